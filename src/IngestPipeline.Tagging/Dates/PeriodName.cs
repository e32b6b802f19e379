using System.Globalization;
using IngestPipeline.Documents;

namespace IngestPipeline.Tagging.Dates;

/// <summary>Writes periods as the contract does: <c>2023</c>, <c>2023-Q1</c>, <c>2023-03</c>, <c>2021-H2</c>, <c>2022/2026</c>.</summary>
public static class PeriodName
{
    public static string Year(int year) => year.ToString("0000", CultureInfo.InvariantCulture);

    public static string Month(int year, int month) => string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}");

    public static string Quarter(int year, int quarter) => string.Create(CultureInfo.InvariantCulture, $"{year:0000}-Q{quarter}");

    public static string Half(int year, int half) => string.Create(CultureInfo.InvariantCulture, $"{year:0000}-H{half}");

    public static string Range(string from, string to) => from == to ? from : $"{from}/{to}";

    /// <summary>The first <paramref name="months"/> months of a year: a half, a quarter or a range of months.</summary>
    public static string FirstMonths(int year, int months) => months switch
    {
        3 => Quarter(year, 1),
        6 => Half(year, 1),
        12 => Year(year),
        1 => Month(year, 1),
        _ => Range(Month(year, 1), Month(year, months)),
    };

    public static string LastMonths(int year, int months) => months switch
    {
        3 => Quarter(year, 4),
        6 => Half(year, 2),
        12 => Year(year),
        _ => Range(Month(year, 13 - months), Month(year, 12)),
    };

    /// <summary>From January to the end of a month or quarter; other periods stay as they are.</summary>
    public static string SinceJanuary(string period)
    {
        var last = period[(period.IndexOf('/', StringComparison.Ordinal) + 1)..];
        return last.Length != 7 || last[5] == 'H' ? period
            : last[5] == 'Q' ? Range($"{last[..4]}-Q1", last) : Range($"{last[..4]}-01", last);
    }

    /// <summary>The shortest name of a document's period; null where an end is missing.</summary>
    public static string? Of(ReportPeriod? period)
    {
        if (period is not { From: { } from, To: { } to } || to < from)
        {
            return null;
        }

        var whole = from.Day == 1 && to.Day == DateTime.DaysInMonth(to.Year, to.Month);
        if (whole && from.Month == 1 && to.Month == 12)
        {
            return Range(Year(from.Year), Year(to.Year));
        }

        if (from.Year != to.Year)
        {
            return Range(Month(from.Year, from.Month), Month(to.Year, to.Month));
        }

        return (from.Month, to.Month) switch
        {
            (1, 6) when whole => Half(from.Year, 1),
            (7, 12) when whole => Half(from.Year, 2),
            var (a, b) when whole && b - a == 2 && a % 3 == 1 => Quarter(from.Year, (a + 2) / 3),
            var (a, b) => Range(Month(from.Year, a), Month(from.Year, b)),
        };
    }
}
