using System.Text.Json;
using IngestPipeline.Documents;
using Microsoft.Data.Sqlite;

namespace IngestPipeline.Archive;

/// <summary>A document whose job is due.</summary>
/// <param name="At">Not before this time; null: now.</param>
public sealed record DueDocument(string Id, DateTimeOffset? At);

/// <summary>A document handed to a worker.</summary>
/// <param name="Number">Of the attempt, within the document; names the attempt in every later call.</param>
/// <param name="Attempts">Attempts since a person queued it, this one included.</param>
public sealed record BegunAttempt(string DocumentId, string FileName, long Bytes, int Number, int Attempts);

/// <summary>
/// The way of a document through its states, each step one transaction. A step is taken only from the state it belongs to, by the attempt that
/// stands: a worker that was cancelled or overtaken changes nothing.
/// </summary>
public sealed class JobLedger(ArchiveDatabase database, TimeProvider clock)
{
    /// <summary>Accepted documents in the order of their uploads.</summary>
    public IReadOnlyList<DueDocument> Due(int limit = 10_000) => database.Read(c => c.Query(
        "select id, next_attempt_at from documents where state = 'accepted' order by sequence limit @limit",
        r => new DueDocument(r.GetString(0), r.Time("next_attempt_at")), ("@limit", limit)));

    /// <summary>Documents that a worker has in hand.</summary>
    public IReadOnlyList<string> Processing() => database.Read(c => c.Query("select id from documents where state = 'processing'", r => r.GetString(0)));

    /// <summary>Null when the document is not waiting: cancelled, gone, or in another worker's hands.</summary>
    public BegunAttempt? Begin(string id) => database.Write(c =>
    {
        var at = clock.Milliseconds();
        if (c.Execute(
                """
                update documents set state = 'processing', attempts = attempts + 1, next_attempt_at = null, stage = null, pages_done = 0, pages_total = 0, updated_at = @at
                where id = @id and state = 'accepted'
                """,
                ("@id", id), ("@at", at)) == 0)
        {
            return null;
        }

        c.Execute(
            """
            insert into attempts(document, number, began_at, outcome)
            select d.sequence, 1 + coalesce((select max(a.number) from attempts a where a.document = d.sequence), 0), @at, 'running' from documents d where d.id = @id
            """,
            ("@id", id), ("@at", at));
        return c.First(
            "select d.file_name, d.bytes, d.attempts, (select max(a.number) from attempts a where a.document = d.sequence) as number from documents d where d.id = @id",
            r => new BegunAttempt(id, r.Text("file_name")!, r.Long("bytes")!.Value, r.Int("number")!.Value, r.Int("attempts")!.Value), ("@id", id));
    });

    /// <summary>Gives a document up. It stays, with its reason.</summary>
    public bool Fail(BegunAttempt attempt, FailureReason reason, string? detail, IReadOnlyList<StageTime> times) => database.Write(c =>
    {
        if (!End(c, attempt, "failed", reason.Code, detail, times))
        {
            return false;
        }

        var at = clock.Milliseconds();
        c.Execute("update documents set state = 'failed', next_attempt_at = null, updated_at = @at where id = @id", ("@id", attempt.DocumentId), ("@at", at));
        SetReason(c, attempt.DocumentId, reason);
        AuditLog.Add(c, at, AuditLog.System, AuditAction.Failed, attempt.DocumentId, reason.Code);
        return true;
    });

    /// <summary>Back into the queue after a failure that may pass.</summary>
    public bool Postpone(BegunAttempt attempt, FailureReason reason, string? detail, DateTimeOffset next, IReadOnlyList<StageTime> times) => database.Write(c =>
    {
        if (!End(c, attempt, "retry", reason.Code, detail, times))
        {
            return false;
        }

        c.Execute(
            "update documents set state = 'accepted', next_attempt_at = @next, updated_at = @at where id = @id",
            ("@id", attempt.DocumentId), ("@next", next.ToUnixTimeMilliseconds()), ("@at", clock.Milliseconds()));
        SetReason(c, attempt.DocumentId, reason);
        return true;
    });

    /// <summary>Back into the queue because the worker is being shut down in order; the attempt does not count.</summary>
    public bool Interrupt(BegunAttempt attempt) => database.Write(c =>
    {
        if (!End(c, attempt, "interrupted", null, null, []))
        {
            return false;
        }

        c.Execute(
            "update documents set state = 'accepted', attempts = max(0, attempts - 1), updated_at = @at where id = @id", ("@id", attempt.DocumentId), ("@at", clock.Milliseconds()));
        return true;
    });

