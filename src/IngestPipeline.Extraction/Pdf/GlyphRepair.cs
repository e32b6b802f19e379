namespace IngestPipeline.Extraction.Pdf;

/// <summary>A glyph's letter was not told by its font and was deciphered: what stood there, and how sure the letter is.</summary>
/// <param name="Original">As extraction without decipherment gives it: U+FFFD, or the letter that the font wrongly claims.</param>
/// <param name="Confidence">0 to 1.</param>
public sealed record GlyphRepair(string Original, double Confidence);
