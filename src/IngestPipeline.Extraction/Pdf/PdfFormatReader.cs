using IngestPipeline.Documents;
using IngestPipeline.Extraction.Layout;
using IngestPipeline.Extraction.Ocr;
using IngestPipeline.Extraction.Pdf.Decipherment;
using IngestPipeline.Pipelines;

namespace IngestPipeline.Extraction.Pdf;

/// <summary>How PDF pages are recognised.</summary>
public sealed record PdfReadingOptions
{
    /// <summary>Pages of one document that are drawn and recognised at the same time: one more than there are processors, so that none waits for a drawing.</summary>
    public int ParallelPages { get; init; } = Environment.ProcessorCount + 1;

    /// <summary>Resolution at which pages are drawn for recognition that are not one image.</summary>
    public int Dpi { get; init; } = 300;

    /// <summary>Resolution of the second try at a page that could not be drawn within the limits.</summary>
    public int SimpleDpi { get; init; } = 120;
}

/// <summary>
/// Reads PDF: the text layer where it is sound, recognition of the page image where it is not and gives more, page by page, or as a person wants it. Pages with glyphs without Unicode wait until
/// the whole document has been seen and its unknown glyphs are deciphered; then they are read a second time.
/// </summary>
public sealed class PdfFormatReader(IPdfReader reader, IRasterizer rasterizer, IOcrEngine engine, PdfReadingOptions options, GlyphDecipherer? decipherer = null) : IFormatReader
{
    private readonly PageRecognizer _recognizer = new(engine);

    public bool Reads(FileKind kind) => kind == FileKind.Pdf;

    public async Task<Document> Read(SourceFile source, FileKind kind, StageContext context)
    {
        var total = await reader.CountPages(source, context.Cancellation);
        await using var pages = new PageRecognitions(options.ParallelPages, context.Cancellation);
        var census = new GlyphCensus();
        var waiting = new HashSet<int>();
        var text = new HashSet<int>();
        var trust = new PdfTrust();
        var done = 0;
        void Report() => context.Progress.Report(new StageProgress("extract", Interlocked.Increment(ref done), total));
        await foreach (var page in reader.Read(source, pages.Stop).WithCancellation(pages.Stop))
        {
            var content = PdfPageContent.Of(page);
            var mode = context.Recognition.For(page.Number);
            var image = PageChoice.Recognizes(page, content, mode);
            trust.Add(page, content, image);
            if (mode == RecognitionMode.Text)
            {
                trust.Settle(page.Number, PageChoice.Wanted(content));
                content = PageChoice.AsWanted(page, content);
            }

            if (image || (mode != RecognitionMode.Text && PageJudge.IsHopeless(content)))
            {
                await pages.Add(() => RecognizePage(source, page, content, mode, trust, Report, pages.Stop));
                continue;
            }

            text.Add(pages.Count);
            if (decipherer is not null && census.Mark(page) is var marked && !ReferenceEquals(marked, page))
            {
                census.AddLines(PdfPageContent.Of(marked));
                waiting.Add(pages.Count);
                pages.Add(PageRows.Of(content));
                continue;
            }

            pages.Add(PageRows.Of(content));
            Report();
        }

        if (decipherer is not null && MappingSuspects.Find(census) is { Count: > 0 } suspects)
        {
            census.Doubt(suspects);
            await Collect(source, census, text, waiting, pages.Stop);
        }

        if (decipherer is not null && waiting.Count > 0)
        {
            var letters = await decipherer.Decipher(source, census, pages.Stop);
            var next = 0;
            await foreach (var page in reader.Read(source, pages.Stop).WithCancellation(pages.Stop))
            {
                var at = next++;
                if (!waiting.Contains(at))
                {
                    continue;
                }

                var content = PdfPageContent.Of(letters.Apply(page));
                var mode = context.Recognition.For(page.Number);
                if (mode != RecognitionMode.Text && PageJudge.IsIllegible(content))
                {
                    await pages.Replace(at, () => RecognizePage(source, page, content, mode, trust, Report, pages.Stop));
                    continue;
                }

                pages.Replace(at, PageRows.Of(content));
                Report();
            }
        }

        return DocumentComposer.Document(await pages.All(), source, "application/pdf") with { Trust = trust.Judgements };
    }

    /// <summary>Reads the file again for the lines in which unknown and doubtful glyphs stand.</summary>
    /// <param name="text">Pages whose text layer is their text, from 0.</param>
    /// <param name="waiting">Takes those that hold such glyphs.</param>
    private async Task Collect(SourceFile source, GlyphCensus census, HashSet<int> text, HashSet<int> waiting, CancellationToken cancellation)
    {
        var at = 0;
        await foreach (var page in reader.Read(source, cancellation).WithCancellation(cancellation))
        {
            if (text.Contains(at) && census.Place(page) is var marked && !ReferenceEquals(marked, page))
            {
                census.AddLines(PdfPageContent.Of(marked));
                waiting.Add(at);
            }

            at++;
        }
    }

    /// <summary>The page's image; where drawing it took too long or too much, once more at a low resolution.</summary>
    private async Task<RasterPage> Draw(SourceFile source, PdfPage page, CancellationToken cancellation)
    {
        try
        {
            return ScanResolution.Of(page) is { } scale
                ? await rasterizer.RenderScan(source, page.Number, scale, ScanResolution.IsGray(page), cancellation)
                : await rasterizer.RenderPdfPage(source, page.Number, options.Dpi, gray: true, cancellation);
        }
        catch (DocumentFailureException e) when (e.Code is "render-timeout" or "render-memory")
        {
            return await rasterizer.RenderPdfPage(source, page.Number, options.SimpleDpi, gray: true, cancellation);
        }
    }

    private async Task<PageRows> RecognizePage(
        SourceFile source, PdfPage page, PageContent layer, RecognitionMode mode, PdfTrust trust, Action report, CancellationToken cancellation)
    {
        var frame = new PageFrame(page.Number, page.Width, page.Height, page.Rotation);
        try
        {
            using var image = await Draw(source, page, cancellation);
            if (frame.Width <= 0 || frame.Height <= 0)
            {
                frame = frame with { Width = image.Width * 72.0 / image.Dpi, Height = image.Height * 72.0 / image.Dpi };
            }

            var recognized = await _recognizer.Recognize(image, frame, cancellation);

            return PageRows.Of(Chosen(image.Damaged || page.Images.Any(i => i.CutOff) ? DamagedImage.Told(recognized, frame) : recognized));
        }
        catch (DocumentFailureException e) when (e.Nature == FailureNature.Permanent || e.Code is "render-timeout" or "render-memory")
        {
            var unreadable = PageRecognizer.Unreadable(frame, e.Code, page.Error is null ? e.English : $"{page.Error}; {e.English}");
            return PageRows.Of(Chosen(unreadable));
        }
        finally
        {
            report();
        }

        PageContent Chosen(PageContent recognized)
        {
            var verdict = PageChoice.Judge(page, layer, recognized, mode);
            trust.Settle(page.Number, verdict);
            return PageChoice.Take(layer, recognized, verdict);
        }
    }
}
