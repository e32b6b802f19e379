using IngestPipeline.Archive;
using IngestPipeline.Documents;
using Microsoft.AspNetCore.Mvc;

namespace IngestPipeline.Web.Pages;

/// <summary>The filter of the facts page and of <c>/api/facts</c>, as its address writes it. What is no known value restricts nothing.</summary>
public sealed class FactQuery
{
    [FromQuery(Name = "indicator")]
    public string? Indicator { get; set; }

    [FromQuery(Name = "unit")]
    public string? Unit { get; set; }

    [FromQuery(Name = "kind")]
    public string? Kind { get; set; }

    [FromQuery(Name = "status")]
    public string? Status { get; set; }

    [FromQuery(Name = "period")]
    public string? Period { get; set; }

    /// <summary>Begins here or later.</summary>
    [FromQuery(Name = "from")]
    public string? From { get; set; }

    /// <summary>Ends here or earlier.</summary>
    [FromQuery(Name = "to")]
    public string? To { get; set; }

    [FromQuery(Name = "place")]
    public string? Place { get; set; }

    [FromQuery(Name = "issuer")]
    public string? Issuer { get; set; }

    /// <summary>Percent, 0 to 100.</summary>
    [FromQuery(Name = "confidence")]
    public int? Confidence { get; set; }

    /// <summary>A state of review; null: all but the rejected.</summary>
    [FromQuery(Name = "review")]
    public string? Review { get; set; }

    [FromQuery(Name = "document")]
    public string? Document { get; set; }

    /// <summary>A column, with <c>-</c> before it for the other direction; null: newest documents first.</summary>
    [FromQuery(Name = "sort")]
    public string? Sort { get; set; }

    public FactFilter ToFilter() => new()
    {
        Indicator = Trimmed(Indicator),
        Unit = Trimmed(Unit),
        Kind = Named<FactKind>(Kind),
        Status = Named<FactStatus>(Status),
        Period = Trimmed(Period),
        PeriodFrom = Trimmed(From)?.ToUpperInvariant(),
        PeriodTo = Trimmed(To)?.ToUpperInvariant(),
        Place = Trimmed(Place),
        Issuer = Trimmed(Issuer),
        MinConfidence = Confidence is > 0 ? Math.Min(Confidence.Value, 100) / 100d : null,
        Review = Named<FactReviewState>(Review) ?? FactReviewState.Counted,
        DocumentId = Trimmed(Document),
        Sort = Named<FactSort>(Sort?.TrimStart('-')) ?? FactSort.Newest,
        Descending = Sort is ['-', ..],
    };

    public static T? Named<T>(string? name) where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (ContractNames.Of(value) == name)
            {
                return value;
            }
        }

        return null;
    }

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
