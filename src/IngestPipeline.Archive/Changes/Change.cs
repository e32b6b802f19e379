namespace IngestPipeline.Archive;

public enum ChangeKind
{
    /// <summary>The document was saved; its contract JSON is to be indexed.</summary>
    Stored,

    /// <summary>The document is gone; it is to leave the index.</summary>
    Deleted,
}

/// <summary>An entry of the change log.</summary>
/// <param name="Number">Rising, without reuse; gaps are possible.</param>
public sealed record Change(long Number, string DocumentId, ChangeKind Kind, DateTimeOffset At);

/// <summary>An attempt to process a document.</summary>
/// <param name="Number">From 1 within the document, over all times it was queued.</param>
/// <param name="EndedAt">Null while it runs.</param>
/// <param name="Outcome"><c>running</c>, <c>stored</c>, <c>failed</c>, <c>retry</c>, <c>cancelled</c>, <c>interrupted</c>.</param>
/// <param name="Code">Reason of failure; else null.</param>
/// <param name="StageTimes">Seconds of each stage that ran, in order.</param>
public sealed record Attempt(
    string DocumentId, int Number, DateTimeOffset BeganAt, DateTimeOffset? EndedAt, string Outcome, string? Code, string? Detail, IReadOnlyList<StageTime> StageTimes);

public sealed record StageTime(string Stage, double Seconds);
