using System.Globalization;
using IngestPipeline.Archive;
using IngestPipeline.Documents;
using IngestPipeline.Extraction.Searchable;

namespace IngestPipeline.Web.Documents;

/// <summary>
/// Searchable PDF of scans, made when first asked for and kept beside the images of their pages. Each follows one change of its document: what is read again,
/// or with other repairs, is made anew.
/// </summary>
public sealed class SearchablePdfs(ArchiveFolder folder, BlobStore blobs, ISearchablePdf writer, ILogger<SearchablePdfs> log) : IDisposable
{
    private readonly KeptFiles _files = new(atOnce: 1);

    /// <summary>Documents with at least one page that was recognised: others are searchable as they are.</summary>
    public static bool IsScan(Document document) =>
        ISearchablePdf.IsPaged(document.Source.MediaType) && document.Pages.Any(p => p.Method is PageMethod.Ocr or PageMethod.Mixed);

    /// <summary>The finished file.</summary>
    /// <param name="document">With its words.</param>
    /// <exception cref="DocumentFailureException">It cannot be made.</exception>
    public Task<string> Find(ArchivedDocument row, Document document, CancellationToken cancellation)
    {
        var path = Path.Combine(folder.PageImages, row.Id[..2], string.Create(CultureInfo.InvariantCulture, $"{row.Id}-{row.Change}.pdf"));
        return _files.Find(path, part => Write(row, document, part), cancellation);
    }

    public void Dispose() => _files.Dispose();

    private async Task Write(ArchivedDocument row, Document document, string part)
    {
        var made = await writer.Write(document.Source with { Path = blobs.PathOf(row.Id) }, document, row.UpdatedAt, part, null, CancellationToken.None);
        foreach (var warning in made.Warnings)
        {
            log.LogWarning("Searchable PDF of {Document}: {Message}", row.Id, warning.Message);
        }

        foreach (var old in Directory.EnumerateFiles(Path.GetDirectoryName(part)!, row.Id + "-*.pdf"))
        {
            File.Delete(old);
        }
    }
}
