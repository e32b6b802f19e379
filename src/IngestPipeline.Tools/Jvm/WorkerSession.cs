using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace IngestPipeline.Tools.Jvm;

/// <summary>One life of a worker process: from hello to its end. Answers are handed out by request number.</summary>
internal sealed class WorkerSession : IAsyncDisposable
{
    public const int Protocol = 1;

    private readonly JvmWorkerOptions _options;
    private readonly ToolProcess _process;
    private readonly Action<string> _log;
    private readonly SemaphoreSlim _write = new(1);
    private readonly ConcurrentDictionary<int, Pending> _pending = new();
    private readonly Queue<string> _lastLines = new();
    private readonly Task _errors;
    private Task _answers = Task.CompletedTask;
    private volatile WorkerFailureException? _end;
    private int _served;

    private WorkerSession(JvmWorkerOptions options, ToolProcess process, Action<string> log)
    {
        _options = options;
        _process = process;
        _log = log;
        _errors = FollowErrors();
    }

    /// <summary>Nothing more can be asked of it.</summary>
    public bool Ended => _end is not null;

    /// <summary>Why it ended.</summary>
    public WorkerFailureException? End => _end;

    public bool Worn => Volatile.Read(ref _served) >= _options.RequestsPerProcess;

    public bool Idle => _pending.IsEmpty;

    public int ProcessId => _process.Id;

    public static async Task<WorkerSession> Start(JvmWorkerOptions options, ToolCommand command, Action<string> log)
    {
        var process = await ToolProcess.Start(command) ?? throw new WorkerFailureException(
            WorkerFailure.NotInstalled, "worker-missing", new ToolOutcome.NotInstalled(command.Program).Summary);
        var session = new WorkerSession(options, process, log);
        try
        {
            var hello = await WorkerFrame.Read(process.Output).WaitAsync(options.StartTimeout);
            if (hello is null || hello.Kind != FrameKind.Hello || !hello.ParseHeader().TryGetProperty("protocol", out var protocol) || protocol.GetInt32() != Protocol)
            {
                throw await session.Explain(hello is null ? "no hello" : "another protocol");
            }
        }
        catch (Exception e)
        {
            var reason = e switch
            {
                WorkerFailureException => e,
                TimeoutException => new WorkerFailureException(WorkerFailure.TimedOut, "worker-timeout", $"{options.Name} did not say hello in time"),
                _ => await session.Explain(e.Message),
            };
            await session.DisposeAsync();
            throw reason;
        }

        session._answers = session.FollowAnswers();
        return session;
    }

    /// <summary>Sends a request; its answer arrives in the channel. <paramref name="finished"/> is called once, when the worker is done with it.</summary>
    /// <returns>Null when the worker had ended before the request was handed over: nothing was begun, <paramref name="finished"/> is not called.</returns>
    public async Task<ChannelReader<WorkerFrame>?> Send(int request, ReadOnlyMemory<byte> header, ReadOnlyMemory<byte> body, Action finished)
    {
        var pending = new Pending(Channel.CreateBounded<WorkerFrame>(new BoundedChannelOptions(_options.BufferedFrames) { SingleReader = true, SingleWriter = true }), finished);
        _pending[request] = pending;
        if (!Ended)
        {
            try
            {
                await Write(WorkerFrame.Encode(request, FrameKind.Request, header.Span, body.Span));
                pending.HandedOver = true;
            }
            catch (Exception e) when (e is IOException or ObjectDisposedException)
            {
                Kill(await Explain(e.Message));
            }
        }

        Interlocked.Increment(ref _served);
        return Ended && _pending.TryRemove(request, out _) ? null : pending.Frames.Reader;
    }

    /// <summary>Nobody wants the answer any more; a worker that does not stop in time is killed.</summary>
    public async Task Abandon(int request)
    {
        if (!_pending.TryGetValue(request, out var pending))
        {
            return;
        }

        pending.Abandon();
        try
        {
            await Write(WorkerFrame.Encode(request, FrameKind.Cancel, [], []));
            await pending.Finished.WaitAsync(_options.Timeout);
        }
        catch (TimeoutException)
        {
            Kill(new WorkerFailureException(WorkerFailure.TimedOut, "worker-timeout", $"{_options.Name} did not stop a cancelled request"));
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // It has ended; so has the request.
        }
    }

    public void Kill(WorkerFailureException reason)
    {
        _end ??= reason;
        _process.Kill();
        FinishAll(_end);
    }

