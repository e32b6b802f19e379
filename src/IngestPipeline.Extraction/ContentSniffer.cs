using IngestPipeline.Documents;

namespace IngestPipeline.Extraction;

/// <summary>Tells what a file is by its content.</summary>
public static class ContentSniffer
{
    /// <exception cref="DocumentFailureException">The file is empty (<c>file-empty</c>).</exception>
    public static FileKind Sniff(SourceFile source)
    {
        Span<byte> head = stackalloc byte[1024];
        using var stream = File.OpenRead(source.Path);
        head = head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        if (head.IsEmpty)
        {
            throw new DocumentFailureException("file-empty", source.Name, null, "tệp rỗng", "the file is empty");
        }

        return head.IndexOf("%PDF-"u8) >= 0 ? FileKind.Pdf : FileKind.Text;
    }
}
