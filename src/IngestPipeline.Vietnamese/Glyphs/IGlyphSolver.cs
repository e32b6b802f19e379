using System.Collections.Immutable;

namespace IngestPipeline.Vietnamese.Glyphs;

/// <summary>Finds the letters of unknown glyphs from the words they stand in, over the whole document.</summary>
public interface IGlyphSolver
{
    /// <param name="lines">
    /// The document's lines in reading order (columns and cells each as lines of their own), words parted by one space, each unknown as its <see cref="GlyphUnknown.Placeholder"/>.
    /// Figures, dates and <c>số/ký hiệu</c> stand in them as printed: they must not decide letters.
    /// </param>
    /// <returns>One reading for each unknown, in their order.</returns>
    ImmutableArray<GlyphReading> Solve(IReadOnlyList<string> lines, IReadOnlyList<GlyphUnknown> unknowns);
}