    /// <summary>
    /// For the start of the only worker: what a worker before it had in hand when it died goes back into the queue, or is given up when that happened
    /// <paramref name="maxAttempts"/> times (a document that kills its worker must not do so for ever).
    /// </summary>
    /// <returns>Queued again, given up.</returns>
    public (int Queued, int Failed) Recover(int maxAttempts)
    {
        var (queued, failed) = (0, 0);
        foreach (var id in Processing())
        {
            database.Write(c =>
            {
                var at = clock.Milliseconds();
                c.Execute(
                    "update attempts set outcome = 'interrupted', ended_at = @at where outcome = 'running' and document = (select sequence from documents where id = @id)",
                    ("@id", id), ("@at", at));
                var given = c.Execute(
                    "update documents set state = 'failed', next_attempt_at = null, updated_at = @at where id = @id and state = 'processing' and attempts >= @max",
                    ("@id", id), ("@at", at), ("@max", maxAttempts));
                if (given > 0)
                {
                    SetReason(c, id, new FailureReason(
                        "worker-lost", "tiến trình xử lý bị ngắt nhiều lần khi đọc tệp này", "the worker was lost several times while reading this file", null));
                    AuditLog.Add(c, at, AuditLog.System, AuditAction.Failed, id, "worker-lost");
                    failed++;
                    return;
                }

                queued += c.Execute("update documents set state = 'accepted', next_attempt_at = null, updated_at = @at where id = @id and state = 'processing'", ("@id", id), ("@at", at));
            });
        }

        return (queued, failed);
    }

    /// <summary>Stops a waiting or running document. False when it is neither.</summary>
    public bool Cancel(string id, string user) => database.Write(c =>
    {
        var at = clock.Milliseconds();
        if (c.Execute(
                "update documents set state = 'cancelled', next_attempt_at = null, updated_at = @at where id = @id and state in ('accepted', 'processing')", ("@id", id), ("@at", at)) == 0)
        {
            return false;
        }

        c.Execute(
            "update attempts set outcome = 'cancelled', ended_at = @at where outcome = 'running' and document = (select sequence from documents where id = @id)",
            ("@id", id), ("@at", at));
        AuditLog.Add(c, at, user, AuditAction.Cancel, id, null);
        return true;
    });

    /// <summary>Queues a document anew: failed or cancelled ones, and stored ones that are to be read again. False when it already waits or runs, or is gone.</summary>
    public bool Requeue(string id, string user) => database.Write(c =>
    {
        var at = clock.Milliseconds();
        if (!Requeue(c, id, at))
        {
            return false;
        }

        AuditLog.Add(c, at, user, AuditAction.Retry, id, null);
        return true;
    });

    /// <summary>How far a running document has come. For lists; the worker's own figure is newer.</summary>
    public void Progress(string id, string stage, int pagesDone, int pagesTotal) => database.Write(c => c.Execute(
        "update documents set stage = @stage, pages_done = @done, pages_total = @total where id = @id and state = 'processing'",
        ("@id", id), ("@stage", stage), ("@done", pagesDone), ("@total", pagesTotal)));

    /// <summary>The attempts on a document, newest first.</summary>
    public IReadOnlyList<Attempt> Attempts(string id) => database.Read(c => c.Query(
        "select a.* from attempts a join documents d on d.sequence = a.document where d.id = @id order by a.number desc",
        r => new Attempt(
            id, r.Int("number")!.Value, r.Time("began_at")!.Value, r.Time("ended_at"), r.Text("outcome")!, r.Text("code"), r.Text("detail"),
            r.Text("stage_times") is { } times ? JsonSerializer.Deserialize<List<StageTime>>(times)! : []),
        ("@id", id)));

    internal static bool Requeue(SqliteConnection c, string id, long at) => c.Execute(
        """
        update documents set state = 'accepted', attempts = 0, next_attempt_at = null, reason_code = null, reason_vi = null, reason_en = null, reason_page = null, updated_at = @at
        where id = @id and state not in ('accepted', 'processing')
        """,
        ("@id", id), ("@at", at)) > 0;

    /// <summary>Closes the attempt if it is the one that stands.</summary>
    internal bool End(SqliteConnection c, BegunAttempt attempt, string outcome, string? code, string? detail, IReadOnlyList<StageTime> times) => c.Execute(
        """
        update attempts set outcome = @outcome, code = @code, detail = @detail, stage_times = @times, ended_at = @at
        where number = @number and outcome = 'running' and document = (select sequence from documents where id = @id and state = 'processing')
        """,
        ("@id", attempt.DocumentId), ("@number", attempt.Number), ("@outcome", outcome), ("@code", code), ("@detail", detail),
        ("@times", times.Count == 0 ? null : JsonSerializer.Serialize(times)), ("@at", clock.Milliseconds())) == 1;

    private static void SetReason(SqliteConnection c, string id, FailureReason reason) => c.Execute(
        "update documents set reason_code = @code, reason_vi = @vi, reason_en = @en, reason_page = @page where id = @id",
        ("@id", id), ("@code", reason.Code), ("@vi", reason.Vietnamese), ("@en", reason.English), ("@page", reason.Page));
}
