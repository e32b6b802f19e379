using IngestPipeline.Archive;
using IngestPipeline.Documents;
using IngestPipeline.Pipelines;
using Microsoft.Extensions.Logging;

namespace IngestPipeline.Jobs;

/// <summary>What came of an attempt.</summary>
public enum ProcessingOutcome
{
    Stored,
    Failed,

    /// <summary>Another attempt follows at the time that the ledger holds.</summary>
    Postponed,

    /// <summary>The worker is shutting down; the document waits for the next start.</summary>
    Interrupted,

    /// <summary>The document was not waiting, or was cancelled or deleted meanwhile: nothing was changed.</summary>
    Superseded,
}

/// <summary>One attempt on one document: from the ledger through the pipeline into the archive. Knows nothing of the scheduler.</summary>
public sealed class DocumentProcessor(
    ArchiveServices archive, PipelineRunner runner, ICheckpointStore checkpoints, ProgressBoard board, RetrySchedule retries, TimeProvider clock, ILogger<DocumentProcessor> log)
{
    public async Task<(ProcessingOutcome Outcome, DateTimeOffset? Next)> Process(string documentId, CancellationToken cancellation)
    {
        if (archive.Ledger.Begin(documentId) is not { } attempt)
        {
            return (ProcessingOutcome.Superseded, null);
        }

        var progress = board.Begin(documentId);
        try
        {
            var source = new SourceFile(attempt.FileName, archive.Blobs.PathOf(documentId), documentId, attempt.Bytes);
            if (!archive.Blobs.Exists(documentId))
            {
                throw new DocumentFailureException("blob-missing", attempt.FileName, null, "tệp gốc không còn trong kho", "the original file is no longer in the archive");
            }

            var review = archive.Reviews.Of(documentId);
            var corrections = archive.MetadataEdits.Of(documentId);
            var recognition = archive.Recognition.Of(documentId);
            var result = await runner.Run(new Document { Source = source }, new StageContext(progress, cancellation) { Review = review, Corrections = corrections, Recognition = recognition });
            var times = result.StageTimes.Select(t => new StageTime(t.Stage.Name, Math.Round(t.Time.TotalSeconds, 4))).ToList();
            var change = archive.Saver.Save(attempt, result.Document, result.Run, times, review.Revision, corrections.Revision, recognition.Revision);
            checkpoints.Remove(documentId);
            return (change is null ? ProcessingOutcome.Superseded : ProcessingOutcome.Stored, null);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Cancelled by a person: the ledger knows already, and does not take it back. Shut down: the document waits.
            return (archive.Ledger.Interrupt(attempt) ? ProcessingOutcome.Interrupted : ProcessingOutcome.Superseded, null);
        }
        catch (DocumentFailureException e)
        {
            var reason = new FailureReason(e.Code, e.Vietnamese, e.English, e.Page);
            if (e.Nature == FailureNature.Transient && retries.After(attempt.Attempts) is { } wait)
            {
                log.LogWarning("Document {Document}, attempt {Attempt}: {Code}; again in {Wait}", documentId, attempt.Attempts, e.Code, wait);
                var next = clock.GetUtcNow() + wait;
                return archive.Ledger.Postpone(attempt, reason, e.InnerException?.Message, next, []) ? (ProcessingOutcome.Postponed, next) : (ProcessingOutcome.Superseded, null);
            }

            log.LogWarning("Document {Document} failed: {Message}", documentId, e.Message);
            return Fail(attempt, reason, e.InnerException?.ToString());
        }
        catch (Exception e)
        {
            // A bug. The document is kept with it, for whoever mends it; the worker goes on with the others.
            log.LogError(e, "Document {Document} failed by a defect of the program", documentId);
            return Fail(
                attempt,
                new FailureReason("internal-error", $"chương trình gặp lỗi ({e.GetType().Name})", $"a defect of the program ({e.GetType().Name})", null),
                e.ToString());
        }
        finally
        {
            board.End(documentId);
        }
    }

    private (ProcessingOutcome, DateTimeOffset?) Fail(BegunAttempt attempt, FailureReason reason, string? detail)
    {
        if (!archive.Ledger.Fail(attempt, reason, detail, []))
        {
            return (ProcessingOutcome.Superseded, null);
        }

        checkpoints.Remove(attempt.DocumentId);
        return (ProcessingOutcome.Failed, null);
    }
}
