using IngestPipeline.Web.Localization;

namespace IngestPipeline.Web.Api;

/// <summary>Errors of the REST API: <c>application/problem+json</c> (RFC 9457) with the reason in both languages.</summary>
public static class ApiProblems
{
    public static bool IsApi(HttpContext http) => http.Request.Path.StartsWithSegments("/api");

    /// <param name="code">Stable, kebab case.</param>
    public static IResult Of(int status, string code, string vietnamese, string english, IDictionary<string, object?>? more = null)
    {
        var extensions = new Dictionary<string, object?>(more ?? new Dictionary<string, object?>()) { ["code"] = code, ["vi"] = vietnamese, ["en"] = english };
        return Results.Problem($"{vietnamese} / {english}", statusCode: status, title: code, type: "about:blank", extensions: extensions);
    }

    public static IResult NotFound() => Of(404, "not-found", Texts.Vietnamese["error.404"], Texts.English["error.404"]);

    public static IResult BadRequest(string code, string key) => Of(400, code, Texts.Vietnamese[key], Texts.English[key]);

    /// <summary>Gives answers without a body (401, 403, 404, 405, 413, 415, 429 …) one.</summary>
    public static async Task WriteStatus(HttpContext http)
    {
        var status = http.Response.StatusCode;
        var key = status == 415 ? "upload.not-multipart" : Texts.Vietnamese.ContainsKey($"error.{status}") ? $"error.{status}" : status >= 500 ? "error.500" : "error.400";
        var code = status switch { 401 => "sign-in-needed", 403 => "not-allowed", 404 => "not-found", 405 => "method-not-allowed", 413 => "too-large", 415 => "upload-not-multipart", 429 => "too-many-requests", >= 500 => "internal-error", _ => "bad-request" };
        await Of(status, code, Texts.Vietnamese[key], Texts.English[key]).ExecuteAsync(http);
    }
}
