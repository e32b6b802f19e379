using IngestPipeline.Archive;

namespace IngestPipeline.Web.Api;

/// <summary>A document in lists: metadata and counts, no text. Enumerations in lower case, dates ISO, times ISO with offset.</summary>
/// <param name="LetterRepairs">Repairs without those of white space alone; null for documents stored before they were counted.</param>
/// <param name="Doubtful">Fields of the metadata that a person should look at; null likewise.</param>
/// <param name="UnreadPages">Pages that could not be recognised; null likewise.</param>
/// <param name="DoubtfulPages">Pages recognised with little confidence; null likewise.</param>
public sealed record DocumentSummary(
    string Id, string FileName, string? MediaType, long Bytes, string State, int? Pages, string? DocType, string? NumberSymbol, string? Issuer, string? Place, DateOnly? Date, string? Subject,
    string? Secrecy, int Sections, int Facts, int Citations, int Repairs, int? LetterRepairs, int Warnings, int? Doubtful, int? UnreadPages, int? DoubtfulPages, FailureSummary? Failure, DateTimeOffset AcceptedAt, DateTimeOffset UpdatedAt)
{
    public static DocumentSummary Of(ArchivedDocument d) => new(
        d.Id, d.FileName, d.MediaType, d.Bytes, d.State.ToString().ToLowerInvariant(), d.Pages, d.DocType, d.NumberSymbol, d.Issuer, d.Place, d.Date, d.Subject, d.Secrecy,
        d.Counts.Sections, d.Counts.Facts, d.Counts.Citations, d.Counts.Repairs, d.Counts.LetterRepairs, d.Counts.Warnings, d.Doubtful, d.UnreadPages, d.DoubtfulPages, FailureSummary.Of(d), d.AcceptedAt, d.UpdatedAt);
}

/// <summary>Why a document failed, or why its last attempt did.</summary>
/// <param name="Message">In the caller's language, with the page.</param>
public sealed record FailureSummary(string Code, string Vi, string En, int? Page, string? Message = null)
{
    public static FailureSummary? Of(ArchivedDocument d) =>
        d.Reason is { } r && d.State is DocumentState.Failed or DocumentState.Accepted ? new FailureSummary(d.Reason!.Code, d.Reason.Vietnamese, d.Reason.English, d.Reason.Page) : null;
}

/// <summary>A part of a list.</summary>
/// <param name="Next">Pass as <c>after</c> for the next part; null at the end.</param>
public sealed record ItemList<T>(IReadOnlyList<T> Items, long? Total, string? Next);

/// <summary>What became of the files of an upload.</summary>
public sealed record UploadAnswer(string Batch, IReadOnlyList<AcceptedFile> Documents, IReadOnlyList<RefusedFile> Refused);

/// <param name="Id">SHA-256 of the file; its document is at <c>/api/documents/{id}</c>, its progress at <c>/api/jobs/{id}</c>.</param>
/// <param name="IsNew">False when the archive has had these bytes before.</param>
public sealed record AcceptedFile(string Id, string File, long Bytes, bool IsNew);

public sealed record RefusedFile(string File, string Code, string Vi, string En);

/// <summary>How far the processing of a document has come.</summary>
/// <param name="Id">The document's id.</param>
/// <param name="Done">It is indexed, failed or cancelled: nothing more will happen by itself.</param>
/// <param name="Percent">Pages done of all, 0 to 100; 0 while unknown.</param>
/// <param name="Attempts">Attempts so far, by outcome; only for one job.</param>
public sealed record JobStatus(
    string Id, string File, string State, string StateLabel, bool Done, string? Stage, string Detail, int PagesDone, int PagesTotal, int Percent, DateTimeOffset? NextAttemptAt,
    FailureSummary? Failure, IReadOnlyList<JobAttempt>? Attempts);

public sealed record JobAttempt(int Number, DateTimeOffset BeganAt, DateTimeOffset? EndedAt, string Outcome, string? Code, IReadOnlyDictionary<string, double> StageSeconds);
