using IngestPipeline.Archive;
using IngestPipeline.Documents;
using Xunit;

namespace IngestPipeline.Jobs.Tests;

public sealed class WorkerTests
{
    private static DocumentFailureException Passing(string file) =>
        new("ocr-timeout", file, 3, "nhận dạng quá thời gian", "recognition took too long", FailureNature.Transient);

    private static DocumentFailureException Damaged(string file) => new("pdf-damaged", file, null, "tệp PDF bị hỏng", "the PDF file is damaged");

    [Fact]
    public async Task Upload_WithWorker_EndsIndexedWithHistory()
    {
        await using var bench = new Bench();
        await bench.Start();

        var id = await bench.Upload("Kết quả bổ nhiệm năm 2023");
        var row = await bench.Until(id, DocumentState.Indexed);

        Assert.Equal("Kết quả bổ nhiệm năm 2023", row.Subject);
        Assert.Equal(row.Change, bench.Index.Documents[id].Version);
        var attempt = Assert.Single(bench.Archive.Ledger.Attempts(id));
        Assert.Equal(("stored", 1), (attempt.Outcome, attempt.Number));
        Assert.Equal(["first", "second"], attempt.StageTimes.Select(t => t.Stage));
        Assert.Empty(Directory.EnumerateFileSystemEntries(bench.Archive.Folder.Checkpoints));
        Assert.Empty(bench.Archive.Verifier.Verify(await bench.Indexer.Snapshot(default), full: true));
    }

    [Fact]
    public async Task TransientFailure_BelowTheLimit_IsTriedAgainFromTheCheckpoint()
    {
        await using var bench = new Bench();
        var runs = 0;
        bench.Stage = (d, _) => Interlocked.Increment(ref runs) < 3 ? throw Passing(d.Source.Name) : Task.FromResult(Bench.Read(d));
        await bench.Start();

        var id = await bench.Upload("a");
        var row = await bench.Until(id, DocumentState.Indexed);

        Assert.Equal(["stored", "retry", "retry"], bench.Archive.Ledger.Attempts(id).Select(a => a.Outcome));
        Assert.Equal(3, row.Attempts);
        Assert.Null(row.Reason);
        Assert.Equal(1, bench.ExtractRuns[id]);
    }

    [Fact]
    public async Task TransientFailure_AtTheLimit_FailsWithItsReason()
    {
        await using var bench = new Bench();
        bench.Stage = (d, _) => throw Passing(d.Source.Name);
        await bench.Start();

        var row = await bench.Until(await bench.Upload("a"), DocumentState.Failed);

        Assert.Equal(new FailureReason("ocr-timeout", "nhận dạng quá thời gian", "recognition took too long", 3), row.Reason);
        Assert.Equal(["failed", "retry", "retry", "retry"], bench.Archive.Ledger.Attempts(row.Id).Select(a => a.Outcome));
    }

    [Fact]
    public async Task PermanentFailure_FailsAtOnce_AndRetryByAPersonTriesAgain()
    {
        await using var bench = new Bench();
        bench.Stage = (d, _) => throw Damaged(d.Source.Name);
        await bench.Start();
        var id = await bench.Upload("a");
        await bench.Until(id, DocumentState.Failed);
        Assert.Single(bench.Archive.Ledger.Attempts(id));

        bench.Stage = (d, _) => Task.FromResult(Bench.Read(d));
        Assert.Equal(1, await bench.Queue.RetryAll(new DocumentFilter { ReasonCode = "pdf-damaged" }, AccessLevel.Secret, "lan"));

        await bench.Until(id, DocumentState.Indexed);
    }

    [Fact]
    public async Task Defect_FailsOneDocument_AndLeavesTheOthers()
    {
        await using var bench = new Bench();
        bench.Stage = (d, _) => d.Source.Name == "x.txt" ? throw new InvalidOperationException("a bug") : Task.FromResult(Bench.Read(d));
        await bench.Start();

        var bad = await bench.Upload("a", "x.txt");
        var good = await bench.Upload("b", "y.txt");

        Assert.Equal("internal-error", (await bench.Until(bad, DocumentState.Failed)).Reason!.Code);
        Assert.Contains("a bug", bench.Archive.Ledger.Attempts(bad)[0].Detail);
        await bench.Until(good, DocumentState.Indexed);
    }

