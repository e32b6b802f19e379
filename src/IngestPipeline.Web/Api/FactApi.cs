using IngestPipeline.Archive;
using IngestPipeline.Documents;
using IngestPipeline.Export;
using IngestPipeline.Web.Pages;
using IngestPipeline.Web.Security;
using Microsoft.AspNetCore.Http.Features;

namespace IngestPipeline.Web.Api;

/// <summary>Facts of all documents: as parts of a list, or all of them as a file.</summary>
public static class FactApi
{
    private const int MaxLimit = 500;

    public static void MapFacts(this IEndpointRouteBuilder api) =>
        api.MapGet("/facts", Get)
            .Produces<ItemList<FactSummary>>().Produces(StatusCodes.Status200OK, contentType: "text/csv").ProducesProblem(StatusCodes.Status400BadRequest)
            .WithName("ListFacts")
            .WithSummary("Số liệu, lọc được, xuất được / Figures, filtered, exported")
            .WithDescription("`format`: csv, xlsx, jsonl or package (Frictionless Data Package 2, zip) gives all matches as a file; without it, a part of the list as JSON. `period`: 2023 finds 2023-Q1, 2023-06 and ranges. `from`, `to`: the period lies between these. `confidence`: percent, 0 to 100. `review`: counted (all but rejected; the default), open, accepted, corrected, rejected, reviewed, all.");

    private static IResult Get(HttpContext http, FactStore facts, ChangeLog changes, AuditLog audit, TimeProvider clock, WebOptions options, [AsParameters] FactQuery filter, string? format, string? after, int limit = 100)
    {
        if (format is null or "json")
        {
            var page = facts.List(filter.ToFilter(), http.User.Sees(), new PageRequest(Math.Clamp(limit, 1, MaxLimit), after));
            return Results.Ok(new ItemList<FactSummary>([.. page.Items.Select(FactSummary.From)], page.Total, page.Next));
        }

        if (!Enum.TryParse<ExportFormat>(format, ignoreCase: true, out var kind) || !Enum.IsDefined(kind))
        {
            return ApiProblems.BadRequest("unknown-format", "api.format");
        }

        audit.Add(http.User.AccountName(), AuditAction.Export, filter.Document, $"{format} {http.Request.QueryString}");
        var name = $"so-lieu-{clock.GetLocalNow():yyyyMMdd-HHmm}.{FactExporter.Extension(kind)}";
        var wanted = filter.ToFilter();
        var about = new ExportAbout(clock.GetLocalNow(), changes.Last, wanted) { Licence = options.Licence };
        var rows = facts.Stream(wanted, http.User.Sees());
        return Results.Stream(
            output =>
            {
                // The writers are synchronous; rows go out as they are read from the database, whatever their number.
                http.Features.Get<IHttpBodyControlFeature>()!.AllowSynchronousIO = true;
                FactExporter.Write(kind, rows, output, about, http.RequestAborted);
                return Task.CompletedTask;
            },
            FactExporter.MediaType(kind), name);
    }
}

/// <summary>A fact as the contract writes it, with its document.</summary>
public sealed record FactSummary(
    string Id, string DocumentId, string FileName, string? DocType, string? NumberSymbol, string? Issuer, DateOnly? Date, string Raw, string Value, string? Of, string? Unit, string Kind, string? Change,
    string? Baseline, string? Approx, string Status, string? Indicator, string? Period, string? Place, string? Section, int Page, double[]? Box, int[]? TableCell, int Start, int End, double Confidence,
    string? Review, string? ReviewedBy, DateTimeOffset? ReviewedAt)
{
    public static FactSummary From(FactRow row)
    {
        var f = row.Fact;
        return new FactSummary(
            f.Id, row.DocumentId, row.FileName, row.DocType, row.NumberSymbol, row.Issuer, row.Date, f.Raw, f.Value, f.Of, f.Unit, ContractNames.Of(f.Kind), f.Change is { } c ? ContractNames.Of(c) : null,
            f.Baseline, f.Approx is { } a ? ContractNames.Of(a) : null, ContractNames.Of(f.Status), f.Indicator, f.Period, f.Place, row.SectionTitle, f.Page,
            f.Box is { } b ? [b.X0, b.Y0, b.X1, b.Y1] : null, f.Cell is { } cell ? [cell.Table, cell.Row, cell.Column] : null, f.Span.Start, f.Span.End, Math.Round(f.Confidence, 3),
            row.Review is { } review ? ContractNames.Of(review) : null, row.ReviewedBy, row.ReviewedAt);
    }
}
