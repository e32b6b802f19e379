using System.Collections.Immutable;
using IngestPipeline.Documents;
using IngestPipeline.Extraction.Ocr;

namespace IngestPipeline.Tools.Tests.Recognition;

/// <summary>An engine that notes what it is asked and reads the text that the image file holds; <c>!</c> in it is a page that is given up, nothing a blank one.</summary>
internal sealed class CountingEngine(string identity = "counting 1") : IOcrEngine
{
    public List<string> Asked { get; } = [];

    public string Identity => identity;

    public Task<OcrOutcome> Recognize(string imagePath, int dpi, CancellationToken cancellation) => Read(nameof(Recognize), imagePath);

    public Task<OcrOutcome> RecognizeColumn(string imagePath, int dpi, Box area, CancellationToken cancellation) => Read(nameof(RecognizeColumn), imagePath);

    public Task<OcrOutcome> RecognizeLines(string imagePath, int dpi, ImmutableArray<Box> areas, CancellationToken cancellation) => Read(nameof(RecognizeLines), imagePath);

    public Task<OcrOutcome> RecognizeFigures(string imagePath, int dpi, ImmutableArray<Box> areas, CancellationToken cancellation) => Read(nameof(RecognizeFigures), imagePath);

    public async Task<OcrTurned?> RecognizeTurned(string imagePath, int dpi, CancellationToken cancellation) =>
        await Read(nameof(RecognizeTurned), imagePath) is OcrOutcome.Recognized page ? new OcrTurned(90, page) : null;

    private async Task<OcrOutcome> Read(string call, string imagePath)
    {
        Asked.Add(call);
        var text = await File.ReadAllTextAsync(imagePath);
        return text == "!" ? new OcrOutcome.Failed("ocr-timeout", "120 s") : text.Length == 0 ? new OcrOutcome.NoText(2480, 3508)
            : new OcrOutcome.Recognized(2480, 3508, [.. text.Split(' ').Select((w, i) => new OcrWord(w, new Box(354.5 + (i * 160), 901.0 / 3, 500 + (i * 160), 345), 0.9 + (0.01 * i), 1, 2, 3))]);
    }
}

/// <summary>A clock that a test moves.</summary>
internal sealed class HandClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 5, 4, 8, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
