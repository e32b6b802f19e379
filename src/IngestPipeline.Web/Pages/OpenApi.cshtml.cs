using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Http.Metadata;

namespace IngestPipeline.Web.Pages;

/// <summary>The REST API for people: what the machine-readable description says, as a page.</summary>
public sealed class OpenApiModel(IApiDescriptionGroupCollectionProvider descriptions) : PageModel
{
    public IReadOnlyList<ApiDescription> Endpoints { get; private set; } = [];

    public void OnGet() => Endpoints =
    [
        .. descriptions.ApiDescriptionGroups.Items.SelectMany(g => g.Items)
            .Where(d => d.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true)
            .OrderBy(d => d.RelativePath, StringComparer.Ordinal).ThenBy(d => d.HttpMethod, StringComparer.Ordinal),
    ];

    public static string? Summary(ApiDescription endpoint) => endpoint.ActionDescriptor.EndpointMetadata.OfType<IEndpointSummaryMetadata>().LastOrDefault()?.Summary;

    public static string? Description(ApiDescription endpoint) => endpoint.ActionDescriptor.EndpointMetadata.OfType<IEndpointDescriptionMetadata>().LastOrDefault()?.Description;
}
