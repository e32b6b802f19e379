using System.Globalization;
using System.Text.RegularExpressions;
using IngestPipeline.Documents;

namespace IngestPipeline.Tagging.Metadata;

/// <summary>Finds the period that a title speaks of. The first one named is what the document reports on; later ones are planned.</summary>
internal static partial class PeriodReader
{
    /// <param name="text">Title or opening sentence.</param>
    /// <param name="year">Year of issue, for a title that leaves it out; null if unknown.</param>
    public static ReportPeriod? Read(string text, int? year)
    {
        // The date of another document that the title names is no period: "Quyết định số 12/QĐ-UBND ngày 5 tháng 3 năm 2020".
        var bare = Dated().Replace(text, m => new string(' ', m.Length));
        if (Days(text) is { } days && (First(bare) is not { } earlier || days.Index <= earlier.Index))
        {
            return days.Period;
        }

        return First(bare) is { } match ? Make(match, bare, year) : null;
    }

    /// <summary>Every period that a text names, in order.</summary>
    public static IEnumerable<ReportPeriod> All(string text, int? year)
    {
        if (Days(text) is { } days)
        {
            yield return days.Period;
        }

        var bare = Dated().Replace(text, m => new string(' ', m.Length));
        foreach (var match in Period().Matches(bare).Cast<Match>())
        {
            if (Make(match, bare, year) is { } period)
            {
                yield return period;
            }
        }
    }

    /// <summary>Days named one by one or from – to: <c>từ ngày 15/12/2022 đến ngày 14/3/2023</c>, <c>24, 25 và 26 tháng 8 năm 2026</c>.</summary>
    public static (ReportPeriod Period, int Index)? Days(string text)
    {
        if (Range().Match(text) is { Success: true } range)
        {
            var to = DateWords.Make(range.Groups["d2"].Value, range.Groups["m2"].Value, range.Groups["y2"].Value);
            var from = DateWords.Make(
                range.Groups["d1"].Value,
                range.Groups["m1"].Success ? range.Groups["m1"].Value : range.Groups["m2"].Value,
                range.Groups["y1"].Success ? range.Groups["y1"].Value : range.Groups["y2"].Value);
            if (from <= to)
            {
                return (new ReportPeriod(from, to, range.Value.Trim()), range.Index);
            }
        }

        if (Listed().Match(text) is { Success: true } listed
            && DateWords.Make(listed.Groups["d1"].Value, listed.Groups["m"].Value, listed.Groups["y"].Value) is { } first
            && DateWords.Make(listed.Groups["d2"].Value, listed.Groups["m"].Value, listed.Groups["y"].Value) is { } last && first <= last)
        {
            return (new ReportPeriod(first, last, listed.Value.Trim()), listed.Index);
        }

        return null;
    }

    private static Match? First(string text) => Period().Match(text) is { Success: true } match ? match : null;

    private static ReportPeriod? Make(Match match, string text, int? issued)
    {
        if (match.Groups["from"].Success)
        {
            var (begin, end) = (Number(match.Groups["from"]), Number(match.Groups["to"]));
            return begin <= end ? new ReportPeriod(new DateOnly(begin, 1, 1), new DateOnly(end, 12, 31), match.Value.Trim()) : null;
        }

        int? stated = match.Groups["year"].Success ? Number(match.Groups["year"]) : null;
        if ((stated ?? YearNear(text, match.Index + match.Length) ?? issued) is not { } year || year is < 1945 or > 2199)
        {
            return null;
        }

        var (firstMonth, lastMonth) = Months(match);
        if (firstMonth is < 1 or > 12 || lastMonth is < 1 or > 12)
        {
            return null;
        }

        var label = Spaces().Replace(match.Value.Trim(), " ");
        label = stated is not null ? label : label.EndsWith("năm", StringComparison.OrdinalIgnoreCase) ? $"{label} {year}" : $"{label} năm {year}";
        return new ReportPeriod(new DateOnly(year, firstMonth, 1), new DateOnly(year, lastMonth, DateTime.DaysInMonth(year, lastMonth)), label);
    }

    private static (int First, int Last) Months(Match match)
    {
        if (match.Groups["whole"].Success)
        {
            return (1, 12);
        }

        if (match.Groups["quarter"].Success)
        {
            var quarter = Quarter(match.Groups["quarter"].Value);
            var until = match.Groups["quarter2"].Success ? Quarter(match.Groups["quarter2"].Value) : quarter;
            return ((3 * quarter) - 2, 3 * until);
        }

        if (match.Groups["count"].Success)
        {
            var count = Count(match.Groups["count"].Value);
            return match.Groups["late"].Success ? (13 - count, 12) : (1, count);
        }

        if (match.Groups["month"].Success)
        {
            var month = Number(match.Groups["month"]);
            return (month, match.Groups["month2"].Success ? Number(match.Groups["month2"]) : month);
        }

        return (1, 12);
    }

