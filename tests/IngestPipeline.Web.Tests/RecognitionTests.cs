using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Dom;
using IngestPipeline.Archive;
using IngestPipeline.Documents;
using Xunit;

namespace IngestPipeline.Web.Tests;

/// <summary>Pages that were not recognised as readers see them, and where archivists want text to be taken from.</summary>
public sealed class RecognitionTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Coverage_PagesNotRecognised_NamedOnThePageAndMarkedInTheList()
    {
        var id = await Store("con-trang.pdf", 2, 7, 9);
        var reader = await site.As(UserRole.Researcher);

        var page = await Site.Page(reader, "/documents/" + id);
        var english = await English("/documents/" + id);
        var list = await Site.Page(reader, "/documents?incomplete=true&q=con-trang");

        Assert.Equal("còn 3 trang chưa nhận dạng được", page.QuerySelector(".doc-head [data-testid=unread]")!.TextContent);
        Assert.Equal("Còn 3 trang chưa nhận dạng được: 2, 7, 9", page.QuerySelector("[data-testid=unread-pages]")!.TextContent);
        Assert.Equal("3 pages not recognised: 2, 7, 9", english.QuerySelector("[data-testid=unread-pages]")!.TextContent);
        Assert.Equal("1 trang nhận dạng kém tin cậy: 3", page.QuerySelector("[data-testid=doubtful-pages]")!.TextContent);
        Assert.Null(page.QuerySelector("[data-testid=recognition-form]"));
        Assert.Equal("còn 3 trang chưa nhận dạng được", list.QuerySelector($"[data-id=\"{id}\"] [data-testid=unread]")!.TextContent);
    }

    [Fact]
    public async Task Form_BadPages_ToldAndKept_GoodOnes_QueueTheDocument()
    {
        var archivist = await site.As(UserRole.Archivist);
        var id = await Store("nhan-dang-lai.pdf");

        using (var refused = await Post(archivist, id, ("mode", "ocr"), ("pages", "2-5, 19")))
        {
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            var again = Site.Html(await refused.Content.ReadAsStringAsync());
            Assert.Equal("Không có trang 19: tài liệu có 9 trang", again.QuerySelector("[data-testid=recognition-error]")!.TextContent);
            Assert.Equal(("2-5, 19", "ocr"), (((IHtmlInputElement)again.QuerySelector("#recognition-pages")!).Value, ((IHtmlSelectElement)again.QuerySelector("#recognition-mode")!).Value));
        }

        using (var saved = await Post(archivist, id, ("mode", "ocr"), ("pages", "2-5, 9")))
        {
            Assert.Equal((HttpStatusCode.Redirect, $"/documents/{id}#recognition"), (saved.StatusCode, saved.Headers.Location!.OriginalString));
        }

        var decision = Assert.Single(site.Archive.Recognition.History(id));
        Assert.Equal((RecognitionMode.Ocr, "2-5, 9", "archivist"), (decision.Order.Mode, decision.Order.Pages.Text, decision.User));
        Assert.Equal(decision.Number, (await site.Until(id, DocumentState.Indexed)).Recognition);
        Assert.Contains("luôn từ ảnh trang · trang 2-5, 9 · archivist", (await Site.Page(archivist, "/documents/" + id)).QuerySelector("[data-testid=recognition-history]")!.TextContent, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Api_ChoosesForPages_AndTellsWhatHolds()
    {
        var id = await Store("api.pdf", 7);
        var text = await site.Store("api.txt", d => d with { Text = "Báo cáo\n", Pages = [new Page(1, PageMethod.Flow, 0, 0, 0, 1, new TextSpan(0, 8))] });
        using var program = site.WithToken(UserRole.Archivist);
        using var reader = site.WithToken(UserRole.Researcher);
        var address = $"/api/documents/{id}/recognition";

        var before = await reader.GetFromJsonAsync<JsonElement>(address);
        Assert.Equal(("[7]", "[3]", "auto", "ocr"), (before.GetProperty("unread").GetRawText(), before.GetProperty("doubtful").GetRawText(),
            before.GetProperty("pages")[0].GetProperty("mode").GetString(), before.GetProperty("pages")[0].GetProperty("method").GetString()));

        Assert.Equal(HttpStatusCode.Forbidden, (await reader.PutAsJsonAsync(address, new { mode = "ocr" })).StatusCode);
        Assert.Equal("unknown-mode", await Code(await program.PutAsJsonAsync(address, new { mode = "best" })));
        Assert.Equal("bad-pages", await Code(await program.PutAsJsonAsync(address, new { mode = "ocr", pages = "5-2" })));
        Assert.Equal("not-pdf", await Code(await program.PutAsJsonAsync($"/api/documents/{text}/recognition", new { mode = "ocr" })));
        Assert.Equal(HttpStatusCode.NotFound, (await program.PutAsJsonAsync($"/api/documents/{new string('0', 64)}/recognition", new { mode = "ocr" })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await program.PutAsJsonAsync(address, new { mode = "auto" })).StatusCode);

        Assert.Equal(HttpStatusCode.Accepted, (await program.PutAsJsonAsync(address, new { mode = "text", pages = "1" })).StatusCode);
        var item = Assert.Single((await reader.GetFromJsonAsync<JsonElement>(address)).GetProperty("history").EnumerateArray());
        Assert.Equal(("text", "1", "archivist"), (item.GetProperty("mode").GetString(), item.GetProperty("pages").GetString(), item.GetProperty("user").GetString()));
    }

    private static async Task<string?> Code(HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();

    private async Task<IHtmlDocument> English(string address)
    {
        using var client = site.Anonymous();
        using var signedIn = await Site.SignIn(client, nameof(UserRole.Researcher), Site.Password);
        using var switched = await client.GetAsync("/language/en?back=%2Fdocuments");
        return await Site.Page(client, address);
    }

    private static async Task<HttpResponseMessage> Post(HttpClient client, string id, params (string, string)[] fields) =>
        await client.PostAsync($"/documents/{id}?handler=Recognize", await Site.Form(client, "/documents/" + id, fields));

    /// <summary>A scan of nine pages, of which the third was read doubtfully.</summary>
    private Task<string> Store(string name, params int[] unread) => site.Store(name, d => unread.Aggregate(
        d with
        {
            Source = d.Source with { MediaType = "application/pdf", PageCount = 9 },
            Text = "BÁO CÁO\n",
            Pages = [.. Enumerable.Range(1, 9).Select(n => new Page(n, PageMethod.Ocr, 595, 842, 0, 0.9, n == 1 ? new TextSpan(0, 8) : new TextSpan(8, 8)))],
        },
        (document, page) => document.WithWarning("page-unreadable", page, "Không đọc được / Not read")).WithWarning("ocr-doubtful", 3, "Kém tin cậy / Doubtful"));
}
