using IngestPipeline.Archive;
using IngestPipeline.Documents;
using Microsoft.Extensions.Logging;
using Quartz;

namespace IngestPipeline.Jobs;

/// <summary>
/// The way in for the web and the command line: take files, retry, cancel, delete. The ledger is the truth; the scheduler only says when.
/// A process that does not run the worker only writes the ledger, and the worker's sweep finds it there.
/// </summary>
public sealed class DocumentQueue(ArchiveServices archive, ISchedulerFactory schedulers, ProgressBoard board, JobOptions options, TimeProvider clock, ILogger<DocumentQueue> log)
{
    public const string Group = "documents";

    private volatile IScheduler? _scheduler;

    /// <summary>After each attempt of this process. Handlers must be quick.</summary>
    public event Action<string, ProcessingOutcome>? Attempted;

    /// <summary>Whether this process runs the worker.</summary>
    public bool IsWorker => _scheduler is not null;

    /// <summary>Keeps a file and queues its document. Durable when this returns.</summary>
    /// <exception cref="DocumentFailureException"><c>file-too-large</c>.</exception>
    public async Task<AcceptedUpload> Upload(Stream content, string fileName, string user, string? batch, CancellationToken cancellation)
    {
        var accepted = await archive.Intake.Accept(content, fileName, user, batch, options.MaxFileBytes, cancellation);
        if (accepted.Queue)
        {
            await TrySchedule(accepted.DocumentId);
        }

        return accepted;
    }

    /// <summary>Queues a failed, cancelled or stored document anew. False when it waits or runs already, or is gone.</summary>
    public async Task<bool> Retry(string documentId, string user)
    {
        if (!archive.Ledger.Requeue(documentId, user))
        {
            return false;
        }

        await TrySchedule(documentId);
        return true;
    }

    /// <summary>Queues every failed document of a filter anew.</summary>
    /// <returns>How many.</returns>
    public async Task<int> RetryAll(DocumentFilter filter, AccessLevel level, string user)
    {
        var count = 0;
        string? after = null;
        do
        {
            var page = archive.Documents.List(filter with { States = [DocumentState.Failed] }, level, new PageRequest(500, after, CountAll: false));
            foreach (var document in page.Items)
            {
                count += await Retry(document.Id, user) ? 1 : 0;
            }

            after = page.Next;
        }
        while (after is not null);
        return count;
    }

    /// <summary>Rejects repairs; the document is read anew without them.</summary>
    /// <returns>How many decisions that made; 0: nothing changed.</returns>
    public Task<int> RejectRepairs(string documentId, RepairSelection selection, AccessLevel level, string user) =>
        Decided(documentId, archive.Reviews.Reject(documentId, selection, level, user));

    /// <summary>Takes rejections back; the document is read anew.</summary>
    /// <returns>How many; 0: none held.</returns>
    public Task<int> RestoreRepairs(string documentId, RepairSelection selection, AccessLevel level, string user) =>
        Decided(documentId, archive.Reviews.Restore(documentId, selection, level, user));

    /// <summary>Sets a field of the metadata.</summary>
    public Task<CorrectionResult> SetMetadata(string documentId, MetadataValue value, AccessLevel level, string user) =>
        Corrected(documentId, archive.MetadataEdits.Set(documentId, value, level, user));

    /// <summary>Takes the edit of a field back.</summary>
    public Task<CorrectionResult> TakeBackMetadata(string documentId, MetadataField field, AccessLevel level, string user) =>
        Corrected(documentId, archive.MetadataEdits.TakeBack(documentId, field, level, user));

    /// <inheritdoc cref="StructureEditStore.Set"/>
    public Task<CorrectionResult> SetHeading(string documentId, int offset, int? headingLevel, SectionRole? role, AccessLevel level, string user) =>
        Corrected(documentId, archive.StructureEdits.Set(documentId, offset, headingLevel, role, level, user));

    /// <summary>Takes the edit of a line back.</summary>
    public Task<CorrectionResult> TakeBackHeading(string documentId, LineKey line, AccessLevel level, string user) =>
        Corrected(documentId, archive.StructureEdits.TakeBack(documentId, line, level, user));

    /// <summary>Says where the text of pages is taken from; the document is read anew.</summary>
    public Task<CorrectionResult> Recognize(string documentId, RecognitionOrder order, AccessLevel level, string user) =>
        Corrected(documentId, archive.Recognition.Set(documentId, order, level, user));

