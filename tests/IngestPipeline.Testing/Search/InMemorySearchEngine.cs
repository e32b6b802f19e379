using System.Collections.Immutable;
using IngestPipeline.Documents;
using IngestPipeline.Search;
using IngestPipeline.Search.Analysis;
using IngestPipeline.Search.Highlighting;
using IngestPipeline.Search.Indexing;
using IngestPipeline.Search.Querying;
using IngestPipeline.Search.Results;
using IngestPipeline.Vietnamese;

namespace IngestPipeline.Testing.Search;

/// <summary>A search engine without a process or files, for tests of what stands on the port. Ranks by counting; knows no abbreviations.</summary>
public sealed class InMemorySearchEngine : ISearchEngine
{
    private readonly Lock _lock = new();
    private ImmutableSortedDictionary<string, IndexedDocument> _documents = ImmutableSortedDictionary.Create<string, IndexedDocument>(StringComparer.Ordinal);
    private long _change;

    public Task Apply(IReadOnlyList<IndexChange> changes, long changeNumber, CancellationToken cancellation = default)
    {
        lock (_lock)
        {
            foreach (var change in changes)
            {
                _documents = change is IndexChange.Upsert upsert ? _documents.SetItem(change.DocumentId, upsert.Document) : _documents.Remove(change.DocumentId);
            }

            _change = changeNumber;
        }

        return Task.CompletedTask;
    }

    public Task<long> CommittedChange(CancellationToken cancellation = default) => Task.FromResult(_change);

    public Task Reset(CancellationToken cancellation = default)
    {
        (_documents, _change) = (_documents.Clear(), 0);
        return Task.CompletedTask;
    }

    public Task<SearchResults> Search(SearchRequest request, CancellationToken cancellation = default)
    {
        var query = QueryParser.Parse(request.Query);
        var wanted = query.Wanted.Count();
        foreach (var (level, least) in new[] { (MatchLevel.AllWords, wanted), (MatchLevel.AccentsIgnored, wanted), (MatchLevel.MostWords, (wanted + 1) / 2) })
        {
            var found = Find(request, query, level != MatchLevel.AllWords, least).ToList();
            if (found.Any(f => Passes(request, f, skip: null)) || level == MatchLevel.MostWords)
            {
                return Task.FromResult(Answer(request, query, found, level));
            }
        }

        throw new InvalidOperationException("The last level always answers.");
    }

    public Task<ImmutableArray<Suggestion>> Suggest(SuggestionRequest request, CancellationToken cancellation = default)
    {
        var typed = AccentFolder.Fold(request.Prefix.Trim());
        return Task.FromResult(typed.Length == 0 ? [] : _documents.Values
            .Where(d => d.Access <= request.AllowedAccess && AccentFolder.Fold(d.Title).Contains(typed, StringComparison.Ordinal))
            .Take(request.Max)
            .Select(d => new Suggestion(d.Title, SuggestionKind.Title, d.Id))
            .ToImmutableArray());
    }

    public Task<IndexContents> Contents(CancellationToken cancellation = default) =>
        Task.FromResult(new IndexContents(_change, _documents.ToImmutableSortedDictionary(d => d.Key, d => d.Value.Version, StringComparer.Ordinal), _documents.Values.Sum(d => (long)d.Passages.Length)));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private IEnumerable<Found> Find(SearchRequest request, SearchQuery query, bool loose, int least)
    {
        foreach (var document in _documents.Values.Where(d => d.Access <= request.AllowedAccess))
        {
            if ((request.From is { } from && !(document.Date >= from)) || (request.To is { } to && !(document.Date <= to)))
            {
                continue;
            }

            var context = TextAnalyzer.Analyze(string.Join('\n', document.Title, document.NumberSymbol, document.Issuer, document.Date?.ToString("d/M/yyyy")));
            var passages = document.Passages.Select(p => (Passage: p, Tokens: TextAnalyzer.Analyze(p.Text))).ToList();
            bool Anywhere(QueryClause clause, bool ignore) => Has(context, clause, ignore) || passages.Exists(p => Has(p.Tokens, clause, ignore));
            var fields = query.Clauses.Where(c => c is not (QueryClause.Word or QueryClause.Phrase)).All(c => Field(document, c) != c.Excluded);
            var excluded = query.Clauses.Any(c => c.Excluded && c is (QueryClause.Word or QueryClause.Phrase) && Anywhere(c, false));
            if (!fields || excluded || query.Wanted.Count(c => Anywhere(c, loose)) < least)
            {
                continue;
            }

            var answering = passages
                .Select(p => (p.Passage, Own: query.Wanted.Count(c => Has(p.Tokens, c, loose)), All: query.Wanted.Count(c => Has(p.Tokens, c, loose) || Has(context, c, loose)), Exact: Exactness(p.Tokens, query)))
                .ToList();
            yield return new Found(
                document,
                [.. answering.Where(p => least == 0 || (p.Own > 0 && p.All >= least)).Select(p => p.Passage)],
                [.. answering.Where(p => p.Own > 0).OrderByDescending(p => p.Own + p.Exact).Select(p => p.Passage)],
                answering.Select(p => p.Own + p.Exact).DefaultIfEmpty().Max() + query.Wanted.Count(c => Has(context, c, loose)));
        }
    }

    private static double Exactness(List<Token> tokens, SearchQuery query) =>
        query.Wanted.OfType<QueryClause.Word>().Count(w => tokens.Exists(t => t.Exact == w.Token.Exact)) * 0.5;

