namespace IngestPipeline.Extraction.Html;

/// <summary>Judges how deep elements nest before a tree is built of them.</summary>
internal static class MarkupDepth
{
    /// <summary>Elements that have no end tag, or whose end tag authors may leave out (HTML, 13.1.2 and 13.1.2.4): many in a row are no nesting.</summary>
    private static readonly HashSet<string> Flat = new(StringComparer.OrdinalIgnoreCase)
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
        "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "option", "optgroup", "rp", "rt",
    };

    /// <returns>True when more elements than <paramref name="limit"/> are open at the same time.</returns>
    public static bool Exceeds(string markup, int limit)
    {
        var depth = 0;
        var rest = markup.AsSpan();
        var flat = Flat.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var at = rest.IndexOf('<'); at >= 0; at = rest.IndexOf('<'))
        {
            rest = rest[(at + 1)..];
            var closes = rest is ['/', ..];
            var name = rest[(closes ? 1 : 0)..];
            var length = 0;
            while (length < name.Length && char.IsAsciiLetterOrDigit(name[length]))
            {
                length++;
            }

            if (length == 0 || flat.Contains(name[..length]))
            {
                continue;
            }

            depth = closes ? Math.Max(0, depth - 1) : depth + 1;
            if (depth > limit)
            {
                return true;
            }
        }

        return false;
    }
}
