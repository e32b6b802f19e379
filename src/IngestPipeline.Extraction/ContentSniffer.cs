using IngestPipeline.Documents;
using IngestPipeline.Extraction.Sniffing;
using IngestPipeline.Vietnamese.Encodings;

namespace IngestPipeline.Extraction;

/// <summary>Tells what a file is by its content; the name is a hint only between plain text and Markdown.</summary>
public static class ContentSniffer
{
    private const int HeadLength = 64 * 1024;

    /// <summary>Readers of PDF look for the header in the first kilobyte (ISO 32000-1, annex H.3.4.1, note 13).</summary>
    private const int PdfHeaderWithin = 1024;

    /// <exception cref="DocumentFailureException">
    /// Codes: <c>file-empty</c>, <c>format-unsupported</c> (a known kind that is not read), <c>binary-not-text</c> (no known kind and no text),
    /// <c>docx-encrypted</c>.
    /// </exception>
    public static FileKind Sniff(SourceFile source)
    {
        using var stream = File.OpenRead(source.Path);
        var buffer = new byte[Math.Min(HeadLength, stream.Length)];
        ReadOnlySpan<byte> head = buffer.AsSpan(0, stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false));
        if (head.IsEmpty)
        {
            throw new DocumentFailureException("file-empty", source.Name, null, "tệp rỗng", "the file is empty");
        }

        return Image(head)
            ?? Container(head, stream, source)
            ?? Refused(head, source)
            ?? (IsPdf(head) ? FileKind.Pdf : MarkupSignature.KindOf(head) ?? TextKind(head, source));
    }

    private static FileKind? Image(ReadOnlySpan<byte> head) => head switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => FileKind.Png,
        [0xFF, 0xD8, 0xFF, ..] => FileKind.Jpeg,
        [(byte)'I', (byte)'I', 0x2A or 0x2B, 0, ..] or [(byte)'M', (byte)'M', 0, 0x2A or 0x2B, ..] => FileKind.Tiff,
        _ => null,
    };

    private static FileKind? Container(ReadOnlySpan<byte> head, Stream stream, SourceFile source)
    {
        if (head is [(byte)'P', (byte)'K', 3, 4, ..] or [(byte)'P', (byte)'K', 5, 6, ..])
        {
            return ZipSignature.KindOf(head, stream, source);
        }

        return head.StartsWith(OleDirectory.Signature) ? OleDirectory.KindOf(stream, source) : null;
    }

    /// <summary>Kinds that people do upload by mistake: better named than called garbage.</summary>
    private static FileKind? Refused(ReadOnlySpan<byte> head, SourceFile source)
    {
        var name = head switch
        {
            [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => "GIF",
            [(byte)'B', (byte)'M', _, _, _, _, 0, 0, 0, 0, ..] => "BMP",
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "WebP",
            [(byte)'R', (byte)'a', (byte)'r', (byte)'!', 0x1A, ..] => "RAR",
            [(byte)'7', (byte)'z', 0xBC, 0xAF, ..] => "7-Zip",
            [0x1F, 0x8B, 8, ..] => "gzip",
            [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] => "MP4/HEIC",
            [0x7F, (byte)'E', (byte)'L', (byte)'F', ..] or [(byte)'M', (byte)'Z', _, 0, ..] => "EXE",
            [(byte)'%', (byte)'!', (byte)'P', (byte)'S', ..] => "PostScript",
            _ => null,
        };
        return name is null ? null : throw UnsupportedFormat.Failure(source, name);
    }

    private static bool IsPdf(ReadOnlySpan<byte> head)
    {
        var near = head[..Math.Min(head.Length, PdfHeaderWithin)];
        var at = near.IndexOf("%PDF-"u8);
        return at >= 0 && (at == 0 || near[at - 1] is (byte)'\n' or (byte)'\r' or 0 or 0xBF || near.ContainsAnyInRange<byte>(0, 8));
    }

    private static FileKind TextKind(ReadOnlySpan<byte> head, SourceFile source)
    {
        if (!VietnameseTextDecoder.IsUtf16(head) && !LooksLikeText(head))
        {
            throw new DocumentFailureException(
                "binary-not-text", source.Name, null, "nội dung tệp không phải là văn bản và không thuộc định dạng nào đã biết", "the content is neither text nor any known format");
        }

        return source.Name.EndsWith(".md", StringComparison.OrdinalIgnoreCase) || source.Name.EndsWith(".markdown", StringComparison.OrdinalIgnoreCase) ? FileKind.Markdown : FileKind.Text;
    }

    /// <summary>No NUL, and hardly any control character (VISCII and VPS have a few letters among them).</summary>
    private static bool LooksLikeText(ReadOnlySpan<byte> head)
    {
        var controls = 0;
        foreach (var b in head)
        {
            if (b == 0)
            {
                return false;
            }

            controls += b < 0x20 && b is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f' or (byte)'\v' or 0x1A) ? 1 : 0;
        }

        return controls * 50 <= head.Length;
    }
}
