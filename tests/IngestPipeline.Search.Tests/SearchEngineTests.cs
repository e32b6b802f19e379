using IngestPipeline.Search;
using IngestPipeline.Testing.Search;
using IngestPipeline.Testing;
using IngestPipeline.Tools.Lucene;
using Xunit;

namespace IngestPipeline.Search.Tests;

public sealed class InMemorySearchEngineTests : SearchEngineContract
{
    protected override ISearchEngine Engine { get; } = new InMemorySearchEngine();
}

/// <summary>One Java process for all tests of a class.</summary>
public sealed class LuceneEngineFixture : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    public LuceneEngineFixture() => Engine = new LuceneSearchEngine(new LuceneOptions(Path.Combine(_folder.Path, "index")) { HeapMiB = 128 });

    public LuceneSearchEngine Engine { get; }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await Engine.DisposeAsync();
        _folder.Dispose();
    }
}

public sealed class LuceneSearchEngineTests(LuceneEngineFixture fixture) : SearchEngineContract, IClassFixture<LuceneEngineFixture>
{
    protected override ISearchEngine Engine => fixture.Engine;

    [Theory]
    [InlineData("UBND huyện Trà Sơn", "report-2023")]
    [InlineData("TTHC", "report-2023")]
    [InlineData("cơ quan:UBND", "appoint-2019 appoint-2023 report-2023")]
    [InlineData("cchc 2023", "report-2023")]
    public async Task Search_Abbreviation_FindsTheWords(string query, string ids)
    {
        var results = await Find(query);

        Assert.Equal(ids.Split(' '), results.Hits.Select(h => h.DocumentId).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Search_RandomQueries_NeverFail()
    {
        var random = new Random(17);
        string[] pieces = ["quyết", "định", "bo", "nhiem", "\"", "-", "loại:", "năm:", "cơ ", "quan:", "số:", "2023", "271/BC-UBND", " ", "  ", ":", "/", "UBND", "–", "\n", "ủy ban nhân dân", "1.664,5", "\ud800"];
        for (var i = 0; i < 300; i++)
        {
            var query = string.Concat(Enumerable.Range(0, random.Next(1, 20)).Select(_ => pieces[random.Next(pieces.Length)] + (random.Next(3) == 0 ? "" : " ")));
            var results = await Find(query);

            Assert.InRange(results.Total, 0, 4);
            Assert.All(results.Hits.SelectMany(h => h.Passages), p => Assert.All(p.Snippet.Matches, m => Assert.InRange(m.End, m.Start + 1, p.Snippet.Text.Length)));
        }
    }
}
