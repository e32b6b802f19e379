using System.Security.Cryptography;
using System.Text;
using IngestPipeline.Documents;

namespace IngestPipeline.Cli;

/// <summary>Files named on the command line.</summary>
internal static class SourceFiles
{
    /// <exception cref="DocumentFailureException">Code <c>file-missing</c>: no such file, or it may not be read.</exception>
    public static SourceFile Open(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            var hash = Convert.ToHexStringLower(SHA256.HashData(stream));
            return new SourceFile(Path.GetFileName(path).Normalize(NormalizationForm.FormC), Path.GetFullPath(path), hash, stream.Length);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DocumentFailureException("file-missing", path, null, "không mở được tệp", "the file cannot be opened", inner: e);
        }
    }
}
