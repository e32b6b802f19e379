using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using IngestPipeline.Search.Analysis;
using IngestPipeline.Search.Querying;
using IngestPipeline.Search.Results;
using IngestPipeline.Vietnamese;

namespace IngestPipeline.Tools.Lucene;

/// <summary>Completions: documents whose title has all the words, the last one perhaps unfinished, or whose number begins so. Pure.</summary>
internal static class SuggestionPlan
{
    private const int MaxLength = 200;

    /// <summary>Null when there is nothing to complete.</summary>
    public static JsonObject? Query(string prefix)
    {
        var text = prefix.Length <= MaxLength ? prefix : prefix[..MaxLength];
        var parts = TextAnalyzer.Analyze(text).Where(t => t.Shape == TokenShape.Part).ToList();
        if (parts.Count == 0)
        {
            return null;
        }

        var finished = char.IsWhiteSpace(text[^1]) ? parts.Count : parts.Count - 1;
        var words = parts.Select((p, i) => (JsonNode)(i < finished ? Word(p) : QueryNode.Prefix(LuceneFields.Title.Folded, p.Folded)));
        var titles = QueryNode.Bool(words, [], []);
        var number = QueryParser.NumberKey(text);
        return number.Length > 0 && char.IsAsciiDigit(number[0]) ? QueryNode.Or(titles, QueryNode.Prefix(LuceneFields.Number, number)) : titles;
    }

    public static ImmutableArray<Suggestion> Read(JsonElement answer, string prefix, int max)
    {
        if (!answer.TryGetProperty("hits", out var hits))
        {
            return [];
        }

        var number = QueryParser.NumberKey(prefix);
        var typed = Words(prefix);
        var found = new List<Suggestion>();
        foreach (var document in hits.EnumerateArray().Select(SearchAnswer.Stored))
        {
            if (number.Length > 0 && char.IsAsciiDigit(number[0]) && document.NumberSymbol is { } symbol && QueryParser.NumberKey(symbol).StartsWith(number, StringComparison.Ordinal))
            {
                found.Add(new Suggestion(symbol, SuggestionKind.NumberSymbol, document.Id));
            }
            else if (document.Issuer is { } issuer && Words(issuer).StartsWith(typed, StringComparison.Ordinal))
            {
                found.Add(new Suggestion(issuer, SuggestionKind.Issuer, null));
            }
            else
            {
                found.Add(new Suggestion(document.Title, SuggestionKind.Title, document.Id));
            }
        }

        return
        [
            .. found.GroupBy(s => AccentFolder.Fold(s.Text), StringComparer.Ordinal)
                .Select(g => g.Count() == 1 ? g.First() : g.First() with { DocumentId = null })
                .OrderBy(s => s.Kind == SuggestionKind.Title && !Words(s.Text).StartsWith(typed, StringComparison.Ordinal))
                .Take(max),
        ];
    }

    private static JsonObject Word(Token token) => token.Accented ? QueryNode.Term(LuceneFields.Title.Exact, token.Exact) : QueryNode.Term(LuceneFields.Title.Folded, token.Folded);

    private static string Words(string text) => string.Join(' ', TextAnalyzer.Analyze(text).Where(t => t.Shape == TokenShape.Part).Select(t => t.Folded));
}
