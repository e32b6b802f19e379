using IngestPipeline.Documents;
using IngestPipeline.Extraction.Ocr;
using IngestPipeline.Extraction.Pdf;
using IngestPipeline.Pipelines;
using IngestPipeline.Testing;
using Xunit;

namespace IngestPipeline.Extraction.Tests.Pdf;

public sealed class PdfFormatReaderTests
{
    private static readonly SourceFile Source = new("a.pdf", "a.pdf", new string('0', 64), 1);

    private static GlyphPage Scan() => new GlyphPage().Image(0, 0, GlyphPage.Width, GlyphPage.Height);

    private static GlyphPage Digital() => new GlyphPage().Text(121, 100, "Sở Nội vụ báo cáo kết quả.");

    private static PdfFormatReader Reader(IOcrEngine engine, FakeRasterizer? rasterizer = null, params PdfPage[] pages) =>
        new(new FakePdfReader(pages), rasterizer ?? new FakeRasterizer(), engine, new PdfReadingOptions());

    [Fact]
    public async Task Read_TextAndScan_DecidedPageByPage()
    {
        var engine = new FakeOcrEngine(p => FakeOcrEngine.Page($"Trang quét thứ {p}."));

        var document = await Reader(engine, null, Digital().Page(1), Scan().Page(2)).Read(Source, FileKind.Pdf, StageContext.Silent());

        Assert.Equal([PageMethod.Text, PageMethod.Ocr], document.Pages.Select(p => p.Method));
        Assert.Equal("Sở Nội vụ báo cáo kết quả.\nTrang quét thứ 2.\n", document.Text);
        Assert.Equal(0.93, document.Pages[1].Confidence);
        Assert.Equal([(1, TextState.Sound), (2, TextState.ImageOnly)], document.Trust.Select(t => (t.Page!.Value, t.State)));
        Assert.All(document.Words.Where(w => w.Page == 2), w => Assert.Equal(0.93, w.Confidence));
    }

    [Fact]
    public async Task Read_ScanWithStampText_Recognised()
    {
        var engine = new FakeOcrEngine(_ => FakeOcrEngine.Page("Nội dung của trang."));

        var document = await Reader(engine, null, Scan().Text(400, 40, "Ký bởi: Sở Nội vụ", 8).Page()).Read(Source, FileKind.Pdf, StageContext.Silent());

        Assert.Equal("Nội dung của trang.\n", document.Text);
    }

    [Theory]
    [InlineData("cán bộ công chức viên chức đã thực hiện tốt nhiệm vụ", PageMethod.Text)]
    [InlineData("cán b� c6ng chưc vien chưc d� thưc hien tôt nhiem vu", PageMethod.Ocr)]
    public async Task Read_ScanWithHiddenText_TrustedByItsSyllables(string line, PageMethod expected)
    {
        var page = Scan();
        for (var i = 0; i < 30; i++)
        {
            page.Text(85, 100 + (i * 20), line);
        }

        var document = await Reader(new FakeOcrEngine(_ => FakeOcrEngine.Page("Chữ đọc được.")), null, page.Page()).Read(Source, FileKind.Pdf, StageContext.Silent());

        Assert.Equal(expected, document.Pages[0].Method);
    }

    [Fact]
    public async Task Read_PageCannotBeRecognised_OthersStay()
    {
        var engine = new FakeOcrEngine(p => p == 1 ? new OcrOutcome.Failed("ocr-timeout", "120 s") : FakeOcrEngine.Page("Trang đọc được."));
        var rasterizer = new FakeRasterizer { Broken = { 2 } };

        var document = await Reader(engine, rasterizer, Scan().Page(1), Scan().Page(2), Scan().Page(3)).Read(Source, FileKind.Pdf, StageContext.Silent());

        Assert.Equal("Trang đọc được.\n", document.Text);
        Assert.Equal([("page-unreadable", 1), ("page-unreadable", 2)], document.Warnings.Select(w => (w.Code, w.Page!.Value)));
        Assert.Contains("ocr-timeout", document.Warnings[0].Message, StringComparison.Ordinal);
        Assert.Equal(0, rasterizer.Open);
    }

    [Fact]
    public async Task Read_ManyScans_AtMostTwoAtOnceAndProgressEach()
    {
        var engine = new FakeOcrEngine(p => FakeOcrEngine.Page($"Trang {p} đây."));
        var progress = new Counting();
        var pages = Enumerable.Range(1, 8).Select(i => Scan().Page(i)).ToArray();

        await Reader(engine, null, pages).Read(Source, FileKind.Pdf, new StageContext(progress, CancellationToken.None));

        Assert.InRange(engine.MostAtOnce, 1, 2);
        Assert.Equal(8, progress.Reports);
    }

    [Fact]
    public async Task Read_Cancelled_Throws()
    {
        using var cancellation = new CancellationTokenSource();
        var engine = new FakeOcrEngine(p =>
        {
            cancellation.Cancel();
            return FakeOcrEngine.Page("Trang đây.");
        });
        var pages = Enumerable.Range(1, 20).Select(i => Scan().Page(i)).ToArray();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Reader(engine, null, pages).Read(Source, FileKind.Pdf, StageContext.Silent(cancellation.Token)));
    }

    private sealed class Counting : IProgress<StageProgress>
    {
        private int _reports;

        public int Reports => _reports;

        public void Report(StageProgress value) => Interlocked.Increment(ref _reports);
    }
}
