using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using IngestPipeline.Archive;
using IngestPipeline.Documents;
using IngestPipeline.Pipelines;
using IngestPipeline.Search;
using IngestPipeline.Search.Indexing;
using IngestPipeline.Search.Results;
using IngestPipeline.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace IngestPipeline.Jobs.Tests;

/// <summary>An archive in a folder of its own with a worker whose one stage the test writes.</summary>
internal sealed class Bench : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private ServiceProvider? _services;

    public Bench() => Archive = ArchiveServices.Open(_folder.Path, TimeProvider.System);

    public ArchiveServices Archive { get; private set; }

    public MemoryIndex Index { get; } = new();

    /// <summary>What the pipeline does with a document; by default its text becomes the file's.</summary>
    public Func<Document, StageContext, Task<Document>> Stage { get; set; } = (d, _) => Task.FromResult(Read(d));

    /// <summary>A stage before <see cref="Stage"/> whose result is kept; counts how often it ran.</summary>
    public ConcurrentDictionary<string, int> ExtractRuns { get; } = new();

    public JobOptions Options { get; set; } = new()
    {
        TextParallelism = 2,
        OcrParallelism = 1,
        RetryDelay = TimeSpan.FromMilliseconds(20),
        SweepInterval = TimeSpan.FromMilliseconds(100),
        ProgressInterval = TimeSpan.Zero,
    };

    public DocumentQueue Queue => Services.GetRequiredService<DocumentQueue>();

    public Indexer Indexer => Services.GetRequiredService<Indexer>();

    public ServiceProvider Services => _services ??= Wire();

    public static Document Read(Document d) => d with
    {
        Source = d.Source with { MediaType = "text/plain" },
        Text = File.ReadAllText(d.Source.Path),
        Metadata = DocumentMetadata.Empty with { DocType = "BÁO CÁO", Subject = File.ReadAllText(d.Source.Path) },
    };

    public async Task Start() => await Services.GetRequiredService<WorkerService>().StartAsync(CancellationToken.None);

    public async Task Stop()
    {
        await Services.GetRequiredService<WorkerService>().StopAsync(CancellationToken.None);
        await Services.DisposeAsync();
        _services = null;
    }

    public async Task<string> Upload(string content, string name = "bao-cao.txt") =>
        (await Queue.Upload(new MemoryStream(Encoding.UTF8.GetBytes(content)), name, "lan", null, CancellationToken.None)).DocumentId;

    public ArchivedDocument Row(string id) => Archive.Documents.Find(id, AccessLevel.Secret)!;

    /// <summary>Waits until the document is in the state; gives up after a minute.</summary>
    public async Task<ArchivedDocument> Until(string id, DocumentState state)
    {
        await Until(() => Row(id).State == state, () => $"wanted {state}, is {Row(id)}");
        return Row(id);
    }

    public static async Task Until(Func<bool> condition, Func<string> otherwise)
    {
        for (var i = 0; i < 6000; i++)
        {
            if (condition())
            {
                return;
            }

            await Task.Delay(10);
        }

        throw new TimeoutException(otherwise());
    }

    public async ValueTask DisposeAsync()
    {
        if (_services is not null)
        {
            await Stop();
        }

        Archive.Dispose();
        _folder.Dispose();
    }

    private ServiceProvider Wire()
    {
        var definition = new PipelineDefinition { Name = "thu", Stages = [new() { Stage = "first", Checkpoint = true }, new() { Stage = "second" }] };
        var pipeline = Pipeline.Build(definition, new Dictionary<string, Func<IReadOnlyDictionary<string, string>, IStage>>
        {
            ["first"] = _ => new FunctionStage("first", (d, _) =>
            {
                ExtractRuns.AddOrUpdate(d.Id, 1, (_, n) => n + 1);
                return Task.FromResult(d);
            }),
            ["second"] = _ => new FunctionStage("second", (d, c) => Stage(d, c)),
        });
        return new ServiceCollection()
            .AddSingleton(Archive)
            .AddSingleton(pipeline)
            .AddSingleton<ISearchEngine>(Index)
            .AddDocumentJobs(Archive, Options)
            .BuildServiceProvider();
    }

    private sealed class FunctionStage(string name, Func<Document, StageContext, Task<Document>> run) : IStage
    {
        public StageId Id => new(name, "1");

        public Task<Document> Run(Document document, StageContext context) => run(document, context);
    }
}

/// <summary>An index in memory that keeps what it is given and can be told to fail.</summary>
internal sealed class MemoryIndex : ISearchEngine
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, IndexedDocument> _documents = [];
    private long _committed;

    public int FailuresLeft { get; set; }

    public IReadOnlyDictionary<string, IndexedDocument> Documents
    {
        get
        {
            lock (_lock)
            {
                return new Dictionary<string, IndexedDocument>(_documents);
            }
        }
    }

    public Task Apply(IReadOnlyList<IndexChange> changes, long changeNumber, CancellationToken cancellation = default)
    {
        lock (_lock)
        {
            if (FailuresLeft-- > 0)
            {
                throw new SearchEngineException("engine-failed", "hỏng", "broken");
            }

            foreach (var change in changes)
            {
                if (change is IndexChange.Upsert upsert)
                {
                    _documents[upsert.DocumentId] = upsert.Document;
                }
                else
                {
                    _documents.Remove(change.DocumentId);
                }
            }

            _committed = changeNumber;
            return Task.CompletedTask;
        }
    }

    public Task<long> CommittedChange(CancellationToken cancellation = default)
    {
        lock (_lock)
        {
            return Task.FromResult(_committed);
        }
    }

    public Task Reset(CancellationToken cancellation = default)
    {
        lock (_lock)
        {
            _documents.Clear();
            _committed = 0;
            return Task.CompletedTask;
        }
    }

    public Task<IndexContents> Contents(CancellationToken cancellation = default)
    {
        lock (_lock)
        {
            return Task.FromResult(new IndexContents(_committed, _documents.ToImmutableSortedDictionary(d => d.Key, d => d.Value.Version), 0));
        }
    }

    public Task<SearchResults> Search(SearchRequest request, CancellationToken cancellation = default) => throw new NotSupportedException();

    public Task<ImmutableArray<Suggestion>> Suggest(SuggestionRequest request, CancellationToken cancellation = default) => throw new NotSupportedException();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
