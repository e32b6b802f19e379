using System.Collections.Immutable;
using IngestPipeline.Documents;
using IngestPipeline.Extraction.Ocr;

namespace IngestPipeline.Tools.Recognition;

/// <summary>
/// Asks the engine only for what it has not answered before: a scan whose reading was cut off, or whose document is read again, goes on from the pages that
/// are known. An answer holds for the same bytes of the image, the same engine and language data, and the same question; it is given back as it was.
/// </summary>
public sealed class CachedOcrEngine(IOcrEngine inner, OcrCache cache) : IOcrEngine
{
    public string Identity => inner.Identity;

    public Task<OcrOutcome> Recognize(string imagePath, int dpi, CancellationToken cancellation) =>
        Ask(nameof(Recognize), imagePath, dpi, [], () => inner.Recognize(imagePath, dpi, cancellation), cancellation);

    public Task<OcrOutcome> RecognizeColumn(string imagePath, int dpi, Box area, CancellationToken cancellation) =>
        Ask(nameof(RecognizeColumn), imagePath, dpi, [area], () => inner.RecognizeColumn(imagePath, dpi, area, cancellation), cancellation);

    public Task<OcrOutcome> RecognizeLines(string imagePath, int dpi, ImmutableArray<Box> areas, CancellationToken cancellation) =>
        Ask(nameof(RecognizeLines), imagePath, dpi, areas, () => inner.RecognizeLines(imagePath, dpi, areas, cancellation), cancellation);

    public Task<OcrOutcome> RecognizeFigures(string imagePath, int dpi, ImmutableArray<Box> areas, CancellationToken cancellation) =>
        Ask(nameof(RecognizeFigures), imagePath, dpi, areas, () => inner.RecognizeFigures(imagePath, dpi, areas, cancellation), cancellation);

    public async Task<OcrTurned?> RecognizeTurned(string imagePath, int dpi, CancellationToken cancellation)
    {
        var key = Key(nameof(RecognizeTurned), imagePath, dpi, []);
        return Known(key, cancellation)?.Turned ?? Keep(key, await inner.RecognizeTurned(imagePath, dpi, cancellation), OcrAnswer.Of);
    }

    private async Task<OcrOutcome> Ask(string call, string imagePath, int dpi, ImmutableArray<Box> areas, Func<Task<OcrOutcome>> recognize, CancellationToken cancellation)
    {
        var key = Key(call, imagePath, dpi, areas);
        return Known(key, cancellation)?.Outcome ?? Keep(key, await recognize(), OcrAnswer.Of);
    }

    private OcrCacheKey Key(string call, string imagePath, int dpi, ImmutableArray<Box> areas)
    {
        using var image = File.OpenRead(imagePath);
        return OcrCacheKey.Of(image, inner.Identity, call, dpi, areas);
    }

    private OcrAnswer? Known(OcrCacheKey key, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return cache.Load(key) is { } bytes ? OcrAnswer.Read(bytes) : null;
    }

    private T Keep<T>(OcrCacheKey key, T given, Func<T, OcrAnswer?> answer)
    {
        if (answer(given) is { } kept)
        {
            cache.Save(key, kept.Write());
        }

        return given;
    }
}
