using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using IngestPipeline.Archive;
using IngestPipeline.Documents;
using Xunit;

namespace IngestPipeline.Web.Tests;

public sealed class DocumentTests(Site site) : IClassFixture<Site>
{
    private const string Text = "I. KẾT QUẢ\nToàn huyện có 1.664 người, giảm 12 người theo Quyết định số 05/2021/QĐ-UBND.\nGhi chú <script>alert(1)</script> & “khóm”";

    private static readonly Func<Document, Document> Report = d =>
    {
        TextSpan Of(string part) => TextSpan.OfLength(Text.IndexOf(part, StringComparison.Ordinal), part.Length);
        return d with
        {
            Source = d.Source with { MediaType = "application/pdf", PageCount = 1 },
            Text = Text,
            Pages = [new Page(1, PageMethod.Text, 595, 842, 0, 1, new TextSpan(0, Text.Length))],
            Words = [new Word(Of("Quyết định"), 1, new Box(400, 100, 460, 112), 1), new Word(Of("số"), 1, new Box(465, 100, 480, 112), 1), new Word(Of("05/2021/QĐ-UBND"), 1, new Box(80, 120, 160, 132), 1)],
            Metadata = DocumentMetadata.Empty with { DocType = "BÁO CÁO", Subject = "Kết quả <b>sáu tháng</b>", NumberSymbol = "271/BC-UBND", Date = new DateOnly(2023, 6, 26) },
            Sections = [new Section("s1", null, 1, "I", "KẾT QUẢ", SectionRole.Results, new TextSpan(0, Text.Length), new TextSpan(0, 10), 1, 1)],
            Facts = [new Fact { Id = "f1", Span = Of("1.664 người"), Raw = "1.664 người", Value = "1664", Unit = "người", Kind = FactKind.Count, Indicator = "số người", Page = 1, Box = new Box(100, 100, 160, 112), Confidence = 0.97 },
                new Fact { Id = "f2", Span = new TextSpan(11, 11), Raw = "7", Value = "7", Kind = FactKind.Count, Page = 1, Cell = new TableCellReference(0, 1, 0), Confidence = 0.8 }],
            Citations = [new Citation { Span = Of("Quyết định số 05/2021/QĐ-UBND"), Raw = "", Type = "Quyết định", NumberSymbol = "05/2021/QĐ-UBND", Page = 1, Confidence = 0.9 }],
            Repairs = [new Repair(Of("khóm"), "kh m", RepairKind.MissingGlyph, 0.99), new Repair(Of("người, giảm"), "ngườ i, giảm", RepairKind.Spacing, 0.9)],
            Tables = [new Table(1, null, 11, [[new TableCell("<i>Số</i>", Header: true) { Repairs = [new Repair(new TextSpan(3, 5), "Só", RepairKind.Ocr, 0.99)] }], [new TableCell("7", ColumnSpan: 2)]])],
        };
    };

    [Fact]
    public async Task Page_OfDocument_ShowsTextMarkedAndEncoded()
    {
        var id = await site.Store("bc.pdf", Report);

        var page = await Site.Page(await site.As(UserRole.Researcher), "/documents/" + id);

        var text = page.QuerySelector("[data-testid=document-text]")!;
        Assert.Equal(string.Concat(Text.Where(c => !char.IsWhiteSpace(c))), string.Concat(string.Join("", text.QuerySelectorAll("p, h3, h4").Select(p => p.TextContent)).Where(c => !char.IsWhiteSpace(c))));
        Assert.Equal("1.664 người", string.Concat(text.QuerySelectorAll("[data-m=f1]").Select(e => e.TextContent)));
        Assert.Contains("1.664 người", text.QuerySelector("#f1")!.GetAttribute("title"), StringComparison.Ordinal);
        Assert.Equal("Quyết định số 05/2021/QĐ-UBND", text.QuerySelector("#c1")!.TextContent);
        Assert.Contains("kh␣m", text.QuerySelector("#r1")!.GetAttribute("title"), StringComparison.Ordinal);
        Assert.Equal("<i>Số</i>", text.QuerySelector("table th")!.TextContent);
        Assert.Equal("Số", text.QuerySelector("table th .r[title*='Só']")!.TextContent);
        Assert.Equal("7", text.QuerySelector("table td[colspan='2'] #f2")!.TextContent);
        Assert.Equal("I. KẾT QUẢ", text.QuerySelector("h3#s1")!.TextContent);
        Assert.Null(text.QuerySelector("script, i"));
        Assert.Equal("Báo cáo: Kết quả <b>sáu tháng</b>", page.QuerySelector("h1")!.TextContent);
    }

