using IngestPipeline.Documents;
using Microsoft.Data.Sqlite;
using Xunit;

namespace IngestPipeline.Archive.Tests;

/// <summary>Who cites whom, and what is cited most.</summary>
public sealed class CitationLinkTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Link_IsThere_WhicheverDocumentCameFirst(bool citedFirst)
    {
        using var shelf = new Shelf();
        var steps = new[] { () => Cited(shelf, "Kế hoạch", "077/KH-UBND", "2022-12-30", "Ủy ban nhân dân tỉnh Trà Vinh"), () => Citing(shelf, "a", "Sở Nội vụ", "Kế hoạch|77/KH-UBND|2022-12-30|") };
        var ids = new[] { await steps[citedFirst ? 0 : 1](), await steps[citedFirst ? 1 : 0]() };
        var (cited, citing) = citedFirst ? (ids[0], ids[1]) : (ids[1], ids[0]);

        Assert.Equal([$"1:{cited}!"], Links(shelf, citing));
        var by = Assert.Single(shelf.Archive.CitationLinks.CitedBy(cited, AccessLevel.Open, new PageRequest()).Items);
        Assert.Equal((citing, 1, 1, true), (by.Document.Id, by.Mentions, by.Ordinal, by.Certain));
        Assert.Empty(Links(shelf, cited));
        Assert.Equal(0, shelf.Archive.CitationLinks.CitedBy(citing, AccessLevel.Open, new PageRequest()).Total);
    }

    [Theory]
    [InlineData("Quyết định|01/QĐ-UBND|2023-01-03|", "A!")]
    [InlineData("Quyết định|1/QĐ-UBND|2023-01-05|", "B!")]
    [InlineData("Quyết định|1/QĐ-UBND|2022-01-03|", "")]
    [InlineData("Quyết định|1/QĐ-UBND||UBND huyện Trà Cú", "A!")]
    [InlineData("Quyết định|1/QĐ-UBND|2023-01-03|Ủy ban nhân dân huyện Cầu Kè", "A!")]
    [InlineData("Quyết định|1/QĐ-UBND|2023-01-04|Ủy ban nhân dân huyện Cầu Kè", "B")]
    [InlineData("Quyết định|1/QĐ-UBND|2023-01-04|", "")]
    [InlineData("Quyết định|1/QĐ-UBND||UBND tỉnh", "")]
    [InlineData("Quyết định|1/QĐ-UBND||UBND huyện", "A B")]
    [InlineData("Quyết định|1/QĐ-UBND||", "A B")]
    [InlineData("Quyết định|1/QÐ-UBND||;Quyết định|1/QĐ-UBND|2023-01-03|", "A! A!")]
    [InlineData("Kế hoạch|1/KH-UBND|2023-01-03|", "")]
    public async Task Link_OfANumberThatTwoBodiesUse_IsDecidedByDateAndIssuer(string citation, string expected)
    {
        using var shelf = new Shelf();
        var a = await Cited(shelf, "Quyết định", "01/QĐ-UBND", "2023-01-03", "Ủy ban nhân dân huyện Trà Cú");
        var b = await Cited(shelf, "Quyết định", "01/QĐ-UBND", "2023-01-05", "Ủy ban nhân dân huyện Cầu Kè");
        var citing = await Citing(shelf, "báo cáo", "Sở Nội vụ", citation.Split(';'));

        var links = Links(shelf, citing).Select(l => l[2..].Replace(a, "A", StringComparison.Ordinal).Replace(b, "B", StringComparison.Ordinal));
        Assert.Equal(expected, string.Join(' ', links));
    }

    [Fact]
    public async Task Issuer_OfTheCitingDocument_TellsWhoseProvinceIsMeant()
    {
        using var shelf = new Shelf();
        var a = await Cited(shelf, "Quyết định", "5/QĐ-UBND", "2023-01-03", "Ủy ban nhân dân tỉnh Trà Vinh");
        await Cited(shelf, "Quyết định", "5/QĐ-UBND", "2023-01-05", "Ủy ban nhân dân tỉnh Bến Tre");

        var citing = await Citing(shelf, "báo cáo", "Sở Nội vụ tỉnh Trà Vinh", "Quyết định|5/QĐ-UBND||UBND tỉnh");

        Assert.Equal([$"1:{a}!"], Links(shelf, citing));
    }

    [Fact]
    public async Task Party_OrgansOfACommittee_SignForIt()
    {
        using var shelf = new Shelf();
        var plan = await Cited(shelf, "Kế hoạch", "108-KH/TU", "2022-05-06", "Tỉnh ủy Trà Vinh");

        var citing = await Citing(shelf, "báo cáo", "Sở Nội vụ", "Kế hoạch|108-KH/TU||Ban Thường vụ Tỉnh ủy");

        Assert.Equal([$"1:{plan}!"], Links(shelf, citing));
    }

    [Fact]
    public async Task RestrictedDocument_IsNeitherLinkedNorCounted()
    {
        using var shelf = new Shelf();
        var secret = await Cited(shelf, "Kế hoạch", "9/KH-UBND", "2023-02-01", "Ủy ban nhân dân tỉnh Trà Vinh", "MẬT");
        var open = await Citing(shelf, "công khai", "Sở Nội vụ", "Kế hoạch|9/KH-UBND|2023-02-01|", "Nghị định|29/2023/NĐ-CP||");
        await Citing(shelf, "kín", "Sở Nội vụ", "MẬT", "Nghị định|29/2023/NĐ-CP||", "Nghị định|30/2023/NĐ-CP||");

        Assert.Empty(Links(shelf, open));
        Assert.Equal([$"1:{secret}!"], Links(shelf, open, AccessLevel.Secret));
        Assert.Equal(0, shelf.Archive.CitationLinks.CitedBy(secret, AccessLevel.Open, new PageRequest()).Total);
        Assert.Equal(1, shelf.Archive.CitationLinks.CitedBy(secret, AccessLevel.Secret, new PageRequest()).Total);
        Assert.Equal(1, shelf.Archive.CitationLinks.Naming(new CitationKey("29/2023/NĐ/CP", 2023), AccessLevel.Open, new PageRequest()).Total);
        Assert.Equal(["29/2023/NĐ-CP 1/1 –", "9/KH-UBND 1/1 –"], Works(shelf, CitedWorkFilter.All));
        Assert.Equal(["29/2023/NĐ-CP 2/2 –", "30/2023/NĐ-CP 1/1 –", "9/KH-UBND 1/1 held"], Works(shelf, CitedWorkFilter.All, AccessLevel.Secret));
        Assert.Equal(["9/KH-UBND 1/1 held"], Works(shelf, new CitedWorkFilter { Held = true }, AccessLevel.Secret));
        Assert.Empty(Works(shelf, new CitedWorkFilter { Held = true }));
    }

    [Fact]
    public async Task Works_AreCountedByDocument_FilteredAndPaged()
    {
        using var shelf = new Shelf();
        await Cited(shelf, "Nghị định", "29/2023/NĐ-CP", "2023-06-03", "Chính phủ");
        await Citing(shelf, "một", "Sở Nội vụ", "Nghị định|29/2023/NĐ-CP||Chính phủ", "Nghị định|29/2023/NÐ-CP||", "Quyết định|8/QĐ-UBND|2022-01-05|UBND tỉnh", "Luật|58/2010/QH12||Quốc hội");
        await Citing(shelf, "hai", "Sở Y tế", "Nghị định|29/2023/NĐ-CP|2023-06-03|", "Quyết định|08/QĐ-UBND||", "Nghị quyết|18-NQ/TW|2017-10-25|Trung ương");
        await Citing(shelf, "ba", "Sở Tài chính", "Quyết định|8/QĐ-UBND||", "Luật|58/2010/QH12|2010-11-15|");

        Assert.Equal(["8/QĐ-UBND 3/3 –", "29/2023/NĐ-CP 2/3 held", "58/2010/QH12 2/2 –", "18-NQ/TW 1/1 –"], Works(shelf, CitedWorkFilter.All));
        Assert.Equal(["29/2023/NĐ-CP 2/3 held"], Works(shelf, new CitedWorkFilter { Held = true }));
        Assert.Equal(["8/QĐ-UBND 3/3 –", "58/2010/QH12 2/2 –", "18-NQ/TW 1/1 –"], Works(shelf, new CitedWorkFilter { Held = false }));
        Assert.Equal(["58/2010/QH12 2/2 –"], Works(shelf, new CitedWorkFilter { Type = "LUAT" }));
        Assert.Equal(["8/QĐ-UBND 3/3 –"], Works(shelf, new CitedWorkFilter { Year = 2022 }));
        Assert.Equal(["8/QĐ-UBND 3/3 –"], Works(shelf, new CitedWorkFilter { Issuer = "ubnd tinh" }));
        var work = shelf.Archive.CitedWorks.Stream(new CitedWorkFilter { Year = 2022 }, AccessLevel.Open).Single();
        Assert.Equal(("Quyết định", new DateOnly(2022, 1, 5), "UBND tỉnh", 2022), (work.Type, work.Date, work.Issuer, work.Key.Year));

        var first = shelf.Archive.CitedWorks.List(CitedWorkFilter.All, AccessLevel.Open, new PageRequest(3));
        var second = shelf.Archive.CitedWorks.List(CitedWorkFilter.All, AccessLevel.Open, new PageRequest(3, first.Next));
        Assert.Equal((3, 4L, 1, null), (first.Items.Count, first.Total, second.Items.Count, second.Next));
    }

    [Fact]
    public async Task CorrectedNumber_MovesTheLinks()
    {
        using var shelf = new Shelf();
        var plan = await Cited(shelf, "Kế hoạch", "71/KH-UBND", "2022-12-30", null);
        var citing = await Citing(shelf, "a", null, "Kế hoạch|77/KH-UBND|2022-12-30|");
        Assert.Empty(Links(shelf, citing));

        shelf.Archive.MetadataEdits.Set(plan, MetadataValue.Stored(MetadataField.NumberSymbol, "\"77/KH-UBND\""), AccessLevel.Open, "lan");

        Assert.Equal([$"1:{plan}!"], Links(shelf, citing));
    }

    [Fact]
    public async Task OldArchive_GetsItsKeysWhenItIsOpened()
    {
        using var shelf = new Shelf();
        var plan = await Cited(shelf, "Kế hoạch", "077/KH-UBND", "2022-12-30", null);
        var citing = await Citing(shelf, "a", null, "Kế hoạch|77/KH-UBND|2022-12-30|");
        shelf.Archive.Database.Write(c => c.Execute(
            """
            drop trigger citations_added; drop trigger citations_dropped; drop trigger documents_recited; drop trigger documents_uncited; drop table cited_works; drop table cited_stale;
            drop index documents_cited; drop index citations_cited;
            alter table documents drop column cite_key; alter table documents drop column cite_year; alter table citations drop column cite_key; alter table citations drop column cite_year;
            drop table recognition_decisions; drop index documents_unread;
            alter table documents drop column recognition_number; alter table documents drop column unread_pages; alter table documents drop column doubtful_pages;
            delete from schema_versions where version >= 6
            """));

        SqliteConnection.ClearAllPools();
        shelf.Reopen();

        Assert.Equal([$"1:{plan}!"], Links(shelf, citing));
        Assert.Equal(["77/KH-UBND 1/1 held"], Works(shelf, CitedWorkFilter.All));
    }

    [Theory]
    [InlineData("Quyết định|1/QĐ-UBND|2023-01-03|Ủy ban nhân dân huyện Trà Cú", "held")]
    [InlineData("Quyết định|1/QĐ-UBND|2023-01-03|UBND huyện", "held")]
    [InlineData("Quyết định|1/QĐ-UBND|2023-01-03|", "held")]
    [InlineData("Quyết định|1/QĐ-UBND|2023-01-03|Ủy ban nhân dân huyện Cầu Kè", "–")]
    [InlineData("Quyết định|1/QĐ-UBND||UBND tỉnh", "–")]
    [InlineData("Quyết định|1/QĐ-UBND|2023-01-03|Ủy ban nhân dân huyện Cầu Kè;Quyết định|1/QĐ-UBND|2023-01-03|Ủy ban nhân dân huyện Trà Cú", "held")]
    public async Task Work_OfAnotherIssuer_IsNotHeld(string citation, string expected)
    {
        using var shelf = new Shelf();
        await Cited(shelf, "Quyết định", "01/QĐ-UBND", "2023-01-03", "Ủy ban nhân dân huyện Trà Cú");
        await Citing(shelf, "báo cáo", "Phòng Nội vụ huyện Trà Cú tỉnh Trà Vinh", citation.Split(';'));

        Assert.EndsWith(expected, Assert.Single(Works(shelf, CitedWorkFilter.All)), StringComparison.Ordinal);
        Assert.Equal(expected == "held" ? 1 : 0, Works(shelf, new CitedWorkFilter { Held = true }).Length);
        Assert.Equal(expected == "held" ? 0 : 1, Works(shelf, new CitedWorkFilter { Held = false }).Length);
    }

    /// <summary>Each write is followed by the list, which must say what a count from nothing says.</summary>
    [Fact]
    public async Task Works_FollowEveryWrite()
    {
        using var shelf = new Shelf();
        var one = await Citing(shelf, "một", "Sở Nội vụ", "Kế hoạch|7/KH-UBND|2022-12-30|", "Nghị định|29/2023/NĐ-CP||");
        Assert.Equal(["29/2023/NĐ-CP 1/1 –", "7/KH-UBND 1/1 –"], Works(shelf, CitedWorkFilter.All));

        await Citing(shelf, "hai", "Sở Y tế", "Kế hoạch|7/KH-UBND||");
        Assert.Equal(["7/KH-UBND 2/2 –", "29/2023/NĐ-CP 1/1 –"], Works(shelf, CitedWorkFilter.All));

        var plan = await Cited(shelf, "Kế hoạch", "7/KH-UBND", "2022-12-30", "Ủy ban nhân dân tỉnh Trà Vinh");
        Assert.Equal(["7/KH-UBND 2/2 held", "29/2023/NĐ-CP 1/1 –"], Works(shelf, CitedWorkFilter.All));

        shelf.Archive.MetadataEdits.Set(plan, MetadataValue.Stored(MetadataField.NumberSymbol, "\"8/KH-UBND\""), AccessLevel.Open, "lan");
        Assert.Equal(["7/KH-UBND 2/2 –", "29/2023/NĐ-CP 1/1 –"], Works(shelf, CitedWorkFilter.All));

        shelf.Archive.Database.Write(c => c.Execute("update documents set access = 2 where id = @id", ("@id", one)));
        Assert.Equal(["7/KH-UBND 1/1 –"], Works(shelf, CitedWorkFilter.All));
        Assert.Equal(["7/KH-UBND 2/2 –", "29/2023/NĐ-CP 1/1 –"], Works(shelf, CitedWorkFilter.All, AccessLevel.Secret));

        shelf.Archive.Database.Write(c => c.Execute("delete from documents where id = @id", ("@id", one)));
        Assert.Equal(["7/KH-UBND 1/1 –"], Works(shelf, CitedWorkFilter.All, AccessLevel.Secret));
    }

    private static string[] Works(Shelf shelf, CitedWorkFilter filter, AccessLevel level = AccessLevel.Open)
    {
        var listed = shelf.Archive.CitedWorks.List(filter, level, new PageRequest());
        var lines = listed.Items.Select(w => $"{w.NumberSymbol} {w.Documents}/{w.Mentions} {(w.Held.Count > 0 ? "held" : "–")}").ToArray();
        Assert.Equal((lines.Length, lines.Length), ((int)listed.Total!, shelf.Archive.CitedWorks.Stream(filter, level).Count()));
        return lines;
    }

    /// <summary>Number of the citation, candidates, "!" where it is certain.</summary>
    private static string[] Links(Shelf shelf, string id, AccessLevel level = AccessLevel.Open) =>
        [.. shelf.Archive.CitationLinks.Links(id, level).OrderBy(l => l.Key).Select(l => $"{l.Key}:{string.Join(' ', l.Value.Candidates.Select(c => c.Id))}{(l.Value.Certain ? "!" : "")}")];

    private static Task<string> Cited(Shelf shelf, string type, string number, string date, string? issuer, string? secrecy = null) => shelf.Store(
        $"{type} {number} {date} {issuer}",
        d => d with { Metadata = new DocumentMetadata { DocType = type.ToUpperInvariant(), NumberSymbol = number, Date = DateOnly.Parse(date, null), Issuer = issuer, Secrecy = secrecy } });

    /// <param name="citations"><c>type|number|date|issuer</c>; a stamp of secrecy stands alone.</param>
    private static Task<string> Citing(Shelf shelf, string text, string? issuer, params string[] citations) => shelf.Store(text, d => d with
    {
        Metadata = new DocumentMetadata { DocType = "BÁO CÁO", Issuer = issuer, Secrecy = citations.Contains("MẬT") ? "MẬT" : null },
        Citations = [.. citations.Where(c => c != "MẬT").Select(c => c.Split('|')).Select(c => new Citation
        {
            Span = new TextSpan(0, 1), Raw = c[1], Type = c[0], NumberSymbol = c[1], Date = c[2].Length == 0 ? null : DateOnly.Parse(c[2], null), Issuer = c[3].Length == 0 ? null : c[3], Page = 1, Confidence = 1,
        })],
    });
}
