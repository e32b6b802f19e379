using System.Globalization;
using System.Runtime.CompilerServices;
using IngestPipeline.Documents;
using IngestPipeline.Extraction.Ocr;

namespace IngestPipeline.Tools.Poppler;

/// <summary>Limits of drawing.</summary>
public sealed record RasterOptions
{
    /// <summary>A page that would have more pixels is drawn at a lower resolution.</summary>
    public long MaximumPagePixels { get; init; } = 60_000_000;

    /// <summary>An image file that declares more is refused before it is decoded.</summary>
    public long MaximumImagePixels { get; init; } = 200_000_000;

    /// <summary>Frames of a TIFF.</summary>
    public int MaximumFrames { get; init; } = 10_000;

    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    public long Memory { get; init; } = 1536L << 20;
}

/// <summary>
/// Draws PDF pages with Poppler's pdftoppm. PNG and JPEG files are pages already; a TIFF is wrapped into a PDF by tiff2pdf, which keeps its compressed
/// pixels, and drawn frame by frame at its own size.
/// </summary>
public sealed class PopplerRasterizer(RasterOptions options) : IRasterizer
{
    private static readonly ToolProgram PdfToPpm = new("pdftoppm", "poppler-utils");
    private static readonly ToolProgram PdfInfo = new("pdfinfo", "poppler-utils");
    private static readonly ToolProgram Tiff2Pdf = new("tiff2pdf", "libtiff-tools");

    public async Task<RasterPage> RenderPdfPage(SourceFile source, int page, int dpi, bool gray, CancellationToken cancellation)
    {
        var path = Path.GetFullPath(source.Path);
        var number = page.ToString(CultureInfo.InvariantCulture);
        var outcome = await ToolProcess.Run(Command(PdfInfo, "-f", number, "-l", number, path), cancellation);
        if (outcome is ToolOutcome.Exited { Code: not 0, Errors: var errors } && errors.Contains("Incorrect password", StringComparison.Ordinal))
        {
            throw new DocumentFailureException("pdf-encrypted", source.Name, page, "tệp PDF được mã hóa, cần mật khẩu để mở", "the PDF is encrypted; a password is needed to open it");
        }

        var info = Output(outcome, source, page, "page-unrenderable");
        if (PdfInfoText.PageSize(info.Text, page) is not { } size)
        {
            throw Unrenderable(source, page, outcome.Summary);
        }

        var fitting = PageScale.Fit(size.Width, size.Height, dpi, options.MaximumPagePixels);
        return await Draw(source, path, page, fitting, gray, ["-r", fitting.ToString(CultureInfo.InvariantCulture)], cancellation);
    }

