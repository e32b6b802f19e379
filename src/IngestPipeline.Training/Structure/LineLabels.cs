using System.Collections.Immutable;
using IngestPipeline.Documents;
using IngestPipeline.Tagging.Structure;
using IngestPipeline.Tagging.Structure.Learned;

namespace IngestPipeline.Training.Structure;

/// <summary>The labels of the line model that a labelled document gives its lines.</summary>
internal static class LineLabels
{
    /// <summary>Words.</summary>
    private const int LongestTitle = 30;

    /// <summary>What a line may be that is no heading.</summary>
    private static readonly ImmutableArray<string> Others = [.. Enum.GetValues<BlockKind>().Where(k => k is not (BlockKind.Heading or BlockKind.Seal)).Select(LineLabel.Of)];

    /// <summary>One label a line; null where the document does not tell.</summary>
    public static string?[] Of(IReadOnlyList<TextLine> lines, LabelledDocument labelled)
    {
        var labels = new string?[lines.Count];
        for (var i = 0; i < lines.Count; i++)
        {
            labels[i] = Heading(lines[i], labelled) ?? (Kind(lines[i].Span, labelled) is { } kind && kind != BlockKind.Heading ? LineLabel.Of(kind) : null);
        }

        return labels;
    }

    /// <summary>
    /// The labels that a line may have after what a person said of it; empty where nobody said anything. People name lines, not places in them: where a line is
    /// longer than titles are, its heading may also end within it.
    /// </summary>
    /// <param name="read">Its label in the corrected outline.</param>
    public static ImmutableArray<string> Possible(TextLine line, string? read, ImmutableArray<CorrectedLine> corrected)
    {
        if (corrected.FirstOrDefault(c => c.Span.Overlaps(line.Span)) is not { } said)
        {
            return [];
        }

        return !said.IsHeading ? Others
            : line.WordCount <= LongestTitle || read is LineLabel.RunIn or LineLabel.Marker ? [read ?? LineLabel.Heading]
            : line.Enumerator is null ? [LineLabel.Heading, LineLabel.RunIn]
            : [LineLabel.Heading, LineLabel.RunIn, LineLabel.Marker];
    }

    private static string? Heading(TextLine line, LabelledDocument labelled)
    {
        foreach (var section in labelled.Sections)
        {
            if (!section.Span.Overlaps(line.Span))
            {
                continue;
            }

            var rest = line.Text[Math.Clamp(section.Span.End - line.Span.Start, 0, line.Text.Length)..];
            var whole = !rest.Any(char.IsLetterOrDigit);
            if (section.Span.Start < line.Span.Start)
            {
                return whole ? LineLabel.Continued : null;
            }

            // A heading that begins within a line was glued to what stands before it; the line model cannot part them.
            return line.Text.AsSpan(0, section.Span.Start - line.Span.Start).Trim(" “\"(*").Length > 0 ? null
                : whole ? LineLabel.Heading
                : section.Title is null ? LineLabel.Marker
                : LineLabel.RunIn;
        }

        return null;
    }

    /// <summary>The kind that most of a span has.</summary>
    public static BlockKind? Kind(TextSpan span, LabelledDocument labelled) => labelled.Blocks
        .Where(b => b.Span.Overlaps(span))
        .GroupBy(b => b.Kind, b => Math.Min(b.Span.End, span.End) - Math.Max(b.Span.Start, span.Start))
        .OrderByDescending(g => g.Sum()).Select(g => (BlockKind?)g.Key).FirstOrDefault();
}
