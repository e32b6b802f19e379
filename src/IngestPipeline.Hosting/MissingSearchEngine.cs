using System.Collections.Immutable;
using IngestPipeline.Search;
using IngestPipeline.Search.Indexing;
using IngestPipeline.Search.Results;

namespace IngestPipeline.Hosting;

/// <summary>Stands in where no search engine is wired: documents are stored and wait for the index.</summary>
internal sealed class MissingSearchEngine : ISearchEngine
{
    public Task Apply(IReadOnlyList<IndexChange> changes, long changeNumber, CancellationToken cancellation = default) => throw Missing();

    public Task<long> CommittedChange(CancellationToken cancellation = default) => throw Missing();

    public Task Reset(CancellationToken cancellation = default) => throw Missing();

    public Task<SearchResults> Search(SearchRequest request, CancellationToken cancellation = default) => throw Missing();

    public Task<ImmutableArray<Suggestion>> Suggest(SuggestionRequest request, CancellationToken cancellation = default) => throw Missing();

    public Task<IndexContents> Contents(CancellationToken cancellation = default) => throw Missing();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static SearchEngineException Missing() => new("engine-missing", "chưa có máy tìm kiếm", "there is no search engine");
}
