using IngestPipeline.Tagging.Numbers;

namespace IngestPipeline.Tagging.Facts;

/// <summary>What the figures of a quantity are worth once its unit and neighbours are known, and how sure that is.</summary>
internal static class QuantityValue
{
    private const double Doubtful = 0.4;

    // What is at a level may be below zero; what stands behind "giảm" tells by the verb.
    private static readonly HashSet<string> Levels = new(StringComparer.Ordinal)
    {
        "là", "đạt", "mức", "trưởng", "còn", "ở", "xuống", "khoảng", "gần", "từ", "đến", "tới", "bằng", "chỉ", "ước", "độ", "dưới", "trên", "âm", "hơn",
    };

    /// <returns>Canonical value, canonical denominator of a ratio, confidence of the reading.</returns>
    public static (string Value, string? Of, double Confidence) Of(TokenLine line, NumberSite site)
    {
        var (first, last) = (line[site.First].Number, line[site.Last].Number);
        var confidence = Math.Min(first.Confidence, site.IsRatio ? last.Confidence : 1);
        if (IsTornGroup(line, site))
        {
            confidence = Math.Min(confidence, Doubtful);
        }

        if (CountsWholes(line, site) && Grouped(line, site.First) is { } whole && (!site.IsRatio || Grouped(line, site.Last) is not null || last.Plain))
        {
            // "1,592 hồ sơ": nobody counts fractions of a file.
            return (whole, site.IsRatio ? Grouped(line, site.Last) ?? last.Value : null, Math.Min(confidence, 0.7));
        }

        if (site.Unit is { Class: UnitClass.Percent } && first is { Grouped: true, Scaled: false })
        {
            // "99.956%": a group by the rule, a decimal by what shares are.
            confidence = Math.Min(confidence, 0.5);
        }

        if (site.IsRatio && last.Power > 0 && !first.Scaled && !Amount.Parse(last.Value).Shift(3).Below(Amount.Parse(first.Value).Shift(last.Power)))
        {
            // "3,5/5 tỷ đồng"
            first = first.Shift(last.Power);
        }

        return (site.Power > 0 ? first.Shift(site.Power).Value : first.Value, site.IsRatio ? last.Value : null, confidence);
    }

    /// <summary>"tăng trưởng -2,5%", "(-12,5%)": a minus glued to the figures, where it joins nothing and no verb says it.</summary>
    public static bool IsNegative(TokenLine line, NumberSite site)
    {
        var (sign, before) = (site.First - 1, site.First - 2);
        if (site.IsRatio || !(line[sign].IsDash || line[sign].IsMark('\u2212')) || !line.Glued(site.First) || site.Unit?.Class is not (UnitClass.Percent or UnitClass.Money or UnitClass.Measure or UnitClass.Score))
        {
            return false;
        }

        if (line[before].IsMark('('))
        {
            return before > 0 && !Falls(line, before);
        }

        return !line.Glued(sign) && (Levels.Contains(line.Word(before)) || line[before].IsMark(':')) && !Falls(line, sign);
    }

    private static bool Falls(TokenLine line, int at)
    {
        for (var i = at - 1; i >= Math.Max(0, at - 4); i--)
        {
            if (line.Word(i) is "giảm" or "giam" or "hụt" or "lùi" or "tăng" && line.Word(i + 1) is not "trưởng")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The unit is counted one by one, and no average is spoken of.</summary>
    private static bool CountsWholes(TokenLine line, NumberSite site)
    {
        var whole = site.Unit is { Known: true, Class: UnitClass.Count, Unit: not "lần" } or { Class: UnitClass.Money, Unit: "VND" } && !site.Unit.Unit.Contains('/');
        for (var i = site.First; whole && i > Math.Max(1, site.First - 8); i--)
        {
            whole = line.Phrase(i, 2) is not ("bình quân" or "trung bình");
        }

        return whole;
    }

    private static string? Grouped(TokenLine line, int at) => line[at].Number.Scaled ? null : Figures.CommaGroups(line[at].Lower);

    /// <summary>"1 .250", "1. 250 đồng" inside a line: a group that a space cut off, or a figure that lost its head (",5%").</summary>
    public static bool IsTornGroup(TokenLine line, NumberSite site)
    {
        var mark = line[site.First - 1];
        if (!mark.IsMark('.') && !mark.IsMark(','))
        {
            return false;
        }

        if (line.Glued(site.First))
        {
            return !line.Glued(site.First - 1) || (mark.IsMark('.') && line[site.First - 2] is { Kind: TokenKind.Number } or { Lower: "." });
        }

        var head = line[site.First - 2];
        var figures = line[site.First].Lower;
        return mark.IsMark('.') && site.First > 2 && line.Glued(site.First - 1) && head is { Kind: TokenKind.Number, Number: { Plain: true, LeadingZero: false } } && head.Lower.Length <= 3
            && figures.Length >= 3 && figures.IndexOfAny(['.', ',']) is -1 or 3 && line[site.First - 3].Kind == TokenKind.Word;
    }
}
