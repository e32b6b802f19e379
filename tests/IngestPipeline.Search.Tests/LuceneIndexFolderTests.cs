using System.Diagnostics;
using IngestPipeline.Documents;
using IngestPipeline.Search.Indexing;
using IngestPipeline.Search;
using IngestPipeline.Testing.Search;
using IngestPipeline.Testing;
using IngestPipeline.Tools.Lucene;
using Xunit;

namespace IngestPipeline.Search.Tests;

/// <summary>What happens to the folder of the index when processes die, meet or are started anew.</summary>
public sealed class LuceneIndexFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Open_NoIndexYet_IsEmptyForReadersAndWriters()
    {
        await using var reader = Open(readOnly: true);
        Assert.Equal(0, await reader.CommittedChange());
        Assert.Equal(0, (await reader.Search(new SearchRequest("quyết định", AccessLevel.Secret))).Total);
        Assert.Empty((await reader.Contents()).Versions);
        Assert.False(Directory.Exists(Index));

        await using var writer = Open();
        Assert.Equal(0, await writer.CommittedChange());
    }

    [Fact]
    public async Task Search_JavaProcessKilled_StartsAnewWithAllThatWasCommitted()
    {
        await using var engine = Open();
        await engine.Apply(SampleIndex.Changes, 41);
        var first = engine.ProcessId!.Value;

        using (var process = Process.GetProcessById(first))
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        Assert.Equal(1, (await engine.Search(new SearchRequest("8474/KH-UBND", AccessLevel.Open))).Total);
        Assert.Equal(41, await engine.CommittedChange());
        await engine.Apply([new IndexChange.Delete("report-2023")], 42);
        Assert.Equal(42, await engine.CommittedChange());
        Assert.NotEqual(first, engine.ProcessId);
    }

    [Fact]
    public async Task Open_SecondWriter_IsRefusedByName_AndReaderSeesCommits()
    {
        await using var writer = Open();
        await writer.Apply(SampleIndex.Changes, 5);
        await using var second = Open();
        await using var reader = Open(readOnly: true);

        var refused = await Assert.ThrowsAsync<SearchEngineException>(() => second.Apply(SampleIndex.Changes, 6));
        Assert.Equal("index-in-use", refused.Code);
        Assert.Equal(5, await reader.CommittedChange());
        await writer.Apply([new IndexChange.Delete("report-2023")], 6);
        Assert.Equal(6, await reader.CommittedChange());
        Assert.Equal(0, (await reader.Search(new SearchRequest("8474/KH-UBND", AccessLevel.Open))).Total);
        Assert.Equal("index-read-only", (await Assert.ThrowsAsync<SearchEngineException>(() => reader.Apply([], 7))).Code);
    }

    [Fact]
    public async Task Open_DamagedIndex_IsNamedAndResetRepairs()
    {
        await using (var engine = Open())
        {
            await engine.Apply(SampleIndex.Changes, 5);
        }

        foreach (var file in Directory.GetFiles(Index, "segments_*"))
        {
            File.WriteAllBytes(file, [1, 2, 3]);
        }

        await using var again = Open();
        Assert.Equal("index-damaged", (await Assert.ThrowsAsync<SearchEngineException>(() => again.CommittedChange())).Code);
        await again.Reset();
        await again.Apply(SampleIndex.Changes, 5);
        Assert.Equal(4, (await again.Search(new SearchRequest("", AccessLevel.Open))).Total);
    }

    [Fact]
    public async Task Apply_MoreThanOnePortion_CommitsAllAtOnce()
    {
        await using var engine = Open();
        var text = string.Join(' ', Enumerable.Range(0, 250).Select(i => $"chữ{i}"));
        var changes = Enumerable.Range(0, 120).Select(i => (IndexChange)new IndexChange.Upsert(SampleIndex.Document($"d{i:000}", "Báo cáo", "BÁO CÁO", $"{i}/BC", "Sở", new DateOnly(2022, 1, 1),
            [.. Enumerable.Range(0, 20).Select(s => ($"s{s}", SectionRole.Results, 1, text))]))).ToList();
        await engine.Apply(changes, 99);

        var contents = await engine.Contents();
        Assert.Equal((99, 120, 2400L), (contents.CommittedChange, contents.Versions.Count, contents.Passages));
    }

    private string Index => Path.Combine(_folder.Path, "index");

    private LuceneSearchEngine Open(bool readOnly = false) => new(new LuceneOptions(Index) { ReadOnly = readOnly, HeapMiB = 128, Parallel = 2 });
}
