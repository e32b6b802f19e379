using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using IngestPipeline.Archive;
using IngestPipeline.Documents;
using Xunit;

namespace IngestPipeline.Web.Tests;

/// <summary>Links between documents, and the page of what is cited most.</summary>
public sealed class CitationTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task DocumentPage_LinksBothWays()
    {
        var cited = await Store("nghi-dinh.pdf", "NGHỊ ĐỊNH", "41/2024/NĐ-CP", "2024-04-10");
        var citing = await Store("bao-cao.pdf", "BÁO CÁO", "3/BC-SNV", "2024-06-01", null, Cite("Nghị định", "41/2024/NĐ-CP"), Cite("Nghị định", "42/2024/NĐ-CP"));
        var client = await site.As(UserRole.Researcher);

        var page = await Site.Page(client, $"/documents/{citing}");
        Assert.Equal($"/documents/{cited}", Assert.Single(page.QuerySelectorAll("[data-testid=citation-link]")).GetAttribute("href"));
        Assert.Null(page.QuerySelector("[data-testid=cited-by]"));
        var by = (await Site.Page(client, $"/documents/{cited}")).QuerySelector("[data-testid=cited-by]")!;
        Assert.Contains("Được viện dẫn bởi 1 văn bản", by.TextContent, StringComparison.Ordinal);
        Assert.Equal($"/documents/{citing}?at=0#c1", by.QuerySelector("a")!.GetAttribute("href"));
        Assert.Single((await Site.Page(client, $"/citations/citing?document={cited}")).QuerySelectorAll("[data-testid=citing-table] tbody tr"));

        using var api = site.WithToken(UserRole.Researcher);
        var citations = (await api.GetFromJsonAsync<JsonElement>($"/api/documents/{citing}/citations")).GetProperty("items").EnumerateArray().ToArray();
        Assert.Equal((cited, true, 0), (citations[0].GetProperty("targets")[0].GetProperty("id").GetString(), citations[0].GetProperty("certain").GetBoolean(), citations[1].GetProperty("targets").GetArrayLength()));
        Assert.Equal(citing, (await api.GetFromJsonAsync<JsonElement>($"/api/documents/{cited}/cited-by")).GetProperty("items")[0].GetProperty("document").GetProperty("id").GetString());
    }

    [Fact]
    public async Task TwoDocumentsOfOneNumber_AreBothOffered()
    {
        await Store("a.pdf", "QUYẾT ĐỊNH", "61/QĐ-UBND", "2023-01-03");
        await Store("b.pdf", "QUYẾT ĐỊNH", "61/QĐ-UBND", "2023-01-05");
        var citing = await Store("c.pdf", "BÁO CÁO", null, "2024-06-01", null, Cite("Quyết định", "61/QĐ-UBND"));

        var page = await Site.Page(await site.As(UserRole.Researcher), $"/documents/{citing}");

        Assert.Equal(2, page.QuerySelectorAll("[data-testid=citation-candidate]").Length);
        Assert.Null(page.QuerySelector("[data-testid=citation-link]"));
    }

    [Fact]
    public async Task RestrictedDocument_IsSeenNeitherByLinkNorByCount()
    {
        var secret = await Store("mat.pdf", "KẾ HOẠCH", "81/KH-UBND", "2024-04-10", "MẬT", Cite("Luật", "33/2024/QH15"));
        var open = await Store("mo.pdf", "BÁO CÁO", "5/BC-SNV", "2024-06-01", null, Cite("Kế hoạch", "81/KH-UBND", "2024-04-10"), Cite("Luật", "33/2024/QH15"));

        foreach (var (role, sees) in new[] { (UserRole.Researcher, false), (UserRole.Staff, false), (UserRole.Archivist, true) })
        {
            var client = await site.As(role);
            Assert.Equal(sees, (await client.GetStringAsync($"/documents/{open}")).Contains(secret, StringComparison.Ordinal));
            Assert.Equal(sees ? HttpStatusCode.OK : HttpStatusCode.NotFound, (await client.GetAsync($"/citations/citing?document={secret}")).StatusCode);
            Assert.Equal(sees ? HttpStatusCode.OK : HttpStatusCode.NotFound, (await client.GetAsync($"/api/documents/{secret}/cited-by")).StatusCode);
            Assert.Equal(sees ? HttpStatusCode.OK : HttpStatusCode.NotFound, (await client.GetAsync($"/api/documents/{secret}/citations")).StatusCode);
            var works = (await client.GetFromJsonAsync<JsonElement>("/api/cited")).GetProperty("items").EnumerateArray().ToDictionary(w => w.GetProperty("key").GetString()!);
            Assert.Equal(sees ? 2 : 1, works["LUẬT 33/2024/QH15"].GetProperty("documents").GetInt32());
            Assert.Equal(sees ? 1 : 0, works["81/KH/UBND"].GetProperty("held").GetArrayLength());
            Assert.Equal(sees, (await client.GetStringAsync("/api/cited?format=csv")).Contains(secret, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task CitedPage_ListsMostCitedFirst_AndWhatIsNotHeld()
    {
        await Store("tt.pdf", "THÔNG TƯ", "07/1999/TT-BNV", "1999-04-10");
        for (var i = 0; i < 3; i++)
        {
            await Store($"bc{i}.pdf", "BÁO CÁO", null, "1999-06-01", null, [Cite("Thông tư", "7/1999/TT-BNV"), .. i == 0 ? new[] { Cite("Thông tư", "8/1999/TT-BNV") } : []]);
        }

        var client = await site.As(UserRole.Researcher);

        var all = await Site.Page(client, "/citations?year=1999&type=Thông tư");
        var rows = all.QuerySelectorAll("[data-testid=cited-row]").Select(r => string.Join('|', r.QuerySelectorAll("td").Select(d => d.TextContent.Trim())));
        Assert.Equal(["Thông tư 7/1999/TT-BNV||1999|3|3|Mở tài liệu", "Thông tư 8/1999/TT-BNV||1999|1|1|chưa có"], rows);
        var lacking = await Site.Page(client, "/citations?year=1999&held=no");
        Assert.Contains("8/1999/TT-BNV", Assert.Single(lacking.QuerySelectorAll("[data-testid=cited-row]")).TextContent, StringComparison.Ordinal);
        var citing = await Site.Page(client, all.QuerySelector("[data-testid=citing-link]")!.GetAttribute("href")!);
        Assert.Equal("3 văn bản", citing.QuerySelector("[data-testid=citing-count]")!.TextContent);

        var csv = await client.GetStringAsync("/api/cited?year=1999&held=no&format=csv");
        Assert.Equal(2, csv.TrimEnd().Split("\r\n").Length);
        Assert.Contains("Thông tư,8/1999/TT-BNV,,,1999,1,1,false,,8/1999/TT/BNV", csv, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync("/api/cited?format=pdf")).StatusCode);
    }

    private static Citation Cite(string type, string number, string? date = null) => new()
    {
        Span = new TextSpan(0, 1), Raw = number, Type = type, NumberSymbol = number, Date = date is null ? null : DateOnly.Parse(date, null), Page = 1, Confidence = 1,
    };

    private Task<string> Store(string name, string type, string? number, string date, string? secrecy = null, params Citation[] citations) => site.Store(name, d => d with
    {
        Text = "Căn cứ các văn bản của cấp trên.\n",
        Metadata = new DocumentMetadata { DocType = type, NumberSymbol = number, Date = DateOnly.Parse(date, null), Secrecy = secrecy },
        Citations = [.. citations],
    });
}
