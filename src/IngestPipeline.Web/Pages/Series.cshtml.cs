using System.Globalization;
using IngestPipeline.Archive;
using IngestPipeline.Documents;
using IngestPipeline.Web.Facts;
using IngestPipeline.Web.Localization;
using IngestPipeline.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace IngestPipeline.Web.Pages;

/// <summary>One indicator over periods and places: a chart, and the same numbers with their sources.</summary>
public sealed class SeriesModel(FactStore facts, Translator t) : FactFilterModel
{
    /// <summary>Facts that are looked at; a wider filter names more than one indicator in any case.</summary>
    public const int MostFacts = 20_000;

    /// <summary><c>issuer</c>: a line for each issuer; else one for each place.</summary>
    [BindProperty(SupportsGet = true)]
    public string? By { get; set; }

    /// <summary>Length of the periods.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Months { get; set; }

    /// <summary>Null: no figure with a period, or nothing was asked for.</summary>
    public FactSeries? Series { get; private set; }

    public bool TooMany { get; private set; }

    public SeriesGrouping Grouping => By == "issuer" ? SeriesGrouping.Issuer : SeriesGrouping.Place;

    public bool Asked => !string.IsNullOrWhiteSpace(Filter.Indicator);

    /// <summary>Plans are no results: one of the two is drawn, the results unless it says otherwise.</summary>
    public FactStatus Status => Filter.ToFilter().Status ?? FactStatus.Actual;

    public string Title => string.Join(" · ", new[] { Filter.Indicator?.Trim(), t["status." + ContractNames.Of(Status)], Series?.Unit }.Where(s => !string.IsNullOrEmpty(s)));

    public string Description => Series is null ? "" : t[
        "series.description", Series.Groups.Length, Series.Periods.Length, Series.Periods[0].Name, Series.Periods[^1].Name,
        t.Decimal(Numbers.Min()), t.Decimal(Numbers.Max()), Series.Unit ?? ""];

    private IEnumerable<double> Numbers => Series!.Groups.SelectMany(g => g.Points.Values).SelectMany(p => p.Values).Select(v => v.Number);

    public void OnGet()
    {
        if (!Asked)
        {
            return;
        }

        // The unit is chosen among all there are, so that the others can be offered.
        var rows = facts.Stream(Filter.ToFilter() with { Unit = null, Status = Status }, User.Sees()).Take(MostFacts + 1).ToList();
        TooMany = rows.Count > MostFacts;
        Series = FactSeries.Of(rows.Take(MostFacts), Filter.Unit, Months, Grouping);
    }

    public string Length(int months) => months switch { 12 => t["series.years"], 6 => t["series.halves"], 3 => t["series.quarters"], 1 => t["series.months"], _ => t["series.of-months", months] };

    /// <summary>A fact's number as its document has it.</summary>
    public string Shown(SeriesValue value) => value.Rows[0].Fact is { Kind: FactKind.Ratio, Of: { } of } ratio
        ? $"{t.Canonical(ratio.Value)}/{t.Canonical(of)} ({t.Decimal(value.Number)}%)"
        : t.Canonical(value.Rows[0].Fact.Value);

    public static string Of(int months) => months.ToString(CultureInfo.InvariantCulture);
}
