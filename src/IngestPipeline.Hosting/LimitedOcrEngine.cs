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

    public async Task<OcrOutcome> Recognize(string imagePath, int dpi, CancellationToken cancellation)
    {
        await _places.WaitAsync(cancellation);
        try
        {
            return await inner.Recognize(imagePath, dpi, cancellation);
        }
        finally
        {
            _places.Release();
        }
    }
}
