using IngestPipeline.Documents;
using IngestPipeline.Tagging.Numbers;

namespace IngestPipeline.Tagging.Facts;

/// <summary>Puts numbers, units, ratios and ranges of a line together and keeps those that quantify something.</summary>
internal static class QuantityFinder
{
    private const int LongestSpelled = 30;

    private static readonly UnitLexicon Lexicon = UnitLexicon.Default;

    /// <param name="line">The line.</param>
    /// <param name="covered">Tokens that belong to times and citations.</param>
    /// <param name="judge">Tells quantities from other numbers.</param>
    public static List<FactDraft> Find(TokenLine line, bool[] covered, INumberJudge judge)
    {
        var drafts = new List<FactDraft>();
        foreach (var site in Numbers(line, covered))
        {
            var judgement = judge.Judge(line, site, FirstToken(line));
            if (judgement.Role == NumberRole.Quantity && Draft(line, site) is { } draft)
            {
                drafts.Add(draft with { Confidence = draft.Confidence * judgement.Quantity });
            }
        }

        LinkRanges(line, drafts);
        return drafts;
    }

    /// <summary>Every number of the line that is no part of a time or citation, quantity or not.</summary>
    public static List<NumberSite> Numbers(TokenLine line, bool[] covered)
    {
        var sites = Sites(line, covered);
        Share(line, sites);

        // "1. 250 đồng": the head of a torn group counts nothing.
        return [.. sites.Where((site, i) => site.Unit is not null || i + 1 == sites.Count || sites[i + 1].First != site.First + 2 || !QuantityValue.IsTornGroup(line, sites[i + 1]))];
    }

    /// <summary>A line that is one figure and its unit, as a table gives them; no context is asked for.</summary>
    public static FactDraft? Single(TokenLine line) => Sites(line, new bool[line.Tokens.Count]) is [var site, ..] && site.First == 0
        ? Draft(line, site.Unit is { Known: false } ? site with { Unit = null } : site) : null;

    public static int FirstToken(TokenLine line) => line[0].IsDash || line[0].IsMark('+') || line[0].IsMark('*') || line[0].IsMark('•') ? 1 : 0;

    private static List<NumberSite> Sites(TokenLine line, bool[] covered)
    {
        var sites = new List<NumberSite>();
        for (var i = 0; i < line.Tokens.Count; i++)
        {
            if (line[i].Kind != TokenKind.Number || covered[i])
            {
                continue;
            }

            var last = i;
            if (line[i + 1].IsMark('/') && line[i + 2].Kind == TokenKind.Number && !covered[i + 2] && !(line[i + 3].IsMark('/') && line[i + 4].Kind == TokenKind.Number) && !line[i].Number.Scaled)
            {
                last = i + 2;
            }

            var spelled = Spelled(line, i);
            var unit = UnitReader.ReadAfter(line, spelled > 0 ? i + 2 : last + 1, Lexicon);
            if (unit is { Class: UnitClass.Money } money && !money.Unit.Contains('/') && line[money.Next].IsMark('/') && line[money.Next + 1].Kind == TokenKind.Number
                && UnitReader.ReadAfter(line, money.Next + 2, Lexicon) is { Class: UnitClass.Money } of && of.Unit == money.Unit)
            {
                // "1.224 triệu đồng/ 5.425 triệu đồng": a ratio of amounts.
                (last, unit) = (money.Next + 1, of);
            }

            // "đồng/01 giấy phép": that figure belongs to the rate.
            if (line[i - 1].IsMark('/') && sites.Count > 0 && sites[^1].Unit is { } rate && rate.Next > i)
            {
                continue;
            }

            if (sites.Count > 0 && sites[^1].Unit is { Class: not (UnitClass.Score or UnitClass.Rank) } earlier && earlier.Next > i)
            {
                continue;
            }

            sites.Add(new NumberSite(i, last, unit ?? UnitReader.Guess(line, spelled > 0 ? i + 2 : last + 1)) { Spelled = spelled });
            i = last;
        }

        return sites;
    }

