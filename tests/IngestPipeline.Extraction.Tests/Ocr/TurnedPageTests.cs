using IngestPipeline.Documents;
using IngestPipeline.Extraction.Ocr;
using Xunit;

namespace IngestPipeline.Extraction.Tests.Ocr;

public sealed class TurnedPageTests
{
    [Theory]
    [InlineData(90, 160, 10, 180, 40)]
    [InlineData(180, 60, 160, 90, 180)]
    [InlineData(270, 20, 60, 40, 90)]
    public void Clockwise_BoxNearTopLeft_GoesWithThePage(int degrees, double x0, double y0, double x1, double y1)
    {
        var box = new Box(10, 20, 40, 40);

        var turned = TurnedPage.Clockwise(box, degrees, 100, 200);

        Assert.Equal(new Box(x0, y0, x1, y1), turned);
        var (width, height) = degrees == 180 ? (100, 200) : (200, 100);
        Assert.Equal(box, TurnedPage.Clockwise(turned, 360 - degrees, width, height));
    }

    [Fact]
    public async Task Recognize_PageOnItsSide_ReadUprightAndPlacedAsDisplayed()
    {
        var garbage = new OcrOutcome.Recognized(1000, 2000, [new OcrWord("đỏu", new Box(100, 100, 150, 200), 0.2, 1, 1, 1)]);
        var upright = new OcrOutcome.Recognized(2000, 1000, [new OcrWord("Mẫu", new Box(200, 100, 300, 150), 0.95, 1, 1, 1)]);
        using var image = new RasterPage("1", 1000, 2000, 72, new MemoryStream());

        var page = await new PageRecognizer(new SidewaysEngine(garbage, new OcrTurned(90, upright))).Recognize(image, new PageFrame(1, 1000, 2000, 0), CancellationToken.None);

        Assert.Equal(("Mẫu", 2000, 1000, 90), (Assert.Single(page.Words).Text, page.Width, page.Height, page.Turn));
        Assert.Equal(new Box(100, 1700, 150, 1800), page.Words[0].Box);
        Assert.Empty(page.Warnings);
    }

    private sealed class SidewaysEngine(OcrOutcome asIs, OcrTurned turned) : IOcrEngine
    {
        public string Identity => "sideways 1";

        public Task<OcrOutcome> Recognize(string imagePath, int dpi, CancellationToken cancellation) => Task.FromResult(asIs);

        public Task<OcrTurned?> RecognizeTurned(string imagePath, int dpi, CancellationToken cancellation) => Task.FromResult<OcrTurned?>(turned);
    }
}
