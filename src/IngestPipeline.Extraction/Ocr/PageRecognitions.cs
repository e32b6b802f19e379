using IngestPipeline.Extraction.Layout;

namespace IngestPipeline.Extraction.Ocr;

/// <summary>The pages of one document in their order, some of them still being recognised, so many at a time. Disposing of it stops those and waits for them.</summary>
internal sealed class PageRecognitions(int parallel, CancellationToken cancellation) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
    private readonly SemaphoreSlim _slots = new(parallel);
    private readonly List<Task<PageRows>> _pages = [];

    public CancellationToken Stop => _stop.Token;

    public int Count => _pages.Count;

    public void Add(PageRows page) => _pages.Add(Task.FromResult(page));

    /// <summary>Waits for a slot, which keeps the reading of the file from running ahead of recognition.</summary>
    public async Task Add(Func<Task<PageRows>> recognize)
    {
        await _slots.WaitAsync(Stop);
        _pages.Add(Run(recognize));
    }

    public void Replace(int at, PageRows page) => _pages[at] = Task.FromResult(page);

    /// <inheritdoc cref="Add(Func{Task{PageRows}})"/>
    public async Task Replace(int at, Func<Task<PageRows>> recognize)
    {
        await _slots.WaitAsync(Stop);
        _pages[at] = Run(recognize);
    }

    public Task<PageRows[]> All() => Task.WhenAll(_pages);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_pages).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        _stop.Dispose();
        _slots.Dispose();
    }

    private async Task<PageRows> Run(Func<Task<PageRows>> recognize)
    {
        try
        {
            return await recognize();
        }
        finally
        {
            _slots.Release();
        }
    }
}
