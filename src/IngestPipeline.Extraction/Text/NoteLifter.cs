using System.Globalization;
using System.Text.RegularExpressions;

namespace IngestPipeline.Extraction.Text;

/// <summary>A footnote found in a text: its mark and the printed lines of its note.</summary>
internal sealed record LiftedNote(string Mark, TextParagraph Note);

/// <summary>
/// Tells footnotes from the text they stand in. Bare text shows a mark only as a number glued to a word (<c>cơ quan2</c>,
/// <c>năm 20231</c>), so a mark is believed only where a note line of its number stands below it and the numbers count on (<see cref="NoteChain"/>).
/// </summary>
internal static class NoteLifter
{
    /// <param name="Mark">Null where the note's mark was not found in the text.</param>
    private readonly record struct Found(string Name, int From, int To, int Length, (int Line, int Start, int Length)? Mark)
    {
        /// <summary>Lines on the next page with which the note goes on, end exclusive.</summary>
        public (int From, int To)? Rest { get; init; }
    }

    public static (List<TextLine> Lines, List<LiftedNote> Notes) Lift(List<TextLine> lines, LineWrap wrap)
    {
        var openings = lines.SelectMany((l, i) => NoteCandidates.Openings(l.Text, i)).ToList();
        var notes = openings.Count == 0 ? [] : Numbered(lines, wrap, openings);
        notes.AddRange(Starred(lines, wrap, notes));
        notes.Sort((a, b) => a.From.CompareTo(b.From));
        var taken = new bool[lines.Count];
        for (var i = 0; i < notes.Count; i++)
        {
            // A note ends where the next one begins.
            if (i + 1 < notes.Count && notes[i].To > notes[i + 1].From)
            {
                notes[i] = notes[i] with { To = notes[i + 1].From };
            }

            taken.AsSpan(notes[i].From, notes[i].To - notes[i].From).Fill(true);
        }

        for (var i = 0; i < notes.Count; i++)
        {
            if (CutNote.Rest(lines, wrap, (notes[i].From, notes[i].To), NotesBegin(lines, notes, i), i + 1 < notes.Count ? notes[i + 1].From : lines.Count) is { } rest)
            {
                notes[i] = notes[i] with { Rest = rest };
                taken.AsSpan(rest.From, rest.To - rest.From).Fill(true);
            }
        }

        var marks = notes.Where(n => n.Mark is { } m && !taken[m.Line]).Select(n => (n.Mark!.Value.Line, n.Mark.Value.Start, n.Mark.Value.Length, n.Name)).ToList();
        return (WithoutMarks(lines, taken, marks), notes.ConvertAll(n => new LiftedNote(n.Name, NoteText(lines, n))));
    }

    /// <summary>First line of the notes that stand with one on its page.</summary>
    private static int NotesBegin(List<TextLine> lines, List<Found> notes, int note)
    {
        while (note > 0 && notes[note - 1].To == notes[note].From && !lines[notes[note].From].BeginsPage)
        {
            note--;
        }

        return notes[note].From;
    }

    private static List<Found> Numbered(List<TextLine> lines, LineWrap wrap, List<NoteOpening> openings)
    {
        var page = new int[lines.Count];
        for (var i = 1; i < lines.Count; i++)
        {
            page[i] = page[i - 1] + (lines[i].StartsPage ? 1 : 0);
        }

        var chain = NoteChain.Best(openings, lines.SelectMany((l, i) => NoteCandidates.Marks(l.Text, i)), page, (above, line) => EndOfNote(lines, above, wrap) >= line);
        var notes = new List<Found>();
        var strong = openings.Where(o => !o.Weak).ToLookup(o => o.Line);
        for (var i = 0; i < chain.Count; i++)
        {
            var (note, mark) = chain[i];
            notes.Add(new Found(Name(note.Number), note.Line, EndOfNote(lines, note.Line, wrap), note.Length, (mark.Line, mark.Start, mark.Length)));

            // Notes whose marks were lost stand between the others, or go on counting below the last of several.
            var (above, end) = (note.Number, i + 1 < chain.Count ? chain[i + 1].Note : new NoteOpening(lines.Count, 0, 0, false, false));
            while (chain.Count > 1 && (end.Number <= note.Number || above + 1 < end.Number) && Unmarked(lines, strong, notes[^1], above + 1, end.Line) is { } lost)
            {
                notes.Add(new Found(Name(++above), lost.Line, EndOfNote(lines, lost.Line, wrap), lost.Length, null));
            }
        }

        return notes;
    }

    /// <summary>The line of that number right below the note, or within the lines that it would take otherwise.</summary>
    private static NoteOpening? Unmarked(List<TextLine> lines, ILookup<int, NoteOpening> openings, Found above, int number, int end)
    {
        for (var line = above.From + 1; line <= above.To && line < end; line++)
        {
            if (lines[line - 1].EndsSentence || line == above.To)
            {
                foreach (var opening in openings[line].Where(o => o.Number == number && !o.Bracketed))
                {
                    return opening;
                }
            }
        }

        return null;
    }

    /// <summary>A star with a mark glued to one word and a line of its own below: <c>(*)</c>, and <c>*</c> where stars are no bullets.</summary>
    private static List<Found> Starred(List<TextLine> lines, LineWrap wrap, List<Found> numbered)
    {
        var found = new List<Found>();
        foreach (var star in (string[])["(*)", "(**)", "(***)", "*", "**", "***"])
        {
            var below = lines.FindIndex(l => StartsWith(l.Text, star));
            if (below <= 0 || lines.FindIndex(below + 1, l => StartsWith(l.Text, star)) >= 0 || numbered.Exists(n => n.From <= below && below < n.To))
            {
                continue;
            }

            var glued = new Regex($@"(?<=[\p{{L}}\d)%”""]){Regex.Escape(star)}(?=[\s.,;:)]|$)", RegexOptions.CultureInvariant);
            var marks = lines.SelectMany((l, i) => glued.Matches(l.Text).Select(m => (Line: i, Start: m.Index, m.Length))).Take(2).ToList();
            if (marks.Count == 1 && marks[0].Line < below)
            {
                found.Add(new Found(star.Trim('(', ')'), below, EndOfNote(lines, below, wrap), StarLength(lines[below].Text, star), marks[0]));
            }
        }

        return found;
    }

    private static bool StartsWith(string text, string star) =>
        text.StartsWith(star, StringComparison.Ordinal) && StarLength(text, star) is var at && at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '“' or '"' or '(' && star[0] == '*');

    private static int StarLength(string text, string star) => text.Length - text[star.Length..].TrimStart(' ', ':').Length;

    private static string Name(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int EndOfNote(List<TextLine> lines, int from, LineWrap wrap)
    {
        var to = from + 1;
        if (!wrap.IsWrapped)
        {
            return to;
        }

        var pagesKnown = lines.Exists(l => l.StartsPage);
        while (to < lines.Count && !lines[to].BeginsPage)
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

    private static TextParagraph NoteText(List<TextLine> lines, Found found)
    {
        List<TextLine> own = [lines[found.From] with { Holes = ("", lines[found.From].Holes.After) }, .. lines.Skip(found.From + 1).Take(found.To - found.From - 1)];
        if (found.Rest is { } rest)
        {
            own.AddRange(lines[rest.From..rest.To]);
        }

        var note = ParagraphJoiner.Glue(own, 0, own.Count);

        // One blank parts the mark from the note; more may be a letter that was lost.
        var mark = found.Length;
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
}
