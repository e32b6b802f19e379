using System.Collections.Immutable;
using IngestPipeline.Archive;
using IngestPipeline.Documents;
using IngestPipeline.Vietnamese;

namespace IngestPipeline.Web.Facts;

/// <summary>By what the figures of a series are told apart.</summary>
public enum SeriesGrouping
{
    Place,
    Issuer,
}

/// <summary>A figure of the archive over periods: one unit, periods of one length, a line for each place or issuer.</summary>
/// <param name="Unit">As written most often; null: figures without one.</param>
/// <param name="Months">Length of its periods.</param>
/// <param name="Units">What else could be drawn, most frequent first.</param>
/// <param name="Lengths">Likewise, lengths of periods of this unit in months.</param>
/// <param name="Groups">Those with the most periods first.</param>
/// <param name="LeftOut">Groups beyond <see cref="MostGroups"/>.</param>
public sealed record FactSeries(
    string? Unit, int Months, ImmutableArray<(string? Unit, int Count)> Units, ImmutableArray<(int Months, int Count)> Lengths,
    ImmutableArray<(FactPeriod Period, string Name)> Periods, ImmutableArray<SeriesGroup> Groups, int LeftOut)
{
    /// <summary>More lines than these cannot be told apart.</summary>
    public const int MostGroups = 8;

    public const int MostPeriods = 40;

    /// <param name="rows">What the filter finds. Amounts of change and figures without a period are no part of a series.</param>
    /// <param name="unit">Wanted; null: the most frequent.</param>
    /// <param name="months">Likewise.</param>
    public static FactSeries? Of(IEnumerable<FactRow> rows, string? unit, int? months, SeriesGrouping grouping)
    {
        var dated = rows.Where(r => r.Fact.Change is null).Select(r => (Row: r, Period: FactPeriod.Parse(r.Fact.Period))).Where(r => r.Period is not null).Select(r => (r.Row, Period: r.Period!.Value)).ToList();
        if (dated.Count == 0)
        {
            return null;
        }

        var units = dated.GroupBy(r => Key(UnitOf(r.Row.Fact))).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).ToList();
        var chosen = units.FirstOrDefault(g => unit is not null && g.Key == Key(unit)) ?? units[0];
        var lengths = chosen.GroupBy(r => r.Period.Months).OrderByDescending(g => g.Count()).ThenByDescending(g => g.Key).ToList();
        var alike = lengths.FirstOrDefault(g => g.Key == months) ?? lengths[0];

        var periods = alike.GroupBy(r => r.Period).OrderBy(g => g.Key.From).Select(g => (g.Key, g.First().Row.Fact.Period!)).TakeLast(MostPeriods).ToImmutableArray();
        var groups = alike.Where(r => periods.Any(p => p.Key == r.Period))
            .GroupBy(r => Key(grouping == SeriesGrouping.Place ? r.Row.Fact.Place : r.Row.Issuer))
            .Select(g => new SeriesGroup(
                Written(g.Select(r => grouping == SeriesGrouping.Place ? r.Row.Fact.Place : r.Row.Issuer)),
                g.GroupBy(r => r.Period).ToImmutableDictionary(p => p.Key, p => SeriesPoint.Of(p.Select(r => r.Row)))))
            .OrderByDescending(g => g.Points.Count).ThenByDescending(g => g.Points.Values.Sum(p => p.Sources)).ThenBy(g => g.Name, StringComparer.Ordinal).ToImmutableArray();
        return new FactSeries(
            Written(chosen.Select(r => UnitOf(r.Row.Fact))), alike.Key, [.. units.Select(g => (Written(g.Select(r => UnitOf(r.Row.Fact))), g.Count()))], [.. lengths.Select(g => (g.Key, g.Count()))],
            periods, [.. groups.Take(MostGroups)], Math.Max(0, groups.Length - MostGroups));
    }

    /// <summary>A ratio is drawn as its share in percent.</summary>
    private static string? UnitOf(Fact fact) => fact is { Kind: FactKind.Ratio, Of: not null } ? "%" : fact.Unit;

    private static string Key(string? text) => text is null ? "" : AccentFolder.Fold(text).Trim();

    private static string? Written(IEnumerable<string?> texts) => texts.OfType<string>().GroupBy(t => t, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).FirstOrDefault()?.Key;
}

/// <param name="Name">The place or issuer; null where none is named.</param>
public sealed record SeriesGroup(string? Name, ImmutableDictionary<FactPeriod, SeriesPoint> Points);

/// <summary>What documents say of one group and period.</summary>
/// <param name="Values">Different values, the surest first: what people accepted or corrected, then the most confident, then the newest document. The first is drawn on the line.</param>
public sealed record SeriesPoint(ImmutableArray<SeriesValue> Values)
{
    public int Sources => Values.Sum(v => v.Rows.Length);

    public static SeriesPoint Of(IEnumerable<FactRow> rows) => new(
        [.. rows.OrderByDescending(r => r.Review is FactVerdict.Accepted or FactVerdict.Corrected).ThenByDescending(r => r.Fact.Confidence).ThenByDescending(r => r.Date)
            .GroupBy(r => Drawn(r.Fact)).Select(g => new SeriesValue(g.Key, [.. g]))]);

    private static double Drawn(Fact fact)
    {
        var value = double.Parse(fact.Value, System.Globalization.CultureInfo.InvariantCulture);
        return fact.Kind == FactKind.Ratio && fact.Of is not null && double.Parse(fact.Of, System.Globalization.CultureInfo.InvariantCulture) is not 0 and var of ? Math.Round(100 * value / of, 2) : value;
    }
}

/// <param name="Number">As drawn.</param>
/// <param name="Rows">The facts that say so.</param>
public sealed record SeriesValue(double Number, ImmutableArray<FactRow> Rows);
