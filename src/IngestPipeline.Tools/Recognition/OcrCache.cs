using System.IO.Enumeration;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace IngestPipeline.Tools.Recognition;

/// <summary>
/// Answers of an engine as files of a folder: <c>ab/abcd…</c>, each a nonce, a tag and the answer, encrypted and sealed by AES-GCM with the key that its image
/// gives. An entry appears under its name when it is whole; one that is damaged is as good as none. Several processes may use one folder.
/// </summary>
/// <param name="folder">Made when something is kept; nobody else may enter (mode 700).</param>
/// <param name="limit">Bytes on the disk, two writing processes included; what was not used for the longest time goes first.</param>
public sealed class OcrCache(string folder, long limit, TimeProvider clock, ILogger? logger = null)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const string Temporary = ".tmp";
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    /// <summary>What a file takes on the disk is a multiple of this.</summary>
    private const long DiskBlock = 4096;

    /// <summary>The folder is swept each time that a process has written this part of the limit, to seven eighths: a second process may write as much meanwhile.</summary>
    private const int Parts = 16;

    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(1);

    private readonly ILogger _log = logger ?? NullLogger.Instance;
    private readonly Lock _sweeping = new();
    private long _written = long.MaxValue / 2;

    private readonly record struct Entry(string Path, long Bytes, DateTimeOffset Used);

    /// <summary>What was kept; null where nothing was, or not whole.</summary>
    public byte[]? Load(OcrCacheKey key)
    {
        var path = PathOf(key.Name);
        try
        {
            ReadOnlySpan<byte> file = File.ReadAllBytes(path);
            var answer = new byte[file.Length - NonceBytes - TagBytes];
            using var gcm = new AesGcm(key.Secret.AsSpan(), TagBytes);
            gcm.Decrypt(file[..NonceBytes], file[(NonceBytes + TagBytes)..], file[NonceBytes..(NonceBytes + TagBytes)], answer);
            File.SetLastWriteTimeUtc(path, clock.GetUtcNow().UtcDateTime);
            return answer;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (e is CryptographicException or OverflowException)
        {
            _log.LogWarning("A kept recognition is damaged and thrown away: {Path}", path);
            TryDelete(path);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _log.LogWarning(e, "A kept recognition cannot be read");
            return null;
        }
    }

    /// <summary>Keeps an answer. What cannot be written is not kept: recognition must not fail for want of room.</summary>
    public void Save(OcrCacheKey key, ReadOnlySpan<byte> answer)
    {
        var file = new byte[NonceBytes + TagBytes + answer.Length];
        RandomNumberGenerator.Fill(file.AsSpan(0, NonceBytes));
        using (var gcm = new AesGcm(key.Secret.AsSpan(), TagBytes))
        {
            gcm.Encrypt(file.AsSpan(0, NonceBytes), answer, file.AsSpan(NonceBytes + TagBytes), file.AsSpan(NonceBytes, TagBytes));
        }

        try
        {
            Write(PathOf(key.Name), file);
            if (Interlocked.Add(ref _written, OnDisk(file.Length)) > limit / Parts)
            {
                Sweep();
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _log.LogWarning(e, "A recognition cannot be kept");
        }
    }

    private void Write(string path, byte[] file)
    {
        MakeFolder(folder);
        MakeFolder(Path.GetDirectoryName(path)!);
        var temporary = $"{path}.{Guid.NewGuid():N}{Temporary}";
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = OwnerOnly;
            }

            using (var stream = new FileStream(temporary, options))
            {
                stream.Write(file);
            }

            File.SetLastWriteTimeUtc(temporary, clock.GetUtcNow().UtcDateTime);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            TryDelete(temporary);
        }
    }

    /// <summary>Takes out what was not used for the longest time until there is room again, and what a process that was killed left half written.</summary>
    private void Sweep()
    {
        lock (_sweeping)
        {
            if (Interlocked.Exchange(ref _written, 0) <= limit / Parts)
            {
                // Another thread was faster.
                return;
            }

            var entries = new FileSystemEnumerable<Entry>(
                folder, (ref FileSystemEntry e) => new Entry(e.ToFullPath(), OnDisk(e.Length), e.LastWriteTimeUtc), new EnumerationOptions { RecurseSubdirectories = true })
            {
                ShouldIncludePredicate = (ref FileSystemEntry e) => !e.IsDirectory,
            }.OrderBy(e => e.Used).ToList();
            var excess = entries.Sum(e => e.Bytes) - (limit - (2 * (limit / Parts)));
            var before = clock.GetUtcNow() - Abandoned;
            foreach (var entry in entries)
            {
                if (excess > 0)
                {
                    excess -= entry.Bytes;
                    TryDelete(entry.Path);
                }
                else if (entry.Used < before && entry.Path.EndsWith(Temporary, StringComparison.Ordinal))
                {
                    TryDelete(entry.Path);
                }
            }
        }
    }

    private string PathOf(string name) => Path.Combine(folder, name[..2], name);

    private static long OnDisk(long bytes) => (bytes + DiskBlock - 1) / DiskBlock * DiskBlock;

    private static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Another process took it first, or will.
        }
    }
}
