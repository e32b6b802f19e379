using IngestPipeline.Documents;
using IngestPipeline.Testing;
using Xunit;

namespace IngestPipeline.Extraction.Tests.Layout;

/// <summary>Tables as a person sees them: rows with <c>|</c> between cells, headings with <c>#</c>.</summary>
public sealed class TableFinderTests
{
    [Fact]
    public void NoRules_ColumnsOfFigures_ATable()
    {
        var page = new GlyphPage().Text(85, 100, "Kết quả thực hiện như sau:")
            .Text(85, 140, "Chỉ tiêu").Text(300, 140, "Năm 2022").Text(440, 140, "Năm 2023")
            .Text(85, 165, "Diện tích lúa").Text(320, 165, "4.210").Text(460, 165, "4.365")
            .Text(85, 190, "Đàn bò").Text(320, 190, "9.450").Text(460, 190, "10.120")
            .Text(85, 215, "Đàn heo").Text(320, 215, "31.700").Text(460, 215, "29.840")
            .Text(85, 260, "Các chỉ tiêu còn lại ổn định.");

        var document = PageText.AssertReads("Kết quả thực hiện như sau:\nCác chỉ tiêu còn lại ổn định.", page);

        AssertTable(document, "#Chỉ tiêu|#Năm 2022|#Năm 2023", "Diện tích lúa|4.210|4.365", "Đàn bò|9.450|10.120", "Đàn heo|31.700|29.840");
    }

    [Fact]
    public void NoRules_LinesOfContents_NoTable()
    {
        var page = new GlyphPage().Text(85, 100, "Phần thứ nhất").Text(480, 100, "1").Text(85, 120, "Phần thứ hai").Text(480, 120, "4")
            .Text(85, 140, "Phần thứ ba").Text(480, 140, "9").Text(85, 160, "Phụ lục").Text(480, 160, "12");

        Assert.Empty(PageText.Document(page).Tables);
    }

    [Fact]
    public void Ruled_LetterheadInAFrame_NoTable()
    {
        var page = Grid(new GlyphPage().Text(95, 80, "ỦY BAN NHÂN DÂN").Text(300, 80, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM").Text(95, 100, "XÃ TÂN LẬP").Text(300, 100, "Độc lập - Tự do - Hạnh phúc"), [90, 290, 560], [60, 110]);

        Assert.Empty(PageText.Document(page).Tables);
        Assert.Contains("XÃ TÂN LẬP", PageText.Document(page).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Ruled_OverThePageEnd_OneTableWithItsHeadingsOnce()
    {
        GlyphPage Part(double top, params string[] rows)
        {
            var page = new GlyphPage().Text(100, top + 15, "Xã").Text(300, top + 15, "Số hộ");
            for (var i = 0; i < rows.Length; i++)
            {
                page.Text(100, top + 35 + (20 * i), rows[i]).Text(300, top + 35 + (20 * i), "1" + i);
            }

            return Grid(page, [90, 290, 500], [.. Enumerable.Range(0, rows.Length + 2).Select(i => top + (20 * i))]);
        }

        var document = PageText.Document(Part(700, "Phú Tân", "Tân Lập"), Part(60, "Mỹ Quới"));

        AssertTable(document, "#Xã|#Số hộ", "Phú Tân|10", "Tân Lập|11", "Mỹ Quới|10");
        Assert.Equal([(1, 0), (2, 3)], document.Tables[0].Parts.Select(p => (p.Page, p.Row)));
    }

    [Fact]
    public void Ruled_PageFullOfLines_NoTableAndNoDelay()
    {
        var page = new GlyphPage().Text(100, 100, "Bản vẽ").Text(300, 300, "mặt bằng");
        for (var i = 0; i < 1500; i++)
        {
            page.Rule(20, 20 + (i * 0.5), 570, 20 + (i * 0.5)).Rule(20 + (i * 0.35), 20, 20 + (i * 0.35), 800);
        }

        Assert.Empty(PageText.Document(page).Tables);
    }

    [Fact]
    public void Ruled_OneHeadingOverTheOthers_BothRowsAreHeadings()
    {
        var page = Grid(new GlyphPage().Text(310, 75, "Giá bán tại địa bàn").Text(100, 95, "Tên").Text(310, 95, "Thị xã").Text(410, 95, "Huyện").Text(100, 115, "Xi măng").Text(310, 115, "87.500").Text(410, 115, "76.000"), [90, 290, 400, 500], [80, 100, 120]);
        page.Rule(90, 60, 500, 60).Rule(90, 60, 90, 80).Rule(290, 60, 290, 80).Rule(500, 60, 500, 80);

        AssertTable(PageText.Document(page), "#|#Giá bán tại địa bàn", "#Tên|#Thị xã|#Huyện", "Xi măng|87.500|76.000");
    }

    [Fact]
    public void Ruled_EmptyGrid_NoTable() => Assert.Empty(PageText.Document(Grid(new GlyphPage().Text(100, 50, "Mẫu đơn"), [90, 290, 500], [100, 120, 140, 160])).Tables);

    private static void AssertTable(Document document, params string[] rows) =>
        Assert.Equal(rows, Assert.Single(document.Tables).Rows.Select(r => string.Join('|', r.Select(c => (c.Header ? "#" : "") + c.Text))));

    private static GlyphPage Grid(GlyphPage page, double[] xs, double[] ys)
    {
        foreach (var y in ys)
        {
            page.Rule(xs[0], y, xs[^1], y);
        }

        foreach (var x in xs)
        {
            page.Rule(x, ys[0], x, ys[^1]);
        }

        return page;
    }
}
