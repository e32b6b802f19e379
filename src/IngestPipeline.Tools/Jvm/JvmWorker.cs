using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace IngestPipeline.Tools.Jvm;

/// <summary>
/// A long-lived Java child process behind length-prefixed frames on its pipes. It is started when first asked, started anew after a crash
/// or after <see cref="JvmWorkerOptions.RequestsPerProcess"/> requests, and ends with this process. Safe for many callers at once.
/// </summary>
public sealed class JvmWorker(JvmWorkerOptions options, ILogger? logger = null) : IAsyncDisposable
{
    public static ToolProgram Java { get; } = new("java", "openjdk-17-jre-headless");

    private readonly SemaphoreSlim _starting = new(1);
    private readonly SemaphoreSlim _slots = new(options.Parallel);
    private WorkerSession? _session;
    private int _request;
    private bool _disposed;

    /// <summary>Number of the running process, or null; changes when it was started anew.</summary>
    public int? ProcessId => _session is { Ended: false } session ? session.ProcessId : null;

    /// <summary>Asks and reads the answer frame by frame. Leaving the enumeration early cancels the request.</summary>
    /// <param name="header">UTF-8 JSON that says what is asked.</param>
    /// <param name="body">Bytes beside it, often none.</param>
    /// <exception cref="WorkerFailureException">Refused by the worker, or the worker failed.</exception>
    public IAsyncEnumerable<WorkerFrame> Ask(ReadOnlyMemory<byte> header, ReadOnlyMemory<byte> body, CancellationToken cancellation) =>
        Ask(header, body, () => { }, cancellation);

    /// <param name="free">Called once, when the worker is done with the request, which may be long before the answer was read.</param>
    internal async IAsyncEnumerable<WorkerFrame> Ask(
        ReadOnlyMemory<byte> header, ReadOnlyMemory<byte> body, Action free, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Wait(free, cancellation);
        var (session, request, frames) = await HandOver(header, body, () =>
        {
            _slots.Release();
            free();
        });
        var whole = false;
        try
        {
            while (await Next(session, frames, cancellation) is { } frame)
            {
                whole = frame.Kind == FrameKind.End;
                yield return frame;
            }

            whole = true;
        }
        finally
        {
            if (!whole)
            {
                await session.Abandon(request);
            }
        }
    }

    private async Task Wait(Action free, CancellationToken cancellation)
    {
        try
        {
            await _slots.WaitAsync(cancellation);
        }
        catch
        {
            free();
            throw;
        }
    }

    /// <summary>A worker that ended since it was last asked is found out by the writing: the request then goes to the next one.</summary>
    private async Task<(WorkerSession Session, int Request, ChannelReader<WorkerFrame> Frames)> HandOver(ReadOnlyMemory<byte> header, ReadOnlyMemory<byte> body, Action finished)
    {
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                var session = await Live();
                var request = Interlocked.Increment(ref _request);
                if (await session.Send(request, header, body, finished) is { } frames)
                {
                    return (session, request, frames);
                }

                if (attempt == 2)
                {
                    throw session.End ?? new WorkerFailureException(WorkerFailure.Crashed, "worker-crashed", $"{options.Name} ends as soon as it is asked");
                }
            }
        }
        catch
        {
            finished();
            throw;
        }
    }

    /// <summary>Asks for an answer of one frame: the last one.</summary>
    /// <exception cref="WorkerFailureException">Refused by the worker, or the worker failed.</exception>
    public async Task<WorkerFrame> AskOnce(ReadOnlyMemory<byte> header, ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        WorkerFrame? last = null;
        await foreach (var frame in Ask(header, body, cancellation))
        {
            last = frame;
        }

        return last ?? throw new WorkerFailureException(WorkerFailure.Crashed, "worker-crashed", $"{options.Name} gave an empty answer");
    }

    public async ValueTask DisposeAsync()
    {
        await _starting.WaitAsync();
        try
        {
            _disposed = true;
            if (_session is { } session)
            {
                await session.DisposeAsync();
            }

            _session = null;
        }
        finally
        {
            _starting.Release();
        }
    }

    private async Task<WorkerFrame?> Next(WorkerSession session, ChannelReader<WorkerFrame> frames, CancellationToken cancellation)
    {
        if (frames.TryRead(out var ready))
        {
            return ready;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(options.Timeout);
        try
        {
            return await frames.WaitToReadAsync(limit.Token) && frames.TryRead(out var frame) ? frame : null;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            var late = new WorkerFailureException(WorkerFailure.TimedOut, "worker-timeout", $"{options.Name} was silent for {options.Timeout.TotalSeconds:0} s");
            session.Kill(late);
            throw late;
        }
    }

    private async Task<WorkerSession> Live()
    {
        await _starting.WaitAsync();
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_session is { } old && (old.Ended || (old.Worn && old.Idle)))
            {
                _session = null;
                await old.DisposeAsync();
            }

            if (_session is null)
            {
                var began = Stopwatch.GetTimestamp();
                _session = await WorkerSession.Start(options, Command(), line => logger?.LogInformation("{Worker}: {Line}", options.Name, line));
                logger?.LogInformation("{Worker} started in {Milliseconds} ms", options.Name, (int)Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }

            return _session;
        }
        finally
        {
            _starting.Release();
        }
    }

    private ToolCommand Command()
    {
        foreach (var library in options.ClassPath)
        {
            if (!File.Exists(library.Path))
            {
                throw new WorkerFailureException(
                    WorkerFailure.NotInstalled, "worker-missing", library.Package is null ? $"{library.Path} is missing: build the solution" : $"{library.Path} is missing; install the Debian package {library.Package}");
            }
        }

        return new ToolCommand(Java, [
            string.Create(CultureInfo.InvariantCulture, $"-Xmx{options.HeapMiB}m"),
            "-XX:+UseSerialGC", "-Xshare:auto", "-XX:-UsePerfData", options.EndsWhenOutOfMemory ? "-XX:+ExitOnOutOfMemoryError" : "-XX:-ExitOnOutOfMemoryError",
            // Its working directory is a folder of its own that goes with it.
            "-Djava.io.tmpdir=.", "-Djava.awt.headless=true", "-Dfile.encoding=UTF-8",
            .. options.JvmArguments, "-cp", string.Join(Path.PathSeparator, options.ClassPath.Select(l => l.Path)), options.MainClass, .. options.Arguments])
        {
            Memory = null,
        };
    }
}
