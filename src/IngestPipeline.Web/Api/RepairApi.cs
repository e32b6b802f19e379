using IngestPipeline.Archive;
using IngestPipeline.Documents;
using IngestPipeline.Jobs;
using IngestPipeline.Web.Documents;
using IngestPipeline.Web.Localization;
using IngestPipeline.Web.Security;

namespace IngestPipeline.Web.Api;

/// <summary>The repairs of a document: listed for everyone who sees it, rejected and taken back by those who ingest.</summary>
public static class RepairApi
{
    public static void MapRepairs(this IEndpointRouteBuilder api)
    {
        api.MapGet("/documents/{id}/repairs", List)
            .Produces<RepairAnswer>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithName("ListRepairs")
            .WithSummary("Chữ đã sửa của một tài liệu / Repairs of a document")
            .WithDescription("`kind`: missing_glyph, lookalike, legacy_encoding, composition, spacing, hyphenation, ocr. `confidence`: percent at least. `spacing`: those of white space alone too. `page`: of 200, from 1.");

        api.MapPost("/documents/{id}/repairs/reject", (string id, RepairOrder order, HttpContext http, DocumentQueue queue, DocumentStore documents) =>
                Decide(id, order, http, documents, selection => queue.RejectRepairs(id, selection, http.User.Sees(), http.User.AccountName())))
            .Guarded().WithName("RejectRepairs").WithSummary("Từ chối chữ đã sửa / Reject repairs").WithDescription("Exactly one of `all`, `kind`, `at`. The document is processed again.");

        api.MapPost("/documents/{id}/repairs/restore", (string id, RepairOrder order, HttpContext http, DocumentQueue queue, DocumentStore documents) =>
                Decide(id, order, http, documents, selection => queue.RestoreRepairs(id, selection, http.User.Sees(), http.User.AccountName())))
            .Guarded().WithName("RestoreRepairs").WithSummary("Lấy lại chữ đã từ chối / Take rejections back").WithDescription("Exactly one of `all`, `kind`, `at`. The document is processed again.");
    }

    private static RouteHandlerBuilder Guarded(this RouteHandlerBuilder route) => route
        .RequireAuthorization(Policies.Ingest)
        .AddEndpointFilter<ApiAntiforgery>()
        .DisableAntiforgery()
        .Produces<RepairDecided>(StatusCodes.Status202Accepted)
        .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);

    private static IResult List(
        string id, string? kind, bool? spacing, HttpContext http, DocumentStore documents, DocumentViews views, RepairReviewStore reviews, int confidence = 0, int page = 1)
    {
        if (documents.Find(id, http.User.Sees()) is not { HasContent: true } row || views.Of(row, http.User.Sees()) is not { } view)
        {
            return ApiProblems.NotFound();
        }

        RepairKind? wanted = null;
        if (kind is not null && !TryKind(kind, out wanted))
        {
            return ApiProblems.BadRequest("unknown-kind", "api.repair-order");
        }

        var document = view.Document;
        var list = RepairList.Of(view, new RepairFilter(wanted, Math.Clamp(confidence, 0, 100), spacing == true), page);
        return Results.Ok(new RepairAnswer(
            [.. list.Shown.Select(i => RepairItem.Of(document.Repairs[i], view.OffsetOf(i), document))],
            list.Total, list.Page, list.HasNext, list.Counts.ToDictionary(c => ContractNames.Of(c.Kind), c => c.Count),
            [.. document.Rejected.Select((r, i) => new RejectedItem(view.RejectedOffset(i), r.Span.Start, r.Span.End, r.Span.In(document.Text), r.Replacement, ContractNames.Of(r.Kind), Math.Round(r.Confidence, 3)))],
            [.. reviews.Rejections(row.Id).Select(d => new RejectionItem(d.Kind is { } k ? ContractNames.Of(k) : null, d.Place?.Offset, d.Place?.Original, d.Place?.Replacement, d.User, d.At))],
            reviews.Of(row.Id).Revision > row.Review));
    }

    private static async Task<IResult> Decide(string id, RepairOrder order, HttpContext http, DocumentStore documents, Func<RepairSelection, Task<int>> decide)
    {
        if (documents.Find(id, http.User.Sees()) is null)
        {
            return ApiProblems.NotFound();
        }

        RepairKind? kind = null;
        var given = (order.All == true ? 1 : 0) + (order.Kind is null ? 0 : 1) + (order.At is null ? 0 : 1);
        if (given != 1 || (order.Kind is not null && !TryKind(order.Kind, out kind)))
        {
            return ApiProblems.BadRequest("repair-order", "api.repair-order");
        }

        RepairSelection selection = kind is { } k ? new RepairSelection.OfKind(k) : order.At is { } at ? new RepairSelection.At(at) : new RepairSelection.Everything();
        var decisions = await decide(selection);
        return decisions > 0
            ? Results.Json(new RepairDecided(id, decisions), statusCode: StatusCodes.Status202Accepted)
            : ApiProblems.Of(StatusCodes.Status409Conflict, "no-such-repair", Texts.Vietnamese["api.no-repair"], Texts.English["api.no-repair"]);
    }

    private static bool TryKind(string name, out RepairKind? kind)
    {
        kind = Enum.GetValues<RepairKind>().Where(k => ContractNames.Of(k) == name).Select(k => (RepairKind?)k).FirstOrDefault();
        return kind is not null;
    }
}

/// <summary>Which repairs a decision is about; exactly one field is given.</summary>
/// <param name="At">Offset in the extracted text: <c>at</c> of an item.</param>
public sealed record RepairOrder(bool? All, string? Kind, int? At);

/// <param name="Decisions">How many were recorded; progress is at <c>/api/jobs/{id}</c>.</param>
public sealed record RepairDecided(string Id, int Decisions);

/// <param name="Counts">Repairs of each kind under the other conditions.</param>
/// <param name="Rejected">What the program would repair and a person does not want.</param>
/// <param name="Rejections">The decisions that hold: of one place, of a kind, or (both null) of all.</param>
/// <param name="Pending">The document still waits to be read with the last decision.</param>
public sealed record RepairAnswer(
    IReadOnlyList<RepairItem> Items, int Total, int Page, bool HasNext, IReadOnlyDictionary<string, int> Counts, IReadOnlyList<RejectedItem> Rejected, IReadOnlyList<RejectionItem> Rejections, bool Pending);

/// <param name="At">Offset of the original in the extracted text; names the repair in decisions.</param>
/// <param name="Start">Of the repaired characters in the document's text.</param>
public sealed record RepairItem(int At, int Start, int End, string Original, string Text, string Kind, double Confidence, int Page)
{
    public static RepairItem Of(Repair repair, int at, Document document) => new(
        at, repair.Span.Start, repair.Span.End, repair.Original, repair.Span.In(document.Text), ContractNames.Of(repair.Kind), Math.Round(repair.Confidence, 3), document.PageAt(repair.Span.Start));
}

public sealed record RejectedItem(int At, int Start, int End, string Text, string Replacement, string Kind, double Confidence);

public sealed record RejectionItem(string? Kind, int? At, string? Original, string? Replacement, string User, DateTimeOffset Time);
