namespace IngestPipeline.Tagging.Structure;

/// <summary>A section that is still open where a new heading comes.</summary>
/// <param name="Look">Its heading's case, weight and alignment: headings of one level look alike.</param>
/// <param name="Outline">Its level in the file's own outline; null if the file tells none.</param>
public sealed record OpenSection(Documents.Section Section, Enumerator? Marker, double Rank, string Look, int? Outline);

/// <summary>Decides how deep a heading stands.</summary>
public interface INesting
{
    /// <summary>Part of the stage's version.</summary>
    string Version { get; }

    /// <summary>How many of the open sections, outermost first, stay open above the new heading, and how sure that is (0 to 1).</summary>
    (int Keep, double Confidence) Depth(IReadOnlyList<OpenSection> open, Enumerator? marker, TextLine line);
}
