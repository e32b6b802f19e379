using IngestPipeline.Archive;
using Microsoft.AspNetCore.Mvc;

namespace IngestPipeline.Web.Pages;

/// <summary>The filter of the page of cited documents and of <c>/api/cited</c>, as its address writes it.</summary>
public sealed class CitedQuery
{
    [FromQuery(Name = "type")]
    public string? Type { get; set; }

    [FromQuery(Name = "issuer")]
    public string? Issuer { get; set; }

    [FromQuery(Name = "year")]
    public int? Year { get; set; }

    /// <summary><c>yes</c>: the archive has it; <c>no</c>: it lacks it; else both.</summary>
    [FromQuery(Name = "held")]
    public string? Held { get; set; }

    public CitedWorkFilter ToFilter() => new()
    {
        Type = string.IsNullOrWhiteSpace(Type) ? null : Type.Trim(),
        Issuer = string.IsNullOrWhiteSpace(Issuer) ? null : Issuer.Trim(),
        Year = Year,
        Held = Held switch { "yes" => true, "no" => false, _ => null },
    };
}
