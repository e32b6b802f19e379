using IngestPipeline.Documents;

namespace IngestPipeline.Search.Analysis;

public enum TokenShape
{
    /// <summary>A syllable, a number or a part of an identifier.</summary>
    Part,

    /// <summary>An identifier or range as a whole (<c>8474/KH-UBND</c>), stacked on the position of its first part.</summary>
    Whole,
}

/// <summary>A unit of search.</summary>
/// <param name="Exact">Lower case with accents; see <see cref="SyllableKey"/>.</param>
/// <param name="Folded">Lower case without accents.</param>
/// <param name="Position">Grows by one from part to part, and once more at a line feed, so that no phrase reaches across paragraphs.</param>
/// <param name="Span">Its place in the analysed text.</param>
/// <param name="Shape">Part or whole.</param>
public readonly record struct Token(string Exact, string Folded, int Position, TextSpan Span, TokenShape Shape)
{
    /// <summary>The writer has typed an accent, so it counts.</summary>
    public bool Accented => !string.Equals(Exact, Folded, StringComparison.Ordinal);
}
