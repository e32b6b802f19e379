using System.Collections.Immutable;
using IngestPipeline.Documents;
using IngestPipeline.Extraction.Ocr;
using Xunit;

namespace IngestPipeline.Extraction.Tests.Ocr;

public sealed class DoubtfulAreasTests
{
    private const int Width = 2480;
    private const int Height = 3508;

    /// <summary>Running text above; below it, two columns that were read as one.</summary>
    private static readonly ImmutableArray<OcrWord> Page =
    [
        .. Line(1, 360, 2000, 0.96, "Trên đây là báo cáo kết quả thực hiện công tác sáu tháng đầu năm"),
        .. Line(2, 360, 2100, 0.1, ":: tiệt"), .. Line(2, 1560, 2100, 0.95, "KT. CHỦ TỊCH"),
        .. Line(3, 360, 2160, 0.93, "- Sở Nội vụ;"), .. Line(3, 1560, 2160, 0.85, "PHO CHU TỊCH"),
    ];

    [Fact]
    public void Find_ColumnsReadAsOne_EachColumnToBeReadAgain()
    {
        var areas = DoubtfulAreas.Find(Page, Width, Height);

        Assert.Equal([":: tiệt - Sở Nội vụ;", "KT. CHỦ TỊCH PHO CHU TỊCH"], areas.Select(a => string.Join(' ', a.Words.Select(w => w.Text))));
        Assert.True(areas[0].Box.X1 == areas[1].Box.X0 && areas[0].Box.Y0 > 2040, "columns do not meet, or take in the line above");
    }

    [Fact]
    public void Find_CleanPage_Nothing() => Assert.Empty(DoubtfulAreas.Find([.. Page.Select(w => w with { Confidence = 0.9 })], Width, Height));

    [Fact]
    public void Find_BadAllOver_Nothing() =>
        Assert.Empty(DoubtfulAreas.Find([.. Enumerable.Range(0, 40).SelectMany(i => Line(i, 360, 100 + (i * 80), 0.2, "không rõ chữ nào cả"))], Width, Height));

    [Theory]
    [InlineData(0.95, "PHÓ")]
    [InlineData(0.7, "PHO")]
    public void Join_SecondReading_TakenOnlyWhenSurer(double confidence, string expected)
    {
        var area = DoubtfulAreas.Find(Page, Width, Height)[1];

        var joined = DoubtfulAreas.Join(Page, area, [.. Line(1, 1560, 2100, confidence, "KT. CHỦ TỊCH"), .. Line(2, 1560, 2160, confidence, "PHÓ CHỦ TỊCH")]);

        Assert.Contains(joined, w => w.Text == expected);
        Assert.Equal(Page.Length, joined.Length);
        Assert.Contains("tiệt", joined.Select(w => w.Text));
    }

    [Fact]
    public void Join_SealSpoilsSecondReading_MissedLineTaken()
    {
        var page = Page.RemoveAll(w => w.Box.X0 > 1500).AddRange(Line(4, 1560, 2400, 0.7, "Đặng Minh"));
        var area = new DoubtfulArea(new Box(1400, 2080, Width, 2500), [.. page.Where(w => w.Box.X0 > 1500)]);

        var joined = DoubtfulAreas.Join(page, area, [.. Line(1, 1560, 2100, 0.96, "CHỦ TỊCH"), .. Line(2, 1560, 2200, 0.1, "oAN w„ F.G")]);

        Assert.Equal(["CHỦ", "TỊCH"], joined.Except(page).Select(w => w.Text));
        Assert.Equal(page.Length + 2, joined.Length);
    }

    private static IEnumerable<OcrWord> Line(int line, double x, double y, double confidence, string text)
    {
        foreach (var word in text.Split(' '))
        {
            yield return new OcrWord(word, new Box(x, y, x + (20 * word.Length), y + 40), confidence, 1, 1, line);
            x += (20 * word.Length) + 20;
        }
    }
}
