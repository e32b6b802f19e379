using System.Buffers;
using System.Security.Cryptography;
using IngestPipeline.Documents;

namespace IngestPipeline.Archive;

/// <summary>A file that has arrived whole and is not kept yet; gone when it is disposed before <see cref="BlobStore.Keep"/>.</summary>
public sealed class IncomingBlob : IDisposable
{
    private readonly FileStream _file;

    internal IncomingBlob(FileStream file, string sha256, long bytes)
    {
        _file = file;
        Sha256 = sha256;
        Bytes = bytes;
    }

    /// <summary>64 lower-case hex digits.</summary>
    public string Sha256 { get; }

    public long Bytes { get; }

    internal string Path => _file.Name;

    public void Dispose()
    {
        File.Delete(_file.Name);
        _file.Dispose();
    }
}

/// <summary>
/// The uploaded files, named by content. A file is written under a temporary name, flushed to the disk and renamed: it is there whole or not at all.
/// </summary>
public sealed class BlobStore(ArchiveFolder folder)
{
    private const string TemporaryPrefix = "incoming-";

    /// <summary>Takes a stream in. Its hash is taken on the way; nothing is left of it if the stream breaks off.</summary>
    /// <exception cref="DocumentFailureException"><c>file-too-large</c>.</exception>
    public async Task<IncomingBlob> Receive(Stream content, string fileName, long limit, CancellationToken cancellation)
    {
        // Locked while it is open: that tells a file in the making from one whose process died.
        var file = new FileStream(
            Path.Combine(folder.Blobs, TemporaryPrefix + Guid.NewGuid().ToString("N")), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous);
        var buffer = ArrayPool<byte>.Shared.Rent(128 * 1024);
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            long bytes = 0;
            int read;
            while ((read = await content.ReadAsync(buffer, cancellation)) > 0)
            {
                bytes += read;
                if (bytes > limit)
                {
                    throw new DocumentFailureException(
                        "file-too-large", fileName, null, $"tệp lớn hơn mức cho phép {limit / (1024 * 1024)} MB", $"the file is larger than the limit of {limit / (1024 * 1024)} MB");
                }

                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
            }

            file.Flush(flushToDisk: true);
            return new IncomingBlob(file, Convert.ToHexStringLower(hash.GetHashAndReset()), bytes);
        }
        catch
        {
            File.Delete(file.Name);
            await file.DisposeAsync();
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Gives a received file its name. To be called within the transaction that writes its row, so that it is never taken for an orphan.</summary>
    internal void Keep(IncomingBlob incoming)
    {
        var path = PathOf(incoming.Sha256);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (!File.Exists(path) || new FileInfo(path).Length != incoming.Bytes)
        {
            File.Move(incoming.Path, path, overwrite: true);
        }
    }

    /// <exception cref="ArgumentException">Not 64 lower-case hex digits.</exception>
    public string PathOf(string sha256)
    {
        if (sha256.Length != 64 || sha256.AsSpan().ContainsAnyExcept("0123456789abcdef"))
        {
            throw new ArgumentException("A blob is named by 64 lower-case hex digits.", nameof(sha256));
        }

        return Path.Combine(folder.Blobs, sha256[..2], sha256[2..]);
    }

    public bool Exists(string sha256) => File.Exists(PathOf(sha256));

    /// <exception cref="FileNotFoundException">No such blob.</exception>
    public Stream Open(string sha256) => new FileStream(PathOf(sha256), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024);

    internal void Delete(string sha256) => File.Delete(PathOf(sha256));

    /// <summary>Ids of all kept files; what does not look like one is left out.</summary>
    public IEnumerable<string> All() =>
        from shelf in Directory.EnumerateDirectories(folder.Blobs)
        from file in Directory.EnumerateFiles(shelf)
        let id = Path.GetFileName(shelf) + Path.GetFileName(file)
        where id.Length == 64 && !id.AsSpan().ContainsAnyExcept("0123456789abcdef")
        select id;

    /// <summary>Removes what uploads that broke off with their process left behind.</summary>
    /// <param name="before">Younger files are left: one that was created this moment is not locked yet.</param>
    public int RemoveAbandoned(DateTimeOffset before)
    {
        var removed = 0;
        foreach (var path in Directory.EnumerateFiles(folder.Blobs, TemporaryPrefix + "*").Where(f => File.GetLastWriteTimeUtc(f) < before.UtcDateTime))
        {
            try
            {
                using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
                File.Delete(path);
                removed++;
            }
            catch (IOException)
            {
                // Still being written, or just now renamed.
            }
        }

        return removed;
    }
}
