using System.Buffers;
using System.Security.Cryptography;
using IngestPipeline.Documents;

namespace IngestPipeline.Archive;

/// <summary>A kept file.</summary>
/// <param name="Sha256">64 lower-case hex digits.</param>
public sealed record Blob(string Sha256, long Bytes);

/// <summary>
/// The uploaded files, named by content. A file is written under a temporary name, flushed to the disk and renamed: it is there whole or not at all.
/// </summary>
public sealed class BlobStore(ArchiveFolder folder)
{
    private const string TemporaryPrefix = "incoming-";

    /// <summary>Keeps a stream. Its hash is taken on the way; nothing is left of it if the stream breaks off.</summary>
    /// <exception cref="DocumentFailureException"><c>file-too-large</c>.</exception>
    public async Task<Blob> Add(Stream content, string fileName, long limit, CancellationToken cancellation)
    {
        var temporary = Path.Combine(folder.Blobs, TemporaryPrefix + Guid.NewGuid().ToString("N"));
        var buffer = ArrayPool<byte>.Shared.Rent(128 * 1024);
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            long bytes = 0;
            await using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous))
            {
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
            }

            var sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
            var path = PathOf(sha256);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            if (!File.Exists(path) || new FileInfo(path).Length != bytes)
            {
                File.Move(temporary, path, overwrite: true);
            }

            return new Blob(sha256, bytes);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
            File.Delete(temporary);
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

    public void Delete(string sha256) => File.Delete(PathOf(sha256));

    /// <summary>Ids of all kept files.</summary>
    public IEnumerable<string> All() =>
        from shelf in Directory.EnumerateDirectories(folder.Blobs)
        from file in Directory.EnumerateFiles(shelf)
        select Path.GetFileName(shelf) + Path.GetFileName(file);

    /// <summary>Removes what uploads that broke off with the process left behind. Only while no other process takes uploads.</summary>
    public int RemoveTemporary(DateTimeOffset before)
    {
        var removed = 0;
        foreach (var file in Directory.EnumerateFiles(folder.Blobs, TemporaryPrefix + "*").Where(f => File.GetLastWriteTimeUtc(f) < before.UtcDateTime))
        {
            File.Delete(file);
            removed++;
        }

        return removed;
    }
}
