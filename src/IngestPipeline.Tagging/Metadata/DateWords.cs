using System.Globalization;
using System.Text.RegularExpressions;

namespace IngestPipeline.Tagging.Metadata;

/// <summary>Reads dates as administrative documents write them.</summary>
internal static partial class DateWords
{
    /// <summary>The first whole date in <paramref name="text"/>; null where day, month or year is blank or impossible.</summary>
    public static DateOnly? Find(string text)
    {
        foreach (var match in Written().Matches(text).Cast<Match>())
        {
            if (Make(match.Groups["d"].Value, match.Groups["m"].Value, match.Groups["y"].Value) is { } date)
            {
                return date;
            }
        }

        return null;
    }

    /// <summary>The year alone, where the rest of a date was left blank: <c>ngày … tháng … năm 2024</c>.</summary>
    public static int? FindYear(string text) => Year().Match(text) is { Success: true } match ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : null;

    public static DateOnly? Make(string day, string month, string year) =>
        DateOnly.TryParseExact($"{int.Parse(year, CultureInfo.InvariantCulture):D4}-{month.PadLeft(2, '0')}-{day.PadLeft(2, '0')}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    [GeneratedRegex(@"(?<!\d)(?<d>\d{1,2})\s*(?:tháng\s*(?<m>\d{1,2})\s*[,]?\s*năm\s*|[/.-]\s*(?<m>\d{1,2})\s*[/.-]\s*)(?<y>\d{4})(?!\d)", RegexOptions.IgnoreCase)]
    private static partial Regex Written();

    [GeneratedRegex(@"năm\s*((?:19|20)\d\d)(?!\d)", RegexOptions.IgnoreCase)]
    private static partial Regex Year();
}
