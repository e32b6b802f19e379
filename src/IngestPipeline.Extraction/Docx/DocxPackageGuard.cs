using System.IO.Compression;
using IngestPipeline.Documents;

namespace IngestPipeline.Extraction.Docx;

/// <summary>Looks a package over by its directory alone, before anything is unpacked: sizes, ratios, paths.</summary>
internal static class DocxPackageGuard
{
    /// <exception cref="DocumentFailureException">Codes: <c>docx-damaged</c>, <c>docx-too-large</c>, <c>docx-unsafe-path</c>.</exception>
    public static void Check(Stream stream, SourceFile source, DocxLimits limits)
    {
        try
        {
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            long total = 0;
            if (zip.Entries.Count > limits.MaxEntries)
            {
                throw DocxFailure.TooLarge(source);
            }

            foreach (var entry in zip.Entries)
            {
                if (IsOutside(entry.FullName))
                {
                    throw DocxFailure.UnsafePath(source);
                }

                total += entry.Length;
                var bomb = entry.Length > limits.RatioFromBytes && entry.Length / Math.Max(1, entry.CompressedLength) > limits.MaxRatio;
                if (total > limits.MaxUnpackedBytes || bomb)
                {
                    throw DocxFailure.TooLarge(source);
                }
            }
        }
        catch (InvalidDataException e)
        {
            throw DocxFailure.Damaged(source, e);
        }

        stream.Position = 0;
    }

    private static bool IsOutside(string name) =>
        name.Split('/', '\\').Contains("..") || (name.Length > 1 && name[1] == ':') || name.StartsWith("\\\\", StringComparison.Ordinal) || name.Contains('\0');
}