    [Theory]
    [InlineData("", "r2 r3")]
    [InlineData("?spacing=true", "r1 r2 r3 r4")]
    public async Task Repairs_OfSpacesAlone_AreShownOnlyWhenAskedFor(string query, string shown)
    {
        // Doubled spaces; a word put together; a lost letter; a space before a full stop.
        var id = await site.Store("gian.txt", d => d with
        {
            Text = "công tác người khóm.",
            Pages = [new Page(1, PageMethod.Flow, 0, 0, 0, 1, new TextSpan(0, 20))],
            Repairs =
            [
                new Repair(new TextSpan(4, 5), "  ", RepairKind.Spacing, 1), new Repair(new TextSpan(12, 12), " ", RepairKind.Spacing, 0.9),
                new Repair(new TextSpan(15, 19), "kh m", RepairKind.MissingGlyph, 0.99), new Repair(new TextSpan(19, 19), " ", RepairKind.Spacing, 1),
            ],
        });

        var page = await Site.Page(await site.As(UserRole.Staff), "/documents/" + id + query);

        Assert.Equal(shown, string.Join(' ', page.QuerySelectorAll("#text [data-m^=r]").Select(e => e.Id)));
        Assert.Equal(shown, string.Join(' ', page.QuerySelectorAll("[data-panel=repairs] [data-go]").Select(e => e.GetAttribute("data-go"))));
    }

