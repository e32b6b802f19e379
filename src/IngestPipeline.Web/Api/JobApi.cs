using IngestPipeline.Archive;
using IngestPipeline.Jobs;
using IngestPipeline.Web.Localization;
using IngestPipeline.Web.Security;

namespace IngestPipeline.Web.Api;

/// <summary>How far documents have come. A job has its document's id.</summary>
public static class JobApi
{
    private const int MaxIds = 100;

    public static void MapJobs(this IEndpointRouteBuilder api)
    {
        api.MapGet("/jobs/{id}", (string id, HttpContext http, DocumentStore documents, ProgressBoard progress, JobLedger ledger, Translator t) =>
            documents.Find(id, http.User.Sees()) is { } document ? Results.Ok(Status(document, progress, t, ledger.Attempts(id))) : ApiProblems.NotFound())
            .Produces<JobStatus>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithName("GetJob").WithSummary("Tiến độ xử lý một tài liệu / Progress of one document");

        api.MapGet("/jobs", (string[] id, HttpContext http, DocumentStore documents, ProgressBoard progress, Translator t) =>
            new ItemList<JobStatus>([.. id.Take(MaxIds).Distinct().Select(i => documents.Find(i, http.User.Sees())).OfType<ArchivedDocument>().Select(d => Status(d, progress, t, null))], null, null))
            .WithName("GetJobs").WithSummary("Tiến độ của nhiều tài liệu / Progress of several documents (?id=…&id=…, at most 100)");
    }

    private static JobStatus Status(ArchivedDocument d, ProgressBoard progress, Translator t, IReadOnlyList<Attempt>? attempts)
    {
        var now = progress.Of(d.Id);
        var (stage, pages, total) = now is { } p ? (p.Stage, p.PagesDone, p.PagesTotal) : (d.Stage, d.PagesDone, d.PagesTotal);
        var detail = total > 0 ? t["progress.pages", pages, total] : stage is { Length: > 0 } ? t["stage." + stage] : "";
        var failure = FailureSummary.Of(d);
        return new JobStatus(
            d.Id, d.FileName, d.State.ToString().ToLowerInvariant(), t["state." + d.State], d.State is DocumentState.Indexed or DocumentState.Failed or DocumentState.Cancelled,
            stage, detail, pages, total, total > 0 ? (int)(100L * Math.Min(pages, total) / total) : 0, d.NextAttemptAt,
            failure is null ? null : failure with { Message = (failure.Page is { } page ? t["search.page", page] + ": " : "") + t.Of(failure.Vi, failure.En) },
            attempts is null ? null : [.. attempts.Select(a => new JobAttempt(a.Number, a.BeganAt, a.EndedAt, a.Outcome, a.Code, Seconds(a)))]);
    }

    private static Dictionary<string, double> Seconds(Attempt attempt) =>
        attempt.StageTimes.GroupBy(s => s.Stage).ToDictionary(g => g.Key, g => Math.Round(g.Sum(s => s.Seconds), 3));
}
