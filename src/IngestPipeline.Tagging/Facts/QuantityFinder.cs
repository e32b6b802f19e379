using IngestPipeline.Documents;

namespace IngestPipeline.Tagging.Facts;

/// <summary>Puts numbers, units, ratios and ranges of a line together and keeps those that quantify something.</summary>
internal static class QuantityFinder
{
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
        return sites;
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

            var unit = UnitReader.ReadAfter(line, last + 1, Lexicon);
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

            if (sites.Count > 0 && sites[^1].Unit is { Class: UnitClass.Money or UnitClass.Measure or UnitClass.Count } earlier && earlier.Next > i)
            {
                continue;
            }

            sites.Add(new NumberSite(i, last, unit ?? UnitReader.Guess(line, last + 1)));
            i = last;
        }

        return sites;
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
            var adjacent = next.First == here.Last + 2 && (line[here.Last + 1].IsDash || line[here.Last + 1].IsMark(',') || line.Word(here.Last + 1) is "và" or "đến" or "tới" or "hoặc");
            if (plain && adjacent && !(line[here.Last + 1].IsMark(',') && here.IsRatio != next.IsRatio))
            {
                sites[i] = here with { Unit = shared with { End = line[here.Last].End, Next = here.Last + 1 } };
            }
            else if (here.Unit is { Class: UnitClass.Measure } own && line[own.Next].IsDash && next.First == own.Next + 1 && shared.Unit.StartsWith(own.Unit + "/", StringComparison.Ordinal))
            {
                // "01 m3 - 10 m3/đồng hồ/tháng"
                sites[i] = here with { Unit = own with { Unit = shared.Unit } };
            }
        }
    }

    private static FactDraft? Draft(TokenLine line, NumberSite site)
    {
        var number = line[site.First].Number;
        var of = site.IsRatio ? line[site.Last].Number.Value : null;
        var unit = site.Unit;
        var end = unit is null ? line[site.Last].End : Math.Max(unit.End, line[site.Last].End);
        var confidence = Math.Min(number.Confidence, unit switch { { Known: true, Class: not UnitClass.Count } => 0.98, { Known: true } => 0.95, { } => 0.6, null => 0.55 });
        var (kind, name) = Kind(line, site, unit);
        if (unit is null && name is null)
        {
            name = LabelUnit(line, site.First);
            kind = name == "tuổi" ? FactKind.Measure : kind;
        }

        return new FactDraft(site, line[site.First].Start, end, number.Value, of, name, kind, confidence);
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
            _ when unit.Unit == "lần" && line.Word(site.First - 1) is "gấp" or "tăng" or "giảm" or "hơn" && line.Phrase(site.First, 2) is not "tổng hơn" => (FactKind.Ratio, unit.Unit),
            _ when unit.Unit == "điểm" && IsScore(line, site) => (FactKind.Score, "điểm"),
            _ => (FactKind.Count, unit.Unit),
        };
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
            var joined = line[gap].IsDash || line.Word(gap) is "đến" or "tới";
            if (joined && a.Unit == b.Unit && line[gap].Start >= a.End && line[gap].Start - a.End <= 1)
            {
                drafts[i] = a with { RangeWith = i + 1 };
                drafts[i + 1] = b with { RangeWith = i };
            }
        }
    }
}
