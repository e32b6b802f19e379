using IngestPipeline.Documents;
using IngestPipeline.Extraction.Ocr;
using Xunit;

namespace IngestPipeline.Extraction.Tests.Ocr;

/// <summary>Pages of 100 dpi: a seal is 36 mm across, which is 140 pixels, a signature about as wide.</summary>
public sealed class InkScannerTests
{
    [Fact]
    public void Marks_RedRingAndBlueScrawl_SealAndSignatureWhereTheyAre()
    {
        var page = new ColouredPage().Ring(300, 300, 70, ColouredPage.Red).Scrawl(420, 280, 150, 60, ColouredPage.Blue).Bar(100, 100, 500, 10, ColouredPage.Black);

        var marks = page.Marks();

        Assert.Equal([BlockKind.Seal, BlockKind.Signature], marks.Select(m => m.Kind));
        Assert.True(marks[0].Box.Contains(300, 230) && marks[0].Box.Contains(300, 370) && marks[0].Box.Width is > 138 and < 160, marks[0].ToString());
        Assert.True(marks[1].Box.Contains(425, 310) && marks[1].Box.Contains(565, 310) && marks[1].Box.Height is > 50 and < 80, marks[1].ToString());
    }

    [Fact]
    public void Gray_PrintUnderASeal_StaysAndTheSealIsPaper()
    {
        var gray = new ColouredPage().Ring(300, 300, 70, ColouredPage.Red).Bar(200, 295, 200, 10, ColouredPage.Black).Gray();

        Assert.InRange(gray[231][300], 200, 255);
        Assert.InRange(gray[300][231], 0, 60);
        Assert.InRange(gray[300][300], 0, 60);
    }

    /// <summary>Words under the ring's stroke, not those within it or beside it; the same on the enlarged image.</summary>
    [Theory]
    [InlineData(360, 290, 400, 310, true)]
    [InlineData(260, 290, 340, 310, false)]
    [InlineData(380, 290, 420, 310, false)]
    [InlineData(100, 100, 500, 110, false)]
    public void Mask_WordsUnderTheStrokeOfASeal_AreBlotted(double x0, double y0, double x1, double y1, bool blotted)
    {
        var mask = new InkMask(ColouredPage.Width, ColouredPage.Height, ColouredPage.Dpi);

        new ColouredPage().Ring(300, 300, 70, ColouredPage.Red).Bar(100, 100, 400, 10, ColouredPage.Red).Bar(200, 295, 200, 10, ColouredPage.Black).Gray(mask);

        Assert.Equal(blotted, mask.Blots(new Box(x0, y0, x1, y1)));
        Assert.Equal(blotted, mask.Scaled(1.5).Blots(new Box(x0, y0, x1, y1).Scaled(1.5)));
    }

    /// <summary>Coloured print is not lost: a line of red capitals, a blue table head, a blue picture, yellow paper.</summary>
    [Theory]
    [InlineData("line")]
    [InlineData("head")]
    [InlineData("picture")]
    public void Gray_ColouredPrint_StaysAsItIs(string what)
    {
        var page = new ColouredPage();
        for (var i = 0; i < 40 && what == "line"; i++)
        {
            page.Bar(100 + (i * 12), 100, 4, 18, ColouredPage.Red).Bar(100 + (i * 12), 109, 8, 3, ColouredPage.Red);
        }

        _ = what == "head" ? page.Bar(100, 100, 600, 30, ColouredPage.Blue) : what == "picture" ? page.Bar(100, 100, 300, 250, ColouredPage.Blue) : page;

        Assert.Empty(page.Marks());
        Assert.InRange(page.Gray()[110][101], 30, 100);
    }

    [Fact]
    public void Marks_PageInBlackOnly_None() => Assert.Empty(new ColouredPage().Ring(300, 300, 70, ColouredPage.Black).Scrawl(420, 280, 150, 60, ColouredPage.Black).Marks());
}
