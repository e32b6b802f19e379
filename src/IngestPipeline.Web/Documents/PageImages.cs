using System.Globalization;
using IngestPipeline.Archive;
using IngestPipeline.Documents;
using IngestPipeline.Extraction.Ocr;

namespace IngestPipeline.Web.Documents;

/// <summary>Images of pages, drawn when they are first looked at and kept in the archive's work folder.</summary>
public sealed class PageImages(ArchiveFolder folder, BlobStore blobs, IRasterizer rasterizer, WebOptions options) : IDisposable
{
    /// <summary>Sharp on a good screen at the size it is shown, some 200 KB a page.</summary>
    private const int Dpi = 130;

    private readonly KeptFiles _files = new(options.PageRenderings);

    /// <summary>The file with the image of a page, from 1; null where the document's kind has none.</summary>
    /// <exception cref="DocumentFailureException">The page cannot be drawn.</exception>
    public async Task<string?> Find(ArchivedDocument document, int page, CancellationToken cancellation)
    {
        if (document.MediaType is not ("application/pdf" or "image/png" or "image/jpeg" or "image/tiff"))
        {
            return null;
        }

        var path = Path.Combine(folder.PageImages, document.Id[..2], string.Create(CultureInfo.InvariantCulture, $"{document.Id}-{page}.img"));
        return await _files.Find(path, part => Draw(document, page, part), cancellation);
    }

    /// <summary>By content: what an image file holds is shown as it is.</summary>
    public static string MediaType(string path)
    {
        Span<byte> head = stackalloc byte[4];
        using var file = File.OpenRead(path);
        file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return head[0] == 0xFF && head[1] == 0xD8 ? "image/jpeg" : "image/png";
    }

    public void Dispose() => _files.Dispose();

    private async Task Draw(ArchivedDocument document, int page, string part)
    {
        var source = new SourceFile(document.FileName, blobs.PathOf(document.Id), document.Id, document.Bytes, document.MediaType, document.Pages);
        if (document.MediaType == "application/pdf")
        {
            using var drawn = await rasterizer.RenderPdfPage(source, page, Dpi, gray: false, CancellationToken.None);
            File.Copy(drawn.Path, part);
            return;
        }

        var number = 0;
        await foreach (var frame in rasterizer.ReadImage(source, CancellationToken.None))
        {
            using (frame)
            {
                if (++number == page)
                {
                    File.Copy(frame.Path, part);
                    return;
                }
            }
        }

        throw new DocumentFailureException("no-such-page", document.FileName, page, "tài liệu không có trang này", "the document has no such page");
    }
}
