using IngestPipeline.Archive;
using IngestPipeline.Documents;
using IngestPipeline.Search;
using Xunit;

namespace IngestPipeline.Jobs.Tests;

public sealed class IndexerTests
{
    [Fact]
    public async Task EngineThatFails_IsTriedAgain_AndNothingIsLost()
    {
        await using var bench = new Bench();
        bench.Index.FailuresLeft = 1;
        await bench.Start();

        await bench.Until(await bench.Upload("a"), DocumentState.Indexed);
    }

    [Fact]
    public async Task CrashBetweenCommitAndMark_IsMadeGoodAtTheNextStart()
    {
        await using var bench = new Bench();
        var id = await Store(bench, "a");
        await bench.Index.Apply([], bench.Row(id).Change);

        await bench.Indexer.CatchUp(default);

        Assert.Equal(DocumentState.Indexed, bench.Row(id).State);
    }

    [Fact]
    public async Task SavedTwice_IsIndexedOnceAtItsLastChange()
    {
        await using var bench = new Bench();
        var id = await Store(bench, "a");
        bench.Archive.Ledger.Requeue(id, "lan");
        await Store(bench, "a");

        Assert.Equal(1, await bench.Indexer.CatchUp(default));
        Assert.Equal(bench.Row(id).Change, bench.Index.Documents[id].Version);
    }

    [Fact]
    public async Task Deleted_LeavesTheIndexAndTheFolder()
    {
        await using var bench = new Bench();
        var id = await Store(bench, "a");
        await bench.Indexer.CatchUp(default);

        Assert.True(await bench.Queue.Delete(id, "lan"));
        await bench.Indexer.CatchUp(default);

        Assert.Empty(bench.Index.Documents);
        Assert.False(bench.Archive.Blobs.Exists(id));
        Assert.Empty(bench.Archive.Verifier.Verify(await bench.Indexer.Snapshot(default), full: true));
    }

    [Fact]
    public async Task SecrecyStamp_ReachesTheIndex_AndSoDoesAChangeByHand()
    {
        await using var bench = new Bench();
        bench.Stage = (d, _) => Task.FromResult(Bench.Read(d) with { Metadata = DocumentMetadata.Empty with { Secrecy = "MẬT" } });
        var id = await Store(bench, "a");
        await bench.Indexer.CatchUp(default);
        Assert.Equal(AccessLevel.Secret, bench.Index.Documents[id].Access);

        bench.Archive.Documents.SetAccess(id, AccessLevel.Conditional, "lan");
        await bench.Indexer.CatchUp(default);

        Assert.Equal(AccessLevel.Conditional, bench.Index.Documents[id].Access);
        Assert.Equal(DocumentState.Indexed, bench.Row(id).State);
    }

    [Fact]
    public async Task Rebuild_GivesTheSameIndex()
    {
        await using var bench = new Bench();
        var ids = new[] { await Store(bench, "a"), await Store(bench, "b"), await Store(bench, "c") };
        await bench.Indexer.CatchUp(default);
        var before = await bench.Index.Contents();
        await bench.Index.Reset();

        Assert.Equal(3, await bench.Indexer.Rebuild("lan", default));

        Assert.Equal(before.Versions, (await bench.Index.Contents()).Versions);
        Assert.All(ids, id => Assert.Equal(DocumentState.Indexed, bench.Row(id).State));
    }

    [Fact]
    public async Task IndexAheadOfTheDatabase_IsBuiltAnew()
    {
        await using var bench = new Bench();
        var id = await Store(bench, "a");
        await bench.Index.Apply([], 1_000);

        await bench.Indexer.CatchUp(default);

        Assert.Equal([id], bench.Index.Documents.Keys);
    }

    /// <summary>Takes a text in and runs one attempt, without the scheduler and the indexer.</summary>
    private static async Task<string> Store(Bench bench, string text)
    {
        var id = await bench.Upload(text);
        var processor = (DocumentProcessor)bench.Services.GetService(typeof(DocumentProcessor))!;
        Assert.Equal(ProcessingOutcome.Stored, (await processor.Process(id, default)).Outcome);
        return id;
    }
}
