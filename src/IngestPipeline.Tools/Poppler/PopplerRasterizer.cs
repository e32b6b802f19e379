using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using IngestPipeline.Documents;
using IngestPipeline.Extraction.Ocr;
using IngestPipeline.Extraction.Pdf;

namespace IngestPipeline.Tools.Poppler;

/// <summary>Limits of drawing.</summary>
public sealed record RasterOptions
{
    /// <summary>A page that would have more pixels is drawn at a lower resolution.</summary>
    public long MaximumPagePixels { get; init; } = 60_000_000;

    /// <summary>An image file that declares more, decoded, is refused before it is: 200 million pixels in colour, or a sheet of A0 in black and white at 1200 dpi twice over.</summary>
    public long MaximumImageBytes { get; init; } = 600_000_000;

    /// <summary>Frames of a TIFF.</summary>
    public int MaximumFrames { get; init; } = 10_000;

    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(120);

    public long Memory { get; init; } = 1536L << 20;
}

/// <summary>
/// Draws PDF pages with Poppler's pdftoppm: PGM for recognition, which needs no compression, and PNG to look at. PNG and JPEG files are pages already; a TIFF is
/// wrapped into a PDF by tiff2pdf, which keeps its compressed pixels, and drawn frame by frame at its own size. For recognition PNG and JPEG files are wrapped and
/// drawn likewise.
/// </summary>
public sealed class PopplerRasterizer(RasterOptions options) : IRasterizer
{
    /// <summary>Poppler gives an image that ends on a pixel's edge one pixel more and interpolates it all; a hair smaller, its pixels are drawn as they are.</summary>
    private const double Shy = 0.99998;

    private static readonly ToolProgram PdfToPpm = new("pdftoppm", "poppler-utils");
    private static readonly ToolProgram PdfInfo = new("pdfinfo", "poppler-utils");
    private static readonly ToolProgram Tiff2Pdf = new("tiff2pdf", "libtiff-tools");
    private static readonly ToolProgram Tiff2Rgba = new("tiff2rgba", "libtiff-tools");

    public async Task<RasterPage> RenderPdfPage(SourceFile source, int page, int dpi, bool gray, CancellationToken cancellation)
    {
        var size = await PageSize(source, page, cancellation);
        var fitting = PageScale.Fit(size.Width, size.Height, dpi, options.MaximumPagePixels);
        string[] scale = ["-r", fitting.ToString(CultureInfo.InvariantCulture)];
        return await (gray ? DrawGray(source, page, fitting, scale, cancellation) : Draw(source, Path.GetFullPath(source.Path), page, fitting, gray: false, scale, cancellation));
    }

    public async Task<RasterPage> RenderScan(SourceFile source, int page, ScanScale scale, bool gray, CancellationToken cancellation)
    {
        var size = await PageSize(source, page, cancellation);
        var fitting = scale.AtMost(PageScale.Fit(size.Width, size.Height, (int)Math.Ceiling(scale.Drawn), options.MaximumPagePixels));
        return await DrawScan(source, Path.GetFullPath(source.Path), page, fitting.Paper, gray, false, ["-r", (fitting.Drawn * Shy).ToString(CultureInfo.InvariantCulture)], cancellation);
    }

    public async IAsyncEnumerable<RasterPage> ReadImage(SourceFile source, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var frames = Inspect(source);
        if (frames[0].Format != ImageFormat.Tiff)
        {
            yield return AsItIs(source, frames[0]);
            yield break;
        }

        using var folder = new ToolFolder();
        var (pdf, _) = await FramesPdf(source, frames, folder, cancellation);
        for (var i = 0; i < frames.Count; i++)
        {
            var (dpi, scale) = Fitting(frames[i], PageScale.Resolution(frames[i]));
            yield return await Draw(source, pdf, i + 1, (int)dpi, !frames[i].Color, scale, cancellation);
        }
    }

