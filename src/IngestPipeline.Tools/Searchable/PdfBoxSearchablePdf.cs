using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using IngestPipeline.Documents;
using IngestPipeline.Extraction.Ocr;
using IngestPipeline.Extraction.Searchable;
using IngestPipeline.Pipelines;
using IngestPipeline.Tools.Jvm;
using IngestPipeline.Tools.Pdf;

namespace IngestPipeline.Tools.Searchable;

/// <summary>Bounds of what is made.</summary>
public sealed record SearchableOptions
{
    public int MaximumPages { get; init; } = 5_000;

    /// <summary>Of the images of pages that had to be drawn, bytes.</summary>
    public long MaximumImages { get; init; } = 2L << 30;

    /// <summary>Resolution of pages that are not made of images.</summary>
    public int Dpi { get; init; } = 300;

    /// <summary>Of wrapping a TIFF.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(120);

    public long Memory { get; init; } = 1536L << 20;
}

/// <summary>
/// Writes searchable PDF through PDFBox in the pdf-worker. A page that is one image keeps it as it is compressed; others are drawn, one after the other, and
/// wait as JPEG files in a temporary folder until the whole file is written.
/// </summary>
/// <param name="workers">Made with <see cref="PdfWorker.Options"/>.</param>
public sealed class PdfBoxSearchablePdf(JvmWorkerPool workers, IRasterizer rasterizer, SearchableOptions options) : ISearchablePdf
{
    private const string Whole = "=";
    private static readonly ToolProgram Tiff2Pdf = new("tiff2pdf", "libtiff-tools");
    private const int LowestDpi = 150;
    private const int HighestDpi = 400;

    public async Task<SearchablePdf> Write(
        SourceFile source, Document document, DateTimeOffset made, string path, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        if (!ISearchablePdf.IsPaged(document.Source.MediaType))
        {
            throw new DocumentFailureException("not-paged", source.Name, null, "định dạng này không có trang để làm PDF hai lớp", "this format has no pages of which a searchable PDF could be made");
        }

        if (document.Pages.Length > options.MaximumPages)
        {
            throw new DocumentFailureException("pdf-too-many-pages", source.Name, null, $"tài liệu có hơn {options.MaximumPages} trang", $"the document has more than {options.MaximumPages} pages");
        }

        using var folder = new ToolFolder();
        var warnings = ImmutableArray.CreateBuilder<Warning>();
        var list = folder.File("pages.txt");
        var pdf = document.Source.MediaType switch
        {
            "application/pdf" => Path.GetFullPath(source.Path),
            "image/tiff" => await Wrapped(source, folder, cancellation),
            _ => "",
        };
        using (var pages = new PageList(list))
        {
            var layer = new TextLayer(document);
            var images = document.Source.MediaType == "application/pdf"
                ? OfPdf(source, document, folder, warnings, cancellation)
                : OfImages(source, pdf, document, folder, warnings, cancellation);
            var done = 0;
            await foreach (var (page, displayed, image) in images.WithCancellation(cancellation))
            {
                pages.Add(displayed, image, layer.Of(page, displayed));
                progress?.Report(new StageProgress("searchable", ++done, document.Pages.Length));
            }
        }

        await Bind(source, pdf, document, made, list, path, warnings, cancellation);
        return new SearchablePdf(document.Pages.Length, warnings.ToImmutable());
    }

    private async IAsyncEnumerable<(Page Page, DisplayedPage Displayed, string Image)> OfPdf(
        SourceFile source, Document document, ToolFolder folder, ImmutableArray<Warning>.Builder warnings,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var survey = await Survey(source, source.Path, cancellation);
        var drawn = 0L;
        foreach (var page in document.Pages)
        {
            var found = page.Number <= survey.Count ? survey[page.Number - 1] : new ScanPage(page.Number, 0, 0, page.Rotation, false, 0, null);
            var displayed = found.Width > 0 && found.Height > 0
                ? new DisplayedPage(page.Number, found.Width, found.Height, found.Rotation)
                : new DisplayedPage(page.Number, page.Width, page.Height, page.Rotation);
            if (found.Whole && PageList.Holds(found.Width, found.Height))
            {
                yield return (page, displayed, Whole);
                continue;
            }

            var image = "";
            try
            {
                var dpi = page.Method == PageMethod.Text || found.Resolution <= 0 ? options.Dpi : (int)Math.Clamp(Math.Round(found.Resolution), LowestDpi, HighestDpi);
                using var raster = await rasterizer.RenderPdfPage(source, page.Number, dpi, gray: false, cancellation);
                image = await Prepare(source, raster.Path, folder, page.Number, cancellation);
            }
            catch (DocumentFailureException e) when (e.Code is not "pdf-encrypted" and not "render-missing")
            {
                warnings.Add(Missing(page.Number, e.English));
            }

            drawn += image.Length == 0 ? 0 : new FileInfo(image).Length;
            CheckSize(drawn, source);
            yield return (page, displayed, image);
        }
    }