    /// <summary>"hai (02) ngày": tokens of the number in words that the figures in brackets repeat; 0 without one.</summary>
    private static int Spelled(TokenLine line, int at)
    {
        if (!line[at - 1].IsMark('(') || !line[at + 1].IsMark(')'))
        {
            return 0;
        }

        var words = new List<string>();
        for (var i = at - 2; i >= 0 && words.Count < LongestSpelled && SpelledNumber.IsNumeral(line.Word(i)); i--)
        {
            words.Insert(0, line.Word(i));
            if (SpelledNumber.Read(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(words)) == line[at].Number.Value)
            {
                return words.Count;
            }
        }

        return 0;
    }

    /// <summary>Figures of a list or range take the unit of the last: "7.200 - 7.350 đồng/kg", "02, 03 và 05 đơn vị", "từ 5 đến 7 lớp".</summary>
    private static void Share(TokenLine line, List<NumberSite> sites)
    {
        for (var i = sites.Count - 2; i >= 0; i--)
        {
            var (here, next) = (sites[i], sites[i + 1]);
            if (next.Unit is not { Known: true } shared || next.First <= here.Last)
            {
                continue;
            }

            var plain = here.Unit is null or { Known: false };
            if (plain && Joined(line, here, next) && !(line[here.Last + 1].IsMark(',') && here.IsRatio != next.IsRatio))
            {
                sites[i] = here with { Unit = shared with { End = line[here.Last].End, Next = here.Last + 1 }, Power = SharedPower(line, here, next) };
            }
            else if (here.Unit is { Class: UnitClass.Measure } own && line[own.Next].IsDash && next.First == own.Next + 1 && shared.Unit.StartsWith(own.Unit + "/", StringComparison.Ordinal))
            {
                // "01 m3 - 10 m3/đồng hồ/tháng"
                sites[i] = here with { Unit = own with { Unit = shared.Unit } };
            }
        }
    }

    /// <summary>Nothing but a comma, a dash or a small word stands between: "từ 5 đến dưới 7 lớp", "từ 10 xuống 8 phòng".</summary>
    private static bool Joined(TokenLine line, NumberSite here, NumberSite next)
    {
        var (mark, gap) = (here.Last + 1, next.First - here.Last - 1);
        var (joins, bounds) = (line.Word(mark) is "đến" or "tới", line.Word(mark + 1) is "dưới" or "hơn" or "gần" or "trên" or "khoảng");
        return gap == 1 ? joins || line.IsRangeMark(mark) || line[mark].IsMark(',') || line.Word(mark) is "và" or "hoặc" or "lên" or "xuống" : gap == 2 && joins && bounds;
    }

    /// <summary>"10 - 15 triệu đồng": the scale word behind the last figure holds for a smaller one before it, not for "200.000 - 3 triệu đồng".</summary>
    private static int SharedPower(TokenLine line, NumberSite here, NumberSite next)
    {
        var (own, last) = (line[here.First].Number, line[next.First].Number);
        var power = next.Power > 0 ? next.Power : last.Power;
        if (power == 0 || own.Scaled || own.Grouped || here.IsRatio || next.IsRatio)
        {
            return 0;
        }

        var listed = line[here.Last + 1].IsMark(',') || line.Word(here.Last + 1) is "và" or "hoặc" or "lên" or "xuống";
        var (from, to) = (Amount.Parse(own.Value), Amount.Parse(last.Value).Shift(next.Power > 0 ? next.Power : 0));
        return from.Shift(power).Below(to) || (listed && from.Below(new Amount(1000, 0))) ? power : 0;
    }

    private static FactDraft? Draft(TokenLine line, NumberSite site)
    {
        var unit = site.Unit;
        var (value, of, confidence) = QuantityValue.Of(line, site);
        var start = site.Spelled > 0 ? line[site.First - 1].Start : line[site.First].Start;
        if (QuantityValue.IsNegative(line, site))
        {
            (value, start) = (value == "0" ? value : "-" + value, line[site.First - 1].Start);
        }

        var end = unit is null ? line[site.Last].End : Math.Max(unit.End, line[site.Last].End);
        confidence = Math.Min(confidence, unit switch { { Known: true, Class: not UnitClass.Count } => 0.98, { Known: true } => 0.95, { } => 0.6, null => 0.55 });
        var (kind, name) = Kind(line, site, unit);
        if (unit is null && name is null)
        {
            name = LabelUnit(line, site.First);
            kind = name == "tuổi" ? FactKind.Measure : kind;
        }

        return new FactDraft(site, start, end, value, of, name, kind, confidence);
    }

