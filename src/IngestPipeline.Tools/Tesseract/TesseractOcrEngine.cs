using IngestPipeline.Extraction.Ocr;

namespace IngestPipeline.Tools.Tesseract;

/// <summary>How Tesseract is run.</summary>
public sealed record TesseractOptions
{
    public string Language { get; init; } = "vie";

    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(120);

    public long Memory { get; init; } = 1536L << 20;
}

/// <summary>Recognises page images with the tesseract command.</summary>
public sealed class TesseractOcrEngine(TesseractOptions options) : IOcrEngine
{
    public string Identity => $"tesseract {options.Language}";

    public Task<OcrOutcome> Recognize(string imagePath, int dpi, CancellationToken cancellation) => throw new NotSupportedException("in the making");
}
