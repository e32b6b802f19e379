using IngestPipeline.Documents;
using IngestPipeline.Extraction.Layout;
using IngestPipeline.Pipelines;

namespace IngestPipeline.Extraction.Ocr;

/// <summary>Reads photographs and scans: each frame of a PNG, JPEG or TIFF is a page.</summary>
/// <param name="parallelPages">Frames that are recognised at the same time.</param>
public sealed class ImageFormatReader(IRasterizer rasterizer, IOcrEngine engine, int parallelPages) : IFormatReader
{
    private const double PointsPerInch = 72;

    private readonly PageRecognizer _recognizer = new(engine);

    public bool Reads(FileKind kind) => kind is FileKind.Png or FileKind.Jpeg or FileKind.Tiff;

    public async Task<Document> Read(SourceFile source, FileKind kind, StageContext context)
    {
        await using var pages = new PageRecognitions(parallelPages, context.Cancellation);
        var done = 0;
        await foreach (var image in rasterizer.ReadScans(source, pages.Stop).WithCancellation(pages.Stop))
        {
            var number = pages.Count + 1;
            try
            {
                await pages.Add(() => Recognize(image, number, pages.Stop));
            }
            catch (OperationCanceledException)
            {
                image.Dispose();
                throw;
            }
        }

        async Task<PageRows> Recognize(RasterPage image, int number, CancellationToken cancellation)
        {
            using (image)
            {
                var scale = PointsPerInch / image.Dpi;
                var frame = new PageFrame(number, image.Width * scale, image.Height * scale, 0);
                var recognized = await _recognizer.Recognize(image, frame, cancellation);
                var page = PageRows.Of(image.Damaged ? DamagedImage.Told(recognized, frame) : recognized);
                context.Progress.Report(new StageProgress("extract", Interlocked.Increment(ref done), 0));
                return page;
            }
        }

        var media = kind switch { FileKind.Png => "image/png", FileKind.Jpeg => "image/jpeg", _ => "image/tiff" };
        return DocumentComposer.Document(await pages.All(), source, media);
    }
}
