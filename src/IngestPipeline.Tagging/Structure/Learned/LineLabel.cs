using IngestPipeline.Documents;

namespace IngestPipeline.Tagging.Structure.Learned;

/// <summary>The labels of the line model: the kinds of blocks, and for headings how much of the line is one.</summary>
public static class LineLabel
{
    /// <summary>The whole line is a heading.</summary>
    public const string Heading = "heading";

    /// <summary>The line goes on with the heading of the line before it.</summary>
    public const string Continued = "heading+";

    /// <summary>The line begins with a heading and goes on with a sentence.</summary>
    public const string RunIn = "run-in";

    /// <summary>The line's marker alone is a heading (<c>Điều 3.</c>), a sentence follows it.</summary>
    public const string Marker = "marker";

    public static string Of(BlockKind kind) => ContractNames.Of(kind);

    /// <summary>What the rules' tag says in the labels of the model.</summary>
    public static string Of(TextLine line, LineTag tag) =>
        tag.ContinuesHeading ? Continued
        : tag.HeadingLength == 0 ? Of(tag.Kind)
        : tag.HeadingLength >= line.Text.Length ? Heading
        : line.Enumerator is { } marker && tag.HeadingLength <= marker.Length ? Marker
        : RunIn;

    /// <summary>The kind of the block and how many UTF-16 units of the line are a heading.</summary>
    public static (BlockKind Kind, int HeadingLength) Read(string label, TextLine line) => label switch
    {
        Heading or Continued => (BlockKind.Heading, line.Text.Length),
        RunIn => (BlockKind.Paragraph, RunInHeading.LengthOf(line)),
        Marker => (BlockKind.Paragraph, line.Enumerator?.Length ?? 0),
        _ => (ContractNames.Parse<BlockKind>(label), 0),
    };
}
