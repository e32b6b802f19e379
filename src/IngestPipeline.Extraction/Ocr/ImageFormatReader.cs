using IngestPipeline.Documents;
using IngestPipeline.Extraction.Layout;
using IngestPipeline.Pipelines;

namespace IngestPipeline.Extraction.Ocr;

/// <summary>Reads photographs and scans: each frame of a PNG, JPEG or TIFF is a page.</summary>
public sealed class ImageFormatReader(IRasterizer rasterizer, IOcrEngine engine) : IFormatReader
{
    private const double PointsPerInch = 72;

    private readonly PageRecognizer _recognizer = new(engine);

    public bool Reads(FileKind kind) => kind is FileKind.Png or FileKind.Jpeg or FileKind.Tiff;

    public async Task<Document> Read(SourceFile source, FileKind kind, StageContext context)
    {
        var pages = new List<PageRows>();
        await foreach (var image in rasterizer.ReadScans(source, context.Cancellation).WithCancellation(context.Cancellation))
        {
            using (image)
            {
                var scale = PointsPerInch / image.Dpi;
                var frame = new PageFrame(pages.Count + 1, image.Width * scale, image.Height * scale, 0);
                pages.Add(PageRows.Of(await _recognizer.Recognize(image, frame, context.Cancellation)));
                context.Progress.Report(new StageProgress("extract", pages.Count, 0));
            }
        }

        var media = kind switch { FileKind.Png => "image/png", FileKind.Jpeg => "image/jpeg", _ => "image/tiff" };
        return DocumentComposer.Document(pages, source, media);
    }
}
