using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using IngestPipeline.Archive;
using IngestPipeline.Search;
using Xunit;

namespace IngestPipeline.Web.Tests;

public sealed class SiteTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Answers_CarryStrictHeaders_AndNoInlineScript()
    {
        using var answer = await (await site.As(UserRole.Archivist)).GetAsync("/upload");

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'; script-src 'self'; style-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        var page = Site.Html(await answer.Content.ReadAsStringAsync());
        Assert.All(page.QuerySelectorAll("script"), s => Assert.StartsWith("/assets/", s.GetAttribute("src"), StringComparison.Ordinal));
        Assert.Empty(page.QuerySelectorAll("[style], [onclick], [onload], style"));
    }

    [Fact]
    public async Task Assets_OfAPage_AreServedFromTheAssembly()
    {
        using var client = site.Anonymous();
        var page = await Site.Page(client, "/sign-in");

        foreach (var address in page.QuerySelectorAll("script[src], link[href]").Select(e => e.GetAttribute("src") ?? e.GetAttribute("href")!))
        {
            using var asset = await client.GetAsync(address);
            Assert.Equal((address, HttpStatusCode.OK), (address, asset.StatusCode));
            Assert.True(asset.Headers.CacheControl!.MaxAge > TimeSpan.FromDays(300));
        }
    }

    [Fact]
    public async Task Language_Switched_ShowsEnglishAndComesBack()
    {
        using var client = site.Anonymous();
        var before = await Site.Page(client, "/sign-in");

        using var switched = await client.GetAsync("/language/en?back=%2Fsign-in%3Fback%3D%252Ffacts");
        using var outside = await client.GetAsync("/language/en?back=https%3A%2F%2Fxau.example");
        var after = await Site.Page(client, switched.Headers.Location!.OriginalString);

        Assert.Equal(("Đăng nhập", "Sign in"), (before.QuerySelector("h1")!.TextContent, after.QuerySelector("h1")!.TextContent));
        Assert.Equal("en", after.DocumentElement.GetAttribute("lang"));
        Assert.Equal("/", outside.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("/khong-co-trang-nay", HttpStatusCode.NotFound, "Không tìm thấy")]
    [InlineData("/documents/0000", HttpStatusCode.NotFound, "Không tìm thấy")]
    [InlineData("/admin/users", HttpStatusCode.Forbidden, "Bạn không có quyền")]
    public async Task Errors_OfPages_AreSaidInBothLanguages(string address, HttpStatusCode status, string words)
    {
        using var answer = await (await site.As(UserRole.Staff)).GetAsync(address);

        var text = Site.Html(await answer.Content.ReadAsStringAsync()).QuerySelector("[data-testid=error]")!.TextContent;
        Assert.Equal(status, answer.StatusCode);
        Assert.Contains(words, text, StringComparison.Ordinal);
        Assert.Contains(status == HttpStatusCode.Forbidden ? "You are not allowed" : "Not found", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_Anonymous_SaysOkAndNothingElse()
    {
        using var client = site.Anonymous();

        Assert.Equal("""{"status":"ok"}""", await client.GetStringAsync("/health"));
    }

    [Fact]
    public async Task OpenApi_ListsEveryEndpoint_ForMachinesAndPeople()
    {
        string[] expected =
        [
            "GET /api/documents", "POST /api/documents", "GET /api/documents/{id}", "GET /api/documents/{id}/original", "GET /api/documents/{id}/searchable.pdf", "GET /api/documents/{id}/pages/{page}.png",
            "GET /api/documents/{id}/repairs", "POST /api/documents/{id}/repairs/reject", "POST /api/documents/{id}/repairs/restore",
            "GET /api/documents/{id}/metadata", "PUT /api/documents/{id}/metadata/{field}", "DELETE /api/documents/{id}/metadata/{field}",
            "GET /api/documents/{id}/recognition", "PUT /api/documents/{id}/recognition",
            "GET /api/documents/{id}/structure", "GET /api/documents/{id}/tables", "PUT /api/documents/{id}/structure", "DELETE /api/documents/{id}/structure",
            "PUT /api/documents/{id}/facts/{fact}/review", "DELETE /api/documents/{id}/facts/{fact}/review",
            "GET /api/cited", "GET /api/documents/{id}/citations", "GET /api/documents/{id}/cited-by",
            "GET /api/facts", "GET /api/jobs", "GET /api/jobs/{id}", "GET /api/search", "GET /api/suggest",
        ];
        var client = await site.As(UserRole.Researcher);

        var description = await client.GetFromJsonAsync<JsonElement>("/openapi/v1.json");
        var page = (await Site.Page(client, "/openapi")).QuerySelector("[data-testid=endpoints]")!;

        Assert.Equal(expected.Order(), description.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject().Select(m => $"{m.Name.ToUpperInvariant()} {p.Name}")).Order());
        Assert.All(expected, e => Assert.Contains(e.Split(' ')[1].Replace("{page}", "{page", StringComparison.Ordinal).Replace(".png", "", StringComparison.Ordinal), page.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Search_EngineDown_SaysSoInsteadOfFailing()
    {
        site.Index.Failure = new SearchEngineException("engine-failed", "Bộ tìm kiếm đang khởi động lại", "The search engine is restarting");
        try
        {
            var client = await site.As(UserRole.Staff);
            using var page = await client.GetAsync("/?q=x");
            using var api = await client.GetAsync("/api/search?q=x");

            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable), (page.StatusCode, api.StatusCode));
            Assert.Contains("Bộ tìm kiếm đang khởi động lại", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        finally
        {
            site.Index.Failure = null;
        }
    }
}
