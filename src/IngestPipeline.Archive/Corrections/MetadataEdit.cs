using IngestPipeline.Documents;

namespace IngestPipeline.Archive;

/// <summary>A person's word on a field of a document's metadata. Edits are only ever added: taking one back is another.</summary>
/// <param name="Number">Rising over the archive.</param>
/// <param name="Read">What the program had read when the edit was made.</param>
/// <param name="Value">What the person says; the same as <paramref name="Read"/> confirms it; null: an earlier edit is taken back.</param>
/// <param name="User">Sign-in name.</param>
public sealed record MetadataEdit(long Number, MetadataField Field, MetadataValue Read, MetadataValue? Value, string User, DateTimeOffset At);

/// <summary>A person's word on a line: whether it is a heading, and of what role. Added only, as <see cref="MetadataEdit"/>.</summary>
/// <param name="Text">The line's words when the edit was made, at most <see cref="LongestText"/> characters.</param>
/// <param name="ReadLevel">What the program had read: the level of the heading, 0 for none.</param>
/// <param name="ReadRole">The role it had read; null where it is no heading.</param>
/// <param name="TakenBack">An earlier edit of this line no longer holds; the correction is that one.</param>
public sealed record StructureEdit(
    long Number, HeadingCorrection Correction, string Text, int ReadLevel, SectionRole? ReadRole, bool TakenBack, string User, DateTimeOffset At)
{
    public const int LongestText = 300;
}
