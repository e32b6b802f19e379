using IngestPipeline.Documents;

namespace IngestPipeline.Tagging.Structure;

/// <summary>What the role of a section is told from.</summary>
/// <param name="Title">Null where a sentence follows the marker.</param>
/// <param name="Sentence">The text after a heading without title; else null.</param>
/// <param name="Fallback">Role of a top section whose title tells none.</param>
public sealed record RoleContext(string? Title, string? Sentence, Enumerator? Marker, Section? Parent, SectionRole Fallback);

/// <summary>Tells what a section is about.</summary>
public interface IRoleTeller
{
    /// <summary>Part of the stage's version.</summary>
    string Version { get; }

    SectionRole RoleOf(RoleContext section);
}