    private static (FactKind Kind, string? Unit) Kind(TokenLine line, NumberSite site, UnitMatch? unit)
    {
        if (site.IsRatio)
        {
            return (IsRank(line, site.First) ? FactKind.Rank : FactKind.Ratio, unit?.Unit);
        }

        if (IsRank(line, site.First) && unit?.Class is not (UnitClass.Percent or UnitClass.Money))
        {
            return (FactKind.Rank, unit?.Unit);
        }

        if (unit is null)
        {
            return line[site.First].Number.Scaled ? (FactKind.Money, "VND") : (FactKind.Count, null);
        }

        return unit.Class switch
        {
            UnitClass.Percent => (FactKind.Percent, unit.Unit),
            UnitClass.Money => (FactKind.Money, unit.Unit),
            UnitClass.Measure => (FactKind.Measure, unit.Unit),
            UnitClass.Duration => (FactKind.Duration, unit.Unit),
            UnitClass.Score => (IsScore(line, site) ? FactKind.Score : FactKind.Count, unit.Unit),
            _ when unit.Unit == "lần" && IsMultiple(line, site) => (FactKind.Ratio, unit.Unit),
            _ when unit.Unit == "điểm" && IsScore(line, site) => (FactKind.Score, "điểm"),
            _ => (FactKind.Count, unit.Unit),
        };
    }

    /// <summary>"gấp từ 2 đến 3 lần", "tăng 2 lần", "bằng 1,5 lần": how many times as much, not how often.</summary>
    private static bool IsMultiple(TokenLine line, NumberSite site)
    {
        if (line[site.First].Number is { Plain: false, Grouped: false, Scaled: false } || line.Word(site.First - 1) is "tăng" or "giảm" or "hơn" && line.Phrase(site.First, 2) is not "tổng hơn")
        {
            return true;
        }

        var i = site.First - 1;
        while (i > site.First - 6 && (line.IsRangeMark(i) || line[i].Kind == TokenKind.Number || line.Word(i) is "từ" or "đến" or "tới" or "khoảng" or "gần" or "hơn" or "trên"))
        {
            i--;
        }

        return line.Word(i) is "gấp";
    }

    private static bool IsRank(TokenLine line, int at)
    {
        var word = line.Word(at - 1);
        return word is "hạng" or "thứ" || line.Phrase(at, 2) is "vị trí" or "thứ hạng" or "vị thứ" || (word is "số" && line.Word(at - 2) is "trí");
    }

    private static bool IsScore(TokenLine line, NumberSite site)
    {
        for (var i = site.First - 1; i >= Math.Max(0, site.First - 8); i--)
        {
            if (line.Word(i) is "điểm" or "chỉ" or "đạt" or "số" or "trừ" or "cộng" or "tăng" or "giảm" or "chấm" or "sipas" or "par" or "pci" or "papi")
            {
                return true;
            }
        }

        return line[site.First].Number is { Plain: false, Grouped: false };
    }

    /// <summary>"Tổng số phản ánh, kiến nghị đã tiếp nhận: 21": the noun of the label before the figure.</summary>
    private static string? LabelUnit(TokenLine line, int at)
    {
        for (var i = at - 1; i > Math.Max(0, at - 30); i--)
        {
            if (line[i].IsMark(';') || line[i].IsMark('.') || line[i].Kind == TokenKind.Number && i < at - 8)
            {
                break;
            }

            if (line.Word(i) is "số" or "lượng" && UnitReader.ReadAfter(line, i + 1, Lexicon) is { Class: UnitClass.Count } unit)
            {
                return unit.Unit;
            }

            if (line.Word(i) is "tuổi")
            {
                return "tuổi";
            }
        }

        return null;
    }

    private static void LinkRanges(TokenLine line, List<FactDraft> drafts)
    {
        for (var i = 0; i + 1 < drafts.Count; i++)
        {
            var (a, b) = (drafts[i], drafts[i + 1]);
            var gap = b.Site.First - 1;
            var joined = line.IsRangeMark(gap) || line.Word(gap) is "đến" or "tới";
            if (joined && a.Unit == b.Unit && line[gap].Start >= a.End && line[gap].Start - a.End <= 1)
            {
                drafts[i] = a with { RangeWith = i + 1 };
                drafts[i + 1] = b with { RangeWith = i };
            }
        }
    }
}
