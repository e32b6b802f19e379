using System.Collections.Immutable;

namespace IngestPipeline.Vietnamese.Glyphs;

/// <summary>A letter an unknown glyph may be, with the evidence for it that does not come from the words it stands in.</summary>
/// <param name="Letter">One character, or a few that one glyph stands for (<c>fi</c>); NFC.</param>
/// <param name="LogPrior">
/// Natural logarithm of a weight, from outline, widths, heights and recognition of its image; differences between the candidates of one unknown matter, not the sum.
/// </param>
public readonly record struct GlyphCandidate(string Letter, double LogPrior);

/// <summary>One glyph whose letter the file does not tell: it is the same letter wherever it stands in the document.</summary>
/// <param name="Id">From 0, unique within the document; stands in text as <see cref="Placeholder"/>.</param>
/// <param name="Candidates">
/// Likeliest first; the letter is one of them or none. Each letter once. Only one candidate: decided by evidence that no language model may overrule.
/// Empty: nothing is known of its shape, and any letter may be tried.
/// </param>
public sealed record GlyphUnknown(int Id, ImmutableArray<GlyphCandidate> Candidates)
{
    /// <summary>Unknowns that one document can tell apart: the private-use area of the basic plane less the codes of symbol fonts (U+F020–F0FF).</summary>
    public const int Most = 0x1000;

    private const char First = '\uE000';

    /// <summary>The private-use character that stands for it: U+E000 + <see cref="Id"/>. Real private-use characters are mapped away before.</summary>
    public char Placeholder => PlaceholderOf(Id);

    public static char PlaceholderOf(int id) => id is >= 0 and < Most ? (char)(First + id) : throw new ArgumentOutOfRangeException(nameof(id), id, "more unknowns than placeholders");

    /// <summary>The unknown a character stands for; null for every other character.</summary>
    public static int? IdOf(char c) => c >= First && c < First + Most ? c - First : null;
}

/// <summary>What a solver made of one unknown.</summary>
/// <param name="Letter">Null: undecided; it stays a marked gap.</param>
/// <param name="Confidence">0 to 1 that <paramref name="Letter"/> is right; of the likeliest candidate where it is null.</param>
/// <param name="Candidates">The posterior, likeliest first: <see cref="GlyphCandidate.LogPrior"/> is then the logarithm of a probability.</param>
public sealed record GlyphReading(int Id, string? Letter, double Confidence, ImmutableArray<GlyphCandidate> Candidates);
