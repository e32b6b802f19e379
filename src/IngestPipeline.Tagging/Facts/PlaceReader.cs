namespace IngestPipeline.Tagging.Facts;

/// <summary>The administrative unit, as written, that a number's own clause makes its place or owner; a unit inside a body's name is none.</summary>
internal static class PlaceReader
{
    /// <summary>Tokens behind a figure in which its place may follow: "02 thí sinh của tỉnh Kiên Giang".</summary>
    private const int Reach = 25;

    /// <summary>Tokens between a figure and the amount by which it changed.</summary>
    private const int NearChange = 10;

    // Behind a comma they go on with the subject of the clause before.
    private static readonly HashSet<string> Predicates = new(StringComparer.Ordinal) { "có", "đạt", "tăng", "giảm", "chiếm", "bằng" };

    public static string? Of(TokenLine line, Clauses clauses, List<PlaceMention> places, List<FactDraft> drafts, int index)
    {
        var at = drafts[index].Site.First;
        var from = clauses.Segment(at);
        from = line.Phrase(from + 2, 2) == "trong đó" ? clauses.Sentence(at) : from;
        if (index > 0 && drafts[index - 1].Site.Last >= from)
        {
            from = drafts[index - 1].Site.Last + 1;
        }

        // "UBND thị xã Duyên Hải: 53 chỉ tiêu": the label names the owner.
        var labelled = line[at - 1].IsMark(':');
        var found = places.FindLast(p => p.First >= from && p.End <= at && (labelled || !p.OfBody));
        return found.End > 0 ? found.In(line) : Behind(line, clauses, places, drafts, index) ?? Shared(line, clauses, drafts, index) ?? Listed(line, clauses, places, drafts, index);
    }

    /// <summary>What the figure before it has, where this one is the other end of its range, the amount that it changed by, or told of the same subject.</summary>
    private static string? Shared(TokenLine line, Clauses clauses, List<FactDraft> drafts, int index)
    {
        if (index == 0 || drafts[index - 1] is not { Place: { } place } before || !clauses.SameSentence(before.Site.First, drafts[index].Site.First))
        {
            return null;
        }

        var changed = drafts[index].Change is not null && drafts[index].Site.First - before.Site.Last <= NearChange;
        return drafts[index].RangeWith == index - 1 || changed || SameSubject(line, before, drafts[index].Site.First) ? place : null;
    }

    /// <summary>Nothing between two figures names a new subject: "12 xã với 120 ấp", "…, có giá dao động từ …".</summary>
    private static bool SameSubject(TokenLine line, FactDraft before, int to)
    {
        for (var i = before.Site.Last + 1; i < to; i++)
        {
            if (line[i].Start < before.End)
            {
                // The comma of "756 ấp, khóm" is one of the unit.
                continue;
            }

            if (line[i].IsMark(';') || line[i].IsMark(':') || line.Word(i) is "tại" or "ở" or "ngoài" || (line[i].IsMark(',') && !Predicates.Contains(line.Word(i + 1))))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>"tại Hậu Giang có biến động như sau: …; …": what a colon opens lies there too, unless it tells of another place or figure first.</summary>
    private static string? Listed(TokenLine line, Clauses clauses, List<PlaceMention> places, List<FactDraft> drafts, int index)
    {
        var colon = drafts[index].Site.First - 1;
        var first = clauses.Sentence(drafts[index].Site.First);
        while (colon > first && !line[colon].IsMark(':'))
        {
            colon--;
        }

        var found = places.FindLast(p => p.Located && p.First > first && p.End <= colon);
        if (found.End == 0 || drafts.Exists(d => d.Site.First >= found.End && d.Site.First < colon))
        {
            return null;
        }

        for (var i = found.End; i < colon; i++)
        {
            if (line.Word(i) == "tại" || (line.Word(i) == "ở" && line.Word(i + 1) != "một"))
            {
                return null;
            }
        }

        return found.In(line);
    }

    private static string? Behind(TokenLine line, Clauses clauses, List<PlaceMention> places, List<FactDraft> drafts, int index)
    {
        var at = drafts[index].Site.Last;
        var next = index + 1 < drafts.Count ? drafts[index + 1].Site.First : line.Tokens.Count;
        var to = Math.Min(next, at + Reach);
        for (var i = at + 1; i < to && clauses.SameSegment(i, at) && !line[i].IsMark(','); i++)
        {
            if (places.Find(p => p.First == i) is { End: > 0, OfBody: false } found)
            {
                // "71 thí sinh (trong đó Kiên Giang 02 thí sinh)": the place of the figure that follows.
                return found.End == next ? null : found.In(line);
            }
        }

        return null;
    }
}