    public async IAsyncEnumerable<RasterPage> ReadScans(SourceFile source, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var frames = Inspect(source);
        using var folder = new ToolFolder();
        var (pdf, damaged) = (folder.File("image.pdf"), false);
        if (frames[0].Format == ImageFormat.Tiff)
        {
            (pdf, damaged) = await FramesPdf(source, frames, folder, cancellation);
        }
        else if (!ImagePdf.TryWrite(source.Path, frames[0], pdf, out damaged))
        {
            yield return AsItIs(source, frames[0]);
            yield break;
        }

        for (var i = 0; i < frames.Count; i++)
        {
            var (dpi, scale) = Fitting(frames[i], ScanResolution.Drawn(PageScale.Resolution(frames[i])));
            yield return await DrawScan(source, pdf, i + 1, dpi, !frames[i].Color, damaged, scale, cancellation);
        }
    }

    /// <summary>The resolution at which a frame is drawn, at most the one wished, and how pdftoppm is told it.</summary>
    private (double Dpi, string[] Scale) Fitting(ImageFrame frame, double dpi)
    {
        var resolution = PageScale.Resolution(frame);
        var fitting = Math.Min(dpi, PageScale.Fit(frame.SquareWidth * 72 / resolution, frame.SquareHeight * 72 / resolution, (int)Math.Ceiling(dpi), options.MaximumPagePixels));
        return (fitting, ["-scale-to-x", Scaled(frame.SquareWidth), "-scale-to-y", Scaled(frame.SquareHeight)]);

        string Scaled(double pixels) => Math.Max(1, (int)(pixels * fitting / resolution)).ToString(CultureInfo.InvariantCulture);
    }

    private static RasterPage AsItIs(SourceFile source, ImageFrame frame) => new(Path.GetFullPath(source.Path), frame.Width, frame.Height, PageScale.Resolution(frame), Nothing.ToDelete);

    /// <summary>The frames as pages of a PDF, and whether some of them could not be decoded whole.</summary>
    private async Task<(string Pdf, bool Damaged)> FramesPdf(SourceFile source, IReadOnlyList<ImageFrame> frames, ToolFolder folder, CancellationToken cancellation)
    {
        var pdf = folder.File("frames.pdf");
        if (!frames.Any(f => f.IsUnusual) && await ToolProcess.Run(Command(Tiff2Pdf, "-o", pdf, Path.GetFullPath(source.Path)), cancellation) is ToolOutcome.Exited { Code: 0 })
        {
            return (pdf, false);
        }

        // tiff2pdf draws tiles, JPEG and transparency wrongly without a word, and refuses 16 bits and what it cannot decode to the end. One strip a frame passes through it as it is.
        var decoded = folder.File("decoded.tif");
        var said = Output(await ToolProcess.Run(Command(Tiff2Rgba, "-n", "-c", "zip", "-r", "1000000", Path.GetFullPath(source.Path), decoded), cancellation), source, null, "image-damaged").Errors;
        Output(await ToolProcess.Run(Command(Tiff2Pdf, "-o", pdf, decoded), cancellation), source, null, "image-damaged");
        File.Delete(decoded);
        return (pdf, DecodingErrors.InTiff(said));
    }

    /// <summary>Points, before rotation.</summary>
    private async Task<(double Width, double Height)> PageSize(SourceFile source, int page, CancellationToken cancellation)
    {
        var number = page.ToString(CultureInfo.InvariantCulture);
        var outcome = await ToolProcess.Run(Command(PdfInfo, "-f", number, "-l", number, Path.GetFullPath(source.Path)), cancellation);
        if (outcome is ToolOutcome.Exited { Code: not 0, Errors: var errors } && errors.Contains("Incorrect password", StringComparison.Ordinal))
        {
            throw new DocumentFailureException("pdf-encrypted", source.Name, page, "tệp PDF được mã hóa, cần mật khẩu để mở", "the PDF is encrypted; a password is needed to open it");
        }

        var info = Output(outcome, source, page, "page-unrenderable");
        return PdfInfoText.PageSize(info.Text, page) ?? throw Unrenderable(source, page, outcome.Summary);
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
            if ((double)frames[i].Width * frames[i].Height * frames[i].Depth / 8 > options.MaximumImageBytes)
            {
                var size = $"{frames[i].Width} × {frames[i].Height}";
                throw new DocumentFailureException("image-too-large", source.Name, i + 1, $"ảnh quá lớn ({size} điểm ảnh)", $"the image is too large ({size} pixels)");
            }
        }

