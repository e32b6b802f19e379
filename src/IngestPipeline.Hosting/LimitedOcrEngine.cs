using System.Collections.Immutable;
using IngestPipeline.Documents;
using IngestPipeline.Extraction.Ocr;

namespace IngestPipeline.Hosting;

/// <summary>
/// Lets so many pages be recognised at a time over all documents, in the order in which they came: recognition takes a core and much memory each,
/// reading text does not.
/// </summary>
public sealed class LimitedOcrEngine(IOcrEngine inner, int limit) : IOcrEngine
{
    private readonly SemaphoreSlim _places = new(limit, limit);

    public string Identity => inner.Identity;

    public Task<OcrOutcome> Recognize(string imagePath, int dpi, CancellationToken cancellation) => InPlace(() => inner.Recognize(imagePath, dpi, cancellation), cancellation);

    public Task<OcrOutcome> RecognizeColumn(string imagePath, int dpi, Box area, CancellationToken cancellation) =>
        InPlace(() => inner.RecognizeColumn(imagePath, dpi, area, cancellation), cancellation);

    public Task<OcrOutcome> RecognizeLines(string imagePath, int dpi, ImmutableArray<Box> areas, CancellationToken cancellation) =>
        InPlace(() => inner.RecognizeLines(imagePath, dpi, areas, cancellation), cancellation);

    public Task<OcrOutcome> RecognizeFigures(string imagePath, int dpi, ImmutableArray<Box> areas, CancellationToken cancellation) =>
        InPlace(() => inner.RecognizeFigures(imagePath, dpi, areas, cancellation), cancellation);

    public Task<OcrTurned?> RecognizeTurned(string imagePath, int dpi, CancellationToken cancellation) =>
        InPlace(() => inner.RecognizeTurned(imagePath, dpi, cancellation), cancellation);

    private async Task<T> InPlace<T>(Func<Task<T>> recognize, CancellationToken cancellation)
    {
        await _places.WaitAsync(cancellation);
        try
        {
            return await recognize();
        }
        finally
        {
            _places.Release();
        }
    }
}
