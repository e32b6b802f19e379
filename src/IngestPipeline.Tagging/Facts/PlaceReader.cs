namespace IngestPipeline.Tagging.Facts;

/// <summary>The administrative unit with its name ("huyện Trà Cú") in a number's own clause; names inside a body's name do not count.</summary>
internal static class PlaceReader
{
    private static readonly HashSet<string> Bodies = new(StringComparer.Ordinal)
    {
        "ubnd", "hđnd", "dân", "an", "sở", "ban", "phòng", "đoàn", "hội", "đài", "báo", "viện", "trường", "ủy", "uỷ", "khu", "tế", "tư", "án", "sự", "quân", "trung tâm", "công ty", "chính", "cục", "khen", "cờ", "nguyên",
    };

    public static string? Of(TokenLine line, Clauses clauses, List<FactDraft> drafts, int index)
    {
        var at = drafts[index].Site.First;
        var from = clauses.Segment(at);
        if (index > 0 && drafts[index - 1].Site.Last >= from)
        {
            from = drafts[index - 1].Site.Last + 1;
        }

        // "UBND thị xã Duyên Hải: 53 chỉ tiêu": the label names the owner.
        var labelled = line[at - 1].IsMark(':');
        string? found = null;
        for (var i = from; i < at; i++)
        {
            if (Level(line, i) is { } level && Name(line, i + level) is { } end)
            {
                if (labelled || !Bodies.Contains(line.Word(i - 1)))
                {
                    found = line.Text[line[i].Start..line[end - 1].End];
                }

                i = end - 1;
            }
        }

        return found ?? Behind(line, clauses, drafts, index) ?? Shared(line, clauses, drafts, index) ?? Listed(line, clauses, at);
    }

    /// <summary>
    /// What the figure before it has, where this one is the other end of its range or the amount that it changed by.
    /// </summary>
    private static string? Shared(TokenLine line, Clauses clauses, List<FactDraft> drafts, int index)
    {
        if (index == 0 || drafts[index - 1] is not { Place: { } place } before || !clauses.SameSentence(before.Site.First, drafts[index].Site.First))
        {
            return null;
        }

        if (drafts[index].RangeWith == index - 1 || (drafts[index].Change is not null && drafts[index].Site.First - before.Site.Last <= 10))
        {
            return place;
        }

        return null;
    }

    /// <summary>"tại tỉnh Hậu Giang có biến động như sau: …; …": what a colon opens lies there too.</summary>
    private static string? Listed(TokenLine line, Clauses clauses, int at)
    {
        var colon = at - 1;
        var first = clauses.Sentence(at);
        while (colon > first && !line[colon].IsMark(':'))
        {
            colon--;
        }

        for (var i = colon - 1; i >= first; i--)
        {
            if (line.Word(i - 1) is "tại" or "ở" or "bàn" && Level(line, i) is { } level && Name(line, i + level) is { } end)
            {
                return line.Text[line[i].Start..line[end - 1].End];
            }
        }

        return null;
    }

    private static string? Behind(TokenLine line, Clauses clauses, List<FactDraft> drafts, int index)
    {
        var at = drafts[index].Site.Last;
        var to = index + 1 < drafts.Count ? drafts[index + 1].Site.First : line.Tokens.Count;
        for (var i = at + 1; i < to && i < at + 25 && clauses.SameSegment(i, at) && !line[i].IsMark(','); i++)
        {
            if (Level(line, i) is { } level && Name(line, i + level) is { } end && !Bodies.Contains(line.Word(i - 1)))
            {
                return line.Text[line[i].Start..line[end - 1].End];
            }
        }

        return null;
    }

    private static int? Level(TokenLine line, int i) => line.Word(i) switch
    {
        "tỉnh" or "huyện" or "quận" or "phường" or "xã" => 1,
        "thành" when line.Word(i + 1) == "phố" => 2,
        "thị" when line.Word(i + 1) is "xã" or "trấn" => 2,
        _ => null,
    };

    private static int? Name(TokenLine line, int from)
    {
        var end = from;
        while (end < from + 4 && line.Capital(end) && !(line[end].Lower is "ubnd" or "hđnd"))
        {
            end++;
        }

        return end > from ? end : null;
    }
}
