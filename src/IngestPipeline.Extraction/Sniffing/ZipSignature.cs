using System.IO.Compression;
using System.Text;
using IngestPipeline.Documents;

namespace IngestPipeline.Extraction.Sniffing;

/// <summary>What a ZIP file holds, by the names of its entries.</summary>
internal static class ZipSignature
{
    /// <exception cref="DocumentFailureException">Codes: <c>format-unsupported</c>.</exception>
    public static FileKind KindOf(ReadOnlySpan<byte> head, Stream stream, SourceFile source)
    {
        var names = Names(stream) ?? FirstName(head);
        return names switch
        {
            _ when Any(names, "word/") => FileKind.Docx,
            _ when Any(names, "xl/") => throw UnsupportedFormat.Failure(source, "Excel (XLSX)"),
            _ when Any(names, "ppt/") => throw UnsupportedFormat.Failure(source, "PowerPoint (PPTX)"),
            _ when Any(names, "[Content_Types].xml") => FileKind.Docx,
            _ when Any(names, "mimetype") && Any(names, "content.xml") => throw UnsupportedFormat.Failure(source, "OpenDocument (ODT)"),
            _ => throw UnsupportedFormat.Failure(source, "ZIP"),
        };
    }

    private static List<string>? Names(Stream stream)
    {
        try
        {
            stream.Position = 0;
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            return [.. zip.Entries.Select(e => e.FullName.Replace('\\', '/'))];
        }
        catch (InvalidDataException)
        {
            // No readable directory at the end: the first entry's own header still tells what it was meant to be.
            return null;
        }
    }

    private static List<string> FirstName(ReadOnlySpan<byte> head)
    {
        if (head.Length < 30)
        {
            return [];
        }

        var length = head[26] | (head[27] << 8);
        return head.Length < 30 + length ? [] : [Encoding.UTF8.GetString(head.Slice(30, length)).Replace('\\', '/')];
    }

    private static bool Any(List<string> names, string start) => names.Exists(n => n.StartsWith(start, StringComparison.OrdinalIgnoreCase));
}
