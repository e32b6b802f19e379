using System.Globalization;
using System.Text;
using IngestPipeline.Documents;
using IngestPipeline.Extraction.Ocr;
using IngestPipeline.Extraction.Pdf;
using IngestPipeline.Testing;
using IngestPipeline.Tools.Poppler;
using Xunit;

namespace IngestPipeline.Tools.Tests;

/// <summary>
/// Scans as recognition gets them. The page of <see cref="MinimalPdf"/> has 200 × 300 points, which is 600 × 900 pixels at 216 dpi; on it a black bar from
/// (60, 240) to (360, 360).
/// </summary>
public sealed class ScanDrawingTests : IDisposable
{
    private const int Width = 600;
    private const int Height = 900;
    private const int Dpi = 216;

    private readonly TemporaryFolder _folder = new();
    private readonly PopplerRasterizer _rasterizer = new(new RasterOptions());

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Scan_AtItsOwnResolution_IsItsPixels()
    {
        static byte Pixel(int x, int y) => (byte)(150 + (((x * 7) + (y * 13)) % 100));
        using var page = await Render("/DeviceGray", 8, (x, y) => [Pixel(x, y)]);

        var drawn = GrayImage.Read(page.Path);

        Assert.Equal((Width, Height, Dpi), (page.Width, page.Height, page.Dpi));

        Assert.Equal(Enumerable.Range(0, Width * Height).Select(i => Pixel(i % Width, i / Width)), drawn.Pixels);
    }

    [Theory]
    [InlineData("/DeviceGray", 8)]
    [InlineData("/DeviceGray", 16)]
    [InlineData("/DeviceGray", 1)]
    [InlineData("/DeviceRGB", 8)]
    [InlineData("/DeviceCMYK", 8)]
    public async Task Scan_OfAnyColourSpace_IsGrey(string space, int bits)
    {
        using var page = bits == 1
            ? await Render(space, 1, (x, y) => [(byte)(x % 8 == 0 && !IsBar(x, y) ? 0xFF : 0)], step: 8)
            : await Render(space, bits, (x, y) => [.. Enumerable.Repeat(IsBar(x, y) == (space == "/DeviceCMYK") ? (byte)255 : (byte)0, (space == "/DeviceGray" ? 1 : space == "/DeviceRGB" ? 3 : 4) * bits / 8)]);

        AssertBar(page, Width, Height);
    }

    [Fact]
    public async Task Scan_OfLowResolution_IsEnlarged()
    {
        using var page = await Render("/DeviceGray", 8, (x, y) => [IsBar(x * 3 / 2, y * 3 / 2) ? (byte)0 : (byte)255], 400, 600, 144);

        Assert.Equal((Width, Height, Dpi), (page.Width, page.Height, page.Dpi));
        AssertBar(page, Width, Height);
    }

    [Fact]
    public async Task Scan_WithARedSeal_SealTakenOutAndItsPlaceKept()
    {
        using var page = await Render("/DeviceRGB", 8, (x, y) => IsBar(x, y) ? [10, 10, 10] : Math.Sqrt(((x - 360) * (x - 360)) + ((y - 400) * (y - 400))) is > 140 and < 150 ? [190, 40, 40] : [250, 250, 250]);

        var drawn = GrayImage.Read(page.Path);

        var (kind, box) = Assert.Single(page.Marks);
        Assert.Equal(BlockKind.Seal, kind);
        Assert.True(box.X0 is > 190 and <= 210 && box.X1 is >= 510 and < 530 && box.Y0 is > 230 and <= 250 && box.Y1 is >= 550 and < 570, box.ToString());
        Assert.InRange(drawn.Row(545)[360], 200, 255);
        AssertBar(page, Width, Height);
    }

    [Fact]
    public async Task Scan_WithBlackMargins_MarginsCleared()
    {
        using var page = await Render("/DeviceGray", 8, (x, y) => [x < 20 + (y / 100) || y >= Height - 25 || IsBar(x, y) ? (byte)15 : (byte)240]);

        var drawn = GrayImage.Read(page.Path);

        Assert.Equal([255, 255, 255], new[] { drawn.Row(500)[5], drawn.Row(880)[300], drawn.Row(100)[18] });
        AssertBar(page, Width, Height);
    }

