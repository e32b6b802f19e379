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
        var names = Names(stream) ?? LocalNames(head);
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
            // No readable directory at the end: the entries' own headers still tell what it was meant to be.
            return null;
        }
    }

    /// <summary>Names in the local file headers (APPNOTE.TXT 4.3.7) that lie in the head.</summary>
    private static List<string> LocalNames(ReadOnlySpan<byte> head)
    {
        var names = new List<string>();
        for (var at = head.IndexOf("PK\x03\x04"u8); at >= 0 && head.Length - at >= 30;)
        {
            head = head[at..];
            var length = head[26] | (head[27] << 8);
            if (head.Length >= 30 + length)
            {
                names.Add(Encoding.UTF8.GetString(head.Slice(30, length)).Replace('\\', '/'));
            }

            head = head[30..];
            at = head.IndexOf("PK\x03\x04"u8);
        }

        return names;
    }

    private static bool Any(List<string> names, string start) => names.Exists(n => n.StartsWith(start, StringComparison.OrdinalIgnoreCase));
}
