using IngestPipeline.Documents;
using Xunit;

namespace IngestPipeline.Archive.Tests;

public sealed class StoreTests
{
    private static Fact Figure(string id, string raw, string value, string unit, string indicator, string? period = null, string? place = null, double confidence = 0.9) => new()
    {
        Id = id, Span = new TextSpan(0, raw.Length), Raw = raw, Value = value, Unit = unit, Kind = unit == "%" ? FactKind.Percent : FactKind.Count, Indicator = indicator,
        Period = period, Place = place, Confidence = confidence, Page = 2, Box = new Box(1, 2, 3, 4), Section = "s1",
    };

    private static Document Annotated(Document d) => d with
    {
        Metadata = new DocumentMetadata { DocType = "BÁO CÁO", NumberSymbol = "271/BC-UBND", Issuer = "Ủy ban nhân dân huyện Trà Cú", Date = new DateOnly(2023, 6, 26), Subject = "Kết quả tinh giản biên chế" },
        Sections = [new Section("s1", null, 1, "I", "KẾT QUẢ", SectionRole.Results, new TextSpan(0, 5), new TextSpan(0, 2), 1, 1)],
        Facts =
        [
            Figure("f1", "1.664 người", "1664", "người", "Tổng số biên chế", "2023", "huyện Trà Cú"),
            Figure("f2", "12,5%", "12.5", "%", "Tỷ lệ tinh giản", "2023-H1", confidence: 0.4),
            Figure("f3", "83 người", "83", "người", "Số người nghỉ hưu", "2022"),
        ],
        Citations = [new Citation { Span = new TextSpan(1, 3), Raw = "Nghị định số 29 /2023/NĐ-CP", Type = "Nghị định", NumberSymbol = "29/2023/NĐ-CP", Date = new DateOnly(2023, 6, 3), Page = 1, Confidence = 1 }],
        Words = [new Word(new TextSpan(0, 3), 1, new Box(10.04, 20, 30.5, 40), 1), new Word(new TextSpan(4, 9), 2, new Box(1, 2, 3, 4), 0.5)],
        OtherWords = [new PaperWord("Tổng", 1, new Box(10, 20, 30, 40), 0.4), new PaperWord("\uD800", 3, new Box(5, 6, 7, 8))],
    };

    [Fact]
    public async Task Saved_ComesBackWhole()
    {
        using var shelf = new Shelf();

        var id = await shelf.Store("Tổng số biên chế 1.664 người", Annotated);
        shelf.Reopen();

        var row = shelf.Row(id);
        Assert.Equal((DocumentState.Stored, "271/BC-UBND", new DateOnly(2023, 6, 26), 3), (row.State, row.NumberSymbol, row.Date, row.Counts.Facts));
        var (document, run) = shelf.Archive.Contents.Read(id, AccessLevel.Open)!.Value;
        Assert.Equal("Tổng số biên chế 1.664 người", document.Text);
        Assert.Equal(new PipelineRun("thu", "v1", 0.5), run);
        Assert.Equal([new Box(10, 20, 30.5, 40), new Box(1, 2, 3, 4)], document.Words.Select(w => w.Box));
        Assert.Equal([new PaperWord("Tổng", 1, new Box(10, 20, 30, 40), 0.4), new PaperWord("\uFFFD", 3, new Box(5, 6, 7, 8))], document.OtherWords.ToArray());
        var fact = shelf.Archive.Facts.List(new FactFilter { DocumentId = id }, AccessLevel.Open, new PageRequest(1)).Items.Single();
        Assert.Equal(Annotated(document).Facts[0], fact.Fact);
        Assert.Equal(("I. KẾT QUẢ", "271/BC-UBND"), (fact.SectionTitle, fact.NumberSymbol));
        Assert.Empty(shelf.Archive.Verifier.Verify(null, full: true));
    }