    /// <summary>Closes the standard input, which tells the worker to end, and kills it when it does not.</summary>
    public async ValueTask DisposeAsync()
    {
        _end ??= new WorkerFailureException(WorkerFailure.Crashed, "worker-crashed", $"{_options.Name} was stopped");
        try
        {
            _process.Input.Close();
        }
        catch (IOException)
        {
            // Already gone.
        }

        await _process.WaitForEnd(_options.StopGrace);
        await _process.DisposeAsync();
        FinishAll(_end);
        await Task.WhenAll(_errors, _answers).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _write.Dispose();
    }

    private async Task Write(byte[] frame)
    {
        await _write.WaitAsync();
        try
        {
            await _process.Input.WriteAsync(frame);
            await _process.Input.FlushAsync();
        }
        finally
        {
            _write.Release();
        }
    }

    private async Task FollowAnswers()
    {
        var why = "its output ended";
        try
        {
            while (await WorkerFrame.Read(_process.Output) is { } frame)
            {
                await Deliver(frame);
            }
        }
        catch (Exception e) when (e is IOException or InvalidDataException or ObjectDisposedException or JsonException or InvalidOperationException)
        {
            why = e.Message;
        }

        _end ??= await Explain(why);
        _process.Kill();
        FinishAll(_end);
    }

    private async Task Deliver(WorkerFrame frame)
    {
        if (!_pending.TryGetValue(frame.Request, out var pending))
        {
            return;
        }

        if (frame.Kind == FrameKind.Error)
        {
            Finish(frame.Request, Refusal(frame));
            return;
        }

        // A reader that has gone away closes its channel, so that this never waits for ever.
        if (!pending.Frames.Writer.TryWrite(frame) && await pending.Frames.Writer.WaitToWriteAsync())
        {
            pending.Frames.Writer.TryWrite(frame);
        }

        if (frame.Kind == FrameKind.End)
        {
            Finish(frame.Request, null);
        }
    }

    private static WorkerFailureException Refusal(WorkerFrame frame)
    {
        var header = frame.ParseHeader();
        var code = header.TryGetProperty("code", out var c) ? c.GetString() ?? "worker-refused" : "worker-refused";
        var message = header.TryGetProperty("message", out var m) ? m.GetString() ?? "" : "";
        return new WorkerFailureException(code == "worker-memory" ? WorkerFailure.OutOfMemory : WorkerFailure.Refused, code, message);
    }

    private void Finish(int request, WorkerFailureException? failure)
    {
        if (_pending.TryRemove(request, out var pending))
        {
            pending.Finish(failure);
        }
    }

    private void FinishAll(WorkerFailureException failure)
    {
        // One that was not handed over yet is told by Send itself, and may be asked of the next worker.
        foreach (var (request, _) in _pending.Where(p => p.Value.HandedOver))
        {
            Finish(request, failure);
        }
    }

    private async Task<WorkerFailureException> Explain(string why)
    {
        if (_end is { } known)
        {
            return known;
        }

        var code = await _process.WaitForEnd(TimeSpan.FromSeconds(2));
        await _errors.WaitAsync(TimeSpan.FromSeconds(1)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        string said;
        lock (_lastLines)
        {
            said = string.Join(" | ", _lastLines);
        }

        // -XX:+ExitOnOutOfMemoryError ends the JVM with 3.
        return code == 3 || said.Contains("OutOfMemoryError", StringComparison.Ordinal)
            ? new WorkerFailureException(WorkerFailure.OutOfMemory, "worker-memory", $"{_options.Name}: heap of {_options.HeapMiB} MiB exhausted")
            : new WorkerFailureException(WorkerFailure.Crashed, "worker-crashed", $"{_options.Name}: {why}; exit code {code?.ToString() ?? "none"}; {said}");
    }

    private async Task FollowErrors()
    {
        try
        {
            using var reader = new StreamReader(_process.Errors, Encoding.UTF8, false, 1024, leaveOpen: true);
            while (await reader.ReadLineAsync() is { } line)
            {
                lock (_lastLines)
                {
                    _lastLines.Enqueue(line);
                    if (_lastLines.Count > 8)
                    {
                        _lastLines.Dequeue();
                    }
                }

                _log(line);
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The pipe went with the process.
        }
    }

    private sealed class Pending(Channel<WorkerFrame> frames, Action finished)
    {
        private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);

        private volatile bool _handedOver;

        public Channel<WorkerFrame> Frames => frames;

        /// <summary>The whole request was written.</summary>
        public bool HandedOver
        {
            get => _handedOver;
            set => _handedOver = value;
        }

        public Task Finished => _finished.Task;

        public void Abandon() => frames.Writer.TryComplete();

        public void Finish(WorkerFailureException? failure)
        {
            frames.Writer.TryComplete(failure);
            if (_finished.TrySetResult())
            {
                finished();
            }
        }
    }
}