    private static bool Has(List<Token> tokens, QueryClause clause, bool loose)
    {
        switch (clause)
        {
            case QueryClause.Word { Token: var word }:
                return tokens.Exists(t => word.Accented && !loose ? t.Exact == word.Exact : t.Folded == word.Folded);
            case QueryClause.Phrase { Parts: var parts }:
                var exact = !loose && parts.Any(p => p.Accented);
                var own = tokens.Where(t => t.Shape == TokenShape.Part).ToDictionary(t => t.Position);
                return own.Keys.Any(at => parts.All(p => own.TryGetValue(at + p.Position - parts[0].Position, out var t) && (exact ? t.Exact == p.Exact : t.Folded == p.Folded)));
            default:
                return false;
        }
    }

    private static bool Field(IndexedDocument document, QueryClause clause) => clause switch
    {
        QueryClause.Type type => document.DocType is { } t && AccentFolder.Fold(t) == type.Folded,
        QueryClause.Years years => document.Year >= years.From && document.Year <= years.To,
        QueryClause.Issuer issuer => TextAnalyzer.Analyze(document.Issuer ?? "") is var own && issuer.Parts.All(p => own.Exists(t => p.Accented ? t.Exact == p.Exact : t.Folded == p.Folded)),
        QueryClause.Number number => TextAnalyzer.Analyze(document.NumberSymbol ?? "") is var own && number.Parts.All(p => own.Exists(t => t.Folded == p)),
        _ => true,
    };

    private static bool Passes(SearchRequest request, Found found, string? skip) =>
        (skip == "year" || request.Years.IsEmpty || (found.Document.Year is { } y && request.Years.Contains(y)))
        && (skip == "type" || request.Types.IsEmpty || (found.Document.DocType is { } t && request.Types.Contains(t)))
        && (skip == "issuer" || request.Issuers.IsEmpty || (found.Document.Issuer is { } i && request.Issuers.Contains(i)))
        && (skip == "role" || request.Roles.IsEmpty || found.Answering.Any(p => p.Role is { } r && request.Roles.Contains(r)));

    private static SearchResults Answer(SearchRequest request, SearchQuery query, List<Found> found, MatchLevel level)
    {
        var passing = found.Where(f => Passes(request, f, null));
        var sorted = request.Sort switch
        {
            SearchSort.Newest => passing.OrderByDescending(f => f.Document.Date),
            SearchSort.Oldest => passing.OrderBy(f => f.Document.Date ?? DateOnly.MaxValue),
            _ => passing.OrderByDescending(f => f.Score),
        };
        var all = sorted.ToList();
        var highlighter = new Highlighter(query, level != MatchLevel.AllWords);
        var size = Math.Clamp(request.PageSize, 1, SearchRequest.MaxPageSize);
        var page = Math.Max(1, request.Page);
        var facets = new SearchFacets(
            [.. Count(found.Where(f => Passes(request, f, "year")).Where(f => f.Document.Year is not null).Select(f => f.Document.Year!.Value), request.Years).OrderByDescending(v => v.Value)],
            [.. Count(found.Where(f => Passes(request, f, "type")).Select(f => f.Document.DocType).OfType<string>(), request.Types)],
            [.. Count(found.Where(f => Passes(request, f, "issuer")).Select(f => f.Document.Issuer).OfType<string>(), request.Issuers)],
            [.. Count(found.Where(f => Passes(request, f, "role")).SelectMany(f => f.Answering.Where(p => p.Role is not null).DistinctBy(p => p.Section).Select(p => p.Role!.Value)), request.Roles)]);
        var notices = level switch
        {
            MatchLevel.AccentsIgnored when all.Count > 0 => query.Notices.Add(new SearchNotice("accents-ignored", "", "")),
            MatchLevel.MostWords when all.Count > 0 => query.Notices.Add(new SearchNotice("most-words", "", "")),
            _ => query.Notices,
        };
        return new SearchResults(all.Count, page, size, all.Count == 0 ? MatchLevel.AllWords : level, [.. all.Skip((page - 1) * size).Take(size).Select(f => Hit(f, request, highlighter))], facets, notices);
    }

    private static IEnumerable<FacetValue<T>> Count<T>(IEnumerable<T> values, ImmutableArray<T> picked) where T : notnull =>
        values.GroupBy(v => v).Select(g => new FacetValue<T>(g.Key, g.Count(), picked.Contains(g.Key))).OrderByDescending(v => v.Count);

    private static SearchHit Hit(Found found, SearchRequest request, Highlighter highlighter) => new(found.Document.Id, highlighter.Mark(found.Document.Title), found.Score,
    [
        .. found.Best.Where(p => request.Roles.IsEmpty || (p.Role is { } r && request.Roles.Contains(r))).Take(request.PassagesPerHit).Select(p =>
        {
            var (snippet, start) = highlighter.Cut(p.Text);
            return new PassageHit(p.Kind, p.Section, p.Heading, p.Role, p.Page, p.Span, snippet, p.Span.IsEmpty ? p.Span : TextSpan.OfLength(p.Span.Start + start, snippet.Text.Length));
        }),
    ])
    {
        FileName = found.Document.FileName,
        DocType = found.Document.DocType,
        NumberSymbol = found.Document.NumberSymbol,
        Issuer = found.Document.Issuer,
        Date = found.Document.Date,
        Pages = found.Document.Pages,
        UnreadPages = found.Document.UnreadPages,
    };

    private sealed record Found(IndexedDocument Document, ImmutableArray<Passage> Answering, ImmutableArray<Passage> Best, double Score);
}
