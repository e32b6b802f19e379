using IngestPipeline.Documents;

namespace IngestPipeline.Tagging.Facts;

/// <summary>
/// What a number measures: the words of its clause before it, the counted noun, and what qualifies the noun behind it, without
/// times, citations and the words that only link ("là", "đạt", "khoảng").
/// </summary>
internal static class IndicatorReader
{
    private const int MostBefore = 14;
    private const int MostBehind = 9;

    private static readonly HashSet<string> Leading = new(StringComparer.Ordinal)
    {
        "và", "trong", "đó", "đồng", "thời", "có", "đã", "theo", "còn", "riêng", "cụ", "thể", "như", "sau", "hiện", "nay", "ngoài", "ra", "đến", "với", "gồm", "bao", "cũng", "qua", "được", "tại", "là", "thì", "hoặc", "khi", "ở", "nhưng", "mà",
    };

    private static readonly HashSet<string> Trailing = new(StringComparer.Ordinal)
    {
        "là", "đạt", "được", "có", "với", "bằng", "khoảng", "gần", "hơn", "trên", "dưới", "tăng", "giảm", "giam", "từ", "dao", "động", "mức", "ở", "quá", "không", "đa", "tối", "thiểu", "còn", "gồm", "bao", "ước", "nhẹ", "mạnh", "thêm", "và",
        "xấp", "xỉ", "ít", "nhất", "đó", "trong", "gấp", "vượt", "chiếm", "khi", "thì", "lại", "đến",
    };

    private static readonly HashSet<string> PriceWords = new(StringComparer.Ordinal) { "giá", "phí", "lương", "mức", "cước", "chi", "thu", "kinh", "tiền", "lãi", "vốn", "thưởng", "thuế", "phạt", "hỗ", "trợ", "cấp", "doanh" };

    private static readonly HashSet<string> Breaks = new(StringComparer.Ordinal)
    {
        "và", "trong", "để", "vào", "theo", "nhằm", "với", "so", "là", "tăng", "giảm", "đạt", "từ", "đến", "thì", "mà", "còn", "nên", "như", "gồm", "bao", "trở", "qua", "khi", "tại", "do", "chiếm", "bằng",
    };

    /// <param name="line">The line.</param>
    /// <param name="clauses">Its parts.</param>
    /// <param name="covered">Tokens of times and citations.</param>
    /// <param name="drafts">All quantities of the line.</param>
    /// <param name="index">The one asked for.</param>
    /// <param name="leads">Words before each quantity, filled as the line is read: a list goes on with the words of its first.</param>
    public static string? Of(TokenLine line, Clauses clauses, bool[] covered, List<FactDraft> drafts, int index, List<string> leads)
    {
        var draft = drafts[index];
        if (draft.RangeWith == index - 1)
        {
            leads.Add(leads[^1]);
            return drafts[index - 1].Indicator;
        }

        var lead = Lead(line, clauses, covered, drafts, index);
        if (lead.StartsWith("so ", StringComparison.Ordinal))
        {
            // "tăng 8% so với tháng trước và tăng 30% …": the same thing once more.
            lead = "";
        }

        if (index > 0 && leads[^1].Length > 0 && clauses.SameSentence(drafts[index - 1].Site.First, draft.Site.First))
        {
            lead = Completed(lead, leads[^1]);
        }

        leads.Add(lead);
        var noun = draft.Site.Unit is { Class: UnitClass.Count } unit && unit.Written is not ("(th)" or "th" or "trường hợp" or "lần") ? Noun(line, draft) : "";
        var behind = Behind(line, covered, draft);
        if (draft.Kind == FactKind.Percent && behind.Length > 0 && draft.Change is not null)
        {
            lead = "";
        }

        if (draft.Kind == FactKind.Money && draft.Unit is { } rate && rate.Contains('/') && !lead.Split(' ').Any(w => PriceWords.Contains(w.ToLowerInvariant())))
        {
            lead = lead.Length == 0 ? "giá" : "giá " + lead;
        }

        var words = string.Join(' ', new[] { lead, noun, behind }.Where(w => w.Length > 0));
        return words.Length == 0 ? null : words;
    }

