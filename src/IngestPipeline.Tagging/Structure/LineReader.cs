using System.Text.RegularExpressions;
using IngestPipeline.Documents;

namespace IngestPipeline.Tagging.Structure;

/// <summary>Makes the lines that structure is read from out of a document's blocks.</summary>
public static partial class LineReader
{
    /// <summary>An opening quotation mark whose partner is farther away than this was a slip of the author's.</summary>
    private const int LongestQuote = 60;

    public static List<TextLine> Read(Document document)
    {
        var lines = new List<TextLine>();
        for (var i = 0; i < document.Blocks.Length; i++)
        {
            var block = document.Blocks[i];
            if (block.Kind is BlockKind.Table && lines.Count > 0)
            {
                lines[^1] = lines[^1] with { BeforeTable = true };
            }

            if (block.Kind is BlockKind.Table or BlockKind.Footnote or BlockKind.PageNumber or BlockKind.RunningHeader || block.Span.IsEmpty)
            {
                continue;
            }

            var raw = block.Span.Of(document.Text);
            var start = block.Span.Start + raw.Length - raw.TrimStart().Length;
            var text = raw.Trim().ToString();
            if (text.Length > 0)
            {
                var bullet = Bullet().IsMatch(text) || (block.Style.ListItem && EnumeratorGrammar.Parse(text) is null);
                lines.Add(new TextLine(i, TextSpan.OfLength(start, text.Length), text, block.Page, block.Style)
                {
                    IsBullet = bullet,
                    Enumerator = bullet ? null : EnumeratorGrammar.Parse(text),
                });
            }
        }

        MarkQuoted(lines);
        return lines;
    }

    private static void MarkQuoted(List<TextLine> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Text[0] is not ('“' or '"') || Closes(lines[i].Text))
            {
                continue;
            }

            var end = lines.FindIndex(i + 1, Math.Min(LongestQuote, lines.Count - i - 1), l => Closes(l.Text));
            for (var k = i; k <= end; k++)
            {
                lines[k] = lines[k] with { IsQuoted = true };
            }

            i = Math.Max(i, end);
        }
    }

    private static bool Closes(string text)
    {
        var straight = text.Count(c => c == '"') % 2 == 1;
        var (opened, closed) = (text.Count(c => c == '“'), text.Count(c => c == '”'));
        return text[0] == '"' ? !straight : text[0] == '“' ? closed >= opened : closed > opened || straight;
    }

    [GeneratedRegex(@"^(?:[-–—+*•●▪◦·¾§➢✓]\s*(?=[\p{L}\d“""(\[])|o\s+(?=\p{Lu}))")]
    private static partial Regex Bullet();
}
