using System.Text.RegularExpressions;
using IngestPipeline.Documents;
using IngestPipeline.Vietnamese.Encodings;

namespace IngestPipeline.Extraction.Flow;

/// <summary>
/// Cuts a paragraph at its manual line breaks. In centred and short lines (letterhead, title, signature, list of recipients) each line
/// is a block of its own; in running text a break is a space, unless the next line opens an item or follows a finished sentence.
/// </summary>
internal static partial class LineBreaker
{
    /// <summary>Longer lines are running text: a printed line of 14 pt holds some 80 letters.</summary>
    private const int ShortLine = 75;

    public static IEnumerable<FlowLine> Cut(FlowItem.Paragraph paragraph, bool band)
    {
        var texts = paragraph.Text.Split('\n', '\v', '\f');
        var separate = band || paragraph.Alignment is Alignment.Center or Alignment.Right || Array.TrueForAll(texts, t => t.Trim().Length < ShortLine);
        var undecoded = string.Concat(paragraph.Runs.Where(r => r.Original is null).Select(r => r.Text));
        var soft = undecoded.Contains('\u00AD') && SoundText.IsSuspect(undecoded.Replace("\u00AD", "", StringComparison.Ordinal));
        var line = new FlowLine(soft);
        var index = 0;
        foreach (var run in paragraph.Runs)
        {
            if (run.FootnoteMark is not null)
            {
                line.Append(run.Text, run);
                continue;
            }

            var from = 0;
            for (var at = run.Text.AsSpan().IndexOfAny('\n', '\v', '\f'); at >= 0; at = run.Text.IndexOfAny(['\n', '\v', '\f'], from))
            {
                line.Append(run.Text[from..at], run);
                index++;
                if (separate || run.Text[at] == '\f' || OpensBlock(texts[index - 1], texts[index]))
                {
                    yield return line;
                    line = new FlowLine(soft);
                }
                else
                {
                    line.Append("\n", run);
                }

                from = at + 1;
            }

            line.Append(run.Text[from..], run);
        }

        yield return line;
    }

    private static bool OpensBlock(string before, string after)
    {
        var ended = before.TrimEnd();
        return ItemStart().IsMatch(after) || (ended.Length > 0 && ended[^1] is '.' or ';' or ':' && after.TrimStart() is [var first, ..] && char.IsUpper(first));
    }

    [GeneratedRegex(@"^\s*([-+*•–]\s|\(?\p{L}\)\s|\d{1,2}(\.\d{1,2})*[.)]\s|[IVX]{1,5}[.)]\s)", RegexOptions.CultureInvariant)]
    private static partial Regex ItemStart();
}
