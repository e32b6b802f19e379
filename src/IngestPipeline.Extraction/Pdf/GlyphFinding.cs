using System.Collections.Immutable;
using IngestPipeline.Documents;

namespace IngestPipeline.Extraction.Pdf;

/// <summary>What decipherment made of a glyph whose letter its font does not tell, or tells wrongly. One object for all its occurrences.</summary>
public abstract record GlyphFinding
{
    private GlyphFinding()
    {
    }

    /// <summary>The letter was found.</summary>
    /// <param name="Original">What stands there without decipherment: U+FFFD, or the letter that the font wrongly claims.</param>
    /// <param name="Confidence">0 to 1.</param>
    public sealed record Deciphered(string Original, double Confidence) : GlyphFinding;

    /// <summary>The letter was not found.</summary>
    /// <param name="Candidates">Most likely first; empty where nothing is known.</param>
    public sealed record Undeciphered(ImmutableArray<GapCandidate> Candidates) : GlyphFinding;
}
