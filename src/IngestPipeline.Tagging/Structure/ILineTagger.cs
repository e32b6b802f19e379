using System.Collections.Immutable;
using IngestPipeline.Documents;

namespace IngestPipeline.Tagging.Structure;

/// <summary>What a tagger says of a line.</summary>
/// <param name="Kind">Kind of the line's block.</param>
/// <param name="HeadingLength">UTF-16 units of the line that are a heading: the whole line, or its start (a run-in heading, an article whose sentence follows); 0 if none.</param>
/// <param name="Confidence">0 to 1.</param>
public readonly record struct LineTag(BlockKind Kind, int HeadingLength, double Confidence)
{
    /// <summary>The line goes on with the heading of the line before it.</summary>
    public bool ContinuesHeading { get; init; }

    /// <summary>A new document begins here within the file: an annex with its own numbering.</summary>
    public bool BeginsPart { get; init; }

    /// <summary>The line stands at the end of a document.</summary>
    public bool IsBackMatter => Kind is BlockKind.Recipients or BlockKind.Signature;

    /// <summary>This line is the first behind a document's end.</summary>
    public bool FollowsEnd(LineTag before) => before.IsBackMatter && !IsBackMatter;
}

/// <summary>Decides what each line of a document is. Rules today; a sequence model takes the same place.</summary>
public interface ILineTagger
{
    /// <summary>Part of the stage's version: changes when the same lines may get other tags.</summary>
    string Version { get; }

    /// <summary>One tag a line, in order.</summary>
    ImmutableArray<LineTag> Tag(IReadOnlyList<TextLine> lines);
}
