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
            Append(whole, paragraph.Text + "\n");
            foreach (var (font, word) in WholeWords(paragraph.Runs))
            {
                Append(fonts.TryGetValue(font, out var text) ? text : fonts[font] = new StringBuilder(), word + " ");
            }
        }

        return
        [
            TrustJudge.Judge(TextCounts.Of(whole.ToString())),
            .. fonts.Select(f => TrustJudge.Judge(TextCounts.Of(f.Value.ToString()), null, new FontEvidence(f.Key))).Where(t => t.Words >= TrustJudge.EnoughWords),
        ];
    }

    /// <summary>Words that stand in one font as a whole; where fonts change within a word its parts tell nothing.</summary>
    private static IEnumerable<(string Font, string Word)> WholeWords(ImmutableArray<FlowRun> runs)
    {
        var word = new StringBuilder();
        string? font = null;
        var pure = true;
        foreach (var run in runs.Where(r => r.FootnoteMark is null))
        {
            foreach (var c in run.Text)
            {
                if (!char.IsWhiteSpace(c))
                {
                    pure &= word.Length == 0 || font == run.Font;
                    font = run.Font;
                    word.Append(c);
                    continue;
                }

                if (pure && font is { Length: > 0 } && word.Length > 0)
                {
                    yield return (font, word.ToString());
                }

                word.Clear();
                pure = true;
            }
        }

        if (pure && font is { Length: > 0 } && word.Length > 0)
        {
            yield return (font, word.ToString());
        }
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