    [Theory]
    [InlineData("bien che tong", null, null, null, null, "f1")]
    [InlineData(null, "nguoi", null, null, null, "f1 f3")]
    [InlineData(null, null, "2023", null, null, "f1 f2")]
    [InlineData(null, null, null, "Tra Cu", null, "f1")]
    [InlineData(null, null, null, null, 0.5, "f1 f3")]
    [InlineData("100%", null, null, null, null, "")]
    public async Task Facts_AreFiltered(string? indicator, string? unit, string? period, string? place, double? confidence, string expected)
    {
        using var shelf = new Shelf();
        await shelf.Store("a", Annotated);
        var filter = new FactFilter { Indicator = indicator, Unit = unit, Period = period, Place = place, MinConfidence = confidence, Issuer = "tra cu" };

        Assert.Equal(expected, string.Join(' ', shelf.Archive.Facts.List(filter, AccessLevel.Open, new PageRequest()).Items.Select(f => f.Fact.Id)));
        Assert.Equal(expected, string.Join(' ', shelf.Archive.Facts.Stream(filter, AccessLevel.Open).Select(f => f.Fact.Id)));
    }

    [Fact]
    public async Task Facts_PageByPage_AreAllThere()
    {
        using var shelf = new Shelf();
        await shelf.Store("a", Annotated);
        await shelf.Store("b", Annotated);
        var seen = new List<string>();
        string? after = null;
        do
        {
            var page = shelf.Archive.Facts.List(FactFilter.All, AccessLevel.Open, new PageRequest(4, after));
            Assert.Equal(6, page.Total);
            seen.AddRange(page.Items.Select(f => f.DocumentId[..4] + f.Fact.Id));
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal(6, seen.Distinct().Count());
        Assert.Equal(shelf.Archive.Facts.Stream(FactFilter.All, AccessLevel.Open).Select(f => f.DocumentId[..4] + f.Fact.Id), seen);
    }

    [Fact]
    public async Task Citations_AreFoundByNumber_HoweverItIsTyped()
    {
        using var shelf = new Shelf();
        var id = await shelf.Store("a", Annotated);

        var row = shelf.Archive.Citations.List(new CitationFilter { NumberSymbol = "29 / 2023/nđ-cp" }, AccessLevel.Open, new PageRequest()).Items.Single();

        Assert.Equal((id, "Nghị định", new DateOnly(2023, 6, 3)), (row.DocumentId, row.Citation.Type, row.Citation.Date));
    }

    [Fact]
    public async Task SavedAgain_ReplacesAllOfIt()
    {
        using var shelf = new Shelf();
        var id = await shelf.Store("a", Annotated);
        var first = shelf.Row(id).Change;
        shelf.Archive.Ledger.Requeue(id, "lan");

        await shelf.Store("a", d => d);

        Assert.True(shelf.Row(id).Change > first);
        Assert.Equal(0, shelf.Archive.Facts.Count(FactFilter.All, AccessLevel.Secret));
        var change = Assert.Single(shelf.Archive.Changes.ReadAfter(0, 10));
        Assert.Equal(shelf.Row(id).Change, change.Number);
        Assert.Empty(shelf.Archive.Verifier.Verify(null, full: true));
    }

    [Fact]
    public async Task SecretDocument_DoesNotExistForThoseWhoMayNotSeeIt()
    {
        using var shelf = new Shelf();
        var id = await shelf.Store("mật", d => Annotated(d) with { Metadata = Annotated(d).Metadata with { Secrecy = "TỐI MẬT" } });
        var unread = (await shelf.Upload("chưa đọc")).DocumentId;

        foreach (var level in new[] { UserRole.Researcher.Sees(), UserRole.Staff.Sees() })
        {
            Assert.Null(shelf.Archive.Documents.Find(id, level));
            Assert.Null(shelf.Archive.Documents.Find(unread, level));
            Assert.Null(shelf.Archive.Contents.Json(id, level));
            Assert.Equal(0, shelf.Archive.Documents.List(DocumentFilter.All, level, new PageRequest()).Total);
            Assert.Empty(shelf.Archive.Documents.CountByState(level));
            Assert.Empty(shelf.Archive.Documents.DocTypes(level));
            Assert.Equal(0, shelf.Archive.Facts.Count(FactFilter.All, level));
            Assert.Empty(shelf.Archive.Facts.Stream(FactFilter.All, level));
            Assert.Empty(shelf.Archive.Facts.Units(level));
            Assert.Equal(0, shelf.Archive.Citations.List(CitationFilter.All, level, new PageRequest()).Total);
        }

        Assert.Equal(3, shelf.Archive.Facts.Count(FactFilter.All, UserRole.Archivist.Sees()));
    }

    [Fact]
    public async Task List_IsFilteredAndPaged()
    {
        using var shelf = new Shelf();
        for (var i = 0; i < 7; i++)
        {
            await shelf.Store($"báo cáo {i}", i % 2 == 0 ? Annotated : d => d, $"Tệp {i}.txt");
        }

        string[] Names(DocumentFilter filter) => [.. shelf.Archive.Documents.List(filter, AccessLevel.Open, new PageRequest()).Items.Select(d => d.FileName)];
        Assert.Equal(["Tệp 6.txt", "Tệp 4.txt", "Tệp 2.txt", "Tệp 0.txt"], Names(new DocumentFilter { DocType = "BÁO CÁO", Year = 2023 }));
        Assert.Equal(["Tệp 5.txt"], Names(new DocumentFilter { Text = "tep 5" }));
        Assert.Equal(4, Names(new DocumentFilter { Text = "tinh giản 271/bc" }).Length);
        Assert.Empty(Names(new DocumentFilter { States = [DocumentState.Failed, DocumentState.Cancelled] }));

        var first = shelf.Archive.Documents.List(DocumentFilter.All, AccessLevel.Open, new PageRequest(5));
        var second = shelf.Archive.Documents.List(DocumentFilter.All, AccessLevel.Open, new PageRequest(5, first.Next));
        Assert.Equal((5, 2, null), (first.Items.Count, second.Items.Count, second.Next));
        Assert.Equal([("BÁO CÁO", 4L)], shelf.Archive.Documents.DocTypes(AccessLevel.Open));
    }

    [Fact]
    public async Task Verifier_NamesEachKindOfDamage()
    {
        using var shelf = new Shelf();
        var ids = new[] { await shelf.Store("a", Annotated), await shelf.Store("b", Annotated), await shelf.Store("c", Annotated), await shelf.Store("d", Annotated) };
        File.Delete(shelf.Archive.Blobs.PathOf(ids[0]));
        File.WriteAllText(shelf.Archive.Blobs.PathOf(ids[1]), "x");
        shelf.Archive.Database.Write(c => c.Execute("delete from facts where number = (select max(number) from facts)"));
        File.WriteAllText(shelf.Archive.Blobs.PathOf(new string('0', 64)).Replace("/00/", "/" + ids[0][..2] + "/"), "lạc");
        var index = new IndexSnapshot(shelf.Row(ids[2]).Change, new Dictionary<string, long> { [ids[0]] = shelf.Row(ids[0]).Change, [ids[1]] = 99, [new string('f', 64)] = 1 });

        var found = shelf.Archive.Verifier.Verify(index, full: true).Select(d => d.Code).Order();

        Assert.Equal(["blob-hash", "blob-missing", "blob-unknown", "count-differs", "index-behind", "index-extra", "index-lacks", "index-lacks", "index-version"], found);
    }

    [Fact]
    public async Task Delete_TakesEverythingAndIsLogged()
    {
        using var shelf = new Shelf();
        var id = await shelf.Store("a", Annotated);

        Assert.True(shelf.Archive.Documents.Delete(id, "quantri"));

        Assert.Equal(0, shelf.Archive.Facts.Count(FactFilter.All, AccessLevel.Secret));
        Assert.Equal(ChangeKind.Deleted, Assert.Single(shelf.Archive.Changes.ReadAfter(0, 10)).Kind);
        Assert.Equal(("quantri", AuditAction.Delete), shelf.Archive.Audit.List(new AuditFilter { DocumentId = id }, new PageRequest(1)).Items.Select(e => (e.User, e.Action)).Single());
        Assert.Empty(shelf.Archive.Database.CheckIntegrity());
    }
}
