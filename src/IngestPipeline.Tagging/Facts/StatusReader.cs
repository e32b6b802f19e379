using IngestPipeline.Documents;

namespace IngestPipeline.Tagging.Facts;

/// <summary>Tells what is planned, set or forecast from what is (annotation.md §4, status).</summary>
/// <param name="planned">The document as a whole sets what shall be: a plan, a decision, a resolution.</param>
internal sealed class StatusReader(bool planned)
{
    /// <summary>Characters looked back over for the plan or decision that sets a figure.</summary>
    private const int LongestSentence = 1000;

    private static readonly HashSet<SectionRole> Ahead = [SectionRole.Plan, SectionRole.Solutions, SectionRole.Objectives, SectionRole.Implementation];

    private static readonly string[] TargetPhrases =
    [
        "dự kiến", "phấn đấu", "mục tiêu", "dự báo", "lộ trình", "giao biên chế", "giao chỉ tiêu", "giao kế hoạch", "sẽ", "khuyến khích",
        "yêu cầu", "quy định tối", "phải đạt", "phải có", "phải bảo", "phải đảm", "phải dành",
    ];

    // What results are measured by: a target only where the figure belongs to the phrase itself, not behind a comma or "và".
    private static readonly string[] Measures = ["chỉ tiêu", "dự toán", "kế hoạch giao", "được giao", "trung ương giao", "tỉnh giao", "chính giao", "quan giao"];

    private static readonly HashSet<string> Plans = new(StringComparer.Ordinal) { "nhiệm vụ", "chỉ tiêu", "mục tiêu", "lĩnh vực", "giải pháp", "nhóm nhiệm vụ", "nhóm giải pháp", "lớp", "nội dung" };

    /// <summary>What a document that sets rules is made of: "gồm 8 chương, 28 điều", "chia làm 6 loại".</summary>
    private static readonly HashSet<string> MakeUp = new(StringComparer.Ordinal)
    {
        "phần", "chương", "mục", "điều", "khoản", "phụ lục", "biểu", "mẫu", "biểu mẫu", "danh mục", "chứng từ", "chứng", "tài khoản", "loại", "hệ thống", "quyển", "nhóm", "cột", "dòng", "trang",
    };

    public FactStatus Of(TokenLine line, Clauses clauses, List<FactDraft> drafts, int index, Section? section)
    {
        var draft = drafts[index];
        if (draft.RangeWith == index - 1)
        {
            return drafts[index - 1].Status;
        }

        if (Continues(line, clauses, drafts, index))
        {
            return drafts[index - 1].Status;
        }

        var at = draft.Site.First;
        var clause = Clause(line, clauses, at, index > 0 ? drafts[index - 1] : null);
        var done = clause.Contains(" đã ", StringComparison.Ordinal) || clause.StartsWith("đã ", StringComparison.Ordinal);
        if (draft.Unit is "chỉ tiêu" || Bound(line, draft) || (!done && (TargetPhrases.Any(p => HasWords(clause, p)) || Measures.Any(p => HasWords(Tail(clause), p)) || clause.EndsWith("kế hoạch ", StringComparison.Ordinal))) || (draft.Unit is "chỉ tiêu" or "biên chế" && SetsPosts(line, clauses, at)) || PlanHolds(line, clauses, draft))
        {
            return FactStatus.Target;
        }

        // "Bảo đảm 100% …": a duty, not a result.
        if (draft.Kind == FactKind.Percent && line.Phrase(at, 2) is "đảm bảo" or "bảo đảm")
        {
            return FactStatus.Target;
        }

        // A named thing that is counted ("02 Chương trình mục tiêu quốc gia") exists, whatever is planned with it.
        var existing = draft is { Kind: FactKind.Count, Unit: { Length: > 0 } unit } && char.IsUpper(unit[0]) && !unit.All(char.IsUpper);
        if (section is { } s && Ahead.Contains(s.Role) && !done && !existing)
        {
            return FactStatus.Target;
        }

        if (planned && !done && draft is { Kind: FactKind.Count, Unit: { } part } && MakeUp.Contains(part) && (line.Word(draft.Site.First - 1) is "gồm" or "làm" or "thành" or "có" || ListsOn(line, clauses, drafts, index)))
        {
            return FactStatus.Actual;
        }

        return planned && !done && !existing && draft.Unit != "tuổi" && (section?.Role is null or SectionRole.Content or SectionRole.Other) ? FactStatus.Target : FactStatus.Actual;
    }

