using IngestPipeline.Documents;
using IngestPipeline.Extraction.Ocr;
using IngestPipeline.Extraction.Pdf;
using IngestPipeline.Testing;
using IngestPipeline.Tools.Poppler;
using IngestPipeline.Tools.Tesseract;
using Xunit;

namespace IngestPipeline.Tools.Tests;

/// <summary>One small page of print as every kind of image that scanners, faxes and telephones send (corpus/images).</summary>
public sealed class ImageKindsTests : IDisposable
{
    private static readonly string[] Words =
        "SỞ NỘI VỤ TỈNH TÂN GIANG Số: 215/BC-SNV Kết quả thực hiện nhiệm vụ sáu tháng đầu năm 2023 Toàn tỉnh có 1.482 cán bộ, công chức, viên chức.".Split(' ');

    private static readonly PageRecognizer Recognizer = new(new TesseractOcrEngine(new TesseractOptions()));

    private readonly TemporaryFolder _folder = new();
    private readonly PopplerRasterizer _rasterizer = new(new RasterOptions());

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("gray16.png")]
    [InlineData("rgb16.png")]
    [InlineData("interlaced.png")]
    [InlineData("transparent.png")]
    [InlineData("cmyk.jpg")]
    [InlineData("progressive.jpg")]
    [InlineData("gray16.tif")]
    [InlineData("cmyk.tif")]
    [InlineData("transparent.tif")]
    [InlineData("jpeg.tif")]
    [InlineData("tiles.tif")]
    [InlineData("g4.tif")]
    [InlineData("ccitt-g4.pdf")]
    [InlineData("ccitt-g3.pdf")]
    [InlineData("jbig2.pdf")]
    [InlineData("jpeg2000.pdf")]
    [InlineData("fax-204x98.tif", 0.6)]
    [InlineData("fax-100.tif", 0.6)]
    public async Task Page_OfAnyKindOfImage_IsRead(string name, double least = 0.96)
    {
        var source = Sources.Of(Path.Combine(Repository.Root, "corpus", "images", name));

        using var image = await Image(source);
        var page = await Recognizer.Recognize(image, new PageFrame(1, image.Width * 72.0 / image.Dpi, image.Height * 72.0 / image.Dpi, 0), default);

        Assert.False(image.Damaged);
        Assert.Equal(880.0 / 280, (double)image.Width / image.Height, 0.03);
        var read = page.Words.Select(w => w.Text).ToList();
        Assert.True(Words.Count(read.Contains) >= least * Words.Length, string.Join(' ', read));
        Assert.InRange(read.Count, least * Words.Length, Words.Length + 3);
    }

    /// <summary>What is left is known not to be all. (The arithmetic coding of JBIG2 makes a picture of whatever bytes come.)</summary>
    [Theory]
    [InlineData("cmyk.jpg", 0.6)]
    [InlineData("gray16.png", 0.6)]
    [InlineData("ccitt-g4.pdf", 0.6)]
    [InlineData("jpeg.tif", 0.75)]
    public async Task Page_OfAnImageOverwrittenPartWay_IsDamaged(string name, double from)
    {
        var bytes = await File.ReadAllBytesAsync(Path.Combine(Repository.Root, "corpus", "images", name));
        var end = name.EndsWith(".pdf", StringComparison.Ordinal) ? bytes.AsSpan().LastIndexOf("endstream"u8) - 40 : bytes.Length - 40;
        var start = name.EndsWith(".pdf", StringComparison.Ordinal) ? 1000 : 0;
        var first = start + (int)(from * (end - start));
        if (name.EndsWith(".pdf", StringComparison.Ordinal) || name.EndsWith(".tif", StringComparison.Ordinal))
        {
            new Random(1).NextBytes(bytes.AsSpan(first, Math.Min(300, end - first)));
        }
        else
        {
            bytes = bytes[..first];
        }

        using var image = await Image(Sources.Of(_folder.File(name, bytes)));

        Assert.True(image.Damaged);
    }

    [Fact]
    public async Task Tiff_OfASheetOfA0At1200DpiInBlackAndWhite_IsNotRefused()
    {
        await using var stream = File.OpenRead(Path.Combine(Repository.Root, "corpus", "images", "g4.tif"));
        var frame = Assert.Single(ImageHeader.Read(stream, 1));

        Assert.Equal((1, false), (frame.Depth, frame.IsUnusual));
        Assert.InRange(39_732L * 56_173 * frame.Depth / 8, 1, new RasterOptions().MaximumImageBytes);
        Assert.InRange(20_000L * 20_000 * 24 / 8, new RasterOptions().MaximumImageBytes, long.MaxValue);
    }

    [Fact]
    public void Tiff_OfAFax_HasPixelsHigherThanWide()
    {
        using var stream = File.OpenRead(Path.Combine(Repository.Root, "corpus", "images", "fax-204x98.tif"));

        var frame = Assert.Single(ImageHeader.Read(stream, 1));

        Assert.Equal((204, 1, 204.0 / 98), (frame.Dpi, frame.Across, frame.Down));
    }

    private async Task<RasterPage> Image(SourceFile source)
    {
        if (source.Name.EndsWith(".pdf", StringComparison.Ordinal))
        {
            return await _rasterizer.RenderScan(source, 1, new ScanScale(200, 200), gray: true, default);
        }

        await foreach (var page in _rasterizer.ReadScans(source, default))
        {
            return page;
        }

        throw new InvalidOperationException("no page");
    }
}
