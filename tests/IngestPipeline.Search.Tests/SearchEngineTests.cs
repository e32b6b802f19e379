using IngestPipeline.Documents;
using IngestPipeline.Search;
using IngestPipeline.Search.Indexing;
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

    [Theory]
    [InlineData("quyết định bổ nhiệm 2023")]
    [InlineData("quyet dinh bo nhiem 2023")]
    public async Task Search_WordsOfATitle_RankThatDocumentBeforeOneThatMentionsThem(string query)
    {
        await Engine.Apply([Report("mention", ("s1", "Năm 2023 có 42 quyết định bổ nhiệm, quyết định bổ nhiệm lại."))], 8);

        var results = await Find(query);

        Assert.Equal(["appoint-2023", "mention"], results.Hits.Take(2).Select(h => h.DocumentId));
        Assert.Equal(["quyết định bổ nhiệm", "quyết định bổ nhiệm"], Marked(results.Hits[1].Passages[0].Snippet).Where(m => m.Contains(' ', StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Search_WordsWithoutAccents_NeighboursTellWhichWereMeant()
    {
        var chance = SampleIndex.Document("chance", "Quyết định Về việc giao biên chế", "QUYẾT ĐỊNH", "9/QĐ", "Trường Sao Mai", new DateOnly(2023, 8, 1),
            ("s1", SectionRole.Content, 1, "Bộ phận văn thư chịu trách nhiệm thi hành quyết định này."));
        await Engine.Apply([Report("mention", ("s1", "Năm 2023 ban hành 42 quyết định, có quyết định bổ nhiệm 11 cán bộ.")), new IndexChange.Upsert(chance)], 8);

        var results = await Find("quyet dinh bo nhiem 2023");

        Assert.Equal(["appoint-2023", "mention", "chance"], results.Hits.Take(3).Select(h => h.DocumentId));
    }

    [Theory]
    [InlineData("thanh tra công vụ")]
    [InlineData("thanh tra cong vu")]
    public async Task Search_Passages_PutTheOneWithMostWordsFirst(string query)
    {
        await Engine.Apply([Report("audit", ("s1", "Thanh tra, thanh tra, thanh tra. Thanh tra."), ("s2", "Đã thanh tra đột xuất về công vụ ở một số đơn vị trong tỉnh, sau đó báo cáo cấp trên xem xét."), ("s3", "Công vụ."))], 8);

        var hit = Assert.Single((await Find(query)).Hits);

        Assert.Equal("s2", hit.Passages[0].Section);
        Assert.Equal(["thanh tra", "công vụ"], Marked(hit.Passages[0].Snippet));
    }

    [Fact]
    public async Task Search_ManyDocuments_RankAndCountAsFewDo()
    {
        // Few answers are walked to one by one, many are scored list by list: both must say the same.
        var others = Enumerable.Range(0, 100).Select(i => Report($"other-{i:000}", ("s1", "Nội dung khác."), ("s2", "Kết quả tuyển sinh.")));
        await Engine.Apply([Report("few", ("s1", "Xếp loại rừng phòng hộ."), ("s2", "Rừng phòng hộ, rừng phòng hộ."), ("s3", "Phòng khác.")), .. others], 8);

        var few = await Find("rừng phòng hộ");
        var many = await Find("kết quả tuyển sinh");

        Assert.Equal(("few", "s2", 2L), (Assert.Single(few.Hits).DocumentId, few.Hits[0].Passages[0].Section, few.Facets.Roles.Single().Count));
        Assert.Equal((100L, 100L), (many.Total, many.Facets.Roles.Single().Count));
        Assert.All(many.Hits, h => Assert.Equal("s2", h.Passages[0].Section));
        Assert.Single(many.Hits.Select(h => h.Score).Distinct());
    }

    private static IndexChange Report(string id, params (string Section, string Text)[] passages) => new IndexChange.Upsert(SampleIndex.Document(
        id, "Báo cáo Tình hình chung", "BÁO CÁO", "5/BC", "Trường Sao Mai", new DateOnly(2023, 7, 1), [.. passages.Select(p => (p.Section, SectionRole.Results, 1, p.Text))]));

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
