using System.Collections.Immutable;
using IngestPipeline.Documents;
using IngestPipeline.Search;
using IngestPipeline.Search.Highlighting;
using IngestPipeline.Search.Indexing;
using IngestPipeline.Search.Results;
using Xunit;

namespace IngestPipeline.Web.Tests;

/// <summary>Finds documents one of whose passages contains the query as it stands.</summary>
public sealed class MemoryIndex : ISearchEngine
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, IndexedDocument> _documents = [];
    private long _committed;

    /// <summary>Every search fails with this while it is set.</summary>
    public SearchEngineException? Failure { get; set; }

    public Task Apply(IReadOnlyList<IndexChange> changes, long changeNumber, CancellationToken cancellation = default)
    {
        lock (_lock)
        {
            foreach (var change in changes)
            {
                _documents.Remove(change.DocumentId);
                if (change is IndexChange.Upsert upsert)
                {
                    _documents.Add(upsert.DocumentId, upsert.Document);
                }
            }

            _committed = changeNumber;
            return Task.CompletedTask;
        }
    }

    public Task<SearchResults> Search(SearchRequest request, CancellationToken cancellation = default)
    {
        if (Failure is not null)
        {
            throw Failure;
        }

        lock (_lock)
        {
            var hits = _documents.Values.Where(d => d.Access <= request.AllowedAccess).Select(d => Hit(d, request.Query)).OfType<SearchHit>().ToImmutableArray();
            var types = hits.GroupBy(h => h.DocType ?? "?").Select(g => new FacetValue<string>(g.Key, g.Count(), request.Types.Contains(g.Key))).ToImmutableArray();
            return Task.FromResult(new SearchResults(hits.Length, 1, request.PageSize, MatchLevel.AllWords, hits, new SearchFacets([], types, [], []), []));
        }
    }

    public Task<long> CommittedChange(CancellationToken cancellation = default) => Task.FromResult(_committed);

    public Task Reset(CancellationToken cancellation = default) => throw new NotSupportedException();

    public Task<ImmutableArray<Suggestion>> Suggest(SuggestionRequest request, CancellationToken cancellation = default) =>
        Task.FromResult<ImmutableArray<Suggestion>>([new Suggestion(request.Prefix + "…", SuggestionKind.Title, null)]);

    public Task<IndexContents> Contents(CancellationToken cancellation = default) => Task.FromResult(new IndexContents(_committed, ImmutableSortedDictionary<string, long>.Empty, 0));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static SearchHit? Hit(IndexedDocument d, string query)
    {
        var passages = d.Passages.Where(p => query.Length > 0 && p.Text.Contains(query, StringComparison.Ordinal)).Select(p =>
        {
            var at = p.Text.IndexOf(query, StringComparison.Ordinal);
            return new PassageHit(p.Kind, p.Section, p.Heading, p.Role, p.Page, p.Span, new HighlightedText(p.Text, [TextSpan.OfLength(at, query.Length)]), TextSpan.OfLength(p.Span.Start + at, query.Length));
        }).ToImmutableArray();
        return query.Length > 0 && passages.IsEmpty ? null : new SearchHit(d.Id, HighlightedText.Plain(d.Title), 1, passages) { FileName = d.FileName, DocType = d.DocType, Pages = d.Pages };
    }
}
