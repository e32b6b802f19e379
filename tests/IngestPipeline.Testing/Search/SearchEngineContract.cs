using System.Collections.Immutable;
using IngestPipeline.Documents;
using IngestPipeline.Search;
using IngestPipeline.Search.Indexing;
using IngestPipeline.Search.Results;
using Xunit;

namespace IngestPipeline.Testing.Search;

/// <summary>What every search engine must do; run on the fake and on the real one.</summary>
public abstract class SearchEngineContract : IAsyncLifetime
{
    /// <summary>May be shared by the tests of a class: it is emptied before each.</summary>
    protected abstract ISearchEngine Engine { get; }

    public async Task InitializeAsync()
    {
        await Engine.Reset();
        await Engine.Apply(SampleIndex.Changes, 7);
    }

    public virtual Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("quyết định bổ nhiệm 2023")]
    [InlineData("quyet dinh bo nhiem 2023")]
    [InlineData("QUYẾT ĐỊNH  bổ nhiệm, 2023")]
    public async Task Search_WordsOfTypeSubjectAndYear_FindsDocumentAndMarksSection(string query)
    {
        var results = await Find(query);

        Assert.Equal(MatchLevel.AllWords, results.Level);
        Assert.Equal("appoint-2023", results.Hits[0].DocumentId);
        var best = results.Hits[0].Passages[0];
        Assert.Equal(("s1", 1), (best.Section, best.Page));
        Assert.Contains("Bổ nhiệm", Marked(best.Snippet));
        Assert.Contains("Quyết định", Marked(results.Hits[0].Title));
    }

    [Theory]
    [InlineData("dương", "report-2021")]
    [InlineData("đường", "report-2023")]
    [InlineData("duong", "report-2021 report-2023")]
    [InlineData("thủy lợi", "report-2021")]
    [InlineData("thuỷ lợi", "report-2021")]
    [InlineData("\"huyện Bình Hòa\"", "appoint-2019 appoint-2023")]
    [InlineData("8474/KH-UBND", "report-2023")]
    [InlineData("8474", "report-2023")]
    [InlineData("271/BC-UBND", "report-2023")]
    [InlineData("1664", "report-2023")]
    [InlineData("1.664", "report-2023")]
    [InlineData("\"bổ nhiệm bà\"", "appoint-2019")]
    [InlineData("bổ nhiệm -chuyên", "appoint-2023")]
    [InlineData("bổ nhiệm -\"chuyên viên\"", "appoint-2023")]
    [InlineData("loại:\"báo cáo\"", "report-2021 report-2023")]
    [InlineData("loại:báo cáo năm:2023", "report-2023")]
    [InlineData("loai:bc", "report-2021 report-2023")]
    [InlineData("loại:quyết định bổ nhiệm năm:2018-2020", "appoint-2019")]
    [InlineData("-loại:\"quyết định\"", "report-2021 report-2023")]
    [InlineData("cơ quan:\"sở nội vụ\"", "report-2021")]
    [InlineData("co quan:\"tra son\"", "report-2021 report-2023")]
    [InlineData("coquan:\"Bình Hoà\" năm:2023", "appoint-2023")]
    [InlineData("số:271/BC-UBND", "report-2023")]
    [InlineData("so:90", "report-2021")]
    [InlineData("số: 87/QĐ-UBND", "appoint-2019")]
    [InlineData("", "appoint-2019 appoint-2023 report-2021 report-2023")]
    [InlineData("năm:2023", "appoint-2023 report-2023")]
    public async Task Search_QueryLanguage_FindsExactlyThese(string query, string ids)
    {
        var results = await Find(query);

        Assert.Equal(ids.Split(' '), results.Hits.Select(h => h.DocumentId).Order(StringComparer.Ordinal));
        Assert.Equal(results.Hits.Length, results.Total);
        Assert.Equal(MatchLevel.AllWords, results.Level);
    }

    [Theory]
    [InlineData("chuyên viễn", MatchLevel.AccentsIgnored, "accents-ignored", "appoint-2019")]
    [InlineData("chuyên viên vũ trụ học bổ", MatchLevel.MostWords, "most-words", "appoint-2019")]
    public async Task Search_NothingHasAllAsTyped_RelaxesAndSaysSo(string query, MatchLevel level, string notice, string first)
    {
        var results = await Find(query);

        Assert.Equal(level, results.Level);
        Assert.Contains(results.Notices, n => n.Code == notice);
        Assert.Equal(first, results.Hits[0].DocumentId);
    }

    [Fact]
    public async Task Search_UnaccentedWord_RanksSameLettersWithoutAccentsFirst()
    {
        await Engine.Apply([new IndexChange.Upsert(SampleIndex.Document("plain", "Thông báo", "THÔNG BÁO", "1/TB", "Trạm Y tế", new DateOnly(2020, 1, 1), ("s1", SectionRole.Other, 1, "Ban Sao mai"))),
            new IndexChange.Upsert(SampleIndex.Document("accented", "Thông báo", "THÔNG BÁO", "2/TB", "Trạm Y tế", new DateOnly(2020, 1, 1), ("s1", SectionRole.Other, 1, "Bán Sao mai")))], 8);

        var results = await Find("ban sao mai");

        Assert.Equal("plain", results.Hits[0].DocumentId);
        Assert.Contains(results.Hits, h => h.DocumentId == "accented");
    }

    [Fact]
    public async Task Search_Passage_SaysWhereItsSnippetStands()
    {
        var results = await Find("đường giao thông");
        var passage = results.Hits[0].Passages[0];
        var text = string.Join('\n', SampleIndex.Documents.Single(d => d.Id == "report-2023").Passages.Select(p => p.Text));

        Assert.Equal(("s3", SectionRole.Plan, 4), (passage.Section, passage.Role, passage.Page));
        Assert.Equal(passage.Snippet.Text, passage.SnippetSpan.In(text));
        Assert.Equal(["đường giao thông"], Marked(passage.Snippet));
    }

    [Fact]
    public async Task Search_Facets_CountDocumentsAndSections()
    {
        var facets = (await Find("hạn chế")).Facets;

        Assert.Equal([(2023, 1L), (2021, 1L)], facets.Years.Select(v => (v.Value, v.Count)));
        Assert.Equal([("BÁO CÁO", 2L)], facets.Types.Select(v => (v.Value, v.Count)));
        Assert.Equal([(SectionRole.Limitations, 2L)], facets.Roles.Select(v => (v.Value, v.Count)));
    }

    [Fact]
    public async Task Search_FacetPicked_KeepsCountsOfItsOtherValues()
    {
        var results = await Engine.Search(new SearchRequest("", AccessLevel.Open) { Years = [2023], Types = ["BÁO CÁO"] });

        Assert.Equal(["report-2023"], results.Hits.Select(h => h.DocumentId));
        Assert.Equal([(2023, 1L, true), (2021, 1L, false)], results.Facets.Years.Select(v => (v.Value, v.Count, v.Selected)));
        Assert.Equal([("BÁO CÁO", 1L, true), ("QUYẾT ĐỊNH", 1L, false)], results.Facets.Types.OrderBy(v => v.Value, StringComparer.Ordinal).Select(v => (v.Value, v.Count, v.Selected)));
        Assert.Equal(3, results.Facets.Roles.Sum(v => v.Count));
    }

    [Fact]
    public async Task Search_RolePicked_FindsAndShowsOnlySectionsOfThatRole()
    {
        var results = await Engine.Search(new SearchRequest("đường", AccessLevel.Open) { Roles = [SectionRole.Limitations] });

        var hit = Assert.Single(results.Hits);
        Assert.Equal(["s2"], hit.Passages.Select(p => p.Section));
        Assert.Equal([(SectionRole.Limitations, 1L), (SectionRole.Plan, 1L)], results.Facets.Roles.OrderBy(v => v.Value).Select(v => (v.Value, v.Count)));
    }

    [Fact]
    public async Task Search_ReaderWithoutPermission_SeesNothingOfTheDocument()
    {
        var open = await Find("diễn tập");
        var suggestions = await Engine.Suggest(new SuggestionRequest("kế hoạch diễn", AccessLevel.Conditional));
        var all = await Find("");
        var secret = await Engine.Search(new SearchRequest("diễn tập", AccessLevel.Secret));

        Assert.Equal((0, 0), (open.Total, open.Facets.Years.Length));
        Assert.Empty(suggestions);
        Assert.DoesNotContain(all.Facets.Types, v => v.Value == "KẾ HOẠCH");
        Assert.DoesNotContain(all.Facets.Roles, v => v.Value == SectionRole.Objectives);
        Assert.Equal(["plan-secret"], secret.Hits.Select(h => h.DocumentId));
    }

    [Fact]
    public async Task Search_ByDateAndPages_ShowsEachDocumentOnce()
    {
        var seen = new List<string>();
        for (var page = 1; page <= 3; page++)
        {
            var results = await Engine.Search(new SearchRequest("", AccessLevel.Open) { Sort = SearchSort.Newest, Page = page, PageSize = 2 });
            Assert.Equal(4, results.Total);
            seen.AddRange(results.Hits.Select(h => h.DocumentId));
        }

        Assert.Equal(["report-2023", "appoint-2023", "report-2021", "appoint-2019"], seen);
    }

    [Fact]
    public async Task Search_Days_BoundTheDateOfIssue()
    {
        var results = await Engine.Search(new SearchRequest("", AccessLevel.Open) { From = new DateOnly(2021, 11, 3), To = new DateOnly(2023, 5, 12), Sort = SearchSort.Oldest });

        Assert.Equal(["report-2021", "appoint-2023"], results.Hits.Select(h => h.DocumentId));
    }

    [Fact]
    public async Task Apply_ReplacedAndDeleted_AreGoneWithAllTheirPassages()
    {
        var changed = SampleIndex.Documents.Single(d => d.Id == "appoint-2019") with { Version = 2, Title = "Quyết định thu hồi", Passages = [] };
        await Engine.Apply([new IndexChange.Upsert(changed), new IndexChange.Delete("report-2023"), new IndexChange.Delete("never-there")], 12);

        var contents = await Engine.Contents();

        Assert.Equal(12, await Engine.CommittedChange());
        Assert.Equal(12, contents.CommittedChange);
        Assert.Equal([("appoint-2019", 2L), ("appoint-2023", 1L), ("plan-secret", 1L), ("report-2021", 1L)], contents.Versions.Select(v => (v.Key, v.Value)));
        Assert.Equal(5, contents.Passages);
        Assert.Equal(0, (await Find("ngạch chuyên viên")).Total);
        Assert.Equal(["appoint-2019"], (await Find("thu hồi")).Hits.Select(h => h.DocumentId));
    }

    [Fact]
    public async Task Apply_SameChangesAgain_ChangesNothing()
    {
        await Engine.Apply(SampleIndex.Changes, 7);

        Assert.Equal(SampleIndex.Documents.Length, (await Engine.Contents()).Versions.Count);
        Assert.Equal(4, (await Find("")).Total);
    }

    [Fact]
    public async Task Reset_FullIndex_IsEmptyAtChangeZero()
    {
        await Engine.Reset();

        Assert.Equal(0, await Engine.CommittedChange());
        Assert.Empty((await Engine.Contents()).Versions);
        Assert.Equal(0, (await Find("quyết định")).Total);
    }

    [Theory]
    [InlineData("bo nhiem tr", "Quyết định Về việc bổ nhiệm Trưởng phòng Nội vụ")]
    [InlineData("báo cáo", "Báo cáo Tình hình dịch vụ công")]
    public async Task Suggest_Prefix_CompletesTitles(string prefix, string title)
    {
        var suggestions = await Engine.Suggest(new SuggestionRequest(prefix, AccessLevel.Open));

        Assert.Contains(suggestions, s => s.Text == title);
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task Search_HostileQuery_AnswersAnyway(string name, string query)
    {
        var results = await Find(query);
        await Engine.Suggest(new SuggestionRequest(query, AccessLevel.Open));

        Assert.True(results.Hits.Length <= 10, name);
    }

    public static TheoryData<string, string> Hostile() => new()
    {
        { "long", new string('a', 10_000) },
        { "long words", string.Concat(Enumerable.Repeat("quyết định ", 1_000)) },
        { "many words", string.Join(' ', Enumerable.Range(0, 1_000).Select(i => $"từ{i}")) },
        { "many exclusions", string.Join(' ', Enumerable.Range(0, 1_000).Select(i => $"-từ{i}")) },
        { "many phrases", string.Join(' ', Enumerable.Range(0, 500).Select(i => $"\"a b{i} c d e\"")) },
        { "open quote", "\"quyết định" },
        { "quotes", "\"\"\"\" \" \"\" -\"" },
        { "signs", "-- - + * ? ~ ^ ( ) [ ] { } \\ / && || ! : AND OR NOT" },
        { "fields", "loại: năm: số: cơ quan: loại:: năm:-" },
        { "years", "năm:9999-0000 năm:99999 năm:abc" },
        { "control", "\0quyết\u0001định\u001f\u0008\u2028" },
        { "surrogates", "\ud83d\ude00 \ud83d \ude00 quyết" },
        { "marks", string.Concat(Enumerable.Repeat("a\u0301\u0300\u0323", 500)) },
        { "blank", " \t\r\n" },
        { "identifiers", string.Join('/', Enumerable.Range(0, 2_000)) },
        { "stop words", "và của các là những cho" },
    };

    protected Task<SearchResults> Find(string query) => Engine.Search(new SearchRequest(query, AccessLevel.Open));

    protected static IEnumerable<string> Marked(IngestPipeline.Search.Highlighting.HighlightedText text) => text.Pieces().Where(p => p.Marked).Select(p => p.Text);
}
