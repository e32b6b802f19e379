using System.Collections.Concurrent;
using IngestPipeline.Archive;
using IngestPipeline.Pipelines;

namespace IngestPipeline.Jobs;

/// <summary>How far the documents in hand have come. Exact here; written to the database now and then, for other processes and after a crash.</summary>
public sealed class ProgressBoard(ArchiveServices archive, JobOptions options, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Entry> _running = new();

    /// <summary>Null when this process is not at the document.</summary>
    public StageProgress? Of(string documentId) => _running.TryGetValue(documentId, out var entry) ? entry.Now : null;

    public IReadOnlyDictionary<string, StageProgress> All() => _running.ToDictionary(p => p.Key, p => p.Value.Now);

    internal IProgress<StageProgress> Begin(string documentId)
    {
        var entry = new Entry(documentId, archive.Ledger, options.ProgressInterval, clock);
        _running[documentId] = entry;
        return entry;
    }

    internal void End(string documentId) => _running.TryRemove(documentId, out _);

    private sealed class Entry(string documentId, JobLedger ledger, TimeSpan interval, TimeProvider clock) : IProgress<StageProgress>
    {
        private readonly Lock _lock = new();
        private StageProgress _now;
        private long? _written;

        public StageProgress Now
        {
            get
            {
                lock (_lock)
                {
                    return _now;
                }
            }
        }

        public void Report(StageProgress value)
        {
            lock (_lock)
            {
                _now = value;
                if (_written is { } at && clock.GetElapsedTime(at) < interval)
                {
                    return;
                }

                _written = clock.GetTimestamp();
            }

            ledger.Progress(documentId, value.Stage, value.PagesDone, value.PagesTotal);
        }
    }
}
