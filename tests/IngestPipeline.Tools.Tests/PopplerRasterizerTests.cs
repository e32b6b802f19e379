using System.Buffers.Binary;
using System.Text;
using IngestPipeline.Documents;
using IngestPipeline.Extraction.Ocr;
using IngestPipeline.Testing;
using IngestPipeline.Tools.Poppler;
using IngestPipeline.Tools.Tesseract;
using Xunit;

namespace IngestPipeline.Tools.Tests;

public sealed class PopplerRasterizerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly PopplerRasterizer _rasterizer = new(new RasterOptions());

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Page_Drawn_HasItsSizeAndIsGoneWhenDisposed(bool gray)
    {
        var source = Pdf(new MinimalPdf().Page("").Page("0 0 100 300 re f"));

        string path;
        using (var page = await _rasterizer.RenderPdfPage(source, 2, 72, gray, default))
        {
            path = page.Path;
            Assert.Equal((200, 300, 72), (page.Width, page.Height, page.Dpi));
            using var again = File.OpenRead(path);
            if (gray)
            {
                Assert.Equal([0, 255], new[] { 50, 150 }.Select(x => GrayImage.Read(path).Row(100)[x]));
            }
            else
            {
                Assert.Equal([new ImageFrame(ImageFormat.Png, 200, 300, 72, true)], ImageHeader.Read(again, 1));
            }
        }

        Assert.False(Directory.Exists(Path.GetDirectoryName(path)));
    }

    [Fact]
    public async Task Page_TooLargeForTheResolution_IsDrawnWithinTheCap()
    {
        var rasterizer = new PopplerRasterizer(new RasterOptions { MaximumPagePixels = 60_000 });

        using var page = await rasterizer.RenderPdfPage(Pdf(new MinimalPdf().Page("")), 1, 1200, true, default);

        Assert.Equal(72, page.Dpi);
        Assert.True((long)page.Width * page.Height <= 60_000, $"{page.Width} × {page.Height}");
    }

    [Fact]
    public async Task Page_OfAMile_IsDrawnSmall()
    {
        using var page = await _rasterizer.RenderPdfPage(Pdf(new MinimalPdf().Page("", more: "/MediaBox [0 0 4000000 10]")), 1, 300, true, default);

        Assert.InRange(page.Width, 1, 60_000_000);
    }

    [Theory]
    [InlineData("page-unrenderable", "%PDF-1.7 nothing", 1)]
    [InlineData("page-unrenderable", null, 9)]
    public async Task Page_ThatIsNotThere_IsNamed(string code, string? content, int page)
    {
        var source = content is null ? Pdf(new MinimalPdf().Page("")) : Sources.Of(_folder.File("a.pdf", content));

        var failure = await Assert.ThrowsAsync<DocumentFailureException>(() => _rasterizer.RenderPdfPage(source, page, 72, true, default));

        Assert.Equal((code, page), (failure.Code, failure.Page));
    }

    [Fact]
    public async Task Page_DrawnForTooLong_IsATransientFailure()
    {
        var rasterizer = new PopplerRasterizer(new RasterOptions { Timeout = TimeSpan.FromMilliseconds(1) });

        var failure = await Assert.ThrowsAsync<DocumentFailureException>(() => rasterizer.RenderPdfPage(Pdf(new MinimalPdf().Page("")), 1, 72, true, default));

        Assert.Equal(("render-timeout", FailureNature.Transient), (failure.Code, failure.Nature));
    }

    [Fact]
    public async Task Tiff_OfTwoFrames_GivesTwoPagesPixelByPixel()
    {
        var source = Sources.Of(_folder.File("a.tif", Tiff((40, 30), (20, 60))));

        var sizes = new List<string>();
        await foreach (var page in _rasterizer.ReadImage(source, default))
        {
            using (page)
            {
                sizes.Add($"{page.Width}×{page.Height}@{page.Dpi}");
                Assert.Equal(".png", Path.GetExtension(page.Path));
            }
        }

        Assert.Equal(["40×30@200", "20×60@200"], sizes);
    }

    [Fact]
    public async Task Png_AsItIs_IsThePage()
    {
        using var drawn = await _rasterizer.RenderPdfPage(Pdf(new MinimalPdf().Page("")), 1, 144, gray: false, default);
        var source = Sources.Of(drawn.Path);

        await foreach (var page in _rasterizer.ReadImage(source, default))
        {
            page.Dispose();
            Assert.Equal((drawn.Path, 400, 600, 144), (page.Path, page.Width, page.Height, page.Dpi));
        }

        Assert.True(File.Exists(drawn.Path));
    }

    [Fact]
    public async Task Png_ThatDeclaresTooMuch_IsRefusedUnopened()
    {
        var failure = await ReadFailure("bomb.png", [0x89, .. "PNG\r\n\x1a\n"u8, 0, 0, 0, 13, .. "IHDR"u8, 0, 1, 0x86, 0xA0, 0, 1, 0x86, 0xA0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, .. "IDAT"u8]);

        Assert.Equal("image-too-large", failure.Code);
    }

    [Theory]
    [InlineData("89504E470D0A1A0A0000000D4948445200000000")]
    [InlineData("FFD8FFE000104A46494600010101")]
    [InlineData("FFD8FFDA000A0102030405060708")]
    [InlineData("49492A0008000000010000010300010000000100000008000000")]
    [InlineData("49492A0000000000")]
    [InlineData("4D4D002AFFFFFFFF")]
    [InlineData("00")]
    public async Task Image_Broken_IsDamaged(string bytes) => Assert.Equal("image-damaged", (await ReadFailure("broken", Convert.FromHexString(bytes))).Code);

    [Fact]
    public void Jpeg_Header_GivesSizeAndDensity()
    {
        using var jpeg = new MemoryStream(Convert.FromHexString("FFD8FFE000104A46494600010202007600760000FFC2001108012C00C803012200021101031101"));

        Assert.Equal([new ImageFrame(ImageFormat.Jpeg, 200, 300, 300, true)], ImageHeader.Read(jpeg, 1));
    }

    [Theory]
    [InlineData(2480, 3508, 300, 300)]
    [InlineData(2480, 3508, 72, 300)]
    [InlineData(2480, 3508, 0, 300)]
    [InlineData(800, 600, 96, 96)]
    public void Resolution_OfAnImage_IsBelievedOrTakenFromA4(int width, int height, int declared, int expected) =>
        Assert.Equal(expected, PageScale.Resolution(new ImageFrame(ImageFormat.Jpeg, width, height, declared, true)));

    [Fact]
    public async Task Words_OfADrawnPage_AreRecognisedWhereTheyStand()
    {
        var source = Pdf(new MinimalPdf().Page("BT /F1 24 Tf 20 200 Td (2023 - 456) Tj ET"));
        using var page = await _rasterizer.RenderPdfPage(source, 1, 300, true, default);

        var outcome = await new TesseractOcrEngine(new TesseractOptions()).Recognize(page.Path, page.Dpi, default);

        var words = Assert.IsType<OcrOutcome.Recognized>(outcome);
        Assert.Equal((page.Width, page.Height), (words.Width, words.Height));
        var word = words.Words.Single(w => w.Text == "2023");
        Assert.True(word.Box.X0 is > 75 and < 100 && word.Box.Y1 is > 400 and < 432 && word.Confidence > 0.5, word.ToString());
    }

    [Fact]
    public async Task Page_Blank_HasNoText()
    {
        using var page = await _rasterizer.RenderPdfPage(Pdf(new MinimalPdf().Page("")), 1, 72, true, default);

        Assert.Equal(new OcrOutcome.NoText(200, 300), await new TesseractOcrEngine(new TesseractOptions()).Recognize(page.Path, 72, default));
    }

    [Theory]
    [InlineData("image-unreadable", "vie", 1536, 120)]
    [InlineData("ocr-missing", "xyz", 1536, 120)]
    [InlineData("ocr-timeout", "vie", 1536, 0.001)]
    public async Task Recognition_ThatFails_NamesTheReason(string code, string language, int mebibytes, double seconds)
    {
        using var page = await _rasterizer.RenderPdfPage(Pdf(new MinimalPdf().Page("")), 1, 72, true, default);
        var image = code == "image-unreadable" ? _folder.File("cut.pgm", File.ReadAllBytes(page.Path)[..100]) : page.Path;
        var engine = new TesseractOcrEngine(new TesseractOptions { Language = language, Memory = (long)mebibytes << 20, Timeout = TimeSpan.FromSeconds(seconds) });

        Assert.Equal(code, Assert.IsType<OcrOutcome.Failed>(await engine.Recognize(image, 72, default)).Code);
    }

    [Fact]
    public void Identity_OfTheEngine_NamesVersionLanguageAndItsData() => Assert.Matches(@"^tesseract \d+\.\d+\.\S+ vie psm3 columns cells [0-9a-f]{8}$", new TesseractOcrEngine(new TesseractOptions()).Identity);

    [Fact]
    public void Tsv_WithoutAPage_IsNoSuccess() => Assert.Equal("ocr-crashed", Assert.IsType<OcrOutcome.Failed>(TesseractTsv.Parse("")).Code);

    [Fact]
    public void Tsv_WithOddLines_GivesTheWords()
    {
        var outcome = TesseractTsv.Parse("level\tpage\n1\t1\t0\t0\t0\t0\t0\t0\t100\t50\t-1\t\n5\t1\t2\t3\t4\t1\t10\t20\t30\t10\t96.5\tbáo\n5\t1\t2\t3\t4\t2\t45\t20\t5\t10\t95\t \nx\n5\t1\t2\t3\t4\t3\t50\t20\t9\t10\t-1\tcáo\tcáo\n");

        var words = Assert.IsType<OcrOutcome.Recognized>(outcome).Words;
        Assert.Equal([new OcrWord("báo", new Box(10, 20, 40, 30), 0.965, 2, 3, 4), new OcrWord("cáo\tcáo", new Box(50, 20, 59, 30), 0, 2, 3, 4)], words.ToArray());
    }

    [Theory]
    [InlineData("Page number: 0\nOrientation in degrees: 270\nRotate: 90\nOrientation confidence: 19.01\nScript: Latin\n", 90)]
    [InlineData("Page number: 0\nRotate: 180\nOrientation confidence: 0.31\n", 0)]
    [InlineData("Rotate: 0\nOrientation confidence: 9\n", 0)]
    [InlineData("Too few characters. Skipping this page\n", 0)]
    public void Tsv_Orientation_TurnOnlyWhenSure(string orientation, int turn) => Assert.Equal(turn, TesseractTsv.Turn(orientation));

    private SourceFile Pdf(MinimalPdf pdf) => Sources.Of(_folder.File("báo cáo.pdf", pdf.Build()));

    private async Task<DocumentFailureException> ReadFailure(string name, byte[] content)
    {
        var source = Sources.Of(_folder.File(name, content));
        return await Assert.ThrowsAsync<DocumentFailureException>(async () =>
        {
            await foreach (var page in _rasterizer.ReadImage(source, default))
            {
                page.Dispose();
            }
        });
    }

    /// <summary>Uncompressed grey frames at 200 dpi (TIFF 6.0, baseline).</summary>
    private static byte[] Tiff(params (int Width, int Height)[] frames)
    {
        var bytes = new List<byte>(Encoding.ASCII.GetBytes("II*\0"));
        UInt32(8);
        for (var i = 0; i < frames.Length; i++)
        {
            var (width, height) = frames[i];
            (int Tag, int Type, int Value)[] entries = [(256, 4, width), (257, 4, height), (258, 3, 8), (259, 3, 1), (262, 3, 1), (273, 4, 0), (277, 3, 1), (278, 4, height), (279, 4, width * height), (282, 5, 0), (296, 3, 2)];
            var end = bytes.Count + 2 + (12 * entries.Length) + 4;
            UInt16(entries.Length);
            foreach (var (tag, type, value) in entries)
            {
                UInt16(tag);
                UInt16(type);
                UInt32(1);
                UInt32(tag switch { 273 => end + 8, 282 => end, _ => value });
            }

            UInt32(i + 1 < frames.Length ? end + 8 + (width * height) : 0);
            UInt32(200);
            UInt32(1);
            bytes.AddRange(Enumerable.Range(0, width * height).Select(n => (byte)n));
        }

        return [.. bytes];

        void UInt16(int value)
        {
            Span<byte> two = stackalloc byte[2];
            BinaryPrimitives.WriteUInt16LittleEndian(two, (ushort)value);
            bytes.AddRange(two);
        }

        void UInt32(int value)
        {
            Span<byte> four = stackalloc byte[4];
            BinaryPrimitives.WriteInt32LittleEndian(four, value);
            bytes.AddRange(four);
        }
    }
}
