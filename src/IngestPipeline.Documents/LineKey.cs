using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace IngestPipeline.Documents;

/// <summary>Names a line of a document by its words, so that it is found again when the file is read anew.</summary>
/// <param name="Digest">SHA-256 of its words, NFC, joined by single spaces: 64 lower-case hex digits.</param>
/// <param name="Occurrence">From 0 among the lines with the same words.</param>
public sealed record LineKey(string Digest, int Occurrence);

/// <summary>The lines of a document's body with their names.</summary>
public sealed partial class LineKeys
{
    private readonly List<(TextSpan Span, LineKey Key)> _lines = [];
    private readonly ILookup<string, TextSpan> _byDigest;

    public LineKeys(Document document)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var text = document.Text;
        for (var at = 0; at < document.BodyEnd;)
        {
            var end = text.IndexOf('\n', at);
            end = end < 0 ? text.Length : end;
            if (!text.AsSpan(at, end - at).IsWhiteSpace())
            {
                var digest = Digest(text[at..end]);
                var occurrence = seen.GetValueOrDefault(digest);
                seen[digest] = occurrence + 1;
                _lines.Add((new TextSpan(at, end), new LineKey(digest, occurrence)));
            }

            at = end + 1;
        }

        _byDigest = _lines.ToLookup(l => l.Key.Digest, l => l.Span, StringComparer.Ordinal);
    }

    /// <summary>The line an offset stands in; null between lines and in footnotes.</summary>
    public (TextSpan Span, LineKey Key)? At(int offset)
    {
        int low = 0, high = _lines.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _lines[middle].Span.End < offset ? (middle + 1, high) : (low, middle);
        }

        return low < _lines.Count && _lines[low].Span.Start <= offset ? _lines[low] : null;
    }

    /// <summary>The line of this name. Where the words stand only once they are meant, however often they stood before; else null.</summary>
    public TextSpan? Find(LineKey key)
    {
        var found = _byDigest[key.Digest].ToList();
        return found.Count == 1 ? found[0] : key.Occurrence < found.Count ? found[key.Occurrence] : null;
    }

    private static string Digest(string line) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Spaces().Replace(line.Normalize(), " ").Trim())));

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
