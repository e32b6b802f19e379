using IngestPipeline.Documents;
using IngestPipeline.Jobs;
using IngestPipeline.Web.Localization;
using IngestPipeline.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace IngestPipeline.Web.Api;

/// <summary>Takes files as they stream in: nothing is buffered but what the archive itself writes.</summary>
public static class UploadApi
{
    public static void MapUpload(this IEndpointRouteBuilder api, WebOptions options) =>
        api.MapPost("/documents", Upload)
            .RequireAuthorization(Policies.Ingest)
            .AddEndpointFilter<ApiAntiforgery>()
            .WithMetadata(new RequestSizeLimitAttribute(options.MaxRequestBytes))
            .DisableAntiforgery()
            .Accepts<IFormFileCollection>("multipart/form-data")
            .Produces<UploadAnswer>(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .WithName("UploadDocuments")
            .WithSummary("Tải tệp lên để xử lý / Upload files to be processed")
            .WithDescription("multipart/form-data, one or more files. The answer comes when the files are safely stored; processing goes on in the background: GET /api/jobs/{id}.");

    private static async Task<IResult> Upload(HttpContext http, DocumentQueue queue, string? batch, CancellationToken cancellation)
    {
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || type.MediaType != "multipart/form-data"
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 70 } boundary)
        {
            return ApiProblems.BadRequest("upload-not-multipart", "upload.not-multipart");
        }

        batch = batch is { Length: > 0 and <= 64 } && batch.All(char.IsAsciiLetterOrDigit) ? batch : Guid.NewGuid().ToString("N");
        var accepted = new List<AcceptedFile>();
        var refused = new List<RefusedFile>();
        try
        {
            var reader = new MultipartReader(boundary, http.Request.Body);
            while (await reader.ReadNextSectionAsync(cancellation) is { } section)
            {
                if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition) || FileName(disposition) is not { } name)
                {
                    continue;
                }

                try
                {
                    var upload = await queue.Upload(section.Body, name, http.User.AccountName(), batch, cancellation);
                    accepted.Add(new AcceptedFile(upload.DocumentId, upload.FileName, upload.Bytes, upload.IsNew));
                }
                catch (DocumentFailureException e)
                {
                    refused.Add(new RefusedFile(name, e.Code, e.Vietnamese, e.English));
                }
            }
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return ApiProblems.Of(413, "too-large", Texts.Vietnamese["error.413"], Texts.English["error.413"]);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or BadHttpRequestException)
        {
            // The connection or the form broke off: what came before is kept and told.
            return ApiProblems.Of(
                400, "upload-broken", Texts.Vietnamese["upload.broken"], Texts.English["upload.broken"], new Dictionary<string, object?> { ["documents"] = accepted, ["refused"] = refused });
        }

        if (accepted.Count > 0)
        {
            return Results.Json(new UploadAnswer(batch, accepted, refused), statusCode: StatusCodes.Status202Accepted);
        }

        return refused.Count == 0
            ? ApiProblems.BadRequest("upload-empty", "upload.no-file")
            : ApiProblems.Of(
                refused[0].Code == "file-too-large" ? 413 : 400, refused[0].Code, refused[0].Vi, refused[0].En, new Dictionary<string, object?> { ["documents"] = accepted, ["refused"] = refused });
    }

    /// <summary>Null for a field that is no file. Browsers send UTF-8 in <c>filename</c>; others write <c>filename*</c>.</summary>
    private static string? FileName(ContentDispositionHeaderValue disposition)
    {
        var name = disposition.FileNameStar.HasValue ? disposition.FileNameStar.Value : HeaderUtilities.RemoveQuotes(disposition.FileName).Value;
        return string.IsNullOrEmpty(name) ? null : name;
    }
}
