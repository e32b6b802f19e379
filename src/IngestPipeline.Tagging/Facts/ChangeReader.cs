using IngestPipeline.Documents;

namespace IngestPipeline.Tagging.Facts;

/// <summary>Whether a number is itself an amount of change, and against what (annotation.md §4, change and baseline).</summary>
internal static class ChangeReader
{
    private static readonly HashSet<string> Fillers = new(StringComparer.Ordinal)
    {
        "khoảng", "gần", "hơn", "trên", "thêm", "nhẹ", "mạnh", "từ", "bình", "quân", "trung", "lần", "lượt", "được", "ước", "tới", "đến", "thấp", "cao", "nhất", "đều", "chung", "xấp", "xỉ", "bớt", "là", "tối", "thiểu", "ít", "tương", "ứng", "trưởng", "đối",
    };

    private static readonly HashSet<string> Verbs = new(StringComparer.Ordinal) { "tăng", "giảm", "giam" };

    public static FactChange? Of(TokenLine line, Clauses clauses, List<FactDraft> drafts, int index)
    {
        var draft = drafts[index];
        if (draft.Kind is FactKind.Rank || (draft.Kind is FactKind.Ratio && draft.Of is not null))
        {
            return null;
        }

        if (draft.RangeWith == index - 1)
        {
            return drafts[index - 1].Change;
        }

        return Direct(line, draft) ?? Distant(line, clauses, draft) ?? Listed(line, clauses, drafts, index);
    }

    /// <summary>"tăng 0,35 %", "giảm (-13đồng/kg)", "bổ sung 270 biên chế".</summary>
    private static FactChange? Direct(TokenLine line, FactDraft draft)
    {
        var i = draft.Site.First - 1;
        for (var steps = 0; steps < 7 && i >= 0; steps++, i--)
        {
            var word = line.Word(i);
            if (word is "tăng" or "vượt")
            {
                return FactChange.Increase;
            }

            if (word is "giảm" or "giam" or "hụt")
            {
                return FactChange.Decrease;
            }

            if (word == "sung" && line.Word(i - 1) == "bổ")
            {
                return draft.Unit is "biên chế" or "chỉ tiêu" && !(line[i - 2].IsMark(',') && line.Word(i - 3) == "đổi") ? FactChange.Increase : null;
            }

            if (line[i].IsMark('(') || line[i].IsMark('+') || line[i].IsDash)
            {
                continue;
            }

            // "tăng từ 5 lên 7", "giảm còn 3": levels, not amounts.
            if (!Fillers.Contains(word) || word is "đến" or "tới" && !line.Word(i - 1).Equals("tăng", StringComparison.Ordinal))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>"giảm giá nhẹ sau dịp Tết từ 05-10%": a verb earlier in the clause and "từ" before the share.</summary>
    private static FactChange? Distant(TokenLine line, Clauses clauses, FactDraft draft)
    {
        if (draft.Kind != FactKind.Percent || line.Word(draft.Site.First - 1) != "từ")
        {
            return null;
        }

        for (var i = draft.Site.First - 2; i >= Math.Max(clauses.Segment(draft.Site.First), draft.Site.First - 14) && !line[i].IsMark(',') && line[i].Kind != TokenKind.Number; i--)
        {
            if (Verbs.Contains(line.Word(i)))
            {
                return line.Word(i) == "tăng" ? FactChange.Increase : FactChange.Decrease;
            }
        }

        return null;
    }

    /// <summary>"giảm 5% biên chế công chức, 10% biên chế viên chức": a list goes on with its verb.</summary>
    private static FactChange? Listed(TokenLine line, Clauses clauses, List<FactDraft> drafts, int index)
    {
        if (index == 0 || drafts[index - 1] is not { Change: { } change } before || before.Unit != drafts[index].Unit || !clauses.SameSegment(before.Site.First, drafts[index].Site.First))
        {
            return null;
        }

        var last = drafts[index].Site.First - 1;
        if (!line[last].IsMark(',') && line.Word(last) != "và")
        {
            return null;
        }

        var from = before.Site.Unit?.Next ?? before.Site.Last + 1;
        for (var i = from; i < last; i++)
        {
            if (line.Word(i) is "là" or "đạt" or "giá" or "so" or "còn" or "có" || line[i].IsMark('(') || line[i].IsMark(')'))
            {
                return null;
            }
        }

        return last - from <= 12 && drafts[index].Kind is FactKind.Percent or FactKind.Count ? change : null;
    }

    /// <summary>"so với năm 2022", "so với cùng kỳ": first behind the number, then before it in its sentence.</summary>
    public static string? Baseline(TokenLine line, Clauses clauses, FactDraft draft)
    {
        var at = draft.Site.First;
        for (var i = draft.Site.Last + 1; i < line.Tokens.Count && i < at + 25 && clauses.SameSegment(i, at); i++)
        {
            if (Compared(line, i) is { } after)
            {
                return after;
            }
        }

        for (var i = at - 1; i >= clauses.Sentence(at) && i > at - 60; i--)
        {
            if (Compared(line, i) is { } before)
            {
                return before;
            }
        }

        return null;
    }

    private static string? Compared(TokenLine line, int i)
    {
        if (line.Word(i) != "so")
        {
            return null;
        }

        var from = line.Word(i + 1) == "với" ? i + 2 : i + 1;
        var end = from;
        while (end < from + 8 && (line[end].Kind != TokenKind.Mark || (line[end].IsMark('/') && line.Glued(end))) && line[end].End > 0
            && (line.Word(end) is "cùng" or "kỳ" or "năm" or "tháng" or "quý" or "trước" or "đầu" or "cuối" or "ngoái" or "gốc" or "kế" or "hoạch" or "thời" or "điểm" or "giai" or "đoạn" or "định" or "mức" || line[end].Kind == TokenKind.Number || line[end].IsMark('/') || (end == from + 1 && line.Word(end) is "i" or "ii" or "iii" or "iv")))
        {
            end++;
        }

        return end > from ? line.Text[line[from].Start..line[end - 1].End] : null;
    }
}
