using System.Collections.Immutable;
using System.Globalization;
using IngestPipeline.Documents;
using IngestPipeline.Extraction.Ocr;

namespace IngestPipeline.Tools.Tesseract;

/// <summary>How Tesseract is run.</summary>
public sealed record TesseractOptions
{
    public string Language { get; init; } = "vie";

    /// <summary>3: the engine finds the layout; 6: one block of text; 7: one line; 8: one word.</summary>
    public int PageSegmentation { get; init; } = 3;

    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(120);

    public long Memory { get; init; } = 1536L << 20;

    /// <summary>Runs at the same time, whatever the documents: one a processor.</summary>
    public int Parallelism { get; init; } = Environment.ProcessorCount;
}

/// <summary>Recognises page images with the tesseract command, one thread each: pages run side by side instead.</summary>
public sealed class TesseractOcrEngine : IOcrEngine
{
    private static readonly ToolProgram Program = new("tesseract", "tesseract-ocr");
    private const int OrientationOnly = 0;
    private const int Turning = 1;
    private const int OneBlock = 6;
    private const string Figures = "eng";
    private readonly TesseractOptions _options;
    private readonly Lazy<string> _identity;
    private readonly SemaphoreSlim _processors;

    public TesseractOcrEngine(TesseractOptions options)
    {
        _options = options;
        _processors = new SemaphoreSlim(options.Parallelism);
        _identity = new Lazy<string>(() => $"tesseract {Task.Run(Version).GetAwaiter().GetResult()} {options.Language} psm{options.PageSegmentation} columns cells {Task.Run(Data).GetAwaiter().GetResult()}");
    }

    public string Identity => _identity.Value;

    public Task<OcrOutcome> Recognize(string imagePath, int dpi, CancellationToken cancellation) =>
        Run(Command(Path.GetFullPath(imagePath), dpi, _options.PageSegmentation), cancellation);

    /// <summary>The engine takes areas from a zone file (.uzn: left, top, width, height, name) beside the image, so the image gets a link to stand beside one.</summary>
    public Task<OcrOutcome> RecognizeColumn(string imagePath, int dpi, Box area, CancellationToken cancellation) => RecognizeLines(imagePath, dpi, [area], cancellation);

    public Task<OcrOutcome> RecognizeLines(string imagePath, int dpi, ImmutableArray<Box> areas, CancellationToken cancellation) =>
        RecognizeAreas(imagePath, dpi, areas, _options.Language, cancellation);

    /// <summary>The English model, which comes with the engine, mistakes fewer digits than the Vietnamese one does where no words stand around them.</summary>
    public Task<OcrOutcome> RecognizeFigures(string imagePath, int dpi, ImmutableArray<Box> areas, CancellationToken cancellation) =>
        RecognizeAreas(imagePath, dpi, areas, Figures, cancellation);

    private async Task<OcrOutcome> RecognizeAreas(string imagePath, int dpi, ImmutableArray<Box> areas, string language, CancellationToken cancellation)
    {
        using var folder = new ToolFolder();
        var link = folder.File("page" + Path.GetExtension(imagePath));
        File.CreateSymbolicLink(link, Path.GetFullPath(imagePath));
        var zones = areas.Select(a => string.Create(CultureInfo.InvariantCulture, $"{a.X0:F0} {a.Y0:F0} {a.Width:F0} {a.Height:F0} Text\n"));
        await File.WriteAllTextAsync(folder.File("page.uzn"), string.Concat(zones), cancellation);
        return await Run(Command(link, dpi, OneBlock, language), cancellation);
    }

    /// <summary>Asks for the page's orientation first (osd, which comes with the engine), then reads it with the engine's own turning.</summary>
    public async Task<OcrTurned?> RecognizeTurned(string imagePath, int dpi, CancellationToken cancellation)
    {
        var path = Path.GetFullPath(imagePath);
        var orientation = await Execute(Command(path, dpi, OrientationOnly), cancellation);
        return orientation is ToolOutcome.Exited { Code: 0 } told && TesseractTsv.Turn(told.Text) is var turn and not 0
            && await Run(Command(path, dpi, Turning), cancellation) is OcrOutcome.Recognized page
            ? new OcrTurned(turn, TurnedPage.Clockwise(page, turn))
            : null;
    }

    private async Task<OcrOutcome> Run(ToolCommand command, CancellationToken cancellation) => await Execute(command, cancellation) switch
    {
        ToolOutcome.Exited { Code: 0 } exited => TesseractTsv.Parse(exited.Text),
        ToolOutcome.Exited exited => new OcrOutcome.Failed(TesseractTsv.FailureCode(exited.Errors), exited.Summary),
        ToolOutcome.TimedOut late => new OcrOutcome.Failed("ocr-timeout", late.Summary),
        ToolOutcome.OutOfMemory starved => new OcrOutcome.Failed("ocr-memory", starved.Summary),
        ToolOutcome.NotInstalled missing => new OcrOutcome.Failed("ocr-missing", missing.Summary),
        var crashed => new OcrOutcome.Failed("ocr-crashed", crashed.Summary),
    };

    private async Task<ToolOutcome> Execute(ToolCommand command, CancellationToken cancellation)
    {
        await _processors.WaitAsync(cancellation);
        try
        {
            return await ToolProcess.Run(command, cancellation);
        }
        finally
        {
            _processors.Release();
        }
    }

    private ToolCommand Command(string image, int dpi, int segmentation, string? language = null) => new(Program, [
        image, "stdout", "-l", segmentation == OrientationOnly ? "osd" : language ?? _options.Language, "--dpi", Math.Clamp(dpi, 70, 2400).ToString(CultureInfo.InvariantCulture),
        "--psm", segmentation.ToString(CultureInfo.InvariantCulture), .. Format(segmentation)])
    {
        Timeout = _options.Timeout,
        Memory = _options.Memory,
        Variables = ImmutableDictionary<string, string>.Empty.Add("OMP_THREAD_LIMIT", "1"),
    };

    private static string[] Format(int segmentation) => segmentation == OrientationOnly ? [] : ["tsv"];

    private static async Task<string> Version() =>
        await ToolProcess.Run(new ToolCommand(Program, ["--version"]) { Timeout = TimeSpan.FromSeconds(20) }, CancellationToken.None) is ToolOutcome.Exited { Code: 0 } exited
            ? TesseractTsv.Version(exited.Text + exited.Errors)
            : "unknown";

    /// <summary>Names the language data, which other packages replace without the engine's version telling.</summary>
    private async Task<string> Data() =>
        await ToolProcess.Run(new ToolCommand(Program, ["--list-langs"]) { Timeout = TimeSpan.FromSeconds(20) }, CancellationToken.None) is ToolOutcome.Exited { Code: 0 } exited
            && TesseractData.Folder(exited.Text + exited.Errors) is { } folder
            ? TesseractData.Fingerprint(folder, [_options.Language, Figures, "osd"])
            : "unknown";
}