    /// <summary>Stops a waiting or running document; a running one ends at its next chance, and stores nothing. False when it is neither.</summary>
    public async Task<bool> Cancel(string documentId, string user)
    {
        if (!archive.Ledger.Cancel(documentId, user))
        {
            return false;
        }

        if (_scheduler is { } scheduler)
        {
            await Unschedule(scheduler, Key(documentId));
            await scheduler.Interrupt(Key(documentId));
        }

        return true;
    }

    private static async Task Unschedule(IScheduler scheduler, JobKey job)
    {
        try
        {
            await scheduler.DeleteJob(job);
        }
        catch (SchedulerException)
        {
            // The job ended, and its trigger went with it, while it was being deleted: there is nothing left to unschedule, or it is done now.
            await scheduler.DeleteJob(job);
        }
    }

    /// <summary>Takes a document out of the archive, file and all. False when there is none.</summary>
    public async Task<bool> Delete(string documentId, string user)
    {
        await Cancel(documentId, user);
        if (!archive.Documents.Delete(documentId, user))
        {
            return false;
        }

        archive.Intake.RemoveOrphan(documentId);
        var images = Path.Combine(archive.Folder.PageImages, documentId[..2]);
        foreach (var image in Directory.Exists(images) ? Directory.EnumerateFiles(images, documentId + "*") : [])
        {
            File.Delete(image);
        }

        archive.Changes.Announce();
        return true;
    }

    /// <summary>Makes jobs for accepted documents that have none, and stops jobs whose documents another process cancelled.</summary>
    /// <returns>How many were made.</returns>
    public async Task<int> Sweep(CancellationToken cancellation)
    {
        if (_scheduler is not { } scheduler)
        {
            return 0;
        }

        foreach (var id in board.All().Keys.Except(archive.Ledger.Processing()))
        {
            await scheduler.Interrupt(Key(id), cancellation);
        }

        var due = archive.Ledger.Due();
        if (due.Count == 0)
        {
            return 0;
        }

        var triggers = await scheduler.QueryTriggers(new TriggerQuery { Group = GroupMatcher<TriggerKey>.GroupEquals(Group), Take = PagedQuery.All }, cancellation);
        var live = triggers.Items.Where(t => t.State != TriggerState.Error).Select(t => t.JobKey.Name).ToHashSet();
        var made = 0;
        foreach (var document in due.Where(d => !live.Contains(d.Id)))
        {
            await Schedule(document.Id, document.At, cancellation);
            made++;
        }

        return made;
    }

    internal async Task<IScheduler> Open(CancellationToken cancellation) => _scheduler = await schedulers.GetScheduler(cancellation);

    internal void Close() => _scheduler = null;

    internal void Announce(string documentId, ProcessingOutcome outcome) => Attempted?.Invoke(documentId, outcome);

    internal async Task Schedule(string documentId, DateTimeOffset? at, CancellationToken cancellation)
    {
        if (_scheduler is not { } scheduler)
        {
            return;
        }

        // Of its own name each time: a job that is running may be given its next time before it has ended.
        var trigger = TriggerBuilder.Create()
            .WithIdentity($"{documentId}.{Guid.NewGuid():N}", Group)
            .StartAt(at is { } time && time > clock.GetUtcNow() ? time : clock.GetUtcNow())
            .ForJob(Key(documentId))
            .Build();
        var job = JobBuilder.Create<DocumentJob>().WithIdentity(Key(documentId)).Build();

        // One operation of the store: the job goes with its last trigger, and an attempt that is just ending would take it away in between.
        await scheduler.ScheduleJob(job, trigger, ScheduleJobOptions.Replacing, cancellation);
    }

    private async Task<int> Decided(string documentId, int decisions)
    {
        if (decisions > 0)
        {
            await TrySchedule(documentId);
        }

        return decisions;
    }

    private async Task<CorrectionResult> Corrected(string documentId, CorrectionResult result)
    {
        if (result.Requeued)
        {
            await TrySchedule(documentId);
        }

        return result;
    }

    /// <summary>The upload is safe in the ledger: if the scheduler cannot take it now, the sweep will.</summary>
    private async Task TrySchedule(string documentId)
    {
        try
        {
            await Schedule(documentId, null, CancellationToken.None);
        }
        catch (SchedulerException e)
        {
            log.LogWarning(e, "Document {Document} has no job yet; the sweep will make one", documentId);
        }
    }

    private static JobKey Key(string documentId) => new(documentId, Group);
}
