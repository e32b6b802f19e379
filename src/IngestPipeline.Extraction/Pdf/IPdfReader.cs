using System.Collections.Immutable;
using IngestPipeline.Documents;

namespace IngestPipeline.Extraction.Pdf;

/// <summary>A font as the file declares it.</summary>
/// <param name="Id">Index within the document.</param>
/// <param name="Name">PostScript name without subset prefix: <c>TimesNewRomanPS-BoldMT</c>, <c>.VnTime</c>.</param>
/// <param name="HasToUnicode">It carries a ToUnicode map (which may still lack entries, or lie).</param>
public sealed record PdfFont(int Id, string Name, bool Bold, bool Italic, bool HasToUnicode, bool Embedded);

/// <summary>A glyph as drawn. Coordinates in points, origin at the top left of the page as displayed (rotation applied).</summary>
/// <param name="Font">Index into <see cref="PdfPage.Fonts"/> by <see cref="PdfFont.Id"/>.</param>
/// <param name="Code">Character code in the font.</param>
/// <param name="Unicode">What the font's own tables say; null where they say nothing. Never guessed.</param>
/// <param name="X0">Left edge of the advance box.</param>
/// <param name="X1">Right edge of the advance box.</param>
/// <param name="Baseline">Y of the baseline.</param>
/// <param name="Size">Effective font size in points.</param>
/// <param name="Direction">
/// Degrees clockwise the text runs: 0, 90, 180, 270, or another angle for slanted text (watermarks). For text that runs down (90) or up (270) the page's
/// axes change parts: <see cref="X0"/> and <see cref="X1"/> are the upper and lower y, <see cref="Baseline"/> is an x.
/// </param>
/// <param name="Shape">Of its font and code, shared by all its occurrences; null where the reader knows none.</param>
/// <param name="Invisible">Drawn with text rendering mode 3 (ISO 32000-1, 9.3.6): the text layer that OCR lays under a scan.</param>
public readonly record struct Glyph(int Font, int Code, string? Unicode, float X0, float X1, float Baseline, float Size, short Direction, GlyphShape? Shape = null, bool Invisible = false)
{
    /// <summary>What decipherment found, where <see cref="Unicode"/> is not what the font says; else null.</summary>
    public GlyphFinding? Finding { get; init; }
}

/// <summary>An image placed on a page.</summary>
/// <param name="IsGray">It says that its pixels are grey, or black and white.</param>
public readonly record struct PdfImage(Box Box, int PixelWidth, int PixelHeight, bool IsGray = false)
{
    /// <summary>Its compressed bytes end before the image does, which programs that draw it do not tell.</summary>
    public bool CutOff { get; init; }
}

/// <summary>A straight ruling line or the side of a thin rectangle: horizontal or vertical.</summary>
public readonly record struct PdfRule(float X0, float Y0, float X1, float Y1);

/// <summary>One page, as displayed.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Width">Points, after rotation.</param>
/// <param name="Height">Points, after rotation.</param>
/// <param name="Rotation">The page's /Rotate: 0, 90, 180, 270.</param>
/// <param name="Error">Why the page could not be read, or null.</param>
public sealed record PdfPage(
    int Number, double Width, double Height, int Rotation, IReadOnlyDictionary<int, PdfFont> Fonts, ImmutableArray<Glyph> Glyphs, ImmutableArray<PdfImage> Images, ImmutableArray<PdfRule> Rules, string? Error = null);

/// <summary>Reads the text layer of PDF files.</summary>
public interface IPdfReader
{
    /// <summary>Page by page, in order; a page that cannot be read comes with <see cref="PdfPage.Error"/> set, the others are not lost.</summary>
    /// <exception cref="DocumentFailureException">Codes: <c>pdf-encrypted</c>, <c>pdf-damaged</c>, <c>pdf-no-pages</c>; transient: <c>worker-crashed</c>, <c>worker-timeout</c>, <c>worker-memory</c>.</exception>
    IAsyncEnumerable<PdfPage> Read(SourceFile source, CancellationToken cancellation);

    /// <summary>Count of pages, read cheaply.</summary>
    Task<int> CountPages(SourceFile source, CancellationToken cancellation);
}
