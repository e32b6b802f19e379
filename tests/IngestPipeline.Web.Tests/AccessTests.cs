using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using IngestPipeline.Archive;
using IngestPipeline.Documents;
using Xunit;

namespace IngestPipeline.Web.Tests;

public sealed class AccessTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/facts")]
    [InlineData("/citations")]
    [InlineData("/citations/citing")]
    [InlineData("/documents")]
    [InlineData("/upload")]
    [InlineData("/account")]
    [InlineData("/admin/users")]
    [InlineData("/admin/audit")]
    [InlineData("/openapi")]
    public async Task Page_Anonymous_GoesToSignInAndBack(string page)
    {
        using var client = site.Anonymous();

        using var answer = await client.GetAsync(page);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal($"/sign-in?back={Uri.EscapeDataString(page)}", answer.Headers.Location!.PathAndQuery);
    }

    [Theory]
    [InlineData("/api/documents")]
    [InlineData("/api/search?q=x")]
    [InlineData("/api/facts")]
    [InlineData("/api/cited")]
    [InlineData("/api/jobs/x")]
    public async Task Api_Anonymous_AnswersProblemInBothLanguages(string address)
    {
        using var client = site.Anonymous();

        using var answer = await client.GetAsync(address);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(("Cần đăng nhập", "Sign-in is needed"), (problem.GetProperty("vi").GetString(), problem.GetProperty("en").GetString()));
    }

    public static TheoryData<string, UserRole, bool> Table()
    {
        var data = new TheoryData<string, UserRole, bool>();
        foreach (var role in Enum.GetValues<UserRole>())
        {
            foreach (var page in new[] { "/", "/facts", "/citations", "/citations/citing", "/documents", "/account", "/openapi", "/api/documents", "/api/facts", "/api/cited", "/api/search", "/openapi/v1.json" })
            {
                data.Add(page, role, true);
            }

            data.Add("/upload", role, role is UserRole.Archivist or UserRole.Administrator);
            data.Add("/admin/users", role, role is UserRole.Administrator);
            data.Add("/admin/audit", role, role is UserRole.Administrator);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Table))]
    public async Task Page_OfRole_IsOpenOrForbidden(string page, UserRole role, bool allowed)
    {
        using var answer = await (await site.As(role)).GetAsync(page);

        Assert.Equal(allowed ? HttpStatusCode.OK : HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData("/documents?handler=Retry")]
    [InlineData("/documents?handler=Cancel")]
    [InlineData("/documents?handler=RetryAll")]
    [InlineData("/documents?handler=Delete")]
    [InlineData("/documents/x?handler=Reject")]
    [InlineData("/documents/x?handler=Restore")]
    public async Task DocumentButtons_Researcher_AreForbidden(string address)
    {
        var client = await site.As(UserRole.Researcher);

        using var answer = await client.PostAsync(address, await Site.Form(client, "/account", ("id", "x")));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/sign-out")]
    [InlineData("/account?handler=Password")]
    [InlineData("/account?handler=Token")]
    [InlineData("/documents?handler=RetryAll")]
    [InlineData("/documents/x?handler=Reject")]
    [InlineData("/upload")]
    [InlineData("/admin/users?handler=Add")]
    [InlineData("/api/documents")]
    public async Task Post_WithoutFormToken_IsRefused(string address)
    {
        using var answer = await (await site.As(UserRole.Administrator)).PostAsync(address, Site.Files(("a.txt", "x"u8.ToArray())));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Secret_Document_DoesNotExistForResearchers()
    {
        var id = await site.Store("mat.txt", d => d with { Text = "bí mật", Metadata = DocumentMetadata.Empty with { Secrecy = "MẬT", Subject = "Việc kín" } });
        var researcher = await site.As(UserRole.Researcher);
        string[] addresses = [$"/documents/{id}", $"/documents/{id}?handler=Text", $"/api/documents/{id}", $"/api/documents/{id}/original", $"/api/documents/{id}/searchable.pdf", $"/api/documents/{id}/pages/1.png", $"/api/jobs/{id}"];

        foreach (var address in addresses)
        {
            using var answer = await researcher.GetAsync(address);
            Assert.Equal((address, HttpStatusCode.NotFound), (address, answer.StatusCode));
        }

        Assert.DoesNotContain("Việc kín", await researcher.GetStringAsync("/documents"), StringComparison.Ordinal);
        Assert.Contains("Việc kín", await (await site.As(UserRole.Archivist)).GetStringAsync("/documents"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_Program_UploadsAndReadsWithoutCookies()
    {
        using var program = site.WithToken(UserRole.Archivist);

        using var answer = await program.PostAsync("/api/documents", Site.Files(("token.txt", "Báo cáo bằng mã truy cập"u8.ToArray())));

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        using var page = await program.GetAsync("/documents");
        Assert.Equal(HttpStatusCode.Unauthorized, page.StatusCode);
    }

    [Fact]
    public async Task Token_Unknown_IsRefused()
    {
        using var program = site.Anonymous();
        program.DefaultRequestHeaders.Add("Authorization", "Bearer ing_0000");

        using var answer = await program.GetAsync("/api/documents");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }
}
