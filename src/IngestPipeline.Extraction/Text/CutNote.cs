namespace IngestPipeline.Extraction.Text;

/// <summary>
/// Finds where a note goes on that the end of its page cut. It must want its full stop and break off at a full line, and what goes on begins in
/// lower case where no sentence of the text is open: above the first note of the next page, below the line drawn at its foot, or right behind.
/// </summary>
internal static class CutNote
{
    /// <summary>Lines above the next page's notes among which the rest is sought where no line is drawn.</summary>
    private const int LongestRest = 6;

    /// <param name="note">Lines of the note, end exclusive.</param>
    /// <param name="notesBegin">First line of the notes of its page.</param>
    /// <param name="next">First line of the note after it; the count of lines if there is none.</param>
    /// <returns>Lines of the rest, end exclusive; null if the note was not cut or its rest is not found.</returns>
    public static (int From, int To)? Rest(List<TextLine> lines, LineWrap wrap, (int From, int To) note, int notesBegin, int next)
    {
        if (note.To >= lines.Count || !lines[note.To].BeginsPage || lines[note.To - 1].EndsSentence)
        {
            return null;
        }

        var pageEnd = lines.FindIndex(note.To + 1, l => l.BeginsPage) is var e and >= 0 ? e : lines.Count;
        var end = Math.Min(next, pageEnd);
        if (end <= note.To)
        {
            return null;
        }

        var drawn = lines.FindLastIndex(end - 1, end - 1 - note.To, l => l.RuleBefore);
        if (drawn > 0 && GoesOn(drawn))
        {
            return (drawn, end);
        }

        if (drawn < 0 && next < pageEnd && !lines[next].RuleBefore && lines[end - 1].EndsSentence)
        {
            for (var from = end - 1; from > Math.Max(note.To, end - 1 - LongestRest); from--)
            {
                if (GoesOn(from) && lines[from - 1].Text[^1] == '.')
                {
                    return (from, end);
                }
            }
        }

        return notesBegin > 0 && lines[notesBegin - 1].Text[^1] == '.' && GoesOn(note.To) ? (note.To, EndOfSentence(lines, wrap, note.To, end)) : null;

        bool GoesOn(int line) =>
            lines[line].StartsLower && !LineStart.IsEnumerated(lines[line].Text) && !LineStart.IsBullet(lines[line].Text) && !wrap.IsShort(lines[note.To - 1], lines[line]);
    }

    private static int EndOfSentence(List<TextLine> lines, LineWrap wrap, int from, int limit)
    {
        var to = from + 1;
        while (wrap.IsWrapped && to < limit && !lines[to - 1].EndsSentence && !wrap.IsShort(lines[to - 1], lines[to]))
        {
            to++;
        }

        return to;
    }
}
