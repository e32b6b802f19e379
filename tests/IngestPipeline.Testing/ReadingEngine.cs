using System.Collections.Immutable;
using System.Globalization;
using IngestPipeline.Documents;
using IngestPipeline.Extraction.Ocr;
using IngestPipeline.Extraction.Pdf;

namespace IngestPipeline.Testing;

/// <summary>Reads, without an error, pages that a test has drawn; <see cref="FakeRasterizer"/> tells it which page.</summary>
public sealed class ReadingEngine(params PdfPage[] sound) : IOcrEngine
{
    private const double Scale = FakeRasterizer.Dpi / 72.0;

    public string Identity => "reading 1";

    /// <summary>Lines it was asked to read.</summary>
    public int LinesAsked { get; private set; }

    /// <summary>Puts a reading in place of a word's right one.</summary>
    public Func<string, string> Misread { get; init; } = word => word;

    public Task<OcrOutcome> Recognize(string imagePath, int dpi, CancellationToken cancellation) => Read(imagePath, [new Box(0, 0, double.MaxValue, double.MaxValue)]);

    public Task<OcrOutcome> RecognizeLines(string imagePath, int dpi, ImmutableArray<Box> areas, CancellationToken cancellation)
    {
        LinesAsked += areas.Length;
        return Read(imagePath, areas);
    }

    private Task<OcrOutcome> Read(string imagePath, ImmutableArray<Box> areas)
    {
        var page = sound.Single(p => p.Number == int.Parse(imagePath, CultureInfo.InvariantCulture));
        var words = PdfPageContent.Of(page).Words.Select(w => (w.Text, Box: new Box(w.Box.X0 * Scale, w.Box.Y0 * Scale, w.Box.X1 * Scale, w.Box.Y1 * Scale)))
            .Where(w => areas.Any(a => w.Box.CenterX > a.X0 && w.Box.CenterX < a.X1 && w.Box.Y0 < a.Y1 && w.Box.Y1 > a.Y0))
            .Select(w => new OcrWord(Misread(w.Text), w.Box, 0.95, 1, 1, (int)w.Box.Y1));
        return Task.FromResult<OcrOutcome>(new OcrOutcome.Recognized(2480, 3508, [.. words]));
    }
}
