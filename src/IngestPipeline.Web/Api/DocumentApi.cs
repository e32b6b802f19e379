using IngestPipeline.Archive;
using IngestPipeline.Web.Documents;
using IngestPipeline.Web.Pages;
using IngestPipeline.Web.Security;

namespace IngestPipeline.Web.Api;

/// <summary>Documents: the list, the contract, the file, images of pages.</summary>
public static class DocumentApi
{
    private const int MaxLimit = 500;

    public static void MapDocuments(this IEndpointRouteBuilder api)
    {
        api.MapGet("/documents", List)
            .WithName("ListDocuments")
            .WithSummary("Danh sách tài liệu / List of documents")
            .WithDescription("Newest upload first. `state`: accepted, processing, stored, indexed, failed, cancelled. `q`: words of file name, number, subject, issuer. `repaired`: only those in which letters were repaired. `doubtful`: only those with a field of the metadata that a person should look at. `incomplete`: only those with pages that were not recognised, or doubtfully. Pass `next` as `after` for the next part.");

        api.MapGet("/documents/{id}", DocumentFiles.Json)
            .Produces<object>(StatusCodes.Status200OK, "application/json").ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .WithName("GetDocument")
            .WithSummary("Tài liệu theo lược đồ ingest.document/1 / The document, schema ingest.document/1");

        api.MapGet("/documents/{id}/original", DocumentFiles.Original)
            .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream").ProducesProblem(StatusCodes.Status404NotFound)
            .WithName("GetOriginal").WithSummary("Tệp gốc / The uploaded file");

        api.MapGet("/documents/{id}/searchable.pdf", DocumentFiles.SearchablePdf)
            .Produces(StatusCodes.Status200OK, contentType: "application/pdf").ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .WithName("GetSearchablePdf").WithSummary("PDF có lớp chữ của bản quét / Searchable PDF of a scan")
            .WithDescription("PDF/A-2b: the images of the pages, and behind them the corrected text where the words stand. Made when first asked for, which takes a while for long scans.");

        api.MapGet("/documents/{id}/tables", DocumentFiles.Tables)
            .Produces<ItemList<TableSummary>>().Produces(StatusCodes.Status200OK, contentType: "text/csv").ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound)
            .WithName("GetTables").WithSummary("Các bảng của tài liệu, xuất được / The document's tables, exported")
            .WithDescription("`format`: xlsx gives a workbook with a sheet a table, csv one table; without it, a list. `table`: one of them, from 1.");

        api.MapGet("/documents/{id}/pages/{page:int}.png", DocumentFiles.PageImage)
            .Produces(StatusCodes.Status200OK, contentType: "image/png").ProducesProblem(StatusCodes.Status404NotFound)
            .WithName("GetPageImage").WithSummary("Ảnh một trang / The image of a page");
    }

    private static ItemList<DocumentSummary> List(
        HttpContext http, DocumentStore documents, string? state, string? q, string? type, int? year, string? reason, string? number, string? batch, bool? repaired, bool? doubtful, bool? incomplete, string? after, int limit = 50)
    {
        var states = state is null ? [] : DocumentsModel.Groups.FirstOrDefault(g => g.Name == state).States
            ?? (Enum.TryParse<DocumentState>(state, ignoreCase: true, out var one) && Enum.IsDefined(one) ? [one] : []);
        var page = documents.List(
            new DocumentFilter { States = states, Text = q, DocType = type, Year = year, ReasonCode = reason, NumberSymbol = number, Batch = batch, Repaired = repaired == true, Doubtful = doubtful == true, Incomplete = incomplete == true },
            http.User.Sees(), new PageRequest(Math.Clamp(limit, 1, MaxLimit), after));
        return new ItemList<DocumentSummary>([.. page.Items.Select(DocumentSummary.Of)], page.Total, page.Next);
    }
}
