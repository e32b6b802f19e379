using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Dom;
using IngestPipeline.Archive;
using IngestPipeline.Documents;
using Xunit;

namespace IngestPipeline.Web.Tests;

/// <summary>Metadata and headings as readers see them and archivists correct them.</summary>
public sealed class CorrectionTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Form_AFieldReadDoubtfully_IsMarked_Corrected_AndTakenBack()
    {
        var archivist = await site.As(UserRole.Archivist);
        var id = await Store("sua-ngay.txt");
        var page = await Site.Page(archivist, "/documents/" + id);
        Assert.Contains("cần xem lại · 60%", Field(page, "date"), StringComparison.Ordinal);
        Assert.DoesNotContain("cần xem lại", Field(page, "subject"), StringComparison.Ordinal);
        Assert.Contains("90%", Field(page, "subject"), StringComparison.Ordinal);

        using (var refused = await Post(archivist, id, "Metadata", ("field", "date"), ("value", "31/2/2023")))
        {
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            var again = Site.Html(await refused.Content.ReadAsStringAsync());
            Assert.Contains("“31/2/2023” không phải là ngày", again.QuerySelector("[data-field=date] [data-testid=field-error]")!.TextContent, StringComparison.Ordinal);
            Assert.Equal(("31/2/2023", "true"), (((IHtmlInputElement)again.QuerySelector("#m-date-value")!).Value, again.QuerySelector("#m-date-value")!.GetAttribute("aria-invalid")));
            Assert.True(again.QuerySelector("[data-field=date] details")!.HasAttribute("open"));
            Assert.Equal("info", again.QuerySelector("#doc")!.GetAttribute("data-open"));
        }

        using (var saved = await Post(archivist, id, "Metadata", ("field", "date"), ("value", "26/6/2023")))
        {
            Assert.Equal((HttpStatusCode.Redirect, $"/documents/{id}#metadata"), (saved.StatusCode, saved.Headers.Location!.OriginalString));
        }

        var corrected = await Site.Page(await site.As(UserRole.Staff), "/documents/" + id);
        Assert.Contains("26/06/2023", Field(corrected, "date"), StringComparison.Ordinal);
        Assert.Contains("Đã đọc: 26/06/2032", Field(corrected, "date"), StringComparison.Ordinal);
        Assert.Contains("archivist", Field(corrected, "date"), StringComparison.Ordinal);
        Assert.Empty(corrected.QuerySelectorAll("details.edit, [data-testid=take-back], [data-testid=confirm], #line-note, .pen, [data-line]"));

        using (await Post(archivist, id, "TakeBackMetadata", ("field", "date")))
        {
            var back = await Site.Page(archivist, "/documents/" + id);
            Assert.Contains("26/06/2032", Field(back, "date"), StringComparison.Ordinal);
            Assert.Contains("lấy lại giá trị đã đọc", back.QuerySelector("[data-testid=metadata-history]")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Form_Confirmed_LeavesTheListOfWhatIsToBeReviewed()
    {
        var archivist = await site.As(UserRole.Archivist);
        var id = await Store("xac-nhan.txt");
        Assert.Equal([id], await Listed(archivist));
        Assert.NotNull((await Site.Page(archivist, "/documents?q=xac-nhan")).QuerySelector("[data-testid=doubtful]"));

        using (await Post(archivist, id, "Confirm", ("field", "date")))
        {
            Assert.Empty(await Listed(archivist));
        }

        Assert.Contains("đã xác nhận", Field(await Site.Page(archivist, "/documents/" + id), "date"), StringComparison.Ordinal);

        async Task<IEnumerable<string?>> Listed(HttpClient client) =>
            (await Site.Page(client, "/documents?doubtful=true&q=xac-nhan")).QuerySelectorAll("[data-testid=document-row]").Select(r => r.GetAttribute("data-id"));
    }

    [Fact]
    public async Task Form_ByOthers_OrWithoutItsToken_IsRefused()
    {
        var id = await Store("quyen.txt");
        var staff = await site.As(UserRole.Staff);
        var archivist = await site.As(UserRole.Archivist);

        using var forbidden = await staff.PostAsync($"/documents/{id}?handler=Metadata", await Site.Form(staff, "/account", ("field", "date"), ("value", "1/1/2023")));
        using var forged = await archivist.PostAsync($"/documents/{id}?handler=Metadata", new FormUrlEncodedContent([KeyValuePair.Create("field", "date"), KeyValuePair.Create("value", "1/1/2023")]));
        using var nonsense = await Post(archivist, id, "Metadata", ("field", "beauty"), ("value", "1"));

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (forbidden.StatusCode, forged.StatusCode, nonsense.StatusCode));
        Assert.Empty(site.Archive.MetadataEdits.History(id));
    }

    [Fact]
    public async Task Api_SetsAndTakesBackFields_AndTellsTheElements()
    {
        var id = await Store("api-sua.txt");
        using var program = site.WithToken(UserRole.Archivist);
        using var reader = site.WithToken(UserRole.Researcher);
        var address = $"/api/documents/{id}/metadata";

        Assert.Equal(HttpStatusCode.Forbidden, (await reader.PutAsJsonAsync(address + "/date", new { value = "2023-06-26" })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await program.PutAsJsonAsync(address + "/beauty", new { value = "x" })).StatusCode);
        Assert.Equal("date", (await (await program.PutAsJsonAsync(address + "/date", new { value = "hôm qua" })).Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await program.PutAsJsonAsync($"/api/documents/{new string('0', 64)}/metadata/date", new { value = "2023-06-26" })).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await program.DeleteAsync(address + "/date")).StatusCode);

        var set = await (await program.PutAsJsonAsync(address + "/recipients", new { value = new[] { "- Như trên;", "Lưu: VT." } })).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("""["Như trên","Lưu: VT"]""", JsonSerializer.Serialize(set.GetProperty("value"), Unescaped));
        Assert.Equal("[]", set.GetProperty("read").GetRawText());
        Assert.Equal(HttpStatusCode.OK, (await program.PutAsJsonAsync(address + "/number_symbol", new { value = "271/BC-UBND" })).StatusCode);

        var answer = await reader.GetFromJsonAsync<JsonElement>(address);
        var number = answer.GetProperty("fields").EnumerateArray().Single(f => f.GetProperty("field").GetString() == "number_symbol");
        Assert.Equal(("271/BC-UBND", "2/BC-UBND", 1.0, "archivist"), (number.GetProperty("value").GetString(), number.GetProperty("read").GetString(), number.GetProperty("confidence").GetDouble(), number.GetProperty("user").GetString()));
        Assert.True(answer.GetProperty("fields").EnumerateArray().Single(f => f.GetProperty("field").GetString() == "date").GetProperty("doubtful").GetBoolean());
        Assert.Equal(("14", "271", "BC-UBND", 21), (answer.GetProperty("elements").GetProperty("typeName").GetString(), answer.GetProperty("elements").GetProperty("codeNumber").GetString(),
            answer.GetProperty("elements").GetProperty("codeNotation").GetString(), answer.GetProperty("elements").EnumerateObject().Count()));

        Assert.Equal(HttpStatusCode.OK, (await program.DeleteAsync(address + "/number_symbol")).StatusCode);
        Assert.Equal("2/BC-UBND", (await reader.GetFromJsonAsync<JsonElement>("/api/documents/" + id)).GetProperty("metadata").GetProperty("number_symbol").GetString());
    }

    [Fact]
    public async Task Elements_OfTheStandard_HaveATabOfTheirOwn()
    {
        var page = await Site.Page(await site.As(UserRole.Researcher), "/documents/" + await Store("yeu-to.txt"));

        Assert.Equal(21, page.QuerySelectorAll("[data-panel=tt05] [data-element]").Length);
        Assert.Equal("14 · Báo cáo", page.QuerySelector("[data-element=typeName] dd")!.TextContent.Trim());
        Assert.Equal("–", page.QuerySelector("[data-element=maintenance] dd")!.TextContent.Trim());
    }

    [Fact]
    public async Task Heading_SetByAnArchivist_StaysWhenTheFileIsReadAgain_AndMetadataDoToo()
    {
        var archivist = await site.As(UserRole.Archivist);
        using var program = site.WithToken(UserRole.Archivist);
        var id = await Upload(archivist, "de-muc.txt", "Công tác thi đua sáu\n\nĐã tổ chức hội nghị.\n\nTồn tại, hạn chế\n\nCòn chậm.\n");
        var text = (await Site.Page(archivist, "/documents/" + id)).QuerySelectorAll("#text [data-line]");
        var line = text.Single(p => p.TextContent == "Tồn tại, hạn chế");
        Assert.Null(line.GetAttribute("data-level"));

        using (var set = await Post(archivist, id, "Heading", ("at", line.GetAttribute("data-line")!), ("level", "1"), ("role", "limitations")))
        {
            Assert.Equal(HttpStatusCode.Redirect, set.StatusCode);
        }

        await site.Until(id, DocumentState.Indexed);
        Assert.Equal(HttpStatusCode.OK, (await program.PutAsJsonAsync($"/api/documents/{id}/metadata/subject", new { value = "Công tác thi đua" })).StatusCode);
        await site.Until(id, DocumentState.Indexed);
        using (await archivist.PostAsync("/documents?handler=Retry", await Site.Form(archivist, "/account", ("id", id))))
        {
            await site.Until(id, DocumentState.Indexed);
        }

        var page = await Site.Page(archivist, "/documents/" + id);
        var heading = page.QuerySelector("#text h3[data-corrected]")!;
        Assert.Equal(("Tồn tại, hạn chế", "1", "limitations", "cấp 1 · Tồn tại, hạn chế"), (heading.TextContent, heading.GetAttribute("data-level"), heading.GetAttribute("data-role"), heading.GetAttribute("data-kind")));
        Assert.Equal(["#s1"], page.QuerySelectorAll("nav.outline a").Select(a => a.GetAttribute("href")));
        Assert.Contains("máy đọc: Không phải đề mục", page.QuerySelector("[data-testid=heading-edits]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Công tác thi đua", Field(page, "subject"), StringComparison.Ordinal);

        var item = Assert.Single((await program.GetFromJsonAsync<JsonElement>($"/api/documents/{id}/structure")).GetProperty("corrections").EnumerateArray());
        Assert.Equal((1, "limitations", "archivist"), (item.GetProperty("level").GetInt32(), item.GetProperty("role").GetString(), item.GetProperty("user").GetString()));
        var at = item.GetProperty("at").GetInt32();
        Assert.Equal(HttpStatusCode.BadRequest, (await program.PutAsJsonAsync($"/api/documents/{id}/structure", new { at, level = 99 })).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await program.PutAsJsonAsync($"/api/documents/{id}/structure", new { at, level = 1, role = "limitations" })).StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, (await program.DeleteAsync($"/api/documents/{id}/structure?at={at}")).StatusCode);
        await site.Until(id, DocumentState.Indexed);
        Assert.Empty((await Site.Page(archivist, "/documents/" + id)).QuerySelectorAll("nav.outline a"));
    }

    [Fact]
    public async Task Outline_OfNestedSections_IsATree()
    {
        const string text = "I. Kết quả\n1. Kinh tế\nTăng khá.\n2. Xã hội\nỔn định.\nII. Phương hướng\nTiếp tục.\n";
        Section Heading(string id, string? parent, int level, string label, string title)
        {
            var at = text.IndexOf($"{label}. {title}", StringComparison.Ordinal);
            var span = TextSpan.OfLength(at, label.Length + 2 + title.Length);
            return new Section(id, parent, level, label, title, SectionRole.Results, span, span, 1, id == "s3" ? 0.5 : 0.9);
        }

        var id = await site.Store("cay.txt", d => d with
        {
            Text = text,
            Pages = [new Page(1, PageMethod.Flow, 0, 0, 0, 1, new TextSpan(0, text.Length))],
            Sections = [Heading("s1", null, 1, "I", "Kết quả"), Heading("s2", "s1", 2, "1", "Kinh tế"), Heading("s3", "s1", 2, "2", "Xã hội"), Heading("s4", null, 1, "II", "Phương hướng")],
        });

        var page = await Site.Page(await site.As(UserRole.Researcher), "/documents/" + id);

        Assert.Equal(["I. Kết quả", "II. Phương hướng"], page.QuerySelectorAll("nav.outline > ul > li > .entry > a").Select(a => a.TextContent.Trim()));
        Assert.Equal(["1. Kinh tế", "2. Xã hội"], page.QuerySelectorAll("#o-s1 > li a").Select(a => a.TextContent.Trim()));
        Assert.Equal("o-s1", page.QuerySelector("nav.outline .fold")!.GetAttribute("aria-controls"));
        Assert.Equal("2. Xã hội", page.QuerySelector("nav.outline .doubt")!.TextContent);
    }

    private static JsonSerializerOptions Unescaped { get; } = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private async Task<string> Store(string name) => await site.Store(name, d => d with
    {
        Text = "BÁO CÁO\nKết quả\n",
        Pages = [new Page(1, PageMethod.Flow, 0, 0, 0, 1, new TextSpan(0, 16))],
        Metadata = new DocumentMetadata
        {
            DocType = "BÁO CÁO", NumberSymbol = "2/BC-UBND", Date = new DateOnly(2032, 6, 26), Subject = "Kết quả",
            Confidence = ImmutableSortedDictionary<string, double>.Empty.Add("doc_type", 0.97).Add("number_symbol", 0.9).Add("date", 0.6).Add("subject", 0.9),
        },
    });

    private static string Field(IHtmlDocument page, string field) => page.QuerySelector($"[data-testid=metadata] [data-field={field}]")!.TextContent;

    private static async Task<HttpResponseMessage> Post(HttpClient client, string id, string handler, params (string, string)[] fields) =>
        await client.PostAsync($"/documents/{id}?handler={handler}", await Site.Form(client, "/documents/" + id, fields));

    private async Task<string> Upload(HttpClient client, string name, string text)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/documents") { Content = Site.Files((name, Encoding.UTF8.GetBytes(text))) };
        request.Headers.Add("X-CSRF-TOKEN", await Site.Token(client, "/upload"));
        using var answer = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var id = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("documents")[0].GetProperty("id").GetString()!;
        await site.Until(id, DocumentState.Indexed);
        return id;
    }
}
