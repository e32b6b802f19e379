using System.Collections.Immutable;
using IngestPipeline.Documents;
using IngestPipeline.Extraction.Pdf;

namespace IngestPipeline.Extraction.Ocr;

/// <summary>A word as recognised; its box in pixels of the image, origin top left.</summary>
/// <param name="Block">The engine's block, paragraph and line numbers, for engines that lay out the page themselves.</param>
public readonly record struct OcrWord(string Text, Box Box, double Confidence, int Block, int Paragraph, int Line);

/// <summary>What recognition of one image gave: words, or none on a blank or pictorial page.</summary>
public abstract record OcrOutcome
{
    private OcrOutcome()
    {
    }

    /// <param name="Width">Pixels.</param>
    /// <param name="Height">Pixels.</param>
    public sealed record Recognized(int Width, int Height, ImmutableArray<OcrWord> Words) : OcrOutcome;

    public sealed record NoText(int Width, int Height) : OcrOutcome;

    /// <summary>The page was given up: <c>ocr-timeout</c>, <c>ocr-memory</c>, <c>ocr-crashed</c>, <c>ocr-missing</c> (program or language not installed), <c>image-unreadable</c>.</summary>
    public sealed record Failed(string Code, string Detail) : OcrOutcome;
}

/// <summary>Optical character recognition of one page image.</summary>
public interface IOcrEngine
{
    /// <summary>Name, version, language and language data: <c>tesseract 5.3.0 vie</c>. What the same image gives may change only with it: the stage's identity and kept answers hang on it.</summary>
    string Identity { get; }

    /// <param name="imagePath">PNG, JPEG or PNM of one page.</param>
    /// <param name="dpi">Resolution of the image.</param>
    Task<OcrOutcome> Recognize(string imagePath, int dpi, CancellationToken cancellation);

    /// <summary>Recognises one column of lines in a part of the page; boxes are the whole page's. Engines that cannot do so find no text.</summary>
    /// <param name="area">Pixels.</param>
    Task<OcrOutcome> RecognizeColumn(string imagePath, int dpi, Box area, CancellationToken cancellation) => Task.FromResult<OcrOutcome>(new OcrOutcome.NoText(0, 0));

    /// <summary>Recognises lines of print, each in its own area; boxes are the whole page's. Engines that cannot do so find no text.</summary>
    /// <param name="areas">Pixels; one line each.</param>
    Task<OcrOutcome> RecognizeLines(string imagePath, int dpi, ImmutableArray<Box> areas, CancellationToken cancellation) => Task.FromResult<OcrOutcome>(new OcrOutcome.NoText(0, 0));

    /// <summary>Recognises areas that hold figures rather than words, in whatever way the engine reads digits best. Engines that have none find no text.</summary>
    /// <param name="areas">Pixels; one cell each.</param>
    Task<OcrOutcome> RecognizeFigures(string imagePath, int dpi, ImmutableArray<Box> areas, CancellationToken cancellation) => Task.FromResult<OcrOutcome>(new OcrOutcome.NoText(0, 0));

    /// <summary>Recognises a page that does not stand upright; null where it does, or the engine cannot tell.</summary>
    Task<OcrTurned?> RecognizeTurned(string imagePath, int dpi, CancellationToken cancellation) => Task.FromResult<OcrTurned?>(null);
}

/// <summary>A page that lay on its side or upside down.</summary>
/// <param name="Turn">Degrees clockwise that set it upright: 90, 180 or 270.</param>
/// <param name="Page">As set upright.</param>
public sealed record OcrTurned(int Turn, OcrOutcome.Recognized Page);

/// <summary>A page drawn as an image, in a file that is deleted when this is disposed.</summary>
/// <param name="turn">Writes the image turned clockwise by so many degrees beside it; null where it cannot be turned.</param>
/// <param name="halve">Writes the image at half its resolution beside it; null where it cannot be made smaller.</param>
public sealed class RasterPage(string path, int width, int height, int dpi, IDisposable owner, Func<int, string>? turn = null, Func<string>? halve = null) : IDisposable
{
    /// <summary>The page turned clockwise; it goes with this one. Null where it cannot be turned.</summary>
    public RasterPage? Turned(int degrees) => turn is null ? null
        : new RasterPage(turn(degrees), degrees % 180 == 0 ? width : height, degrees % 180 == 0 ? height : width, dpi, Stream.Null) { Rules = ScannedRules.Clockwise(Rules, degrees, width, height) };

    /// <summary>The page at half its resolution, for an engine that could not manage it; it goes with this one. Null where it cannot be made smaller.</summary>
    public RasterPage? Halved() => halve is null ? null : new RasterPage(halve(), Math.Max(1, width / 2), Math.Max(1, height / 2), Math.Max(1, dpi / 2), Stream.Null);

    public string Path => path;

    /// <summary>Pixels.</summary>
    public int Width => width;

    public int Height => height;

    public int Dpi => dpi;

    /// <summary>Ruling lines seen on it, in pixels, as <see cref="RuleScanner"/> gives them; none where it was not looked at.</summary>
    public ImmutableArray<PdfRule> Rules { get; init; } = [];

    /// <summary>Seals and signatures in coloured ink that were taken out of it, pixels; none where they were not looked for.</summary>
    public ImmutableArray<InkMark> Marks { get; init; } = [];

    /// <summary>Where their ink lay; null where there was none.</summary>
    public InkMask? Ink { get; init; }

    /// <summary>Part of the image, or all of it, could not be decoded.</summary>
    public bool Damaged { get; init; }

    public void Dispose() => owner.Dispose();
}

/// <summary>Draws pages of PDF files and reads image files.</summary>
public interface IRasterizer
{
    /// <summary>A page of a PDF: in grey for recognition (PGM), in colour to look at (PNG); the size is capped so that a huge sheet stays within memory.</summary>
    /// <exception cref="DocumentFailureException">Codes: <c>page-unrenderable</c>; transient: <c>render-timeout</c>, <c>render-memory</c>.</exception>
    Task<RasterPage> RenderPdfPage(SourceFile source, int page, int dpi, bool gray, CancellationToken cancellation);

    /// <summary>A page of a PDF that is a scan, made ready for recognition: grey, seals and signatures in coloured ink apart, black margins cleared.</summary>
    /// <param name="scale">The scan's own, so that it is drawn pixel by pixel.</param>
    /// <param name="gray">It has no colour, so that no ink need be looked for.</param>
    /// <exception cref="DocumentFailureException">As of <see cref="RenderPdfPage"/>.</exception>
    Task<RasterPage> RenderScan(SourceFile source, int page, ScanScale scale, bool gray, CancellationToken cancellation) => RenderPdfPage(source, page, (int)Math.Round(scale.Drawn), gray: true, cancellation);

    /// <summary>Each frame of a PNG, JPEG or TIFF as a page image; sizes are checked before anything is decoded.</summary>
    /// <exception cref="DocumentFailureException">Codes: <c>image-damaged</c>, <c>image-too-large</c>.</exception>
    IAsyncEnumerable<RasterPage> ReadImage(SourceFile source, CancellationToken cancellation);

    /// <summary>The same, each frame made ready for recognition as <see cref="RenderScan"/> does it.</summary>
    /// <exception cref="DocumentFailureException">As of <see cref="ReadImage"/>, and <c>page-unrenderable</c>.</exception>
    IAsyncEnumerable<RasterPage> ReadScans(SourceFile source, CancellationToken cancellation) => ReadImage(source, cancellation);
}
