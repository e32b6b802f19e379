using System.Text;

namespace IngestPipeline.Extraction.Sniffing;

/// <summary>Formats that are text themselves: RTF, HTML and its MIME wrapping, whatever the file's name claims.</summary>
internal static class MarkupSignature
{
    private static readonly string[] HtmlStarts = ["<!doctype html", "<html", "<head", "<body", "<meta", "<title", "<style", "<div", "<table", "<p>", "<p ", "<span", "<center", "<font"];

    /// <summary>Null where it is none of them.</summary>
    public static FileKind? KindOf(ReadOnlySpan<byte> head)
    {
        var start = Start(head);
        if (start.StartsWith("{\\rtf", StringComparison.Ordinal))
        {
            return FileKind.Rtf;
        }

        return IsHtml(start) || IsMimeHtml(start) ? FileKind.Html : null;
    }

    private static bool IsHtml(string start)
    {
        // An XML declaration or comments may stand before the root element.
        var at = 0;
        while (start.AsSpan(at) is ['<', '?' or '!', ..] rest && !rest.StartsWith("<!doctype", StringComparison.OrdinalIgnoreCase))
        {
            var end = rest.StartsWith("<!--") ? start.IndexOf("-->", at, StringComparison.Ordinal) + 2 : start.IndexOf('>', at);
            if (end < at + 2)
            {
                return false;
            }

            at = end + 1;
            while (at < start.Length && char.IsWhiteSpace(start[at]))
            {
                at++;
            }
        }

        return Array.Exists(HtmlStarts, s => string.Compare(start, at, s, 0, s.Length, StringComparison.OrdinalIgnoreCase) == 0);
    }

    /// <summary>Word's "single file web page" (MHTML, RFC 2557).</summary>
    private static bool IsMimeHtml(string start) =>
        start.StartsWith("MIME-Version:", StringComparison.OrdinalIgnoreCase) && start.Contains("multipart/related", StringComparison.OrdinalIgnoreCase);

    private static string Start(ReadOnlySpan<byte> head)
    {
        var near = head[..Math.Min(head.Length, 8192)];
        var text = near switch
        {
            [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(near[2..]),
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(near[2..]),
            [0xEF, 0xBB, 0xBF, ..] => Encoding.Latin1.GetString(near[3..]),
            _ => Encoding.Latin1.GetString(near),
        };
        return text.TrimStart();
    }
}
