using System.Text.Json;
using IngestPipeline.Archive;
using IngestPipeline.Documents;
using IngestPipeline.Web.Pages;
using IngestPipeline.Web.Security;

namespace IngestPipeline.Web.Api;

/// <summary>What people say of the figures of a document.</summary>
public static class FactReviewApi
{
    public static void MapFactReviews(this IEndpointRouteBuilder api)
    {
        api.MapPut("/documents/{id}/facts/{fact}/review", Put)
            .Guarded().WithName("ReviewFact").WithSummary("Xét một số liệu / Review a figure")
            .WithDescription(
                "`review`: accepted, corrected or rejected. `corrected` takes `value`, `of`, `unit`, `kind`, `indicator`, `period`, `place`, `status` as the contract writes them; those left out stand, null takes one away. "
                + "`raw`: what the reviewer saw; if another figure has this id by now, nothing is found. The text of the document is not altered.");

        api.MapDelete("/documents/{id}/facts/{fact}/review", (string id, string fact, HttpContext http, FactReviewStore reviews, FactStore facts) =>
                Answer(id, fact, http, facts, reviews.TakeBack(id, fact, http.User.Sees(), http.User.AccountName())))
            .Guarded().WithName("TakeBackFactReview").WithSummary("Bỏ nhận xét một số liệu / Take the review of a figure back");
    }

    private static RouteHandlerBuilder Guarded(this RouteHandlerBuilder route) => route
        .RequireAuthorization(Policies.Ingest)
        .AddEndpointFilter<ApiAntiforgery>()
        .DisableAntiforgery()
        .Produces<FactSummary>()
        .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);

    private static IResult Put(string id, string fact, FactReviewOrder order, HttpContext http, FactReviewStore reviews, FactStore facts)
    {
        var (level, user) = (http.User.Sees(), http.User.AccountName());
        switch (FactQuery.Named<FactVerdict>(order.Review))
        {
            case FactVerdict.Accepted:
                return Answer(id, fact, http, facts, reviews.Accept(id, fact, level, user, order.Raw));
            case FactVerdict.Rejected:
                return Answer(id, fact, http, facts, reviews.Reject(id, fact, level, user, order.Raw));
            case FactVerdict.Corrected:
                return facts.Find(id, fact, level) is not { Fact: var now } ? ApiProblems.NotFound()
                    : order.Over(now) is { Problem: null } said ? Answer(id, fact, http, facts, reviews.Correct(id, fact, said, level, user, order.Raw))
                    : ApiProblems.BadRequest("fact-review", "api.fact-review");
            default:
                return ApiProblems.BadRequest("fact-review", "api.fact-review");
        }
    }

    private static IResult Answer(string id, string fact, HttpContext http, FactStore facts, CorrectionResult result) =>
        result.Outcome is CorrectionOutcome.Done or CorrectionOutcome.Unchanged && facts.Find(id, fact, http.User.Sees()) is { } row ? Results.Ok(FactSummary.From(row)) : ApiProblems.NotFound();
}

/// <summary>A review of a figure. Of the fields of a correction, those that are left out stand; null takes one away.</summary>
public sealed record FactReviewOrder(
    string? Review, string? Raw, string? Value, JsonElement Of, JsonElement Unit, string? Kind, JsonElement Indicator, JsonElement Period, JsonElement Place, string? Status)
{
    /// <summary>Null: a name or a field that is none.</summary>
    internal FactReading? Over(Fact now)
    {
        var (kind, status) = (Kind is null ? now.Kind : FactQuery.Named<FactKind>(Kind), Status is null ? now.Status : FactQuery.Named<FactStatus>(Status));
        return kind is { } k && status is { } s && new[] { Of, Unit, Indicator, Period, Place }.All(e => e.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null or JsonValueKind.String)
            ? new FactReading(Value ?? now.Value, Text(Of, now.Of), Text(Unit, now.Unit), k, Text(Indicator, now.Indicator), Text(Period, now.Period), Text(Place, now.Place), s)
            : null;
    }

    private static string? Text(JsonElement given, string? now) => given.ValueKind == JsonValueKind.Undefined ? now : given.GetString();
}
