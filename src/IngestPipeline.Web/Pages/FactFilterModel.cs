using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IngestPipeline.Web.Pages;

/// <summary>A page over the facts that the filter in its address lets through.</summary>
public abstract class FactFilterModel : PageModel
{
    [BindProperty(SupportsGet = true)]
    public FactQuery Filter { get; set; } = new();

    /// <summary>This page with its filter, from its start.</summary>
    public QueryAddress Here => QueryAddress.Of(Request).Without("after", "before", "handler");
}
