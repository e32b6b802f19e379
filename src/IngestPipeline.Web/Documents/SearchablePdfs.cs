using System.Collections.Concurrent;
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
    private readonly SemaphoreSlim _turn = new(1);
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _writing = new();

    /// <summary>Documents with at least one page that was recognised: others are searchable as they are.</summary>
    public static bool IsScan(Document document) =>
        ISearchablePdf.IsPaged(document.Source.MediaType) && document.Pages.Any(p => p.Method is PageMethod.Ocr or PageMethod.Mixed);

    /// <summary>The finished file.</summary>
    /// <param name="document">With its words.</param>
    /// <exception cref="DocumentFailureException">It cannot be made.</exception>
    public async Task<string> Find(ArchivedDocument row, Document document, CancellationToken cancellation)
    {
        var path = Path.Combine(folder.PageImages, row.Id[..2], string.Create(CultureInfo.InvariantCulture, $"{row.Id}-{row.Change}.pdf"));
        if (File.Exists(path))
        {
            return path;
        }

        // As with page images: whoever asks first makes it, the others wait for the same one.
        var writing = _writing.GetOrAdd(path, key => new Lazy<Task<string>>(() => Write(row, document, key)));
        try
        {
            return await writing.Value.WaitAsync(cancellation);
        }
        finally
        {
            if (writing.Value.IsCompleted)
            {
                _writing.TryRemove(path, out _);
            }
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<string> Write(ArchivedDocument row, Document document, string path)
    {
        await _turn.WaitAsync();
        var part = path + "." + Guid.NewGuid().ToString("N");
        try
        {
            var parent = Path.GetDirectoryName(path)!;
            Directory.CreateDirectory(parent);
            var made = await writer.Write(document.Source with { Path = blobs.PathOf(row.Id) }, document, row.UpdatedAt, part, null, CancellationToken.None);
            foreach (var warning in made.Warnings)
            {
                log.LogWarning("Searchable PDF of {Document}: {Message}", row.Id, warning.Message);
            }

            foreach (var old in Directory.EnumerateFiles(parent, row.Id + "-*.pdf"))
            {
                File.Delete(old);
            }

            File.Move(part, path, overwrite: true);
            return path;
        }
        finally
        {
            File.Delete(part);
            _turn.Release();
        }
    }
}
