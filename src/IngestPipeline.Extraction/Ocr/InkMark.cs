using IngestPipeline.Documents;

namespace IngestPipeline.Extraction.Ocr;

/// <summary>A seal or a signature in coloured ink.</summary>
/// <param name="Kind"><see cref="BlockKind.Seal"/> or <see cref="BlockKind.Signature"/>.</param>
/// <param name="Box">Pixels of the image, or points of the page, as the owner says.</param>
public readonly record struct InkMark(BlockKind Kind, Box Box);