    private async IAsyncEnumerable<(Page Page, DisplayedPage Displayed, string Image)> OfImages(
        SourceFile source, string wrapped, Document document, ToolFolder folder, ImmutableArray<Warning>.Builder warnings,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        DisplayedPage Displayed(Page page) => new(page.Number, page.Width, page.Height, page.Rotation);
        var survey = wrapped.Length == 0 ? [] : await Survey(source, wrapped, cancellation);
        if (survey.Count == document.Pages.Length && survey.TrueForAll(p => p.Whole) && document.Pages.All(p => PageList.Holds(p.Width, p.Height)))
        {
            foreach (var page in document.Pages)
            {
                yield return (page, Displayed(page), Whole);
            }

            yield break;
        }

        var number = 0;
        var drawn = 0L;
        await foreach (var frame in rasterizer.ReadImage(source, cancellation).WithCancellation(cancellation))
        {
            using (frame)
            {
                if (number == document.Pages.Length)
                {
                    yield break;
                }

                var page = document.Pages[number++];
                if (number <= survey.Count && survey[number - 1].Whole && PageList.Holds(page.Width, page.Height))
                {
                    yield return (page, Displayed(page), Whole);
                    continue;
                }

                var image = "";
                try
                {
                    image = await Prepare(source, frame.Path, folder, page.Number, cancellation);
                }
                catch (DocumentFailureException e)
                {
                    warnings.Add(Missing(page.Number, e.English));
                }

                drawn += image.Length == 0 ? 0 : new FileInfo(image).Length;
                CheckSize(drawn, source);
                yield return (page, Displayed(page), image);
            }
        }
    }

    /// <summary>A TIFF as a PDF that keeps its compressed pixels; empty where that cannot be had.</summary>
    private async Task<string> Wrapped(SourceFile source, ToolFolder folder, CancellationToken cancellation)
    {
        var pdf = folder.File("frames.pdf");
        var command = new ToolCommand(Tiff2Pdf, ["-o", pdf, Path.GetFullPath(source.Path)]) { Timeout = options.Timeout, Memory = options.Memory };
        return await ToolProcess.Run(command, cancellation) is ToolOutcome.Exited { Code: 0 } && File.Exists(pdf) ? pdf : "";
    }

    /// <summary>What each page is made of, from page 1.</summary>
    private async Task<List<ScanPage>> Survey(SourceFile source, string pdf, CancellationToken cancellation)
    {
        var pages = new List<ScanPage>();
        try
        {
            await foreach (var frame in Ask(new() { ["method"] = "scan-survey", ["path"] = Path.GetFullPath(pdf) }, cancellation))
            {
                if (JsonSerializer.Deserialize(frame.Header.Span, PdfHeaders.Default.ScanPage) is { Page: > 0 } page)
                {
                    pages.Add(page);
                }
            }
        }
        catch (WorkerFailureException e) when (e.Reason is not WorkerFailure.Refused and not WorkerFailure.NotInstalled)
        {
            // A page that brings the worker down: it and those behind it are drawn by another program.
        }
        catch (WorkerFailureException e)
        {
            throw PdfBoxReader.Named(e, source);
        }

        return pages;
    }

    /// <summary>The file that the worker can put on a page: the one given, or one in the folder.</summary>
    private async Task<string> Prepare(SourceFile source, string image, ToolFolder folder, int page, CancellationToken cancellation)
    {
        var target = folder.File(string.Create(CultureInfo.InvariantCulture, $"page-{page}.img"));
        try
        {
            await foreach (var frame in Ask(new() { ["method"] = "scan-image", ["path"] = image, ["out"] = target }, cancellation))
            {
                return JsonSerializer.Deserialize(frame.Header.Span, PdfHeaders.Default.PreparedImage)!.File;
            }
        }
        catch (WorkerFailureException e)
        {
            throw e.For(source);
        }

        throw new InvalidDataException("the worker prepared no image");
    }

    private async Task Bind(
        SourceFile source, string pdf, Document document, DateTimeOffset made, string list, string path, ImmutableArray<Warning>.Builder warnings, CancellationToken cancellation)
    {
        var title = TitleOf(document);
        var seconds = made.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var request = new Dictionary<string, string>
        {
            ["method"] = "scan-write", ["path"] = pdf, ["pages"] = list, ["out"] = Path.GetFullPath(path), ["title"] = title,
            ["producer"] = "IngestPipeline", ["source"] = document.Id, ["content"] = await ContentHash(list, title, seconds, cancellation), ["seconds"] = seconds,
        };
        try
        {
            await foreach (var frame in Ask(request, cancellation))
            {
                if (JsonSerializer.Deserialize(frame.Header.Span, PdfHeaders.Default.ScanPage) is { Page: > 0, Error: { } error } failed)
                {
                    warnings.Add(Missing(failed.Page, error));
                }
            }
        }
        catch (WorkerFailureException e)
        {
            throw PdfBoxReader.Named(e, source);
        }
    }

    private IAsyncEnumerable<WorkerFrame> Ask(Dictionary<string, string> request, CancellationToken cancellation) =>
        workers.Ask(JsonSerializer.SerializeToUtf8Bytes(request), default, cancellation);

    /// <summary>Paths of drawn images differ from run to run: only what stands on the pages counts.</summary>
    private static async Task<string> ContentHash(string list, string title, string seconds, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(System.Text.Encoding.UTF8.GetBytes($"{title}\n{seconds}\n"));
        await foreach (var line in File.ReadLinesAsync(list, cancellation))
        {
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes((line[0] == 'P' ? line[..line.LastIndexOf('\t')] : line) + "\n"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string TitleOf(Document document)
    {
        var m = document.Metadata;
        var title = string.Join(" ", new[] { m.DocType, m.NumberSymbol, m.Subject }.Where(s => !string.IsNullOrWhiteSpace(s)));
        return string.Concat((title.Length == 0 ? document.Source.Name : title).Where(c => !char.IsControl(c) && !char.IsSurrogate(c)));
    }

    private void CheckSize(long bytes, SourceFile source)
    {
        if (bytes > options.MaximumImages)
        {
            throw new DocumentFailureException("searchable-too-large", source.Name, null, "ảnh các trang quá lớn", "the images of the pages are too large");
        }
    }

    private static Warning Missing(int page, string detail) =>
        new("page-image-missing", page, $"Trang {page} không có ảnh, chỉ có chữ / Page {page} has its text and no image: {detail}");
}
