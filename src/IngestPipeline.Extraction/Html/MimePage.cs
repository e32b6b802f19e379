using System.Text;
using System.Text.RegularExpressions;

namespace IngestPipeline.Extraction.Html;

/// <summary>Takes the page out of a MIME multipart file (MHTML, RFC 2557).</summary>
internal static partial class MimePage
{
    /// <summary>The bytes of the first HTML part and its character set; null if the file is no multipart.</summary>
    public static (byte[] Markup, string? Charset)? HtmlPart(byte[] bytes)
    {
        var text = Encoding.Latin1.GetString(bytes);
        if (!text.AsSpan().TrimStart().StartsWith("MIME-Version:", StringComparison.OrdinalIgnoreCase) || Boundary().Match(text) is not { Success: true } boundary)
        {
            return null;
        }

        foreach (var part in text.Split("--" + boundary.Groups[1].Value).Skip(1))
        {
            var body = HeaderEnd().Match(part);
            var header = body.Success ? part[..body.Index] : "";
            if (!header.Contains("text/html", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            var content = part[(body.Index + body.Length)..];
            var charset = Charset().Match(header) is { Success: true } m ? m.Groups[1].Value : null;
            return (Decode(content, header), charset);
        }

        return null;
    }

    private static byte[] Decode(string content, string header)
    {
        if (header.Contains("quoted-printable", StringComparison.OrdinalIgnoreCase))
        {
            var plain = SoftBreak().Replace(content, "");
            return Encoding.Latin1.GetBytes(Escape().Replace(plain, m => ((char)Convert.ToByte(m.Groups[1].Value, 16)).ToString()));
        }

        if (header.Contains("base64", StringComparison.OrdinalIgnoreCase))
        {
            var buffer = new byte[content.Length];
            return Convert.TryFromBase64String(Space().Replace(content, ""), buffer, out var length) ? buffer[..length] : Encoding.Latin1.GetBytes(content);
        }

        return Encoding.Latin1.GetBytes(content);
    }

    [GeneratedRegex(@"boundary\s*=\s*""?([^""\r\n;]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Boundary();

    [GeneratedRegex(@"\r?\n\r?\n", RegexOptions.CultureInvariant)]
    private static partial Regex HeaderEnd();

    [GeneratedRegex(@"charset\s*=\s*""?([\w-]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Charset();

    [GeneratedRegex(@"=\r?\n", RegexOptions.CultureInvariant)]
    private static partial Regex SoftBreak();

    [GeneratedRegex("=([0-9A-Fa-f]{2})", RegexOptions.CultureInvariant)]
    private static partial Regex Escape();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Space();
}
