using IngestPipeline.Archive;
using IngestPipeline.Documents;
using IngestPipeline.Search;
using IngestPipeline.Search.Indexing;
using Microsoft.Extensions.Logging;

namespace IngestPipeline.Jobs;

/// <summary>
/// Tails the change log into the search index. The index remembers the last change it holds, so that a crash anywhere between save and mark is
/// made good by going on from there.
/// </summary>
public sealed class Indexer(ArchiveServices archive, ISearchEngine engine, JobOptions options, TimeProvider clock, ILogger<Indexer> log)
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Until cancelled. Does not throw: a failing engine is tried again.</summary>
    public async Task Run(CancellationToken stopping)
    {
        var wake = new SemaphoreSlim(0);
        void Wake() => wake.Release();
        archive.Changes.Appended += Wake;
        try
        {
            var failures = 0;
            while (!stopping.IsCancellationRequested)
            {
                try
                {
                    await CatchUp(stopping);
                    failures = 0;
                }
                catch (Exception e) when (!stopping.IsCancellationRequested)
                {
                    // Whatever it was: nothing is lost by waiting, and stored documents show that they wait.
                    failures++;
                    log.LogError(e, "Indexing failed {Failures} times; it is tried again", failures);
                }

                await Pause(wake, failures == 0 ? Idle : TimeSpan.FromSeconds(Math.Min(60, Math.Pow(2, failures))), failures == 0, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }
        finally
        {
            archive.Changes.Appended -= Wake;
        }
    }

    /// <summary>Applies all changes that the index does not hold yet.</summary>
    /// <returns>How many were applied.</returns>
    public async Task<int> CatchUp(CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            var committed = await engine.CommittedChange(cancellation);
            if (committed > archive.Changes.Last)
            {
                // The database is older than the index: it was put back from a copy. The database is the truth.
                log.LogWarning("The index is at change {Index}, the database at {Database}: the index is built anew", committed, archive.Changes.Last);
                await engine.Reset(cancellation);
                committed = 0;
            }

            // A crash may have come between commit and mark.
            archive.Changes.MarkIndexed(committed);
            var applied = 0;
            while (archive.Changes.ReadAfter(committed, options.IndexBatch) is { Count: > 0 } changes)
            {
                await engine.Apply([.. changes.Select(Map)], changes[^1].Number, cancellation);
                committed = changes[^1].Number;
                archive.Changes.MarkIndexed(committed);
                applied += changes.Count;
            }

            return applied;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Empties the index and builds it anew from the database.</summary>
    /// <returns>How many changes were applied.</returns>
    public async Task<int> Rebuild(string user, CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            archive.Changes.MarkUnindexed(user);
            await engine.Reset(cancellation);
        }
        finally
        {
            _one.Release();
        }

        return await CatchUp(cancellation);
    }

    /// <summary>What the verifier needs of the index.</summary>
    public async Task<IndexSnapshot> Snapshot(CancellationToken cancellation)
    {
        var contents = await engine.Contents(cancellation);
        return new IndexSnapshot(contents.CommittedChange, contents.Versions);
    }

    private IndexChange Map(Change change)
    {
        if (change.Kind == ChangeKind.Deleted || archive.Documents.Find(change.DocumentId, AccessLevel.Secret) is not { } row || archive.Contents.Read(row.Id, AccessLevel.Secret) is not { } content)
        {
            return new IndexChange.Delete(change.DocumentId);
        }

        try
        {
            return new IndexChange.Upsert(SectionPassages.Of(content.Document, row.Id, row.Change, row.Access));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // One document that cannot be cut must not keep all others from being found: it is at least found by its name.
            log.LogError(e, "Document {Document} could not be cut into passages; only its metadata is searchable", row.Id);
            return new IndexChange.Upsert(new IndexedDocument(row.Id, row.Change, row.Access, row.Subject ?? row.FileName, row.FileName)
            {
                DocType = row.DocType,
                NumberSymbol = row.NumberSymbol,
                Issuer = row.Issuer,
                Date = row.Date,
                Year = row.Date?.Year,
                Subject = row.Subject,
                Pages = row.Pages ?? 0,
            });
        }
    }

    private async Task Pause(SemaphoreSlim wake, TimeSpan time, bool wakeable, CancellationToken stopping)
    {
        if (!wakeable)
        {
            await Task.Delay(time, clock, stopping);
            return;
        }

        await wake.WaitAsync(time, stopping);
        while (wake.CurrentCount > 0)
        {
            await wake.WaitAsync(stopping);
        }
    }
}
