using IngestPipeline.Documents;
using IngestPipeline.Vietnamese;

namespace IngestPipeline.Web.Documents;

/// <summary>
/// The words of a search in the text of a page that it led to. Only a reading aid: what a query matches is the search engine's business, so
/// operators and field names are merely left out here.
/// </summary>
public sealed class QueryMatches
{
    private readonly HashSet<string> _words;

    private QueryMatches(HashSet<string> words) => _words = words;

    public static QueryMatches Of(string? query)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in (query ?? "").Normalize().Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // -word excludes; năm:2023 and the like speak of metadata.
            if (part.StartsWith('-') || part.Contains(':', StringComparison.Ordinal))
            {
                continue;
            }

            foreach (var span in Words(part, new TextSpan(0, part.Length)))
            {
                words.Add(AccentFolder.Fold(span.In(part)));
            }
        }

        return new QueryMatches(words);
    }

    /// <summary>Runs of the query's words within a paragraph: a single one only if the query has no other.</summary>
    public IEnumerable<TextSpan> In(string text, TextSpan line)
    {
        if (_words.Count == 0)
        {
            yield break;
        }

        int? start = null;
        int end = 0, count = 0;
        foreach (var word in Words(text, line))
        {
            if (_words.Contains(AccentFolder.Fold(word.In(text))))
            {
                start ??= word.Start;
                end = word.End;
                count++;
                continue;
            }

            if (start is { } from && count >= Math.Min(2, _words.Count))
            {
                yield return new TextSpan(from, end);
            }

            (start, count) = (null, 0);
        }

        if (start is { } last && count >= Math.Min(2, _words.Count))
        {
            yield return new TextSpan(last, end);
        }
    }

    private static IEnumerable<TextSpan> Words(string text, TextSpan range)
    {
        for (var i = range.Start; i < range.End;)
        {
            if (!char.IsLetterOrDigit(text[i]))
            {
                i++;
                continue;
            }

            var start = i;
            while (i < range.End && (char.IsLetterOrDigit(text[i]) || char.GetUnicodeCategory(text[i]) == System.Globalization.UnicodeCategory.NonSpacingMark))
            {
                i++;
            }

            yield return new TextSpan(start, i);
        }
    }
}