        return frames;
    }

    /// <summary>A page to look at.</summary>
    private Task<RasterPage> Draw(SourceFile source, string pdf, int page, int dpi, bool gray, string[] scale, CancellationToken cancellation) =>
        Draw(source, pdf, page, gray, scale, (folder, drawn, _) =>
        {
            var (width, height) = ToPng(drawn, folder.File("page.png"), dpi);
            File.Delete(drawn);
            return new RasterPage(folder.File("page.png"), width, height, dpi, folder);
        }, cancellation);

    /// <summary>A page for recognition, as it is.</summary>
    private Task<RasterPage> DrawGray(SourceFile source, int page, int dpi, string[] scale, CancellationToken cancellation) =>
        Draw(source, Path.GetFullPath(source.Path), page, gray: true, scale, (folder, drawn, damaged) =>
        {
            using var stream = new FileStream(drawn, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
            var reader = new PnmReader(stream);
            var (rules, row) = (new RuleScanner(reader.Width, dpi), new byte[reader.Width]);
            for (var y = 0; y < reader.Height; y++)
            {
                reader.Next(row);
                rules.Add(row);
            }

            return Page(folder, drawn, reader.Width, reader.Height, dpi, rules.Rules(), [], null, damaged);
        }, cancellation);

    /// <summary>A scan, made ready for recognition.</summary>
    /// <param name="cutOff">It is known already that something in it cannot be decoded.</param>
    private Task<RasterPage> DrawScan(SourceFile source, string pdf, int page, double dpi, bool gray, bool cutOff, string[] scale, CancellationToken cancellation) =>
        Draw(source, pdf, page, gray, scale, (folder, drawn, broken) =>
        {
            var (scan, damaged) = (ScanImage.Of(drawn, dpi), broken || cutOff);
            if (damaged && scan.Image.IsEmpty)
            {
                throw new InvalidDataException("its image cannot be decoded");
            }

            var resolution = Math.Max(1, (int)Math.Round(scan.Dpi));
            var rules = new RuleScanner(scan.Image.Width, resolution);
            for (var y = 0; y < scan.Image.Height; y++)
            {
                rules.Add(scan.Image.Row(y));
            }

            File.Delete(drawn);
            scan.Image.Write(folder.File("scan.pgm"));
            return Page(folder, folder.File("scan.pgm"), scan.Image.Width, scan.Image.Height, resolution, rules.Rules(), scan.Marks, scan.Ink, damaged);
        }, cancellation);

    /// <param name="keep">Makes the page of the PNM that was drawn, knowing whether something in it could not be decoded.</param>
    private async Task<RasterPage> Draw(SourceFile source, string pdf, int page, bool gray, string[] scale, Func<ToolFolder, string, bool, RasterPage> keep, CancellationToken cancellation)
    {
        var folder = new ToolFolder();
        try
        {
            var number = page.ToString(CultureInfo.InvariantCulture);
            string[] colour = gray ? ["-gray"] : [];
            var outcome = await ToolProcess.Run(Command(PdfToPpm, ["-f", number, "-l", number, "-singlefile", "-cropbox", .. colour, .. scale, pdf, folder.File("page")]), cancellation);
            var said = Output(outcome, source, page, "page-unrenderable").Errors;
            var drawn = folder.File(gray ? "page.pgm" : "page.ppm");
            if (!File.Exists(drawn))
            {
                throw Unrenderable(source, page, "pdftoppm wrote nothing");
            }

            return keep(folder, drawn, DecodingErrors.In(said));
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

    /// <summary>The grey page at a path in the folder.</summary>
    private static RasterPage Page(ToolFolder folder, string path, int width, int height, int dpi, ImmutableArray<PdfRule> rules, ImmutableArray<InkMark> marks, InkMask? ink, bool damaged)
    {
        string Changed(string name, Func<GrayImage, GrayImage> change)
        {
            var target = folder.File(name);
            change(GrayImage.Read(path)).Write(target);
            return target;
        }

        return new RasterPage(path, width, height, dpi, folder, degrees => Changed($"page-{degrees}.pgm", g => g.Turned(degrees)), () => Changed("page-half.pgm", g => g.Halved()))
        {
            Rules = rules,
            Marks = marks,
            Ink = ink,
            Damaged = damaged,
        };
    }

    private static (int Width, int Height) ToPng(string drawn, string path, int dpi)
    {
        using var pnm = new FileStream(drawn, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        using var png = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16);
        return PngWriter.FromPnm(pnm, png, dpi);
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
