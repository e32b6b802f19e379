using IngestPipeline.Archive;

namespace IngestPipeline.Web.Api;

public static class Health
{
    /// <summary>For supervisors: 200 while the archive can be read, 503 otherwise. Tells nothing about its contents.</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/health", (ChangeLog changes) =>
        {
            try
            {
                _ = changes.Last;
                return Results.Json(new { status = "ok" });
            }
            catch (Microsoft.Data.Sqlite.SqliteException)
            {
                return Results.Json(new { status = "unavailable" }, statusCode: StatusCodes.Status503ServiceUnavailable);
            }
        }).AllowAnonymous().ExcludeFromDescription();
}
