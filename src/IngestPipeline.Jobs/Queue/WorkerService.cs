using IngestPipeline.Archive;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IngestPipeline.Jobs;

/// <summary>
/// The worker of a data folder: takes the lease, brings back what a worker before it left in hand, clears the work folder, runs the scheduler and
/// sweeps. Where another process holds the lease it waits for it.
/// </summary>
public sealed class WorkerService(ArchiveServices archive, DocumentQueue queue, Indexer indexer, FileCheckpointStore checkpoints, JobOptions options, TimeProvider clock, ILogger<WorkerService> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var timer = new PeriodicTimer(options.SweepInterval, clock);
        var lease = WorkerLease.TryTake(archive.Folder.Work);
        if (lease is null)
        {
            log.LogInformation("Another process works on {Folder}; this one waits", archive.Folder.Root);
        }

        while (lease is null)
        {
            await timer.WaitForNextTickAsync(stoppingToken);
            lease = WorkerLease.TryTake(archive.Folder.Work);
        }

        using (lease)
        {
            await Work(timer, stoppingToken);
        }
    }

    private async Task Work(PeriodicTimer timer, CancellationToken stopping)
    {
        Recover();
        var scheduler = await queue.Open(stopping);
        var indexing = indexer.Run(stopping);
        try
        {
            await scheduler.Start(stopping);
            do
            {
                try
                {
                    archive.Intake.RemoveAbandoned();
                    var made = await queue.Sweep(stopping);
                    if (made > 0)
                    {
                        log.LogInformation("{Count} documents queued", made);
                    }
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    // A sweep that fails must not end the worker; the documents wait in the ledger.
                    log.LogError(e, "The sweep failed; it comes again");
                }
            }
            while (await timer.WaitForNextTickAsync(stopping));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }
        finally
        {
            queue.Close();

            // Jobs are interrupted and waited for: each puts its document back into the queue.
            await scheduler.Shutdown(waitForJobsToComplete: true, CancellationToken.None);
            await indexing;
        }
    }

    private void Recover()
    {
        var (queued, failed) = archive.Ledger.Recover(options.MaxAttempts);
        if (queued + failed > 0)
        {
            log.LogWarning("The worker before this one was cut off: {Queued} documents go on, {Failed} given up", queued, failed);
        }

        foreach (var path in Directory.EnumerateFileSystemEntries(archive.Folder.Temporary))
        {
            if (Directory.Exists(path))
            {
                Directory.Delete(path, recursive: true);
            }
            else
            {
                File.Delete(path);
            }
        }

        archive.Intake.RemoveOrphans();
        var waiting = archive.Ledger.Due(int.MaxValue).Select(d => d.Id).ToHashSet();
        foreach (var id in checkpoints.All().Where(id => !waiting.Contains(id)).ToList())
        {
            checkpoints.Remove(id);
        }
    }
}
