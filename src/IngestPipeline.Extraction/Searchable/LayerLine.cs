using System.Collections.Immutable;

namespace IngestPipeline.Extraction.Searchable;

/// <summary>A word of a line.</summary>
/// <param name="Text">Never empty; no tabs, no line feeds.</param>
/// <param name="At">Where it begins, points from the line's origin.</param>
/// <param name="Width">Points, more than 0.</param>
/// <param name="Blank">Width of the blank behind it, which may be 0; null where the next word is glued to it or on another line.</param>
public readonly record struct LayerWord(string Text, double At, double Width, double? Blank);

/// <summary>A line of print on the page as displayed: points, origin top left, Y growing downwards.</summary>
/// <param name="X">Where its baseline begins.</param>
/// <param name="Dx">With <paramref name="Dy"/>, the direction of reading: a unit vector.</param>
/// <param name="Size">Font size.</param>
public sealed record LayerLine(double X, double Y, double Dx, double Dy, double Size, ImmutableArray<LayerWord> Words);
