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

/// <summary>Repairs as readers see them and archivists decide on them.</summary>
public sealed class RepairTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Reject_OneRepair_TextAndSearchFollow_AndItCanBeTakenBack()
    {
        // The same look-alike twice; the words around tell this document from those of other tests.
        var archivist = await site.As(UserRole.Archivist);
        var id = await Upload(archivist, "thi-dua.txt", "Công tác thi đua một\n\nĐã khen thƣởng tập thể xuất sắc, trao giải thƣởng hạng nhất.\n");
        Assert.Equal("Đã khen thưởng tập thể xuất sắc, trao giải thưởng hạng nhất.", await Paragraph(archivist, id, "xuất sắc"));
        Assert.True(await Finds("khen thưởng tập thể xuất sắc", id));

        var page = await Site.Page(archivist, "/documents/" + id);
        Assert.Equal(2, page.QuerySelectorAll("[data-panel=repairs] [data-testid=reject]").Length);
        Assert.Contains("ƣ", page.QuerySelector("#r1")!.GetAttribute("title"), StringComparison.Ordinal);
        await Press(archivist, id, "Reject", ("repair", page.QuerySelector("[data-testid=reject]")!.GetAttribute("value")!));

        Assert.Equal("Đã khen thƣởng tập thể xuất sắc, trao giải thưởng hạng nhất.", await Paragraph(archivist, id, "xuất sắc"));
        Assert.False(await Finds("khen thưởng tập thể xuất sắc", id));
        Assert.True(await Finds("khen thƣởng tập thể xuất sắc", id));
        var after = await Site.Page(archivist, "/documents/" + id);
        Assert.Contains("ư", after.QuerySelector("#text #x1")!.GetAttribute("title"), StringComparison.Ordinal);
        Assert.Contains("archivist", after.QuerySelector("[data-testid=rejections]")!.TextContent, StringComparison.Ordinal);

        // Reading the file again does not lose the decision.
        using (var again = await archivist.PostAsync("/documents?handler=Retry", await Site.Form(archivist, "/account", ("id", id))))
        {
            await site.Until(id, DocumentState.Indexed);
        }

        Assert.Equal("Đã khen thƣởng tập thể xuất sắc, trao giải thưởng hạng nhất.", await Paragraph(archivist, id, "xuất sắc"));
        await Press(archivist, id, "Restore", ("repair", after.QuerySelector("[data-testid=restore]")!.GetAttribute("value")!));
        Assert.True(await Finds("khen thưởng tập thể xuất sắc", id));
        Assert.Equal(
            [AuditAction.RepairsRestored, AuditAction.RepairsRejected],
            site.Archive.Audit.List(new AuditFilter { DocumentId = id }, new PageRequest(100)).Items.Select(a => a.Action).Where(a => a is AuditAction.RepairsRejected or AuditAction.RepairsRestored));
    }

    [Fact]
    public async Task Api_RejectAllOfAKind_ThenRestore_FollowsTheSameRights()
    {
        var archivist = await site.As(UserRole.Archivist);
        var id = await Upload(archivist, "api.txt", "Công tác thi đua hai\n\nKhen thƣởng định kỳ hàng năm.\n");
        using var program = site.WithToken(UserRole.Archivist);
        using var reader = site.WithToken(UserRole.Staff);
        var address = $"/api/documents/{id}/repairs";

        var list = await reader.GetFromJsonAsync<JsonElement>(address);
        var item = Assert.Single(list.GetProperty("items").EnumerateArray());
        Assert.Equal(("ƣ", "ư", "lookalike"), (item.GetProperty("original").GetString(), item.GetProperty("text").GetString(), item.GetProperty("kind").GetString()));

        Assert.Equal(HttpStatusCode.Forbidden, await Status(reader, address + "/reject", new { all = true }));
        Assert.Equal(HttpStatusCode.BadRequest, await Status(program, address + "/reject", new { all = true, kind = "lookalike" }));
        Assert.Equal(HttpStatusCode.BadRequest, await Status(program, address + "/reject", new { kind = "beauty" }));
        Assert.Equal(HttpStatusCode.NotFound, await Status(program, $"/api/documents/{new string('0', 64)}/repairs/reject", new { all = true }));
        Assert.Equal(HttpStatusCode.Conflict, await Status(program, address + "/reject", new { at = 1 }));
        Assert.Equal(HttpStatusCode.BadRequest, await Status(archivist, address + "/reject", new { all = true }));
        Assert.Equal(HttpStatusCode.Accepted, await Status(program, address + "/reject", new { kind = "lookalike" }));
        Assert.Equal(HttpStatusCode.Conflict, await Status(program, address + "/reject", new { kind = "lookalike" }));
        await site.Until(id, DocumentState.Indexed);

        var rejected = await reader.GetFromJsonAsync<JsonElement>(address);
        Assert.Equal((0, "ư", false), (rejected.GetProperty("total").GetInt32(), rejected.GetProperty("rejected")[0].GetProperty("replacement").GetString(), rejected.GetProperty("pending").GetBoolean()));
        Assert.Equal(("lookalike", "archivist"), (rejected.GetProperty("rejections")[0].GetProperty("kind").GetString(), rejected.GetProperty("rejections")[0].GetProperty("user").GetString()));
        Assert.True(await Finds("Khen thƣởng định kỳ", id));

        Assert.Equal(HttpStatusCode.Accepted, await Status(program, address + "/restore", new { all = true }));
        await site.Until(id, DocumentState.Indexed);
        Assert.True(await Finds("Khen thưởng định kỳ", id));
    }

    [Fact]
    public async Task Original_OfARepairedDocument_IsTheExtractedText()
    {
        const string file = "Công tác thi đua ba\n\nKhen  thƣởng   đột xuất.\n";
        var staff = await site.As(UserRole.Staff);
        var id = await Upload(await site.As(UserRole.Archivist), "goc.txt", file);
        var page = await Site.Page(staff, "/documents/" + id);

        var original = await Site.Page(staff, page.QuerySelector("[data-testid=toggle-original]")!.GetAttribute("href")!);

        Assert.Equal("Khen  thƣởng   đột xuất.", original.QuerySelectorAll("#text p").Select(p => p.TextContent).Single(p => p.Contains("Khen", StringComparison.Ordinal)));
        Assert.Empty(original.QuerySelectorAll("#text .r"));
        Assert.Equal("Khen thưởng đột xuất.", (await Site.Page(staff, original.QuerySelector("[data-testid=toggle-original]")!.GetAttribute("href")!)).QuerySelectorAll("#text p").Last().TextContent);
        Assert.Empty(page.QuerySelectorAll("[data-testid=reject], [data-testid=reject-all], [data-at]"));
    }

    [Fact]
    public async Task List_OfTwentyThousandRepairs_IsPagedFilteredAndBounded()
    {
        // Every other word repaired, by turns sure and less sure.
        const int count = 20_000;
        var text = string.Join('\n', Enumerable.Range(0, count / 20).Select(_ => string.Concat(Enumerable.Repeat("ư và ", 20)).TrimEnd()));
        var repairs = Enumerable.Range(0, count).Select(i => (Line: i / 20, At: i % 20)).Select((p, i) =>
            new Repair(TextSpan.OfLength((p.Line * 100) + (p.At * 5), 1), "ƣ", i % 4 == 0 ? RepairKind.MissingGlyph : RepairKind.Lookalike, i % 2 == 0 ? 0.99 : 0.6));
        var id = await site.Store("nhieu.txt", d => d with
        {
            Text = text,
            Pages = [new Page(1, PageMethod.Flow, 0, 0, 0, 1, new TextSpan(0, text.Length))],
            Repairs = [.. repairs],
        });
        var archivist = await site.As(UserRole.Archivist);

        var html = await archivist.GetStringAsync("/documents/" + id);
        var page = Site.Html(html);
        var sure = await Site.Page(archivist, $"/documents/{id}?kind=missing_glyph&confidence=90");
        var second = await Site.Page(archivist, page.QuerySelector("[data-testid=repairs-next]")!.GetAttribute("href")!);

        Assert.InRange(html.Length, 1, 3_000_000);
        Assert.Equal(200, page.QuerySelectorAll("[data-panel=repairs] [data-go]").Length);
        Assert.Equal("r201", second.QuerySelector("[data-panel=repairs] [data-go]")!.GetAttribute("data-go"));
        Assert.Equal(["", "missing_glyph", "lookalike"], page.QuerySelectorAll("[data-testid=repair-kind] option").Select(o => o.GetAttribute("value")));
        Assert.Equal(["Mọi loại (20.000)", "Chữ bị mất (5.000)", "Chữ giống hình (15.000)"], page.QuerySelectorAll("[data-testid=repair-kind] option").Select(o => o.TextContent));
        Assert.Equal(["r1", "r5", "r9"], sure.QuerySelectorAll("[data-panel=repairs] [data-go]").Take(3).Select(e => e.GetAttribute("data-go")));
        Assert.Contains("(10.000)", sure.QuerySelector("[data-testid=repair-kind] option")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("missing_glyph", sure.QuerySelector("[data-testid=reject-kind]")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.OK, (await archivist.GetAsync($"/documents/{id}?view=original&kind=nonsense&confidence=-5&repairs=99999")).StatusCode);
    }

    [Fact]
    public async Task Gaps_AndTrust_AreShown()
    {
        const string text = "kh\uFFFDm và \uFFFDng";
        var id = await site.Store("khuyet.txt", d => d with
        {
            Text = text,
            Pages = [new Page(1, PageMethod.Flow, 0, 0, 0, 1, new TextSpan(0, text.Length))],
            Gaps = [new Gap(new TextSpan(2, 3), [new GapCandidate("ó", 0.6), new GapCandidate("<b>", 0.3)])],
            Trust = [new TextTrust(null, null, TextState.Holes, 1200, 0.875, "thiếu: 3 chữ <i> / missing: 3 letters"), new TextTrust(1, ".VnTime", TextState.Tcvn3, 10, 0.5, "…")],
        });

        var page = await Site.Page(await site.As(UserRole.Researcher), "/documents/" + id);

        Assert.Equal(["\uFFFD", "\uFFFD"], page.QuerySelectorAll("#text .g").Select(g => g.TextContent));
        Assert.Contains("“ó” (60%), “<b>” (30%)", page.QuerySelector("#g1")!.GetAttribute("title"), StringComparison.Ordinal);
        Assert.Equal("2 chỗ không đọc được", page.QuerySelector("[data-testid=gaps]")!.TextContent);
        var rows = page.QuerySelectorAll("[data-testid=trust] tbody tr").Select(r => string.Join('|', r.QuerySelectorAll("td").Select(c => c.TextContent)));
        Assert.Equal(["cả tài liệu|–|thiếu chữ|1.200|88%|thiếu: 3 chữ <i>", "1|.VnTime|TCVN3 (ABC)|10|50%|…"], rows);
    }

    [Fact]
    public async Task Documents_WithRepairedLetters_AreCountedAndFiltered()
    {
        var archivist = await site.As(UserRole.Archivist);
        var repaired = await Upload(archivist, "loc-mot.txt", "Công tác thi đua bốn\n\nKhen   thƣởng, giải thƣởng.\n");
        var sound = await Upload(archivist, "loc-hai.txt", "Công tác thi đua năm\n\nKhen   thưởng.\n");

        var all = await Site.Page(archivist, "/documents?q=loc-");
        var some = await Site.Page(archivist, "/documents?q=loc-&repaired=true");
        var listed = await archivist.GetFromJsonAsync<JsonElement>("/api/documents?q=loc-&repaired=true");

        Assert.Equal((2, 0), (Count(all, repaired), Count(all, sound)));
        Assert.Equal([repaired], some.QuerySelectorAll("[data-testid=document-row]").Select(r => r.GetAttribute("data-id")));
        Assert.True(((IHtmlInputElement)some.QuerySelector("[data-testid=documents-repaired]")!).IsChecked);
        Assert.Equal((repaired, 2), (listed.GetProperty("items")[0].GetProperty("id").GetString(), listed.GetProperty("items")[0].GetProperty("letter_repairs").GetInt32()));
    }

    private static int Count(IHtmlDocument page, string id) => int.Parse(page.QuerySelector($"[data-id='{id}'] [data-label='Chữ đã sửa']")!.TextContent, System.Globalization.CultureInfo.InvariantCulture);

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

    private async Task Press(HttpClient client, string id, string handler, params (string, string)[] fields)
    {
        using var answer = await client.PostAsync($"/documents/{id}?handler={handler}", await Site.Form(client, "/documents/" + id, fields));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var told = await Site.Page(client, answer.Headers.Location!.OriginalString);
        Assert.Contains("xử lý lại", told.QuerySelector("[data-testid=done]")!.TextContent, StringComparison.Ordinal);
        await site.Until(id, DocumentState.Indexed);
    }

    private static async Task<string> Paragraph(HttpClient client, string id, string word) =>
        (await Site.Page(client, "/documents/" + id)).QuerySelectorAll("#text p").Select(p => p.TextContent).Single(p => p.Contains(word, StringComparison.Ordinal));

    private async Task<bool> Finds(string query, string id) =>
        (await Site.Page(await site.As(UserRole.Staff), "/?q=" + Uri.EscapeDataString(query))).QuerySelectorAll("[data-testid=passage]").Any(p => p.GetAttribute("href")!.Contains(id, StringComparison.Ordinal));

    private static async Task<HttpStatusCode> Status(HttpClient client, string address, object order)
    {
        using var answer = await client.PostAsJsonAsync(address, order);
        return answer.StatusCode;
    }
}