    /// <summary>"6 tháng đầu năm và chương trình 6 tháng cuối năm 2021": the year that follows holds for both.</summary>
    private static int? YearNear(string text, int after)
    {
        var match = Year().Match(text, Math.Min(after, text.Length));
        match = match.Success ? match : Year().Match(text);
        return match.Success ? Number(match.Groups[1]) : null;
    }

    private static int Quarter(string quarter) => quarter.ToUpperInvariant() switch { "I" or "1" => 1, "II" or "2" => 2, "III" or "3" => 3, _ => 4 };

    private static int Count(string count) => count.ToLowerInvariant() switch { "hai" => 2, "ba" => 3, "bốn" => 4, "năm" => 5, "sáu" => 6, "bảy" => 7, "tám" => 8, "chín" => 9, "mười" => 10, "mười một" => 11, _ => int.Parse(count, CultureInfo.InvariantCulture) };

    private static int Number(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?:giai đoạn|các năm|từ năm|nhiệm kỳ)\s*(?<from>(?:19|20)\d\d)\s*(?:-|–|đến(?: năm)?)\s*(?<to>(?:19|20)\d\d)"
        + @"|(?<!\p{L})(?:tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?\s*(?:và|,)\s*)?quý\s+(?<quarter>IV|III|II|I|[1-4])\b(?:\s*(?:và|,|-|–)\s*(?:quý\s+)?(?<quarter2>IV|III|II|I|[1-4])\b(?!\s*tháng))?(?<whole>\s*(?:và|,)\s*(?:cả\s+)?năm(?=\s+(?:19|20)\d\d))?\s*(?:(?:năm\s*|/\s*|-\s*)?(?<year>(?:19|20)\d\d)(?!\d))?"
        + @"|(?<!\p{L})(?:tháng\s+\d{1,2}\s*(?:và|,)\s*)?(?<count>\d{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười(?: một)?)\s+tháng(?:\s+(?:đầu|(?<late>cuối)))?\s*(?:năm|/)(?!\s*(?:học|rưỡi))(?:\s*(?<year>(?:19|20)\d\d)(?!\d))?"
        + @"|(?<!\p{L}|\d\s)tháng\s+12\s*(?:và|,)\s*(?:cả\s+)?(?<whole>năm)\s+(?<year>(?:19|20)\d\d)(?!\d)"
        + @"|(?<!\p{L}|\d\s)tháng\s+(?<month>\d{1,2})(?:\s*(?:-|–|và|,)\s*(?:tháng\s+)?(?<month2>\d{1,2})(?=\s*(?:năm|/)))?(?:\s*(?:năm|/|-)\s*(?<year>(?:19|20)\d\d)(?!\d))?(?!\s*/\s*\d)"
        + @"|(?<!\p{L})năm\s+(?<year>(?:19|20)\d\d)(?!\d|\s*-\s*(?:19|20)\d\d)", RegexOptions.IgnoreCase)]
    private static partial Regex Period();

    [GeneratedRegex(@"từ\s+(?:ngày\s*:?\s*)?(?<d1>\d{1,2})(?:[/.](?<m1>\d{1,2})(?:[/.](?<y1>\d{4}))?|\s+tháng\s+(?<m1>\d{1,2})(?:\s+năm\s+(?<y1>\d{4}))?)?\s*(?:đến|-|–)\s*(?:hết\s+)?(?:ngày\s*:?\s*)?(?<d2>\d{1,2})(?:[/.](?<m2>\d{1,2})[/.](?<y2>\d{4})|\s+tháng\s+(?<m2>\d{1,2})\s+năm\s+(?<y2>\d{4}))", RegexOptions.IgnoreCase)]
    private static partial Regex Range();

    [GeneratedRegex(@"(?<!\d)(?<d1>\d{1,2})(?:\s*,\s*\d{1,2})*\s*(?:và|,|-|–)\s*(?<d2>\d{1,2})(?:\s+tháng\s+(?<m>\d{1,2})\s+năm\s+(?<y>\d{4})|/(?<m>\d{1,2})/(?<y>\d{4}))", RegexOptions.IgnoreCase)]
    private static partial Regex Listed();

    [GeneratedRegex(@"(?:năm\s*|/\s*)((?:19|20)\d\d)(?!\d)", RegexOptions.IgnoreCase)]
    private static partial Regex Year();

    [GeneratedRegex(@"(?<!\p{L})(?<!(?:từ|đến|hết)\s+)ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}|số\s+\d+[\p{L}]?(?:/\d{4})?(?:[/-][\p{L}\d]+)+", RegexOptions.IgnoreCase)]
    private static partial Regex Dated();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