    /// <summary>Words that say nothing without what the figure before them measures: "…, tổng số 11m", "với tổng kinh phí 109 triệu đồng", "đối với 02 đơn vị".</summary>
    private static string Completed(string lead, string before) => lead.ToLowerInvariant() switch
    {
        "" or "tổng số" or "tổng" or "tổng cộng" => before,
        "tổng kinh phí" or "kinh phí" or "tỷ lệ" or "tỉ lệ" or "đạt tỷ lệ" or "tỷ lệ đạt" or "tổng số tiền" or "số tiền" or "trị giá" or "tổng trị giá" => $"{lead} {before}",
        "đối" => $"{before} đối với",
        "của" or "cho" or "thuộc" or "từ" or "bởi" => $"{before} {lead}",
        _ => lead,
    };

    private static string Noun(TokenLine line, FactDraft draft)
    {
        var from = line[draft.Site.Last + 1].Start;
        return draft.End > from ? line.Text[from..draft.End] : "";
    }

    private static string Lead(TokenLine line, Clauses clauses, bool[] covered, List<FactDraft> drafts, int index)
    {
        var at = drafts[index].Site.First;
        var from = clauses.Segment(at);
        if (index > 0 && drafts[index - 1].Site.Last >= from)
        {
            from = drafts[index - 1].Site.Unit?.Next ?? drafts[index - 1].Site.Last + 1;
        }

        // A lead-in before ":" rules the list, not this figure, unless the colon stands right before the figure.
        for (var i = at - 2; i >= from; i--)
        {
            if (line[i].IsMark(':'))
            {
                // "cấp tỉnh: tối thiểu 40m2": only linking words behind the colon, so the label is the lead.
                var own = Kept(line, covered, i + 1, at);
                from = Trimmed(line, own) > 0 ? i + 1 : from;
                break;
            }
        }

        var words = Kept(line, covered, from, at);
        var (start, end) = (0, Trimmed(line, words));

        for (var i = end - 1; i > start && end - start > MostBefore; i--)
        {
            // Long lead: from the last comma that leaves a phrase of some length.
            if (line[words[i]].IsMark(',') && end - i is > 3 and <= MostBefore)
            {
                start = i + 1;
                break;
            }
        }

        start = Math.Max(start, end - MostBefore - 4);
        while (start < end && (line[words[start]].Kind == TokenKind.Mark || Leading.Contains(line.Word(words[start]))))
        {
            start++;
        }

        return Join(line, words, start, end);
    }

    /// <summary>How many words are left when the linking words at the end are taken off.</summary>
    private static int Trimmed(TokenLine line, List<int> words)
    {
        var end = words.Count;
        while (end > 0 && (line[words[end - 1]].Kind == TokenKind.Mark || (Trailing.Contains(line.Word(words[end - 1])) && (!line.Capital(words[end - 1]) || end == 1))))
        {
            end--;
        }

        return end;
    }

    private static string Behind(TokenLine line, bool[] covered, FactDraft draft)
    {
        if (draft.Kind is not (FactKind.Count or FactKind.Ratio or FactKind.Percent or FactKind.Rank))
        {
            return "";
        }

        var from = draft.Site.Unit?.Next ?? draft.Site.Last + 1;
        if (draft.Kind == FactKind.Percent && (line.Word(from) is "so" or "kế" || Breaks.Contains(line.Word(from))))
        {
            return "";
        }

        var words = new List<int>();
        for (var i = from; i < line.Tokens.Count && words.Count < MostBehind; i++)
        {
            if (covered[i])
            {
                continue;
            }

            if (line[i].Kind != TokenKind.Word || Breaks.Contains(line.Word(i)))
            {
                break;
            }

            words.Add(i);
        }

        return Join(line, words, 0, words.Count);
    }

    private static List<int> Kept(TokenLine line, bool[] covered, int from, int to)
    {
        var words = new List<int>();
        for (var i = from; i < to; i++)
        {
            if (!covered[i])
            {
                // The comma behind a time goes with it.
                if (!(line[i].IsMark(',') && i > from && covered[i - 1] && (words.Count == 0 || line[words[^1]].IsMark(','))))
                {
                    words.Add(i);
                }

                continue;
            }

            while (words.Count > 0 && line.Word(words[^1]) is "trong" or "vào" or "từ" or "đến" or "tính" or "so" or "với" or "hết" or "kể")
            {
                words.RemoveAt(words.Count - 1);
            }
        }

        return words;
    }

    private static string Join(TokenLine line, List<int> words, int start, int end)
    {
        var text = new System.Text.StringBuilder();
        for (var i = start; i < end; i++)
        {
            var token = line[words[i]];
            if (text.Length > 0 && (line[words[i - 1]].End != token.Start))
            {
                text.Append(' ');
            }

            text.Append(line.Text, token.Start, token.End - token.Start);
        }

        return text.ToString();
    }
}
