using Microsoft.OpenApi;

namespace IngestPipeline.Web.Api;

/// <summary>The REST API with its description.</summary>
public static class RestApi
{
    public static void AddRestApi(this IServiceCollection services) => services.AddOpenApi("v1", o =>
    {
        o.ShouldInclude = d => d.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
        o.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "IngestPipeline";
            document.Info.Version = "v1";
            document.Info.Description = "Kho báo cáo hành chính / Archive of administrative reports. Errors are application/problem+json with `code`, `vi`, `en`.";
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
            document.Components.SecuritySchemes["token"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A token made on the account page." };
            document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("token", document)] = [] }];
            return Task.CompletedTask;
        });
    });

    public static void MapRestApi(this WebApplication app, WebOptions options)
    {
        var api = app.MapGroup("/api").RequireAuthorization();
        api.MapUpload(options);
        api.MapDocuments();
        api.MapRepairs();
        api.MapMetadata();
        api.MapStructure();
        api.MapRecognition();
        api.MapJobs();
        api.MapSearch();
        api.MapFacts();
        api.MapFactReviews();
        api.MapCitations();
        app.MapOpenApi("/openapi/{documentName}.json");
    }
}