    /// <summary>"gồm 5 phần, 28 biểu mẫu": the next of what the document is made of.</summary>
    private static bool ListsOn(TokenLine line, Clauses clauses, List<FactDraft> drafts, int index) =>
        index > 0 && drafts[index - 1] is { Status: FactStatus.Actual, Unit: { } unit } before && MakeUp.Contains(unit) && clauses.SameSegment(before.Site.First, drafts[index].Site.First)
        && (line[drafts[index].Site.First - 1].IsMark(',') || line.Word(drafts[index].Site.First - 1) == "và");

    /// <summary>"tối đa không quá 4.500 đồng": a norm.</summary>
    private static bool Bound(TokenLine line, FactDraft draft) => draft.Approx is not null && line.Phrase(draft.Site.First, 2) is "tối thiểu" or "tối đa" or "không quá" or "ít nhất" or "vượt quá";

    /// <summary>A member of a list, or of the same brackets, is what its first is.</summary>
    private static bool Continues(TokenLine line, Clauses clauses, List<FactDraft> drafts, int index)
    {
        if (index == 0)
        {
            return false;
        }

        var (before, here) = (drafts[index - 1], drafts[index]);
        if (before.Status != FactStatus.Target || !clauses.SameSegment(before.Site.First, here.Site.First))
        {
            return false;
        }

        // "dự kiến 489,9 tỷ đồng, tăng khoảng 39,9 tỷ": the amount of change of a figure that is planned.
        if (here.Change is not null && before.Change is null && before.Kind == here.Kind && here.Site.First - before.Site.Last <= 8)
        {
            return true;
        }

        var gap = here.Site.First - (before.Site.Unit?.Next ?? before.Site.Last + 1);
        var last = here.Site.First - 1;
        return gap <= 8 && (line[last].IsMark(',') || line.Word(last) is "và" or "ở" or "đồng" || line[last].IsMark(':')) && before.Kind == here.Kind || (gap <= 5 && line[last].IsMark(':'));
    }

    private static string Clause(TokenLine line, Clauses clauses, int at, FactDraft? before)
    {
        var from = clauses.Segment(at);
        if (before is not null && before.Site.Last >= from)
        {
            from = Math.Min(at, before.Site.Unit?.Next ?? before.Site.Last + 1);
        }

        return at > from ? line.Lower[Math.Max(line[from].Start, line[at].Start - LongestSentence)..line[at].Start] : "";
    }

    /// <summary>Posts that a plan or decision sets: "Quyết định giao biên chế …", "Theo Kế hoạch … tổng số biên chế … là".</summary>
    private static bool SetsPosts(TokenLine line, Clauses clauses, int at)
    {
        var from = Math.Max(line[clauses.Sentence(at)].Start, line[at].Start - LongestSentence);
        var sentence = line.Lower.AsSpan(from, line[at].Start - from);
        return sentence.Contains("kế hoạch", StringComparison.Ordinal) || sentence.Contains("quyết định", StringComparison.Ordinal) || sentence.Contains("kết luận", StringComparison.Ordinal) || sentence.Contains("giao ", StringComparison.Ordinal);
    }

    /// <summary>"Kế hoạch … bao gồm 35 nhiệm vụ", "kế hoạch đào tạo … (với 354 lớp": what a plan holds.</summary>
    private static bool PlanHolds(TokenLine line, Clauses clauses, FactDraft draft)
    {
        var at = draft.Site.First;
        var from = Math.Max(line[clauses.Sentence(at)].Start, line[at].Start - LongestSentence);
        var sentence = line.Lower.AsSpan(from, line[at].Start - from);
        var counts = line.Word(at - 1) is "gồm" or "với" or "ra" && draft.Unit is not null && Plans.Contains(draft.Unit);
        // "tổng số biên chế … năm 2023 là 1.664 người": posts by another unit.
        var posts = line.Word(at - 1) is "là" && (sentence.Contains("tổng số biên chế", StringComparison.Ordinal) || sentence.Contains("số lượng người làm việc", StringComparison.Ordinal));
        return (counts || posts) && sentence.Contains("kế hoạch", StringComparison.Ordinal);
    }

    private static string Tail(string clause)
    {
        var from = Math.Max(clause.LastIndexOf(',') + 1, clause.LastIndexOf(" và ", StringComparison.Ordinal) + 1);
        return clause[from..];
    }

    private static bool HasWords(string clause, string phrase)
    {
        for (var i = clause.IndexOf(phrase, StringComparison.Ordinal); i >= 0; i = clause.IndexOf(phrase, i + 1, StringComparison.Ordinal))
        {
            var end = i + phrase.Length;
            if ((i == 0 || !char.IsLetter(clause[i - 1])) && (end == clause.Length || !char.IsLetter(clause[end])))
            {
                return true;
            }
        }

        return false;
    }
}
