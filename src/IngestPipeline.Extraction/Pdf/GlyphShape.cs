using System.Collections.Immutable;

namespace IngestPipeline.Extraction.Pdf;

/// <summary>One closed line of a glyph's outline.</summary>
/// <param name="Hash">Equal for contours of equal shape, wherever they lie in their glyphs: an accent is the same on all letters of a font.</param>
/// <param name="X0">Left; bounds count from the glyph's origin, in thousandths of an em, y upwards.</param>
/// <param name="Y0">Bottom.</param>
/// <param name="X1">Right.</param>
/// <param name="Y1">Top.</param>
public readonly record struct GlyphContour(ulong Hash, int X0, int Y0, int X1, int Y1);

/// <summary>What a glyph looks like, by its font program; one object for each font and code.</summary>
/// <param name="Advance">Width of the advance, in ems.</param>
/// <param name="Outline">Hash of the whole outline, equal for equal shapes in any font; 0 where nothing is drawn or the font is not in the file.</param>
/// <param name="Contours">None where the outline is not known; one for all where there are too many to be a letter's.</param>
public sealed record GlyphShape(float Advance, ulong Outline, ImmutableArray<GlyphContour> Contours)
{
    /// <summary>Lowest and highest point, thousandths of an em; null without contours.</summary>
    public (int Bottom, int Top)? Height => Contours.IsEmpty ? null : (Contours.Min(c => c.Y0), Contours.Max(c => c.Y1));
}
