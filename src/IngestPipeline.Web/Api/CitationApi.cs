using IngestPipeline.Archive;
using IngestPipeline.Documents;
using IngestPipeline.Export;
using IngestPipeline.Web.Pages;
using IngestPipeline.Web.Security;
using Microsoft.AspNetCore.Http.Features;

namespace IngestPipeline.Web.Api;

/// <summary>Who cites whom: the citations of a document with their targets, the documents that cite it, and what is cited most.</summary>
public static class CitationApi
{
    private const int MaxLimit = 500;

    public static void MapCitations(this IEndpointRouteBuilder api)
    {
        api.MapGet("/cited", Cited)
            .Produces<ItemList<CitedWorkSummary>>().Produces(StatusCodes.Status200OK, contentType: "text/csv").ProducesProblem(StatusCodes.Status400BadRequest)
            .WithName("ListCited").WithSummary("Văn bản được viện dẫn nhiều nhất / Most cited documents")
            .WithDescription("`held`: yes, what the archive has; no, what it lacks. `format`: csv gives all matches as a file. `documents`: how many cite it; `mentions`: how often in all.");
        api.MapGet("/documents/{id}/citations", Citations)
            .Produces<ItemList<CitationSummary>>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithName("GetCitations").WithSummary("Viện dẫn của tài liệu, kèm văn bản được viện dẫn / Citations of a document with what they mean")
            .WithDescription("`targets`: documents of the archive that the citation may mean; `certain`: there is one, and date, year or issuer speak for it.");
        api.MapGet("/documents/{id}/cited-by", CitedBy)
            .Produces<ItemList<CitingSummary>>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithName("GetCitedBy").WithSummary("Văn bản viện dẫn tài liệu này / Documents that cite this one");
    }

    private static IResult Cited(HttpContext http, CitedWorkStore works, AuditLog audit, TimeProvider clock, [AsParameters] CitedQuery filter, string? format, string? after, int limit = 100)
    {
        if (format is null or "json")
        {
            var page = works.List(filter.ToFilter(), http.User.Sees(), new PageRequest(Math.Clamp(limit, 1, MaxLimit), after));
            return Results.Ok(new ItemList<CitedWorkSummary>([.. page.Items.Select(CitedWorkSummary.From)], page.Total, page.Next));
        }

        if (format != "csv")
        {
            return ApiProblems.BadRequest("unknown-format", "api.format");
        }

        audit.Add(http.User.AccountName(), AuditAction.Export, null, $"{format} {http.Request.QueryString}");
        var rows = works.Stream(filter.ToFilter(), http.User.Sees());
        return Results.Stream(
            output =>
            {
                // The writer is synchronous; rows go out as they are read from the database, whatever their number.
                http.Features.Get<IHttpBodyControlFeature>()!.AllowSynchronousIO = true;
                CitedWorkCsv.Write(rows, output, http.RequestAborted);
                return Task.CompletedTask;
            },
            CitedWorkCsv.MediaType, $"vien-dan-{clock.GetLocalNow():yyyyMMdd-HHmm}.csv");
    }

    private static IResult Citations(HttpContext http, DocumentStore documents, CitationStore citations, CitationLinkStore links, string id, string? after, int limit = 100)
    {
        if (documents.Find(id, http.User.Sees()) is null)
        {
            return ApiProblems.NotFound();
        }

        var page = citations.List(new CitationFilter { DocumentId = id }, http.User.Sees(), new PageRequest(Math.Clamp(limit, 1, MaxLimit), after));
        var found = links.Links(id, http.User.Sees());
        return Results.Ok(new ItemList<CitationSummary>([.. page.Items.Select(r => CitationSummary.From(r, found.GetValueOrDefault(r.Ordinal)))], page.Total, page.Next));
    }

    private static IResult CitedBy(HttpContext http, DocumentStore documents, CitationLinkStore links, string id, string? after, int limit = 100)
    {
        if (documents.Find(id, http.User.Sees()) is null)
        {
            return ApiProblems.NotFound();
        }

        var page = links.CitedBy(id, http.User.Sees(), new PageRequest(Math.Clamp(limit, 1, MaxLimit), after));
        return Results.Ok(new ItemList<CitingSummary>([.. page.Items.Select(CitingSummary.From)], page.Total, page.Next));
    }
}

/// <summary>A document of the archive that is cited or cites.</summary>
public sealed record LinkedSummary(string Id, string FileName, string? DocType, string? NumberSymbol, string? Issuer, DateOnly? Date, string? Subject)
{
    public static LinkedSummary From(LinkedDocument d) => new(d.Id, d.FileName, d.DocType, d.NumberSymbol, d.Issuer, d.Date, d.Subject);
}

/// <param name="Key">Number and symbol in the form in which they are compared.</param>
/// <param name="Held">Documents of the archive with this number; empty: it lacks it.</param>
public sealed record CitedWorkSummary(
    string Key, int? Year, string? Type, string NumberSymbol, DateOnly? Date, string? Issuer, long Documents, long Mentions, IReadOnlyList<LinkedSummary> Held)
{
    public static CitedWorkSummary From(CitedWork w) => new(w.Key.Value, w.Key.Year, w.Type, w.NumberSymbol, w.Date, w.Issuer, w.Documents, w.Mentions, [.. w.Held.Select(LinkedSummary.From)]);
}

/// <param name="Number">Its number among the document's citations, from 1.</param>
public sealed record CitationSummary(
    int Number, string Raw, string? Type, string NumberSymbol, DateOnly? Date, string? Issuer, int Page, int Start, int End, double Confidence, bool Certain, IReadOnlyList<LinkedSummary> Targets)
{
    public static CitationSummary From(CitationRow row, CitationLink? link)
    {
        var c = row.Citation;
        return new CitationSummary(
            row.Ordinal, c.Raw, c.Type, c.NumberSymbol, c.Date, c.Issuer, c.Page, c.Span.Start, c.Span.End, Math.Round(c.Confidence, 3), link?.Certain == true,
            [.. (link?.Candidates ?? []).Select(LinkedSummary.From)]);
    }
}

/// <param name="Certain">It can mean no other document of the archive.</param>
public sealed record CitingSummary(LinkedSummary Document, int Mentions, int Page, int Start, bool Certain)
{
    public static CitingSummary From(CitingDocument c) => new(LinkedSummary.From(c.Document), c.Mentions, c.Page, c.Start, c.Certain);
}
