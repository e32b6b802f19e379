using System.Globalization;
using IngestPipeline.Documents;

namespace IngestPipeline.Extraction.Flow;

/// <summary>Limits of the flowing formats that are read whole (RTF, HTML).</summary>
public sealed record FlowFileLimits(long MaxBytes = 64L << 20)
{
    /// <exception cref="DocumentFailureException">Code <c>file-too-large</c>.</exception>
    internal async Task<byte[]> ReadAll(SourceFile source, CancellationToken cancellation)
    {
        var length = new FileInfo(source.Path).Length;
        return length <= MaxBytes ? await File.ReadAllBytesAsync(source.Path, cancellation) : throw new DocumentFailureException(
            "file-too-large",
            source.Name,
            null,
            string.Create(CultureInfo.InvariantCulture, $"tệp quá lớn ({length >> 20} MiB, giới hạn {MaxBytes >> 20} MiB)"),
            string.Create(CultureInfo.InvariantCulture, $"the file is too large ({length >> 20} MiB, the limit is {MaxBytes >> 20} MiB)"));
    }
}