    public async IAsyncEnumerable<RasterPage> ReadImage(SourceFile source, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var frames = Inspect(source);
        if (frames[0].Format != ImageFormat.Tiff)
        {
            yield return new RasterPage(Path.GetFullPath(source.Path), frames[0].Width, frames[0].Height, PageScale.Resolution(frames[0]), Nothing.ToDelete);
            yield break;
        }

        using var folder = new ToolFolder();
        var pdf = folder.File("frames.pdf");
        Output(await ToolProcess.Run(Command(Tiff2Pdf, "-o", pdf, Path.GetFullPath(source.Path)), cancellation), source, null, "image-damaged");
        for (var i = 0; i < frames.Count; i++)
        {
            var frame = frames[i];
            var resolution = PageScale.Resolution(frame);
            var fitting = PageScale.Fit(frame.Width * 72.0 / resolution, frame.Height * 72.0 / resolution, resolution, options.MaximumPagePixels);
            var (width, height) = (Scaled(frame.Width), Scaled(frame.Height));
            yield return await Draw(source, pdf, i + 1, fitting, !frame.Color, ["-scale-to-x", width, "-scale-to-y", height], cancellation);

            string Scaled(int pixels) => Math.Max(1, (int)((long)pixels * fitting / resolution)).ToString(CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Sizes of all frames, none of them decoded.</summary>
    private IReadOnlyList<ImageFrame> Inspect(SourceFile source)
    {
        IReadOnlyList<ImageFrame> frames;
        try
        {
            using var stream = File.OpenRead(source.Path);
            frames = ImageHeader.Read(stream, options.MaximumFrames);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw new DocumentFailureException("image-damaged", source.Name, null, $"tệp ảnh bị hỏng ({e.Message})", $"the image is damaged ({e.Message})", inner: e);
        }

        for (var i = 0; i < frames.Count; i++)
        {
            if ((long)frames[i].Width * frames[i].Height > options.MaximumImagePixels)
            {
                var size = $"{frames[i].Width} × {frames[i].Height}";
                throw new DocumentFailureException("image-too-large", source.Name, i + 1, $"ảnh quá lớn ({size} điểm ảnh)", $"the image is too large ({size} pixels)");
            }
        }

        return frames;
    }

    private async Task<RasterPage> Draw(SourceFile source, string pdf, int page, int dpi, bool gray, string[] scale, CancellationToken cancellation)
    {
        var folder = new ToolFolder();
        try
        {
            var number = page.ToString(CultureInfo.InvariantCulture);
            string[] colour = gray ? ["-gray"] : [];
            var outcome = await ToolProcess.Run(Command(PdfToPpm, ["-f", number, "-l", number, "-singlefile", "-cropbox", .. colour, .. scale, pdf, folder.File("page")]), cancellation);
            Output(outcome, source, page, "page-unrenderable");
            var drawn = folder.File(gray ? "page.pgm" : "page.ppm");
            if (!File.Exists(drawn))
            {
                throw Unrenderable(source, page, "pdftoppm wrote nothing");
            }

            var path = folder.File("page.png");
            RuleScanner? rules = null;
            var (width, height) = ToPng(drawn, path, dpi, columns => (rules = new RuleScanner(columns, dpi)).Add);
            File.Delete(drawn);
            return new RasterPage(path, width, height, dpi, folder, gray ? degrees => TurnedPng.Write(path, folder.File($"page-{degrees}.png"), degrees, dpi) : null) { Rules = rules?.Rules() ?? [] };
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            folder.Dispose();
            throw Unrenderable(source, page, e.Message);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    private static (int Width, int Height) ToPng(string drawn, string path, int dpi, Func<int, RowSight> look)
    {
        using var pnm = new FileStream(drawn, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        using var png = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16);
        return PngWriter.FromPnm(pnm, png, dpi, look);
    }

    private ToolCommand Command(ToolProgram program, params string[] arguments) => new(program, [.. arguments]) { Timeout = options.Timeout, Memory = options.Memory };

    private static ToolOutcome.Exited Output(ToolOutcome outcome, SourceFile source, int? page, string code) => outcome switch
    {
        ToolOutcome.Exited { Code: 0 } exited => exited,
        ToolOutcome.TimedOut => throw new DocumentFailureException("render-timeout", source.Name, page, "vẽ trang quá thời gian cho phép", "drawing the page took too long", FailureNature.Transient),
        ToolOutcome.OutOfMemory => throw new DocumentFailureException("render-memory", source.Name, page, "vẽ trang hết bộ nhớ", "drawing the page ran out of memory", FailureNature.Transient),
        ToolOutcome.NotInstalled missing => throw new DocumentFailureException(
            "render-missing", source.Name, page, $"máy chủ thiếu chương trình {missing.Program.File} (gói {missing.Program.Package})", $"{missing.Program.File} is not installed (package {missing.Program.Package})"),
        _ when code == "image-damaged" => throw new DocumentFailureException(code, source.Name, page, $"tệp ảnh bị hỏng ({Detail(outcome, source)})", $"the image is damaged ({Detail(outcome, source)})"),
        _ => throw Unrenderable(source, page, Detail(outcome, source)),
    };

    /// <summary>What the program said, without telling where on this machine the file lies.</summary>
    private static string Detail(ToolOutcome outcome, SourceFile source) => outcome.Summary.Replace(Path.GetFullPath(source.Path), source.Name, StringComparison.Ordinal);

    private static DocumentFailureException Unrenderable(SourceFile source, int? page, string detail) =>
        new("page-unrenderable", source.Name, page, $"không vẽ được trang ({detail})", $"the page cannot be drawn ({detail})");

    private sealed class Nothing : IDisposable
    {
        public static Nothing ToDelete { get; } = new();

        public void Dispose()
        {
        }
    }
}
