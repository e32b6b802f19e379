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
    public void ToLayout_LinesWithAndWithoutDescenders_SameSizeAndNotesSmaller()
    {
        // Heights in pixels as letters of 60 px (14 pt) and 43 px (10 pt) have them.
        OcrWord[] words =
        [
            .. Line(1, ("quyết", 55), ("pháp", 54), ("nghiệp", 55), ("cấp", 54)),
            .. Line(2, ("tinh", 41), ("thi", 41), ("xem", 28), ("năm", 41)),
            .. Line(3, ("pháp", 39), ("quy", 30), ("cấp", 39), ("nghị", 39)),
        ];

        var sizes = RecognizedWords.ToLayout(words, 0.24).GroupBy(w => w.Baseline).OrderBy(g => g.Key).Select(g => Assert.Single(g.Select(w => w.Size).Distinct())).ToList();

        Assert.Equal(sizes[0], sizes[1]);
        Assert.InRange(sizes[2] / sizes[0], 0.65, 0.8);
    }

    private static IEnumerable<OcrWord> Line(int line, params (string Text, double Height)[] words) =>
        words.Select((w, i) => new OcrWord(w.Text, new Box(i * 200, (line * 80) - w.Height, (i * 200) + 100, line * 80), 0.9, 1, 1, line));

    [Fact]
    public async Task ImageReader_Frames_ArePages()
    {
        string[] lines = ["Thu ngân sách tăng.", "Ba xã đạt chuẩn.", "Hộ nghèo giảm nhanh.", "Chi đầu tư chậm."];
        var (rasterizer, engine) = (new FakeRasterizer(frames: 4), new FakeOcrEngine(p => FakeOcrEngine.Page(lines[p - 1])));
        var reader = new ImageFormatReader(rasterizer, engine, parallelPages: 2);

        var document = await reader.Read(new SourceFile("a.tif", "a.tif", new string('0', 64), 1), FileKind.Tiff, StageContext.Silent());

        Assert.Equal(string.Concat(lines.Select(l => l + "\n")), document.Text);
        Assert.Equal((2, 0), (engine.MostAtOnce, rasterizer.Open));
        Assert.Equal("image/tiff", document.Source.MediaType);
        Assert.Equal(595, document.Pages[0].Width, 0);
    }
}
