using IngestPipeline.Documents;
using IngestPipeline.Extraction.Layout;
using IngestPipeline.Extraction.Ocr;
using IngestPipeline.Pipelines;
using IngestPipeline.Testing;
using Xunit;

namespace IngestPipeline.Extraction.Tests.Ocr;

public sealed class RecognizedWordsTests
{
    [Fact]
    public void ToLayout_TurnedPage_RowsSetStraight()
    {
        // Two lines of ten words that fall by one pixel in a hundred.
        var words = from line in Enumerable.Range(0, 2)
                    from i in Enumerable.Range(0, 10)
                    let x = 300 + (i * 200)
                    let y = 400 + (line * 70) + (x * 0.01)
                    select new OcrWord($"chữ{line}{i}", new Box(x, y, x + 150, y + 50), 0.9, 1, 1, line);

        var rows = RowBuilder.Build(RecognizedWords.ToLayout(words, 0.24));

        Assert.Equal([10, 10], rows.Select(r => r.Words.Length));
        Assert.Equal(300 * 0.24, rows[0].Words[0].Box.X0, 3);
    }

    [Fact]
    public void ToLayout_Specks_Dropped()
    {
        OcrWord[] words = [new("~", new Box(0, 0, 9, 9), 0.2, 1, 1, 1), new("số", new Box(100, 100, 150, 150), 0.3, 2, 1, 1)];

        Assert.Equal(["số"], RecognizedWords.ToLayout(words, 0.24).Select(w => w.Text));
    }

    [Fact]
    public async Task ImageReader_Frames_ArePages()
    {
        var reader = new ImageFormatReader(new FakeRasterizer(frames: 2), new FakeOcrEngine(p => FakeOcrEngine.Page($"Trang {p} của ảnh.")));

        var document = await reader.Read(new SourceFile("a.tif", "a.tif", new string('0', 64), 1), FileKind.Tiff, StageContext.Silent());

        Assert.Equal("Trang 1 của ảnh.\nTrang 2 của ảnh.\n", document.Text);
        Assert.Equal("image/tiff", document.Source.MediaType);
        Assert.Equal(595, document.Pages[0].Width, 0);
    }
}
