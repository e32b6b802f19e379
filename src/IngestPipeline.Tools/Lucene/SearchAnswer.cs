using System.Collections.Immutable;
using System.Text.Json;
using IngestPipeline.Documents;
using IngestPipeline.Search;
using IngestPipeline.Search.Highlighting;
using IngestPipeline.Search.Querying;
using IngestPipeline.Search.Results;

namespace IngestPipeline.Tools.Lucene;

/// <summary>Reads the index's answer to a search and marks the words. Pure.</summary>
internal static class SearchAnswer
{
    private const int MostIssuers = 50;

    public static SearchResults Read(JsonElement answer, SearchRequest request, SearchQuery query, List<MatchLevel> levels, int page, int size)
    {
        if (!answer.TryGetProperty("used", out var used))
        {
            // There is no index yet.
            return new SearchResults(0, page, size, MatchLevel.AllWords, [], SearchFacets.Empty, query.Notices);
        }

        var level = levels[used.GetInt32()];
        var total = answer.GetProperty("total").GetInt64();
        var highlighter = new Highlighter(query, level != MatchLevel.AllWords);
        var hits = answer.GetProperty("hits").EnumerateArray().Select(h => Hit(h, highlighter)).ToImmutableArray();
        var notices = total == 0 ? query.Notices : level switch
        {
            MatchLevel.AccentsIgnored => query.Notices.Add(new SearchNotice(
                "accents-ignored", "Không có kết quả đúng dấu như đã gõ; đây là kết quả không phân biệt dấu.", "Nothing has the accents as typed; these results ignore accents.")),
            MatchLevel.MostWords => query.Notices.Add(new SearchNotice(
                "most-words", "Không có văn bản nào chứa mọi từ; đây là các văn bản chứa nhiều từ nhất.", "No document has all the words; these have most of them.")),
            _ => query.Notices,
        };
        return new SearchResults(total, page, size, total == 0 ? MatchLevel.AllWords : level, hits, Facets(answer, request), notices);
    }

    private static SearchHit Hit(JsonElement hit, Highlighter highlighter)
    {
        var stored = Stored(hit);
        return new SearchHit(stored.Id, highlighter.Mark(stored.Title), hit.GetProperty("score") is { ValueKind: JsonValueKind.Number } score ? score.GetDouble() : 0,
            [.. hit.GetProperty("passages").EnumerateArray().Select(p => Passage(p.GetString()!, highlighter))])
        {
            FileName = stored.FileName,
            DocType = stored.DocType,
            NumberSymbol = stored.NumberSymbol,
            Issuer = stored.Issuer,
            Date = stored.Date,
            Pages = stored.Pages,
            UnreadPages = stored.UnreadPages,
        };
    }

    public static StoredDocument Stored(JsonElement hit) => JsonSerializer.Deserialize(hit.GetProperty("stored").GetString()!, StoredJson.Plain.StoredDocument)!;

    private static PassageHit Passage(string json, Highlighter highlighter)
    {
        var stored = JsonSerializer.Deserialize(json, StoredJson.Plain.StoredPassage)!;
        var (snippet, start) = highlighter.Cut(stored.Text);
        var span = new TextSpan(stored.Start, stored.End);
        var place = span.IsEmpty ? span : TextSpan.OfLength(stored.Start + start, snippet.Text.Length);
        return new PassageHit(stored.Kind, stored.Section, stored.Heading, stored.Role, stored.Page, span, snippet, place);
    }

    private static SearchFacets Facets(JsonElement answer, SearchRequest request)
    {
        if (!answer.TryGetProperty("years", out var years))
        {
            return SearchFacets.Empty;
        }

        return new SearchFacets(
            [.. Values(years.EnumerateArray().Select(p => (p[0].GetInt32(), p[1].GetInt64())), request.Years).OrderByDescending(v => v.Value)],
            [.. Frequent(Values(Texts(answer.GetProperty("types")), request.Types))],
            [.. Frequent(Values(Texts(answer.GetProperty("issuers")), request.Issuers)).Take(MostIssuers)],
            [.. Frequent(Values(answer.GetProperty("roles").EnumerateArray().Select((c, i) => ((SectionRole)i, c.GetInt64())).Where(c => c.Item2 > 0), request.Roles))]);
    }

    private static IEnumerable<(string, long)> Texts(JsonElement pairs) => pairs.EnumerateArray().Select(p => (p[0].GetString()!, p[1].GetInt64()));

    /// <summary>A picked value is shown even where nothing is left of it, so that it can be taken back.</summary>
    private static IEnumerable<FacetValue<T>> Values<T>(IEnumerable<(T Value, long Count)> counted, ImmutableArray<T> picked) where T : notnull
    {
        var values = counted.Select(c => new FacetValue<T>(c.Value, c.Count, picked.Contains(c.Value))).ToList();
        var missing = picked.Distinct().Where(p => !values.Exists(v => v.Value.Equals(p))).Select(p => new FacetValue<T>(p, 0, true));
        return values.Concat(missing);
    }

    private static IEnumerable<FacetValue<T>> Frequent<T>(IEnumerable<FacetValue<T>> values) where T : notnull =>
        values.OrderByDescending(v => v.Selected).ThenByDescending(v => v.Count).ThenBy(v => v.Value.ToString(), StringComparer.Ordinal);
}
