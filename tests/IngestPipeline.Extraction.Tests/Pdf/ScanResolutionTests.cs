using System.Collections.Immutable;
using IngestPipeline.Documents;
using IngestPipeline.Extraction.Pdf;
using Xunit;

namespace IngestPipeline.Extraction.Tests.Pdf;

public sealed class ScanResolutionTests
{
    private const double Width = 595.2;
    private const double Height = 841.92;

    /// <summary>A4 has 1654 × 2339 pixels at 200 dpi. The pixels of a page that is stored on its side count the other way round.</summary>
    [Theory]
    [InlineData(1654, 2339, 200)]
    [InlineData(2339, 1654, 200)]
    [InlineData(1240, 1754, 150)]
    [InlineData(2480, 3508, 300)]
    [InlineData(4960, 7016, 300)]
    [InlineData(9920, 14032, 400)]
    [InlineData(827, 1170, 200)]
    public void Of_PageThatIsOneImage_ItsOwnOrAWholePartOrMultiple(int pixelsAcross, int pixelsDown, double expected) =>
        Assert.Equal(expected, ScanResolution.Of(Page(new PdfImage(new Box(0, 0, Width, Height), pixelsAcross, pixelsDown)))!.Value.Drawn, 0.6);

    [Fact]
    public void Of_PageInLayers_ThatOfTheFinest() => Assert.Equal(300, ScanResolution.Of(Page(
        new PdfImage(new Box(0, 0, Width, Height), 620, 877), new PdfImage(new Box(50, 50, Width - 50, Height - 50), 2063, 3092)))!.Value.Drawn, 0.6);

    [Fact]
    public void Of_PageInStrips_ThatOfTheStrips() =>
        Assert.Equal(200, ScanResolution.Of(Page([.. Enumerable.Range(0, 4).Select(i => new PdfImage(new Box(0, i * Height / 4, Width, (i + 1) * Height / 4), 1654, 585))]))!.Value.Drawn, 0.6);

    [Theory]
    [InlineData(300, 400, 1654, 2339)]
    [InlineData(Width, Height, 64, 64)]
    public void Of_PageThatIsNoScan_None(double width, double height, int pixelsAcross, int pixelsDown) =>
        Assert.Null(ScanResolution.Of(Page(new PdfImage(new Box(0, 0, width, height), pixelsAcross, pixelsDown))));

    /// <summary>Programs that know no resolution make a page of 96 or 72 pixels an inch, twice or three times as large as the paper was.</summary>
    [Theory]
    [InlineData(1654, 2339, 96, 96, 200)]
    [InlineData(2480, 3508, 72, 72, 300)]
    [InlineData(3508, 2480, 72, 72, 300)]
    [InlineData(4960, 7016, 72, 36, 300)]
    [InlineData(800, 1130, 96, 288, 288)]
    public void Of_PageLargerThanItsPaper_OfTheSizeOfA4(int pixelsAcross, int pixelsDown, double pageDpi, double drawn, double paper)
    {
        var (width, height) = (pixelsAcross * 72 / pageDpi, pixelsDown * 72 / pageDpi);
        var page = Page(new PdfImage(new Box(0, 0, width, height), pixelsAcross, pixelsDown)) with { Width = width, Height = height };

        var scale = ScanResolution.Of(page)!.Value;

        Assert.Equal(drawn, scale.Drawn, 0.6);
        Assert.Equal(paper, scale.Paper, 0.6);
    }

    /// <summary>Anything drawn over the images may be a coloured stamp.</summary>
    [Fact]
    public void IsGray_OnlyWhereImagesAreAndNothingIsDrawnOverThem()
    {
        var gray = new PdfImage(new Box(0, 0, Width, Height), 1654, 2339, IsGray: true);
        var invisible = new Glyph(0, 65, "A", 10, 20, 100, 12, 0, Invisible: true);

        Assert.True(ScanResolution.IsGray(Page(gray) with { Glyphs = [invisible] }));
        Assert.False(ScanResolution.IsGray(Page(gray, gray with { IsGray = false })));
        Assert.False(ScanResolution.IsGray(Page(gray) with { Glyphs = [invisible, invisible with { Invisible = false }] }));
        Assert.False(ScanResolution.IsGray(Page(gray) with { Rules = [new PdfRule(0, 0, 100, 0)] }));
    }

    private static PdfPage Page(params ImmutableArray<PdfImage> images) => new(1, Width, Height, 0, ImmutableDictionary<int, PdfFont>.Empty, [], images, []);
}
