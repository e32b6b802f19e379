using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using IngestPipeline.Search;
using IngestPipeline.Search.Indexing;
using IngestPipeline.Search.Querying;
using IngestPipeline.Search.Results;
using IngestPipeline.Tools.Jvm;
using Microsoft.Extensions.Logging;

namespace IngestPipeline.Tools.Lucene;

/// <summary>The search engine on Lucene, which runs in a Java process of its own.</summary>
public sealed class LuceneSearchEngine : ISearchEngine
{
    /// <summary>Bytes of changes that are sent at a time.</summary>
    private const int Portion = 8 << 20;

    private const int LastAnswer = 10_000;

    private readonly LuceneOptions _options;
    private readonly JvmWorker _worker;
    private readonly ChangeWriter _writer = new();
    private readonly SemaphoreSlim _changing = new(1);

    public LuceneSearchEngine(LuceneOptions options, ILogger? logger = null)
    {
        _options = options;
        _worker = new JvmWorker(IndexWorker.For(options), logger);
    }

    /// <summary>The Java process that runs now; null when none does.</summary>
    public int? ProcessId => _worker.ProcessId;

    public async Task Apply(IReadOnlyList<IndexChange> changes, long changeNumber, CancellationToken cancellation = default)
    {
        Writable();
        await Changing(async () =>
        {
            try
            {
                _writer.Clear();
                foreach (var change in changes)
                {
                    _writer.Write(change);
                    if (_writer.Written.Length >= Portion)
                    {
                        await SendChanges(cancellation);
                    }
                }

                await SendChanges(cancellation);
                await Ask(new JsonObject { ["method"] = "commit", ["change"] = changeNumber, ["changes"] = changes.Count }, default, cancellation);
            }
            catch (Exception)
            {
                _writer.Clear();
                await Forget();
                throw;
            }
        }, cancellation);
    }

    public async Task<long> CommittedChange(CancellationToken cancellation = default) =>
        (await Read(new JsonObject { ["method"] = "committed" }, cancellation)).ParseHeader().GetProperty("change").GetInt64();

    public async Task Reset(CancellationToken cancellation = default)
    {
        Writable();
        await Changing(() => Ask(new JsonObject { ["method"] = "reset" }, default, cancellation), cancellation);
    }

    public async Task<SearchResults> Search(SearchRequest request, CancellationToken cancellation = default)
    {
        var query = QueryParser.Parse(request.Query);
        var (alternatives, levels) = new QueryPlanner(request, query).Plan();
        var size = Math.Clamp(request.PageSize, 1, SearchRequest.MaxPageSize);
        var page = Math.Clamp(request.Page, 1, LastAnswer / size);
        var answer = await Read(new JsonObject
        {
            ["method"] = "search",
            ["access"] = (int)request.AllowedAccess,
            ["alternatives"] = alternatives,
            ["years"] = Values(request.Years),
            ["types"] = Values(request.Types),
            ["issuers"] = Values(request.Issuers),
            ["roles"] = Values(request.Roles.Select(r => (int)r)),
            ["order"] = request.Sort switch { SearchSort.Newest => "NEWEST", SearchSort.Oldest => "OLDEST", _ => "SCORE" },
            ["from"] = (page - 1) * size,
            ["size"] = size,
            ["passages"] = Math.Clamp(request.PassagesPerHit, 0, 10),
            ["facets"] = true,
        }, cancellation);
        return SearchAnswer.Read(answer.ParseHeader(), request, query, levels, page, size);
    }

    public async Task<ImmutableArray<Suggestion>> Suggest(SuggestionRequest request, CancellationToken cancellation = default)
    {
        var max = Math.Clamp(request.Max, 0, 50);
        if (max == 0 || SuggestionPlan.Query(request.Prefix) is not { } query)
        {
            return [];
        }

        var answer = await Read(new JsonObject
        {
            ["method"] = "search",
            ["access"] = (int)request.AllowedAccess,
            ["alternatives"] = new JsonArray(new JsonObject { ["documents"] = query }),
            ["order"] = "NEWEST",
            ["size"] = max * 4,
        }, cancellation);
        return SuggestionPlan.Read(answer.ParseHeader(), request.Prefix, max);
    }

    public async Task<IndexContents> Contents(CancellationToken cancellation = default)
    {
        var frame = await Read(new JsonObject { ["method"] = "contents" }, cancellation);
        var header = frame.ParseHeader();
        var versions = ImmutableSortedDictionary.CreateBuilder<string, long>(StringComparer.Ordinal);
        foreach (var line in Encoding.UTF8.GetString(frame.Body.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var blank = line.IndexOf(' ');
            versions[line[(blank + 1)..]] = long.Parse(line.AsSpan(0, blank), CultureInfo.InvariantCulture);
        }

        return new IndexContents(header.GetProperty("change").GetInt64(), versions.ToImmutable(), header.TryGetProperty("passages", out var passages) ? passages.GetInt64() : 0);
    }

    public async ValueTask DisposeAsync()
    {
        await _worker.DisposeAsync();
        _changing.Dispose();
    }

    private async Task SendChanges(CancellationToken cancellation)
    {
        if (_writer.Count > 0)
        {
            await Ask(new JsonObject { ["method"] = "apply" }, _writer.Written, cancellation);
            _writer.Clear();
        }
    }

    /// <summary>What was sent must not be committed with the next changes. A worker that is gone has forgotten it already.</summary>
    private async Task Forget()
    {
        try
        {
            await Ask(new JsonObject { ["method"] = "rollback" }, default, CancellationToken.None);
        }
        catch (SearchEngineException)
        {
            // The first failure is the one that counts, and the worker checks the number of changes at each commit.
        }
    }

    private async Task Changing(Func<Task> change, CancellationToken cancellation)
    {
        await _changing.WaitAsync(cancellation);
        try
        {
            await change();
        }
        finally
        {
            _changing.Release();
        }
    }

    /// <summary>Reading is repeated once when the worker has died: it is started anew and has all that was committed.</summary>
    private async Task<WorkerFrame> Read(JsonObject header, CancellationToken cancellation)
    {
        try
        {
            return await Ask(header, default, cancellation);
        }
        catch (SearchEngineException e) when (e.InnerException is WorkerFailureException { Reason: WorkerFailure.Crashed })
        {
            return await Ask(header, default, cancellation);
        }
    }

    private async Task<WorkerFrame> Ask(JsonObject header, ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        try
        {
            return await _worker.AskOnce(JsonSerializer.SerializeToUtf8Bytes(header), body, cancellation);
        }
        catch (WorkerFailureException e)
        {
            throw EngineFailures.Of(e, _options.Folder);
        }
    }

    private void Writable()
    {
        if (_options.ReadOnly)
        {
            throw EngineFailures.ReadOnly(_options.Folder);
        }
    }

    private static JsonArray Values<T>(IEnumerable<T> values) => new([.. values.Select(v => JsonValue.Create(v))]);
}
