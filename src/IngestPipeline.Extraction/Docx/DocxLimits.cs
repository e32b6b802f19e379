namespace IngestPipeline.Extraction.Docx;

/// <summary>Limits that a DOCX must keep before anything of it is unpacked.</summary>
/// <param name="MaxEntries">Files in the package.</param>
/// <param name="MaxUnpackedBytes">All files together, unpacked.</param>
/// <param name="MaxPartBytes">One XML part, unpacked; what is read is held in memory.</param>
/// <param name="MaxRatio">Unpacked to packed size of a file above <paramref name="RatioFromBytes"/>; real documents reach 60.</param>
/// <param name="RatioFromBytes">Smaller files are not asked for their ratio.</param>
/// <param name="MaxDepth">Elements within elements.</param>
public sealed record DocxLimits(
    int MaxEntries = 10_000, long MaxUnpackedBytes = 1L << 30, long MaxPartBytes = 200L << 20, int MaxRatio = 200, long RatioFromBytes = 16L << 20, int MaxDepth = 400);
