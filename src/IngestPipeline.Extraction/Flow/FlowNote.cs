using System.Collections.Immutable;
using IngestPipeline.Documents;

namespace IngestPipeline.Extraction.Flow;

/// <summary>Makes one block of a footnote's paragraphs.</summary>
internal static class FlowNote
{
    /// <summary>Null if the note is empty. Some programs write the mark into the note as plain text: it is not part of the note.</summary>
    public static ParagraphContent? Content(ImmutableArray<FlowItem> items, string mark)
    {
        var line = new FlowLine();
        var runs = Paragraphs(items).SelectMany((p, i) => i == 0 ? p.Runs : p.Runs.Insert(0, new FlowRun(" ", null, null, false, false, false)));
        var leading = true;
        foreach (var run in runs.Where(r => r.FootnoteMark is null))
        {
            var text = run.Text;
            if (leading && text.Trim() is { Length: > 0 } first)
            {
                leading = false;
                text = first.Trim('(', ')', '[', ']', '.') == mark && (first == mark || run.Superscript || first[0] is '[' or '(') ? "" : text;
            }

            line.Append(text, run);
        }

        return line.IsBlank ? null : line.ToContent(BlockKind.Footnote, BlockStyle.Unknown);
    }

    private static IEnumerable<FlowItem.Paragraph> Paragraphs(IEnumerable<FlowItem> items) => items.SelectMany(i => i switch
    {
        FlowItem.Paragraph p => [p],
        FlowItem.Grid g => g.Rows.SelectMany(r => r).SelectMany(c => Paragraphs(c.Items)),
        _ => [],
    });
}
