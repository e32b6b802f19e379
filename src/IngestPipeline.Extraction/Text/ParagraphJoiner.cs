using System.Text;

namespace IngestPipeline.Extraction.Text;

/// <summary>A paragraph put together from printed lines.</summary>
internal sealed record TextParagraph(string Text, int Indent, IReadOnlyList<NoteMark> Marks);

/// <summary>Rebuilds paragraphs from lines.</summary>
internal static class ParagraphJoiner
{
    public static List<TextParagraph> Join(IReadOnlyList<TextLine> lines, LineWrap wrap)
    {
        var paragraphs = new List<TextParagraph>();
        var from = 0;
        for (var i = 1; i <= lines.Count; i++)
        {
            if (i == lines.Count || !RunsOn(lines[i - 1], lines[i], wrap))
            {
                paragraphs.Add(Glue(lines, from, i));
                from = i;
            }
        }

        return paragraphs;
    }

    public static TextParagraph Glue(IReadOnlyList<TextLine> lines, int from, int to)
    {
        var text = new StringBuilder();
        var marks = new List<NoteMark>();
        for (var i = from; i < to; i++)
        {
            if (i > from)
            {
                // A hyphen glued to its word keeps the line feed: whether it stays is for normalising to decide.
                text.Append(HyphenEnds(lines[i - 1].Text) ? '\n' : ' ');
            }

            text.Append(lines[i].Holes.Before);

            marks.AddRange(lines[i].Marks.Select(m => m with { Offset = m.Offset + text.Length }));
            text.Append(lines[i].Text).Append(lines[i].Holes.After);
        }

        return new TextParagraph(text.ToString(), lines[from].Indent, marks);
    }

    private static bool RunsOn(TextLine line, TextLine next, LineWrap wrap)
    {
        if (!wrap.IsWrapped)
        {
            return false;
        }

        var shortLine = wrap.IsShort(line, next);
        if (HyphenEnds(line.Text) && !shortLine)
        {
            return true;
        }

        if (LineStart.IsFixedOpening(next.Text))
        {
            return false;
        }

        if (LineStart.IsBullet(next.Text))
        {
            return !shortLine && !line.EndsSentence && next.Text.TrimStart('-', '–', '—', '+', '*', ' ') is [var first, ..] && char.IsLower(first);
        }

        if (LineStart.IsEnumerated(next.Text))
        {
            return !shortLine && !line.EndsSentence && LineStart.AsksForNumber(line.Text);
        }

        if (next.StartsLower)
        {
            // A heading of few words is closed even where the author began its paragraph in lower case.
            var closed = line.EndsSentence || (LineStart.IsEnumerated(line.Text) && TypeMeasure.Of(line.Text) < 0.6 * wrap.Width);
            return !(shortLine && closed);
        }

        if (line.EndsSentence)
        {
            return !shortLine && next.BlanksBefore == 0 && line.Text[^1] is '.' or ';' && !line.Text.EndsWith("./.", StringComparison.Ordinal);
        }

        return shortLine ? RunsOnThoughShort(line, next, wrap) : RunsOnWhenFull(line, next, wrap);
    }

    private static bool RunsOnThoughShort(TextLine line, TextLine next, LineWrap wrap)
    {
        var broad = TypeMeasure.Of(line.Text) > 0.5 * wrap.Width;
        if (line.AllCapitals)
        {
            // Headings of two lines are broken where the sense allows, not where the line is full.
            return broad && next.AllCapitals && LineStart.IsEnumerated(line.Text);
        }

        return !next.AllCapitals && (LineStart.IsBullet(line.Text) || broad) && LineStart.LeansOn(line.Text);
    }

    private static bool RunsOnWhenFull(TextLine line, TextLine next, LineWrap wrap)
    {
        if (line.AllCapitals != next.AllCapitals)
        {
            return !line.AllCapitals && !(next.BlanksBefore > 0 && wrap.BlanksSeparate) && next.FirstWord.Length < next.Text.Length;
        }

        if (next.BlanksBefore > 0 && wrap.BlanksSeparate)
        {
            return false;
        }

        // A heading may fill its line by chance; it runs on only where a name or phrase is plainly cut.
        return !LineStart.IsEnumerated(line.Text) || line.AllCapitals || LineStart.LeansOn(line.Text) || EndsInCapitalised(line.Text);
    }

    private static bool EndsInCapitalised(string line) => char.IsUpper(line[line.LastIndexOf(' ') + 1]);

    private static bool HyphenEnds(string line) => line.Length > 1 && line[^1] is '-' or '‐' && char.IsLetterOrDigit(line[^2]);
}
