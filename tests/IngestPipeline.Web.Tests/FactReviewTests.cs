using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using IngestPipeline.Archive;
using IngestPipeline.Documents;
using IngestPipeline.Web.Facts;
using IngestPipeline.Web.Localization;
using Xunit;

namespace IngestPipeline.Web.Tests;

/// <summary>The page of figures: filters in the address, reviews, pages there and back, and the chart of a series.</summary>
public sealed class FactReviewTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Review_ByForm_IsShownInRowListDocumentAndExport()
    {
        var id = await Store("xet.txt", Fact("f1", 0, "11", "số giáo viên xét") with { Unit = "người" }, Fact("f2", 10, "12", "số giáo viên xét"), Fact("f3", 20, "13", "số giáo viên xét"));
        var client = await site.As(UserRole.Archivist);
        const string Address = "/facts?indicator=giao+vien+xet&sort=value";

        using var accepted = await Row(client, Address, ("act", $"accepted|{id}|f1"), ("raw", "11"));
        using var corrected = await Row(client, Address, ("act", $"corrected|{id}|f2"), ("raw", "12"), ("value", "1.250,5"), ("unit", "hồ sơ"), ("kind", "count"), ("status", "target"), ("period", "2023-q1"), ("indicator", "giáo viên xét"), ("place", "Trà Cú"));
        using var rejected = await Row(client, Address, ("act", $"rejected|{id}|f3"));
        using var other = await Row(client, Address, ("act", $"accepted|{id}|f3"), ("raw", "99"));
        using var nonsense = await Row(client, Address, ("act", $"corrected|{id}|f2"), ("value", "mười hai"), ("kind", "count"), ("status", "actual"));
        using var forbidden = await Row(await site.As(UserRole.Researcher), "/account", ("act", $"accepted|{id}|f1"));

        Assert.Contains("data-review=\"accepted\"", await accepted.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.BadRequest), (rejected.StatusCode, other.StatusCode, nonsense.StatusCode));
        Assert.NotEqual(HttpStatusCode.OK, forbidden.StatusCode);
        Assert.Equal("value", (await nonsense.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("field").GetString());
        var page = await Site.Page(client, Address);
        Assert.Equal(["11 accepted", "1.250,5 corrected"], page.QuerySelectorAll("[data-testid=fact-row]").Select(r => $"{r.QuerySelector("strong")!.TextContent} {r.QuerySelector("[data-review]")!.GetAttribute("data-review")}"));
        Assert.StartsWith("archivist, ", page.QuerySelector("[data-review=accepted]")!.GetAttribute("title"), StringComparison.Ordinal);
        Assert.Single((await Site.Page(client, Address + "&review=rejected")).QuerySelectorAll("tr.rejected"));
        var csv = await client.GetStringAsync("/api/facts?indicator=giao+vien+xet&format=csv");
        Assert.Contains("1250.5", csv, StringComparison.Ordinal);
        Assert.Equal(3, csv.Trim().Split('\n').Length);
        var document = await Site.Page(client, "/documents/" + id);
        Assert.Contains("1.250,5 hồ sơ", document.QuerySelector("[data-testid=document-facts]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("f off", document.QuerySelector("#f3")!.ClassName);
        Assert.Equal("11 giáo viên 12 giáo viên 13 giáo viên", document.QuerySelector("#text section")!.TextContent.Trim());
    }

    [Fact]
    public async Task Review_ByApi_TakesContractFieldsAndTakesBack()
    {
        var id = await Store("api.txt", Fact("f1", 0, "11", "xét qua giao diện") with { Place = "Trà Cú" });
        using var client = site.WithToken(UserRole.Archivist);
        var address = $"/api/documents/{id}/facts/f1/review";

        using var corrected = await client.PutAsJsonAsync(address, new { review = "corrected", value = "12.5", unit = "tấn", period = "2022/2023", place = (string?)null, raw = "11" });
        using var wrong = await client.PutAsJsonAsync(address, new { review = "corrected", value = "12,5" });
        using var unknown = await client.PutAsJsonAsync(address, new { review = "maybe" });
        using var researcher = site.WithToken(UserRole.Researcher);
        using var forbidden = await researcher.DeleteAsync(address);
        var listed = (await client.GetFromJsonAsync<JsonElement>("/api/facts?indicator=xet+qua+giao+dien&review=corrected")).GetProperty("items")[0];
        using var back = await client.DeleteAsync(address);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.Forbidden), (corrected.StatusCode, wrong.StatusCode, unknown.StatusCode, forbidden.StatusCode));
        Assert.Equal(("12.5", "tấn", "2022/2023", "archivist"), (listed.GetProperty("value").GetString(), listed.GetProperty("unit").GetString(), listed.GetProperty("period").GetString(), listed.GetProperty("reviewed_by").GetString()));
        Assert.Equal(JsonValueKind.Null, listed.GetProperty("place").ValueKind);
        var read = await back.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(("11", "Trà Cú", JsonValueKind.Null), (read.GetProperty("value").GetString(), read.GetProperty("place").GetString(), read.GetProperty("review").ValueKind));
    }

    [Fact]
    public async Task Pages_OfALongSortedList_LinkThereAndBack()
    {
        await Store("dai.txt", [.. Enumerable.Range(1, 120).Select(i => Fact($"f{i}", 0, (i * 37 % 121).ToString(System.Globalization.CultureInfo.InvariantCulture), "danh sách dài"))]);
        var client = await site.As(UserRole.Researcher);
        async Task<(string First, string? Next, string? Previous)> Read(string address)
        {
            var page = await Site.Page(client, address);
            Assert.Empty(page.QuerySelectorAll("button[name=act]"));
            return (page.QuerySelector("[data-testid=fact-row] strong")!.TextContent, page.QuerySelector("[data-testid=next-page]")?.GetAttribute("href"), page.QuerySelector("[data-testid=previous-page]")?.GetAttribute("href"));
        }

        var first = await Read("/facts?indicator=danh+sach+dai&sort=-value");
        var second = await Read(first.Next!);
        var third = await Read(second.Next!);
        var back = await Read(third.Previous!);

        Assert.Equal(("120", "70", "20", "70"), (first.First, second.First, third.First, back.First));
        Assert.Equal((null, null), (first.Previous, third.Next));
        Assert.Contains("indicator=danh", second.Previous, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Series_OfAnIndicator_DrawsALineForEachPlace_AndTheSameNumbersBelow()
    {
        Fact Of(int number, string value, string period, string? place) => Fact($"f{number}", 0, value, "tỷ lệ hộ nghèo của địa bàn") with { Unit = "%", Kind = FactKind.Percent, Period = period, Place = place };
        var id = await Store(
            "day.txt", Of(1, "4.5", "2021", "xã Ấp"), Of(2, "3.5", "2022", "xã Ấp"), Of(3, "2.25", "2023", "xã Ấp"), Of(4, "7", "2022", "xã <Bến>"), Of(5, "6", "2023", "xã <Bến>"),
            Of(6, "99", "2023-Q1", "xã Ấp"), Of(7, "1.5", "2023", "xã Ấp") with { Change = FactChange.Decrease }, Of(8, "120", "2023", "xã Ấp") with { Unit = "hộ", Kind = FactKind.Count }, Of(9, "2", "2023", "xã Ấp") with { Status = FactStatus.Target });
        var client = await site.As(UserRole.Researcher);

        var page = await Site.Page(client, "/facts/series?indicator=ho+ngheo+dia+ban");
        var empty = await Site.Page(client, "/facts/series");
        var quarters = await Site.Page(client, "/facts/series?indicator=ho+ngheo+dia+ban&unit=%25&months=3");

        var chart = page.QuerySelector("[data-testid=chart]")!;
        Assert.Equal(("img", "chart-title chart-what"), (chart.GetAttribute("role"), chart.GetAttribute("aria-labelledby")));
        Assert.StartsWith("2 đường qua 3 kỳ, từ 2021 đến 2023; giá trị từ 2,25 đến 7 %", page.QuerySelector("#chart-what")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, chart.QuerySelectorAll("polyline").Length);
        Assert.Equal(["2021 4,5", "2022 3,5 7", "2023 2,25 6"], page.QuerySelectorAll("[data-testid=series-table] tbody tr").Select(r => string.Join(' ', r.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(w => w != "day.txt"))));
        Assert.Equal($"/documents/{id}?fact=f1#f1", page.QuerySelector("[data-testid=series-table] a")!.GetAttribute("href"));
        Assert.Equal(["xã Ấp", "xã <Bến>"], page.QuerySelectorAll(".legend li").Select(l => l.TextContent.Trim()));
        Assert.Null(empty.QuerySelector("[data-testid=chart]"));
        Assert.Equal((0, 1), (quarters.QuerySelectorAll("polyline").Length, quarters.QuerySelectorAll("[data-testid=chart] .s0 rect").Length));
    }

    [Theory]
    [InlineData("1.250", "1250", "1.250")]
    [InlineData("1.250,5", "1250.5", null)]
    [InlineData("1,250.5", null, "1250.5")]
    [InlineData("12,5", "12.5", null)]
    [InlineData("22.57", "22.57", "22.57")]
    [InlineData("007", "7", "7")]
    [InlineData("0,5", "0.5", null)]
    [InlineData("-3", "-3", "-3")]
    [InlineData("1.25.000", null, null)]
    [InlineData("mười", null, null)]
    [InlineData("", null, null)]
    public void Number_Typed_IsReadTheVisitorsWay(string typed, string? vietnamese, string? english)
    {
        Assert.Equal(vietnamese, FactForm.Number(typed, Language.Vietnamese));
        Assert.Equal(english, FactForm.Number(typed, Language.English));
    }

    [Theory]
    [InlineData("3 8 14", false, "0 5 10 15")]
    [InlineData("97 99.5", false, "97 97.5 98 98.5 99 99.5")]
    [InlineData("97 99.5", true, "0 20 40 60 80 100")]
    [InlineData("-4 6", true, "-4 -2 0 2 4 6")]
    [InlineData("5 5", false, "0 1 2 3 4 5")]
    [InlineData("0", true, "0 0.2 0.4 0.6 0.8 1")]
    public void Axis_HasRoundSteps(string values, bool fromZero, string ticks)
    {
        var axis = SeriesAxis.Of([.. values.Split(' ').Select(v => double.Parse(v, System.Globalization.CultureInfo.InvariantCulture))], fromZero);

        Assert.Equal(ticks, string.Join(' ', axis.Ticks.Select(v => v.ToString(System.Globalization.CultureInfo.InvariantCulture))));
    }

    private static async Task<HttpResponseMessage> Row(HttpClient client, string page, params (string, string)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/facts?handler=Review") { Content = await Site.Form(client, page, fields) };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html-row"));
        return await client.SendAsync(request);
    }

    private Task<string> Store(string name, params Fact[] facts)
    {
        const string Text = "11 giáo viên 12 giáo viên 13 giáo viên\n";
        return site.Store(name, d => d with { Text = Text, Pages = [new Page(1, PageMethod.Flow, 0, 0, 0, 1, new TextSpan(0, Text.Length))], Facts = [.. facts.Select((f, i) => facts.Length == 3 ? f with { Span = new TextSpan(13 * i, 13 * i + 2) } : f)] });
    }

    private static Fact Fact(string id, int start, string value, string indicator) =>
        new() { Id = id, Span = new TextSpan(start, start + 2), Raw = value, Value = value, Kind = FactKind.Count, Indicator = indicator, Page = 1, Confidence = 0.9 };
}