    [Fact]
    public async Task Repair_InsideAFigure_HasItsOwnMark()
    {
        const string text = "Trao 12 giải thưởng";
        var id = await site.Store("long.txt", d => d with
        {
            Text = text,
            Pages = [new Page(1, PageMethod.Flow, 0, 0, 0, 1, new TextSpan(0, text.Length))],
            Facts = [new Fact { Id = "f1", Span = new TextSpan(5, 19), Raw = "12 giải thưởng", Value = "12", Unit = "giải thưởng", Kind = FactKind.Count, Page = 1, Confidence = 1 }],
            Repairs = [new Repair(new TextSpan(15, 16), "ƣ", RepairKind.Lookalike, 0.99), new Repair(new TextSpan(19, 19), "x", RepairKind.Ocr, 0.5)],
        });

        var shown = (await Site.Page(await site.As(UserRole.Staff), "/documents/" + id)).QuerySelector("#text")!;

        Assert.Equal("12 giải thưởng", string.Concat(shown.QuerySelectorAll("[data-m=f1]").Select(e => e.TextContent)));
        Assert.Equal("ư", shown.QuerySelector("[data-m=f1] > #r1")!.TextContent);
        Assert.Contains("“x”", shown.QuerySelector("#r2.gone")!.GetAttribute("title"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Boxes_OfPage_StandInPoints()
    {
        var id = await site.Store("bc.pdf", Report);

        var boxes = await (await site.As(UserRole.Staff)).GetFromJsonAsync<JsonElement>($"/documents/{id}?handler=Boxes&page-number=1");

        Assert.Equal(
            "f1 100,100,160,112; c1 400,100,480,112; c1 80,120,160,132",
            string.Join("; ", boxes.GetProperty("boxes").EnumerateArray().Select(b => $"{b.GetProperty("id").GetString()} {string.Join(',', b.GetProperty("box").EnumerateArray().Select(n => n.GetDouble()))}")));
    }

    [Fact]
    public async Task LongText_IsSentInParts_AllOfIt()
    {
        var lines = Enumerable.Range(1, 2000).Select(i => $"Đoạn {i}").ToList();
        var text = string.Join('\n', lines);
        var id = await site.Store("dai.txt", d => d with { Text = text, Pages = [new Page(1, PageMethod.Flow, 0, 0, 0, 1, new TextSpan(0, text.Length))] });
        var client = await site.As(UserRole.Staff);
        var first = await Site.Page(client, "/documents/" + id);

        var read = first.QuerySelectorAll("#text section p").Select(p => p.TextContent).ToList();
        var sent = read.Count;
        while (read.Count < lines.Count)
        {
            var more = await Site.Page(client, $"/documents/{id}?handler=Text&from={(read.Count / 60) + 1}");
            read.AddRange(more.QuerySelectorAll("p").Select(p => p.TextContent));
        }

        Assert.InRange(sent, 100, 1000);
        Assert.Equal(lines, read);
        var middle = await Site.Page(client, $"/documents/{id}?at={text.IndexOf("Đoạn 1500", StringComparison.Ordinal)}");
        Assert.Equal("Đoạn 1500", middle.QuerySelector("#at")!.ParentElement!.TextContent);
    }

    [Fact]
    public async Task Original_IsAnAttachment_NeverSniffed()
    {
        var id = await site.Store("trang “web”.html", d => d with { Source = d.Source with { MediaType = "text/html" } });

        using var answer = await (await site.As(UserRole.Staff)).GetAsync($"/api/documents/{id}/original");

        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("trang “web”.html", answer.Content.Headers.ContentDisposition.FileNameStar);
    }

    [Fact]
    public async Task PageImage_IsDrawnAndKept_OnlyOfPagesThatExist()
    {
        var id = await site.Store("anh.pdf", Report);
        var client = await site.As(UserRole.Researcher);

        using var image = await client.GetAsync($"/api/documents/{id}/pages/1.png");
        using var none = await client.GetAsync($"/api/documents/{id}/pages/2.png");

        Assert.Equal((HttpStatusCode.OK, "image/png", HttpStatusCode.NotFound), (image.StatusCode, image.Content.Headers.ContentType!.MediaType, none.StatusCode));
        Assert.Single(Directory.EnumerateFiles(site.Archive.Folder.PageImages, id + "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task SearchablePdf_OfAScan_IsMadeOnceAndAnewWhenTheDocumentChanges()
    {
        var id = await site.Store("quét.pdf", d => Report(d) with { Pages = [new Page(1, PageMethod.Ocr, 595, 842, 0, 1, new TextSpan(0, Text.Length))] });
        var (client, address) = (await site.As(UserRole.Administrator), $"/api/documents/{id}/searchable.pdf");

        var page = await Site.Page(client, "/documents/" + id);
        using var first = await client.GetAsync(address);
        var again = await client.GetStringAsync(address);
        site.Archive.Documents.SetAccess(id, AccessLevel.Secret, "lan");
        var anew = await client.GetStringAsync(address);
        using var hidden = await (await site.As(UserRole.Researcher)).GetAsync(address);

        Assert.Equal(address, page.QuerySelector("[data-testid=download-searchable]")!.GetAttribute("href"));
        Assert.Equal(("application/pdf", "quét-co-chu.pdf"), (first.Content.Headers.ContentType!.MediaType, first.Content.Headers.ContentDisposition!.FileNameStar));
        Assert.Equal(["%PDF 1 True 3", "%PDF 1 True 3", "%PDF 2 True 3"], [await first.Content.ReadAsStringAsync(), again, anew]);
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        Assert.Single(Directory.EnumerateFiles(site.Archive.Folder.PageImages, id + "*.pdf*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task SearchablePdf_OfABornDigitalDocument_IsNone()
    {
        var id = await site.Store("số.pdf", Report);
        var client = await site.As(UserRole.Staff);

        using var answer = await client.GetAsync($"/api/documents/{id}/searchable.pdf");

        Assert.Equal((HttpStatusCode.NotFound, "no-scan"), (answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString()));
        Assert.Null((await Site.Page(client, "/documents/" + id)).QuerySelector("[data-testid=download-searchable]"));
    }

    [Fact]
    public async Task Contract_FromApi_IsTheStoredDocument()
    {
        var id = await site.Store("bc.pdf", Report);

        var json = await (await site.As(UserRole.Researcher)).GetFromJsonAsync<JsonElement>("/api/documents/" + id);

        Assert.Equal((DocumentJson.Schema, id, Text), (json.GetProperty("schema").GetString(), json.GetProperty("id").GetString(), json.GetProperty("text").GetString()));
    }

    [Fact]
    public async Task Facts_Filtered_AreListedLinkedAndExported()
    {
        var id = await site.Store("so-lieu.pdf", d => Report(d) with { Facts = [Report(d).Facts[0] with { Indicator = "số hộ nghèo đa chiều", Period = "2023-Q1" }] });
        var client = await site.As(UserRole.Researcher);
        const string Filter = "indicator=ho+ngheo+da+chieu&period=2023&kind=count";

        var page = await Site.Page(client, "/facts?" + Filter);
        var csv = await client.GetStringAsync($"/api/facts?{Filter}&format=csv");
        var lines = await client.GetStringAsync($"/api/facts?{Filter}&format=jsonl");
        using var book = await client.GetAsync($"/api/facts?{Filter}&format=xlsx");
        using var package = await client.GetAsync(page.QuerySelector("[data-testid=export-package]")!.GetAttribute("href"));
        using var unknown = await client.GetAsync("/api/facts?format=exe");

        Assert.Equal($"/documents/{id}?fact=f1#f1", page.QuerySelector("[data-testid=fact-row] [data-testid=fact-link]")!.GetAttribute("href"));
        Assert.Contains("1.664", page.QuerySelector("[data-testid=facts-table]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, csv.Trim().Split('\n').Length);
        Assert.Equal("1664", JsonDocument.Parse(lines).RootElement.GetProperty("value").ToString());
        Assert.Equal("PK"u8.ToArray(), (await book.Content.ReadAsByteArrayAsync())[..2]);
        Assert.Equal(("application/zip", "PK"), (package.Content.Headers.ContentType!.MediaType, Encoding.ASCII.GetString((await package.Content.ReadAsByteArrayAsync())[..2])));
        Assert.EndsWith(".zip", package.Content.Headers.ContentDisposition!.FileNameStar, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
    }

    [Theory]
    [InlineData("value", "9 25 100")]
    [InlineData("-value", "100 25 9")]
    [InlineData("indicator", "25 9 100")]
    [InlineData("khong-co", "100 25 9")]
    public async Task Facts_SortedByColumn_ComeInItsOrder(string sort, string values)
    {
        var fact = new Fact { Id = "f1", Span = new TextSpan(0, 1), Raw = "", Value = "", Unit = "sắp xếp " + sort, Kind = FactKind.Count, Confidence = 1 };
        await site.Store("xep.txt", d => d with
        {
            Text = "x",
            Facts = [fact with { Value = "100", Indicator = "trường" }, fact with { Id = "f2", Value = "25", Indicator = "ấp" }, fact with { Id = "f3", Value = "9", Indicator = "hộ" }],
        });

        var page = await Site.Page(await site.As(UserRole.Researcher), $"/facts?unit={Uri.EscapeDataString(fact.Unit!)}&sort={sort}");

        Assert.Equal(values, string.Join(' ', page.QuerySelectorAll("[data-testid=fact-row] strong").Select(e => e.TextContent)));
    }

    [Fact]
    public async Task Search_WithoutAccents_OffersTheQueryWithThem()
    {
        var client = await site.As(UserRole.Staff);

        var page = await Site.Page(client, "/?q=quyet+dinh+bo+nhiem&sort=Newest");
        var answer = await client.GetFromJsonAsync<JsonElement>("/api/search?q=quyet+dinh+bo+nhiem");

        var link = page.QuerySelector("[data-testid=search-meant] a")!;
        Assert.Equal(("quyết định bổ nhiệm", "quyết định bổ nhiệm"), (link.TextContent, answer.GetProperty("suggestion").GetString()));
        Assert.Equal("quyết định bổ nhiệm", (await Site.Page(client, link.GetAttribute("href")!)).QuerySelector("#q")!.GetAttribute("value"));
        Assert.Null((await Site.Page(client, link.GetAttribute("href")!)).QuerySelector("[data-testid=search-meant]"));
    }

    [Fact]
    public async Task Search_Result_LinksToThePlaceInTheDocument()
    {
        var id = await site.Store("tim.pdf", d => Report(d) with { Text = "Mở đầu\nbổ nhiệm cán bộ <hai>", Sections = [], Facts = [], Citations = [], Repairs = [], Tables = [], Words = [] });
        await site.Until(id, DocumentState.Indexed);
        var client = await site.As(UserRole.Staff);

        var page = await Site.Page(client, "/?q=" + Uri.EscapeDataString("bổ nhiệm"));
        var link = page.QuerySelectorAll("[data-testid=passage]").Select(p => p.GetAttribute("href")!).Single(h => h.Contains(id, StringComparison.Ordinal));
        var document = await Site.Page(client, link);

        Assert.Equal("bổ nhiệm", page.QuerySelector($"a[href='{link}'] mark")!.TextContent);
        Assert.StartsWith("bổ nhiệm cán bộ <hai>", document.QuerySelector("#at")!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Equal("bổ nhiệm", document.QuerySelector("#text mark")!.TextContent);
    }
}
