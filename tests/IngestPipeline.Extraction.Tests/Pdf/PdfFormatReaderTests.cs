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

    /// <summary>A scan with 30 lines of hidden text.</summary>
    private static GlyphPage Layer(string line)
    {
        var page = Scan();
        for (var i = 0; i < 30; i++)
        {
            page.Text(85, 100 + (i * 20), line, hidden: true);
        }

        return page;
    }

    private static GlyphPage Digital() => new GlyphPage().Text(121, 100, "Sở Nội vụ báo cáo kết quả.");

    private static PdfFormatReader Reader(IOcrEngine engine, FakeRasterizer? rasterizer = null, params PdfPage[] pages) =>
        new(new FakePdfReader(pages), rasterizer ?? new FakeRasterizer(), engine, new PdfReadingOptions { ParallelPages = 2 });

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
    [InlineData("cán bộ công chức viên chức đã thực hiện tốt nhiệm vụ", PageMethod.Text, 0)]
    [InlineData("cán b� c6ng chưc vien chưc d� thưc hien tôt nhiem vu", PageMethod.Ocr, 1)]
    [InlineData("can bo cong chuc vien chuc da thuc hien tot nhiem vu", PageMethod.Ocr, 1)]
    public async Task Read_ScanWithHiddenText_KeptWithoutRecognitionWhereSound(string line, PageMethod expected, int recognized)
    {
        var readings = 0;
        var engine = new FakeOcrEngine(_ =>
        {
            readings++;
            return FakeOcrEngine.Page([.. Enumerable.Repeat("cán bộ công chức viên chức đã thực hiện tốt nhiệm vụ", 30)]);
        });

        var document = await Reader(engine, null, Layer(line).Page()).Read(Source, FileKind.Pdf, StageContext.Silent());

        Assert.Equal((expected, recognized), (document.Pages[0].Method, readings));
    }

    [Fact]
    public async Task Read_HiddenTextWorthMoreThanRecognition_LayerKeptWithFiguresOfBoth()
    {
        // Names of plants: too few Vietnamese syllables to be trusted unseen, and the image is read worse.
        var engine = new FakeOcrEngine(_ => FakeOcrEngine.Page([.. Enumerable.Repeat("cây th0ng Plnus k3siya c�a Larn Dong", 30)]));

        var document = await Reader(engine, null, Layer("cây thông Pinus kesiya của Lâm Đồng").Page()).Read(Source, FileKind.Pdf, StageContext.Silent());

        Assert.Equal(PageMethod.Text, document.Pages[0].Method);
        Assert.EndsWith(
            "read from the image: 29 % of 210 words valid, confidence 93 %, score 12; text layer: 71 % of 210 words valid, score 96; text layer kept", document.Trust[0].Evidence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RecognitionMode.Ocr, "2-3", new[] { PageMethod.Text, PageMethod.Ocr, PageMethod.Ocr })]
    [InlineData(RecognitionMode.Ocr, "", new[] { PageMethod.Ocr, PageMethod.Ocr, PageMethod.Ocr })]
    [InlineData(RecognitionMode.Text, "3", new[] { PageMethod.Text, PageMethod.Text, PageMethod.Text })]
    [InlineData(RecognitionMode.Auto, "", new[] { PageMethod.Text, PageMethod.Text, PageMethod.Ocr })]
    public async Task Read_PersonChoosesForPages_Followed(RecognitionMode mode, string list, PageMethod[] expected)
    {
        var engine = new FakeOcrEngine(p => FakeOcrEngine.Page($"Trang quét thứ {p}."));
        var context = StageContext.Silent() with { Recognition = new RecognitionChoice(1, [new RecognitionOrder(mode, PageSelection.Parse(list).Value!)]) };

        var document = await Reader(engine, null, Digital().Page(1), Digital().Page(2), Layer("b� c6ng chưc").Page(3)).Read(Source, FileKind.Pdf, context);

        Assert.Equal(expected, document.Pages.Select(p => p.Method));
    }

    [Fact]
    public async Task Read_PersonWantsTextLayerOfScan_PageIsToldAsUnread()
    {
        var context = StageContext.Silent() with { Recognition = new RecognitionChoice(1, [new RecognitionOrder(RecognitionMode.Text, PageSelection.All)]) };

        var document = await Reader(new FakeOcrEngine(_ => FakeOcrEngine.Page("Chữ trên ảnh.")), null, Digital().Page(1), Scan().Page(2)).Read(Source, FileKind.Pdf, context);

        Assert.Equal("Sở Nội vụ báo cáo kết quả.\n", document.Text);
        Assert.Equal([2], PageCoverage.Of(document).Unread.AsEnumerable());
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

    /// <summary>Nothing says that a page is blank whose image was not seen whole.</summary>
    [Fact]
    public async Task Read_ImageCutOff_ReadInPartOrUnreadableNeverBlank()
    {
        var engine = new FakeOcrEngine(p => p == 2 ? new OcrOutcome.NoText(2480, 3508) : FakeOcrEngine.Page("Kết quả thực hiện nhiệm vụ."));
        static PdfPage Cut(PdfPage page) => page with { Images = [.. page.Images.Select(i => i with { CutOff = true })] };

        var document = await Reader(engine, null, Cut(Scan().Page(1)), Cut(Scan().Page(2)), Scan().Page(3)).Read(Source, FileKind.Pdf, StageContext.Silent());

        Assert.Equal([("page-damaged", 1), ("page-unreadable", 2)], document.Warnings.Select(w => (w.Code, w.Page!.Value)));
        Assert.Equal([0.93, 0, 0.93], document.Pages.Select(p => p.Confidence));
        Assert.Equal([2], PageCoverage.Of(document).Unread.AsEnumerable());
        Assert.Equal([1], PageCoverage.Of(document).Doubtful.AsEnumerable());
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