    [Fact]
    public async Task Cancel_WhileRunning_EndsTheJobAndStoresNothing()
    {
        await using var bench = new Bench();
        var running = new TaskCompletionSource();
        bench.Stage = async (d, c) =>
        {
            c.Progress.Report(new("second", 2, 9));
            running.TrySetResult();
            await Task.Delay(Timeout.Infinite, c.Cancellation);
            return d;
        };
        var superseded = new TaskCompletionSource<ProcessingOutcome>();
        bench.Queue.Attempted += (_, outcome) => superseded.TrySetResult(outcome);
        await bench.Start();
        var id = await bench.Upload("a");
        await running.Task;

        Assert.Equal(("second", 2, 9), (bench.Row(id).Stage, bench.Row(id).PagesDone, bench.Row(id).PagesTotal));
        Assert.True(await bench.Queue.Cancel(id, "lan"));
        Assert.Equal(ProcessingOutcome.Superseded, await superseded.Task);

        Assert.Equal(DocumentState.Cancelled, bench.Row(id).State);
        Assert.Equal("cancelled", Assert.Single(bench.Archive.Ledger.Attempts(id)).Outcome);
        Assert.False(bench.Row(id).HasContent);
        Assert.False(await bench.Queue.Cancel(id, "lan"));
    }

    [Fact]
    public async Task Cancel_ByAnotherProcess_EndsTheJobAtTheNextSweep()
    {
        await using var bench = new Bench();
        var running = new TaskCompletionSource();
        bench.Stage = async (d, c) =>
        {
            running.TrySetResult();
            await Task.Delay(Timeout.Infinite, c.Cancellation);
            return d;
        };
        var ended = new TaskCompletionSource<ProcessingOutcome>();
        bench.Queue.Attempted += (_, outcome) => ended.TrySetResult(outcome);
        await bench.Start();
        var id = await bench.Upload("a");
        await running.Task;

        bench.Archive.Ledger.Cancel(id, "lan");

        Assert.Equal(ProcessingOutcome.Superseded, await ended.Task);
        Assert.Equal(DocumentState.Cancelled, bench.Row(id).State);
    }

    [Fact]
    public async Task Shutdown_WhileRunning_QueuesTheDocumentWithoutCountingTheAttempt()
    {
        await using var bench = new Bench();
        var running = new TaskCompletionSource();
        bench.Stage = async (d, c) =>
        {
            running.TrySetResult();
            await Task.Delay(Timeout.Infinite, c.Cancellation);
            return d;
        };
        await bench.Start();
        var id = await bench.Upload("a");
        await running.Task;
        await bench.Stop();
        Assert.Equal((DocumentState.Accepted, 0), (bench.Row(id).State, bench.Row(id).Attempts));

        bench.Stage = (d, _) => Task.FromResult(Bench.Read(d));
        await bench.Start();

        await bench.Until(id, DocumentState.Indexed);
        Assert.Equal(["stored", "interrupted"], bench.Archive.Ledger.Attempts(id).Select(a => a.Outcome));
    }

    [Fact]
    public async Task Start_AfterAWorkerDied_GoesOnWithWhatItHadInHand()
    {
        await using var bench = new Bench();
        var ids = new List<string>();
        for (var i = 0; i < 6; i++)
        {
            // Taken in by a process that runs no worker; two of them were in a worker's hands when it died.
            ids.Add(await bench.Upload($"Báo cáo {i}", $"{i}.txt"));
        }

        bench.Archive.Ledger.Begin(ids[0]);
        bench.Archive.Ledger.Begin(ids[1]);
        File.WriteAllText(Path.Combine(bench.Archive.Folder.Temporary, "left-behind"), "x");
        await bench.Start();

        foreach (var id in ids)
        {
            await bench.Until(id, DocumentState.Indexed);
        }

        Assert.Equal(["stored", "interrupted"], bench.Archive.Ledger.Attempts(ids[0]).Select(a => a.Outcome));
        Assert.Empty(Directory.EnumerateFileSystemEntries(bench.Archive.Folder.Temporary));
        Assert.Empty(bench.Archive.Verifier.Verify(await bench.Indexer.Snapshot(default), full: true));
    }

    [Fact]
    public async Task Start_AfterADocumentKilledItsWorkerTooOften_GivesItUp()
    {
        await using var bench = new Bench();
        var id = await bench.Upload("a");
        for (var i = 0; i < bench.Options.MaxAttempts; i++)
        {
            bench.Archive.Ledger.Begin(id);
            if (i < bench.Options.MaxAttempts - 1)
            {
                bench.Archive.Ledger.Recover(bench.Options.MaxAttempts);
            }
        }

        await bench.Start();

        Assert.Equal("worker-lost", (await bench.Until(id, DocumentState.Failed)).Reason!.Code);
    }

