using System.Globalization;
using System.Text.RegularExpressions;

namespace IngestPipeline.Archive;

/// <summary>A period of a fact as months counted from year 0: <c>2023-Q1</c> is <c>2023 · 12 + 1</c> to <c>2023 · 12 + 3</c>. The columns <c>period_from</c> and <c>period_to</c> count alike.</summary>
/// <param name="From">First month.</param>
/// <param name="To">Last month, inclusive.</param>
public readonly partial record struct FactPeriod(int From, int To)
{
    public int Months => To - From + 1;

    /// <summary>Null for what is none of <c>YYYY</c>, <c>YYYY-Qn</c>, <c>YYYY-Hn</c>, <c>YYYY-MM</c>, or <c>A/B</c> of two of these in order.</summary>
    public static FactPeriod? Parse(string? text)
    {
        if (text?.Split('/') is not { Length: 1 or 2 } ends || One(ends[0]) is not { } first || One(ends[^1]) is not { } last || last.To < first.From)
        {
            return null;
        }

        return new FactPeriod(first.From, last.To);
    }

    private static FactPeriod? One(string text)
    {
        var match = Written().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var year = 12 * int.Parse(match.Groups["year"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        return Part(match.Groups["quarter"]) is { } quarter ? new FactPeriod(year + 3 * quarter - 2, year + 3 * quarter)
            : Part(match.Groups["half"]) is { } half ? new FactPeriod(year + 6 * half - 5, year + 6 * half)
            : Part(match.Groups["month"]) is { } month ? new FactPeriod(year + month, year + month)
            : new FactPeriod(year + 1, year + 12);
    }

    private static int? Part(Group group) => group.Success ? int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex("^(?<year>[0-9]{4})(?:-(?:Q(?<quarter>[1-4])|H(?<half>[12])|(?<month>0[1-9]|1[0-2])))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
