using System.Globalization;
using IngestPipeline.Archive;
using IngestPipeline.Documents;
using IngestPipeline.Export;
using IngestPipeline.Web.Api;
using IngestPipeline.Web.Security;
using Microsoft.Net.Http.Headers;

namespace IngestPipeline.Web.Documents;

/// <summary>A table of a document.</summary>
/// <param name="Table">From 1.</param>
/// <param name="Pages">That it stands on; null for flowing formats.</param>
/// <param name="Caption">Its title; null if it has none.</param>
/// <param name="Unit">That holds for all its figures, as stated above it.</param>
public sealed record TableSummary(int Table, string? Pages, string? Caption, string? Unit, int Rows);

/// <summary>What a document's page and the REST API hand out of a document besides its text.</summary>
public static class DocumentFiles
{
    /// <summary>The uploaded file, always to be saved, never to be opened in this site's name.</summary>
    public static IResult Original(string id, HttpContext http, DocumentStore documents, BlobStore blobs, AuditLog audit)
    {
        if (documents.Find(id, http.User.Sees()) is not { } document || !blobs.Exists(document.Id))
        {
            return ApiProblems.NotFound();
        }

        audit.Add(http.User.AccountName(), AuditAction.Download, document.Id, document.FileName);
        return Results.File(blobs.Open(document.Id), document.MediaType ?? "application/octet-stream", document.FileName, enableRangeProcessing: true);
    }

    /// <summary>A scan with its text behind the images of its pages.</summary>
    public static async Task<IResult> SearchablePdf(
        string id, HttpContext http, DocumentStore documents, DocumentContents contents, BlobStore blobs, SearchablePdfs files, AuditLog audit, CancellationToken cancellation)
    {
        if (documents.Find(id, http.User.Sees()) is not { } row || contents.Read(row.Id, http.User.Sees()) is not { Document: var document } || !blobs.Exists(row.Id))
        {
            return ApiProblems.NotFound();
        }

        if (!SearchablePdfs.IsScan(document))
        {
            return ApiProblems.Of(404, "no-scan", "Tài liệu này không phải bản quét", "This document is no scan");
        }

        try
        {
            var path = await files.Find(row, document, cancellation);
            audit.Add(http.User.AccountName(), AuditAction.Download, row.Id, "searchable.pdf");
            return Results.File(path, "application/pdf", Path.GetFileNameWithoutExtension(row.FileName) + "-co-chu.pdf", enableRangeProcessing: true);
        }
        catch (DocumentFailureException e)
        {
            return ApiProblems.Of(
                e.Nature == FailureNature.Transient ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status422UnprocessableEntity, e.Code, e.Vietnamese, e.English);
        }
    }

    /// <summary>The stored contract, byte by byte.</summary>
    public static IResult Json(string id, bool? download, HttpContext http, DocumentStore documents, DocumentContents contents, AuditLog audit)
    {
        if (documents.Find(id, http.User.Sees()) is not { } document)
        {
            return ApiProblems.NotFound();
        }

        if (contents.Json(document.Id, http.User.Sees()) is not { } json)
        {
            return ApiProblems.Of(
                StatusCodes.Status409Conflict, "not-stored", "Tài liệu chưa được xử lý xong hoặc bị lỗi; xem /api/jobs/{id}", "The document is not processed yet, or failed; see /api/jobs/{id}",
                new Dictionary<string, object?> { ["state"] = document.State.ToString().ToLowerInvariant(), ["failure"] = FailureSummary.Of(document) });
        }

        audit.Add(http.User.AccountName(), AuditAction.Download, document.Id, "json");
        return Results.File(json, "application/json; charset=utf-8", download == true ? document.FileName + ".json" : null);
    }

    /// <summary>The document's tables: a list, a workbook of all or of one, or one as CSV.</summary>
    public static IResult Tables(string id, string? format, int? table, HttpContext http, DocumentStore documents, DocumentContents contents, AuditLog audit)
    {
        if (documents.Find(id, http.User.Sees()) is not { } document || contents.Read(document.Id, http.User.Sees()) is not { Document: var read })
        {
            return ApiProblems.NotFound();
        }

        var tables = ExportedTable.Of(read).Where(t => table is null || t.Number == table).ToList();
        if (format is null or "json")
        {
            return Results.Ok(new ItemList<TableSummary>([.. tables.Select(t => new TableSummary(t.Number, t.Pages, t.Table.Caption, t.Table.Unit, t.Table.Rows.Length))], tables.Count, null));
        }

        if (format is not ("csv" or "xlsx") || (format == "csv" && table is null))
        {
            return ApiProblems.BadRequest("unknown-format", "api.format");
        }

        if (tables.Count == 0)
        {
            return ApiProblems.NotFound();
        }

        audit.Add(http.User.AccountName(), AuditAction.Export, document.Id, $"tables {format} {http.Request.QueryString}");
        var file = new MemoryStream();
        if (format == "csv")
        {
            TableExporter.WriteCsv(tables[0].Table, file);
        }
        else
        {
            TableExporter.WriteWorkbook(tables, file);
        }

        file.Position = 0;
        var number = table is { } one ? string.Create(CultureInfo.InvariantCulture, $"-{one}") : "";
        return Results.File(file, FactExporter.MediaType(format == "csv" ? ExportFormat.Csv : ExportFormat.Xlsx), $"{document.FileName}-bang{number}.{format}");
    }

    public static async Task<IResult> PageImage(string id, int page, HttpContext http, DocumentStore documents, PageImages images, CancellationToken cancellation)
    {
        if (documents.Find(id, http.User.Sees()) is not { } document)
        {
            return ApiProblems.NotFound();
        }

        if (page < 1 || page > (document.Pages ?? 0))
        {
            return ApiProblems.Of(404, "no-such-page", Localization.Texts.Vietnamese["api.no-page"], Localization.Texts.English["api.no-page"]);
        }

        try
        {
            if (await images.Find(document, page, cancellation) is not { } path)
            {
                return ApiProblems.Of(404, "no-page-image", "Định dạng này không có ảnh trang", "This format has no page images");
            }

            http.Response.Headers.CacheControl = "private, max-age=86400";
            var tag = new EntityTagHeaderValue(string.Create(CultureInfo.InvariantCulture, $"\"{document.Id[..16]}-{page}\""));
            return Results.File(path, Documents.PageImages.MediaType(path), entityTag: tag);
        }
        catch (DocumentFailureException e)
        {
            return ApiProblems.Of(
                e.Nature == FailureNature.Transient ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status422UnprocessableEntity, e.Code, e.Vietnamese, e.English);
        }
    }
}
