using System.Collections.Immutable;
using IngestPipeline.Search.Indexing;
using IngestPipeline.Search.Results;

namespace IngestPipeline.Search;

/// <summary>
/// The search index: a projection of the archive, which can be thrown away and built again from change number 0. Safe for use by
/// several threads; all known failures are <see cref="SearchEngineException"/>.
/// </summary>
public interface ISearchEngine : IAsyncDisposable
{
    /// <summary>
    /// Applies the changes in order, commits, and makes them visible to searches that start afterwards. All or nothing: after a crash the
    /// index stands at this change number with all of them, or at an earlier one with none.
    /// </summary>
    /// <param name="changes">May be empty: then only the number moves.</param>
    /// <param name="changeNumber">Number of the last change of the archive's log that is contained; kept in the commit.</param>
    /// <param name="cancellation">Until the commit has begun.</param>
    Task Apply(IReadOnlyList<IndexChange> changes, long changeNumber, CancellationToken cancellation = default);

    /// <summary>The change number of the last commit; 0 for an empty index.</summary>
    Task<long> CommittedChange(CancellationToken cancellation = default);

    /// <summary>Empties the index and commits change number 0.</summary>
    Task Reset(CancellationToken cancellation = default);

    /// <summary>Never fails because of what the reader typed: a query that cannot be read degrades to its words, with a notice.</summary>
    Task<SearchResults> Search(SearchRequest request, CancellationToken cancellation = default);

    /// <summary>Completions of what has been typed so far, from what the reader may see.</summary>
    Task<ImmutableArray<Suggestion>> Suggest(SuggestionRequest request, CancellationToken cancellation = default);

    /// <summary>Which documents the index holds, in which version: to be compared with the archive.</summary>
    Task<IndexContents> Contents(CancellationToken cancellation = default);
}
