using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using IngestPipeline.Archive;
using Xunit;

namespace IngestPipeline.Web.Tests;

public sealed class UploadTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Upload_TextFile_IsFollowedUntilItCanBeFound()
    {
        using var program = site.WithToken(UserRole.Archivist);
        using var answer = await program.PostAsync("/api/documents", Site.Files(("Báo cáo quý.txt", "Báo cáo kết quả quý một"u8.ToArray())));
        var id = (await Accepted(answer))[0].GetProperty("id").GetString()!;

        await site.Until(id, DocumentState.Indexed);

        var job = await program.GetFromJsonAsync<JsonElement>("/api/jobs/" + id);
        Assert.Equal(("indexed", true, "Báo cáo quý.txt"), (job.GetProperty("state").GetString(), job.GetProperty("done").GetBoolean(), job.GetProperty("file").GetString()));
        Assert.Equal("stored", job.GetProperty("attempts")[0].GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task Upload_BadFile_FailsWithReasonInBothLanguages()
    {
        using var program = site.WithToken(UserRole.Archivist);
        using var answer = await program.PostAsync("/api/documents", Site.Files(("hỏng.txt", [])));
        var id = (await Accepted(answer))[0].GetProperty("id").GetString()!;

        await site.Until(id, DocumentState.Failed);

        var client = await site.As(UserRole.Archivist);
        var failure = (await client.GetFromJsonAsync<JsonElement>("/api/jobs?id=" + id)).GetProperty("items")[0].GetProperty("failure");
        Assert.Equal(("file-empty", "tệp rỗng", "the file is empty"), (failure.GetProperty("code").GetString(), failure.GetProperty("vi").GetString(), failure.GetProperty("en").GetString()));
        var row = (await Site.Page(client, "/documents?state=failed")).QuerySelector($"[data-testid=document-row][data-id='{id}']")!;
        Assert.Contains("Tệp rỗng", row.TextContent, StringComparison.Ordinal);
        Assert.NotNull(row.QuerySelector("[data-testid=retry]"));
    }

    [Fact]
    public async Task Upload_FileNameWithMarkup_IsShownAsText()
    {
        const string Name = "<img src=x onerror=alert(1)>.txt";
        var client = await site.As(UserRole.Archivist);
        using var form = new MultipartFormDataContent();
        var file = new ByteArrayContent("Nội dung"u8.ToArray());
        file.Headers.Add("Content-Disposition", $"form-data; name=\"files\"; filename=\"{Name}\"");
        form.Add(file);
        form.Headers.Add("X-CSRF-TOKEN", await Site.Token(client, "/upload"));
        using var answer = await client.PostAsync("/api/documents", form);
        var id = (await Accepted(answer))[0].GetProperty("id").GetString()!;

        foreach (var address in new[] { "/documents", "/documents/" + id, "/admin/audit" })
        {
            var page = await Site.Page(await site.As(UserRole.Administrator), address);
            Assert.Null(page.QuerySelector("img[onerror]"));
            Assert.Contains(Name, page.Body!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Upload_PlainForm_WorksWithoutScripts()
    {
        var client = await site.As(UserRole.Archivist);
        using var form = Site.Files(("một.txt", "Tệp một"u8.ToArray()), ("hai.txt", "Tệp hai"u8.ToArray()));
        form.Add(new StringContent(await Site.Token(client, "/upload")), "__RequestVerificationToken");

        using var answer = await client.PostAsync("/upload", form);

        var list = await Site.Page(client, answer.Headers.Location!.OriginalString);
        Assert.Equal(["hai.txt", "một.txt"], list.QuerySelectorAll("[data-testid=document-link]").Select(a => a.TextContent.Trim()).Order());
    }

    [Fact]
    public async Task Upload_TooLarge_IsRefusedByName()
    {
        using var program = site.WithToken(UserRole.Archivist);

        using var answer = await program.PostAsync("/api/documents", Site.Files(("lớn.txt", new byte[(1024 * 1024) + 1])));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(("file-too-large", "lớn.txt"), (problem.GetProperty("code").GetString(), problem.GetProperty("refused")[0].GetProperty("file").GetString()));
    }

    [Theory]
    [InlineData("application/json", "{}", "upload-not-multipart", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("multipart/form-data", "", "upload-not-multipart")]
    [InlineData("multipart/form-data; boundary=x", "--x--\r\n", "upload-empty")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.txt\"\r\n\r\nnửa chừng", "upload-broken")]
    public async Task Upload_Malformed_IsNamed(string type, string body, string code, HttpStatusCode status = HttpStatusCode.BadRequest)
    {
        using var program = site.WithToken(UserRole.Archivist);
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        using var answer = await program.PostAsync("/api/documents", content);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(code, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }

    [Fact]
    public async Task Upload_Researcher_IsForbidden()
    {
        using var program = site.WithToken(UserRole.Researcher);

        using var answer = await program.PostAsync("/api/documents", Site.Files(("a.txt", "a"u8.ToArray())));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private static async Task<JsonElement> Accepted(HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, body);
        return JsonDocument.Parse(body).RootElement.GetProperty("documents");
    }
}
