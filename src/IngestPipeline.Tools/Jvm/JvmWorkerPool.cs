using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace IngestPipeline.Tools.Jvm;

/// <summary>Several workers of one kind, each serving one request at a time; the first that is free is taken, so that few run while there is little to do.</summary>
public sealed class JvmWorkerPool : IAsyncDisposable
{
    private readonly ImmutableArray<JvmWorker> _workers;
    private readonly bool[] _busy;
    private readonly SemaphoreSlim _free;

    /// <param name="size">Most processes at a time.</param>
    public JvmWorkerPool(JvmWorkerOptions options, int size, ILogger? logger = null)
    {
        _workers = [.. Enumerable.Range(0, size).Select(_ => new JvmWorker(options, logger))];
        _busy = new bool[size];
        _free = new SemaphoreSlim(size);
    }

    /// <summary>As <see cref="JvmWorker.Ask"/>.</summary>
    /// <exception cref="WorkerFailureException">Refused by the worker, or the worker failed.</exception>
    public async IAsyncEnumerable<WorkerFrame> Ask(ReadOnlyMemory<byte> header, ReadOnlyMemory<byte> body, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await _free.WaitAsync(cancellation);
        var index = Take();
        await foreach (var frame in _workers[index].Ask(header, body, () => Return(index), cancellation))
        {
            yield return frame;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in _workers)
        {
            await worker.DisposeAsync();
        }
    }

    private int Take()
    {
        lock (_busy)
        {
            var index = Array.IndexOf(_busy, false);
            _busy[index] = true;
            return index;
        }
    }

    private void Return(int index)
    {
        lock (_busy)
        {
            _busy[index] = false;
        }

        _free.Release();
    }
}