    [Fact]
    public async Task Start_WhileAnotherWorkerHoldsTheFolder_Waits()
    {
        await using var bench = new Bench();
        var other = WorkerLease.TryTake(bench.Archive.Folder.Work)!;
        await bench.Start();
        var id = await bench.Upload("a");
        Assert.False(bench.Queue.IsWorker);
        Assert.Equal(DocumentState.Accepted, bench.Row(id).State);

        other.Dispose();

        await bench.Until(id, DocumentState.Indexed);
    }

    [Fact]
    public async Task RejectRepairs_OfAStoredDocument_ReachesTextAndIndex_AndCanBeTakenBack()
    {
        await using var bench = new Bench();
        bench.Stage = (d, c) => Task.FromResult(c.Review.Apply(Repaired(Bench.Read(d))));
        await bench.Start();
        var id = await bench.Upload("khen thƣởng");
        await bench.Until(id, DocumentState.Indexed);

        Assert.Equal(1, await bench.Queue.RejectRepairs(id, new RepairSelection.Everything(), AccessLevel.Secret, "lan"));
        await Bench.Until(() => Text(bench, id) == "khen thƣởng" && bench.Row(id).State == DocumentState.Indexed, () => Text(bench, id));
        Assert.Contains(bench.Index.Documents[id].Passages, p => p.Text.Contains("thƣởng", StringComparison.Ordinal));

        Assert.Equal(1, await bench.Queue.RestoreRepairs(id, new RepairSelection.Everything(), AccessLevel.Secret, "lan"));
        await Bench.Until(() => Text(bench, id) == "khen thưởng" && bench.Row(id).State == DocumentState.Indexed, () => Text(bench, id));
        Assert.Contains(bench.Index.Documents[id].Passages, p => p.Text.Contains("thưởng", StringComparison.Ordinal));
    }

    [Fact]
    public async Task RejectRepairs_WhileTheDocumentIsRead_IsFollowedAfterwards()
    {
        await using var bench = new Bench();
        await bench.Start();
        bench.Stage = (d, c) => Task.FromResult(c.Review.Apply(Repaired(Bench.Read(d))));
        var id = await bench.Upload("khen thƣởng");
        await bench.Until(id, DocumentState.Indexed);

        // The second reading has begun, with the decisions of then, when the next one comes.
        var begun = new TaskCompletionSource();
        var decided = new TaskCompletionSource();
        bench.Stage = async (d, c) =>
        {
            begun.TrySetResult();
            await decided.Task;
            return c.Review.Apply(Repaired(Bench.Read(d)));
        };
        await bench.Queue.Retry(id, "lan");
        await begun.Task;
        Assert.Equal(1, await bench.Queue.RejectRepairs(id, new RepairSelection.OfKind(RepairKind.Lookalike), AccessLevel.Secret, "lan"));
        decided.SetResult();

        await Bench.Until(() => Text(bench, id) == "khen thƣởng" && bench.Row(id).State == DocumentState.Indexed, () => $"{bench.Row(id)} {Text(bench, id)}");
    }

    private static Document Repaired(Document document) =>
        document.Rewrite([new TextEdit(TextSpan.OfLength(document.Text.IndexOf('ƣ', StringComparison.Ordinal), 1), "ư", RepairKind.Lookalike, 0.99)]);

    private static string Text(Bench bench, string id) => bench.Archive.Contents.Read(id, AccessLevel.Secret)!.Value.Document.Text;

    [Fact]
    public async Task Parallelism_IsBounded()
    {
        await using var bench = new Bench();
        var (now, most) = (0, 0);
        var gate = new Lock();
        bench.Stage = async (d, c) =>
        {
            lock (gate)
            {
                most = Math.Max(most, ++now);
            }

            await Task.Delay(20, c.Cancellation);
            lock (gate)
            {
                now--;
            }

            return Bench.Read(d);
        };
        await bench.Start();
        var ids = new List<string>();
        for (var i = 0; i < 12; i++)
        {
            ids.Add(await bench.Upload($"{i}", $"{i}.txt"));
        }

        foreach (var id in ids)
        {
            await bench.Until(id, DocumentState.Indexed);
        }

        Assert.InRange(most, 1, bench.Options.TextParallelism + bench.Options.OcrParallelism);
    }
}
