using System.Globalization;
using System.Text.RegularExpressions;

namespace IngestPipeline.Extraction.Text;

/// <summary>A footnote found in a text: its mark and the printed lines of its note.</summary>
internal sealed record LiftedNote(string Mark, TextParagraph Note);

/// <summary>
/// Tells footnotes from the text they stand in. Bare text shows a mark only as a number glued to a word (<c>cơ quan2</c>,
/// <c>năm 20231</c>), so a mark is believed only where a note line of its number stands below it and the numbers count on.
/// </summary>
internal static partial class NoteLifter
{
    /// <summary>A note whose own number was lost may be skipped; a longer gap means that the number is no note's.</summary>
    private const int LongestGap = 2;

    public static (List<TextLine> Lines, List<LiftedNote> Notes) Lift(List<TextLine> lines, LineWrap wrap)
    {
        var taken = new bool[lines.Count];
        var notes = new List<(string Mark, int From, int To)>();
        var marks = new List<(int Line, int Start, int Length, string Mark)>();
        int next = 1, line = 0, at = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            if (NoteLine().Match(lines[i].Text) is not { Success: true } opening || Number(opening) is not { } number)
            {
                continue;
            }

            var counts = number >= next && number <= next + (notes.Count == 0 ? LongestGap * 2 : LongestGap);
            if (!counts || FindMark(lines, taken, number, (line, at), i) is not { } mark)
            {
                continue;
            }

            var end = EndOfNote(lines, i, wrap);
            if (notes.Count > 0 && notes[^1].To > i)
            {
                notes[^1] = notes[^1] with { To = i };
            }

            notes.Add((number.ToString(CultureInfo.InvariantCulture), i, end));
            taken.AsSpan(i, end - i).Fill(true);
            marks.Add((mark.Line, mark.Start, mark.Length, notes[^1].Mark));
            (next, line, at) = (number + 1, mark.Line, mark.Start + mark.Length);
        }

        var lifted = notes.ConvertAll(n => new LiftedNote(n.Mark, NoteText(lines, n.From, n.To)));
        return (WithoutMarks(lines, taken, marks), lifted);
    }

    private static int? Number(Match opening)
    {
        var digits = string.Concat(opening.Groups[1].Value.Select(c => "⁰¹²³⁴⁵⁶⁷⁸⁹".IndexOf(c) is var k and >= 0 ? (char)('0' + k) : c));
        return digits[0] == '0' ? null : int.Parse(digits, CultureInfo.InvariantCulture);
    }

    private static (int Line, int Start, int Length)? FindMark(List<TextLine> lines, bool[] taken, int number, (int Line, int At) after, int before)
    {
        var digits = number.ToString(CultureInfo.InvariantCulture);
        var raised = string.Concat(digits.Select(c => "⁰¹²³⁴⁵⁶⁷⁸⁹"[c - '0']));
        var glued = new Regex($@"(?<=(?<word>[\p{{L}}]+)[)”""’»]?|[)”""’»%\]]|(?<!\d)(?:19|20)\d\d){digits}(?![\d\p{{L}}%/-]|[.,]\d)|{raised}(?![⁰¹²³⁴⁵⁶⁷⁸⁹])|\[{digits}\]", RegexOptions.CultureInvariant);
        for (var i = after.Line; i < before; i++)
        {
            if (taken[i])
            {
                continue;
            }

            foreach (var match in glued.Matches(lines[i].Text, i == after.Line ? after.At : 0).Cast<Match>())
            {
                if (match.Index > 0 && !IsName(match.Groups["word"].Value))
                {
                    return (i, match.Index, match.Length);
                }
            }
        }

        return null;
    }

    /// <summary>Powers, formulas and codes end in digits of their own: m2, CO2, A1, QL1.</summary>
    private static bool IsName(string word) => word.Length == 1 || Power().IsMatch(word) || Code().IsMatch(word);

    private static int EndOfNote(List<TextLine> lines, int from, LineWrap wrap)
    {
        var to = from + 1;
        if (!wrap.IsWrapped)
        {
            return to;
        }

        var pagesKnown = lines.Exists(l => l.StartsPage);
        while (to < lines.Count && !lines[to].StartsPage)
        {
            // Without page breaks a note ends with its sentence, or where its last line is not full.
            if (!pagesKnown && (lines[to - 1].EndsSentence || wrap.IsShort(lines[to - 1], lines[to])))
            {
                break;
            }

            to++;
        }

        return to;
    }

    private static TextParagraph NoteText(List<TextLine> lines, int from, int to)
    {
        var note = ParagraphJoiner.Glue([lines[from] with { Holes = ("", lines[from].Holes.After) }, .. lines.Skip(from + 1).Take(to - from - 1)], 0, to - from);

        // One blank parts the mark from the note; more may be a letter that was lost.
        var mark = NoteLine().Match(note.Text).Length;
        while (mark > 1 && note.Text[mark - 1] == ' ' && note.Text[mark - 2] == ' ')
        {
            mark--;
        }

        return note with { Text = note.Text[mark..] };
    }

    private static List<TextLine> WithoutMarks(List<TextLine> lines, bool[] taken, List<(int Line, int Start, int Length, string Mark)> marks)
    {
        var result = new List<TextLine>(lines.Count);
        var pageBreak = false;
        for (var i = 0; i < lines.Count; i++)
        {
            pageBreak |= lines[i].StartsPage;
            if (taken[i])
            {
                continue;
            }

            var line = lines[i] with { StartsPage = pageBreak };
            foreach (var (_, start, length, mark) in marks.Where(m => m.Line == i).OrderByDescending(m => m.Start))
            {
                line = line with
                {
                    Text = line.Text.Remove(start, length),
                    Marks = [new NoteMark(mark, start), .. line.Marks.Select(m => m with { Offset = m.Offset - length })],
                };
            }

            result.Add(line);
            pageBreak = false;
        }

        return result;
    }

    [GeneratedRegex(@"^(?:\[(?=\d+\]))?(\d{1,3}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})\]?(?:\s+|(?=[\p{Lu}“""]))(?=[\p{L}\d“""(])")]
    private static partial Regex NoteLine();

    [GeneratedRegex(@"^[kcdm]?m$")]
    private static partial Regex Power();

    [GeneratedRegex(@"^(?:[A-ZĐ]|CO|NO|SO|PM|QL|TL|HL|ĐT|COVID)$")]
    private static partial Regex Code();
}
