using System.Collections.Immutable;
using System.Text;
using IngestPipeline.Documents;
using IngestPipeline.Vietnamese.Trust;

namespace IngestPipeline.Extraction.Flow;

/// <summary>How far the text of a word-processor file can be trusted as it stands in the file: whole, and font by font.</summary>
internal static class FlowTrust
{
    /// <summary>Characters of a font that are enough to judge it.</summary>
    private const int Enough = 20_000;

    /// <param name="content">Before its legacy fonts were decoded.</param>
    public static ImmutableArray<TextTrust> Judge(FlowContent content)
    {
        var whole = new StringBuilder();
        var fonts = new SortedDictionary<string, StringBuilder>(StringComparer.Ordinal);
        foreach (var paragraph in content.Items.Concat(content.Footnotes.OrderBy(n => n.Key, StringComparer.Ordinal).SelectMany(n => n.Value)).SelectMany(Paragraphs))
        {
            var touched = new HashSet<StringBuilder>();
            foreach (var run in paragraph.Runs.Where(r => r.FootnoteMark is null))
            {
                Append(whole, run.Text);
                if (run.Font is { Length: > 0 } name)
                {
                    var text = fonts.TryGetValue(name, out var known) ? known : fonts[name] = new StringBuilder();
                    Append(text, run.Text);
                    touched.Add(text);
                }
            }

            Append(whole, "\n");
            foreach (var text in touched)
            {
                Append(text, "\n");
            }
        }

        return
        [
            TrustJudge.Judge(TextCounts.Of(whole.ToString())),
            .. fonts.Select(f => TrustJudge.Judge(TextCounts.Of(f.Value.ToString()), null, new FontEvidence(f.Key))).Where(t => t.Words >= TrustJudge.EnoughWords),
        ];
    }

    private static void Append(StringBuilder text, string run)
    {
        if (text.Length < Enough)
        {
            text.Append(run);
        }
    }

    private static IEnumerable<FlowItem.Paragraph> Paragraphs(FlowItem item) => item switch
    {
        FlowItem.Paragraph p => [p],
        FlowItem.Grid g => g.Rows.SelectMany(r => r).SelectMany(c => c.Items).SelectMany(Paragraphs),
        _ => [],
    };
}