    [Theory]
    [InlineData("/FlateDecode")]
    [InlineData("/JPXDecode")]
    public async Task Scan_OfACorruptStream_IsNotABlankPage(string filter)
    {
        var pdf = new MinimalPdf();
        var image = pdf.Stream("no image at all", $"/Type /XObject /Subtype /Image /Width {Width} /Height {Height} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter {filter}");
        var source = Sources.Of(_folder.File("corrupt.pdf", pdf.Page("200 0 0 300 0 0 cm /I Do", xobjects: $"/I {image} 0 R").Build()));

        var failure = await Assert.ThrowsAsync<DocumentFailureException>(() => _rasterizer.RenderScan(source, 1, ScanScale.Of(Dpi), gray: true, default));

        Assert.Equal("page-unrenderable", failure.Code);
    }

    [Fact]
    public async Task Scan_Halved_IsHalfAsLarge()
    {
        using var page = await Render("/DeviceGray", 8, (x, y) => [IsBar(x, y) ? (byte)0 : (byte)255]);

        using var half = page.Halved()!;

        Assert.Equal((300, 450, 108), (half.Width, half.Height, half.Dpi));
        AssertBar(half, 300, 450);
    }

    /// <summary>Files as scanners and telephones send them, made by Poppler from the same page.</summary>
    [Theory]
    [InlineData("png", "-png")]
    [InlineData("png", "-gray -png")]
    [InlineData("png", "-mono -png")]
    [InlineData("jpg", "-jpeg")]
    [InlineData("jpg", "-gray -jpeg")]
    [InlineData("jpg", "-jpegcmyk")]
    [InlineData("tif", "-tiff")]
    [InlineData("tif", "-mono -tiff -tiffcompression deflate")]
    public async Task ImageFile_OfAnyKind_IsAPageLikeAScan(string ending, string kind)
    {
        var source = _folder.File("page.pdf", new MinimalPdf().Page("20 180 100 40 re f").Build());
        var command = new ToolCommand(new ToolProgram("pdftoppm", "poppler-utils"), ["-r", "216", "-singlefile", .. kind.Split(' '), source, Path.Combine(_folder.Path, "scan")]);
        Assert.True(await ToolProcess.Run(command, default) is ToolOutcome.Exited { Code: 0 });

        var pages = 0;
        await foreach (var page in _rasterizer.ReadScans(Sources.Of(Path.Combine(_folder.Path, "scan." + ending)), default))
        {
            using (page)
            {
                pages++;
                Assert.Equal((Width, Height, Dpi), (page.Width, page.Height, page.Dpi));
                AssertBar(page, Width, Height);
                Assert.NotNull(page.Turned(90));
            }
        }

        Assert.Equal(1, pages);
    }

    private static bool IsBar(int x, int y) => x is >= 60 and < 360 && y is >= 240 and < 360;

    /// <summary>Dark in the bar's middle and corners, light around it.</summary>
    private static void AssertBar(RasterPage page, int width, int height)
    {
        var drawn = GrayImage.Read(page.Path);
        int At(double x, double y) => drawn.Row((int)(y * height / Height))[(int)(x * width / Width)];
        Assert.All(new[] { At(210, 300), At(70, 250), At(350, 350) }, v => Assert.InRange(v, 0, 60));
        Assert.All(new[] { At(45, 300), At(210, 225), At(210, 380), At(550, 850) }, v => Assert.InRange(v, 200, 255));
    }

    /// <summary>A page that is one image.</summary>
    /// <param name="pixel">Its bytes by column and row.</param>
    /// <param name="step">Columns of which the first gives the bytes of all.</param>
    private async Task<RasterPage> Render(string space, int bits, Func<int, int, byte[]> pixel, int width = Width, int height = Height, double dpi = Dpi, int step = 1)
    {
        var pixels = new StringBuilder();
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x += step)
            {
                pixels.Append(Encoding.Latin1.GetString(pixel(x, y)));
            }
        }

        var pdf = new MinimalPdf();
        var image = pdf.Stream(pixels.ToString(), string.Create(
            CultureInfo.InvariantCulture, $"/Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace {space} /BitsPerComponent {bits}"));
        var source = Sources.Of(_folder.File("scan.pdf", pdf.Page("200 0 0 300 0 0 cm /I Do", xobjects: $"/I {image} 0 R").Build()));
        return await _rasterizer.RenderScan(source, 1, ScanScale.Of(dpi), gray: space == "/DeviceGray", default);
    }
}
