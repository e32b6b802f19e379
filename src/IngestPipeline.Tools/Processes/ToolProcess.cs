using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace IngestPipeline.Tools;

/// <summary>
/// The one place where processes are started: arguments as a list, a session of its own so that the whole tree can be killed,
/// an address space limit, and the parent-death signal, so that nothing outlives a <c>kill -9</c> of this process.
/// </summary>
public sealed class ToolProcess : IAsyncDisposable
{
    private const int SigKill = 9;

    /// <summary>How long the pipes of a dead program may stay open (a grandchild that left the session holds them).</summary>
    private static readonly TimeSpan PipeGrace = TimeSpan.FromSeconds(2);

    private readonly Process _process;
    private readonly ToolFolder? _folder;
    private bool _ended;

    private ToolProcess(Process process, ToolFolder? folder, string path)
    {
        _process = process;
        _folder = folder;
        Folder = path;
    }

    public int Id => _process.Id;

    /// <summary>Where it runs.</summary>
    public string Folder { get; }

    public Stream Input => _process.StandardInput.BaseStream;

    public Stream Output => _process.StandardOutput.BaseStream;

    public Stream Errors => _process.StandardError.BaseStream;

    /// <summary>Runs a program to its end, or kills it and all its children at the time limit.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; nothing of it runs any more.</exception>
    public static async Task<ToolOutcome> Run(ToolCommand command, CancellationToken cancellation)
    {
        var started = await Start(command);
        if (started is null)
        {
            return new ToolOutcome.NotInstalled(command.Program);
        }

        await using var process = started;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(command.Timeout);
        var output = new PipeDrain(process.Output, command.OutputLimit);
        var errors = new PipeDrain(process.Errors, Math.Min(command.OutputLimit, 1 << 20));
        var input = process.Feed(command.Input);
        var timedOut = false;
        try
        {
            await process._process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            cancellation.ThrowIfCancellationRequested();
            timedOut = true;
        }

        var code = await process.WaitForEnd(PipeGrace);
        await Task.WhenAll(output.Done, errors.Done, input).WaitAsync(PipeGrace, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var said = Encoding.UTF8.GetString(errors.Kept);
        return timedOut || code is null
            ? new ToolOutcome.TimedOut(command.Timeout, said)
            : Judge(code.Value, output, said, command.Memory is not null);
    }

    /// <summary>Starts a program that goes on running; null if it is not installed. Time is the caller's to watch.</summary>
    public static async Task<ToolProcess?> Start(ToolCommand command)
    {
        if (command.Program.Find() is not { } program)
        {
            return null;
        }

        var folder = command.Folder is null ? new ToolFolder() : null;
        var path = command.Folder ?? folder!.Path;
        try
        {
            return new ToolProcess(await ProcessSpawner.Start(StartInfo(program, command, path)), folder, path);
        }
        catch
        {
            folder?.Dispose();
            throw;
        }
    }

    /// <summary>Kills the program and everything it started. Does nothing when it has ended.</summary>
    public void Kill()
    {
        if (_ended)
        {
            return;
        }

        try
        {
            // Children that left the session are found by parentage, orphans by session.
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception or AggregateException)
        {
            // It ended by itself meanwhile.
        }

        KillSession();
    }

    /// <summary>The exit code (128 + signal when a signal ended it), or null if it does not end within that time.</summary>
    public async Task<int?> WaitForEnd(TimeSpan within)
    {
        try
        {
            using var limit = new CancellationTokenSource(within);
            await _process.WaitForExitAsync(limit.Token);
            if (!_ended)
            {
                // Once only: the number may belong to somebody else later.
                KillSession();
                _ended = true;
            }

            return _process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        await WaitForEnd(PipeGrace);
        _process.Dispose();
        _folder?.Dispose();
    }

    private static ProcessStartInfo StartInfo(string program, ToolCommand command, string folder)
    {
        var start = new ProcessStartInfo("setpriv")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = folder,
        };
        // setsid: the process id is then also the id of its process group, so that one signal reaches the whole tree.
        Add(start, "--pdeathsig", "KILL", "setsid", "prlimit", "--core=0");
        if (command.Memory is { } memory)
        {
            Add(start, FormattableString.Invariant($"--as={memory}"));
        }

        Add(start, program);
        Add(start, [.. command.Arguments]);
        start.Environment["TMPDIR"] = folder;
        start.Environment["LC_ALL"] = "C.UTF-8";
        foreach (var (name, value) in command.Variables)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private static void Add(ProcessStartInfo start, params ReadOnlySpan<string> arguments)
    {
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }
    }

    private static ToolOutcome Judge(int code, PipeDrain output, string errors, bool limited)
    {
        // What libstdc++, glibc and the usual tools say when an allocation fails below the limit; 137 is the kernel's own kill.
        var starved = limited && code != 0
            && (errors.Contains("bad_alloc", StringComparison.Ordinal)
                || errors.Contains("out of memory", StringComparison.OrdinalIgnoreCase)
                || errors.Contains("cannot allocate memory", StringComparison.OrdinalIgnoreCase));
        return code switch
        {
            _ when starved => new ToolOutcome.OutOfMemory(errors),
            128 + SigKill => new ToolOutcome.OutOfMemory(errors),
            > 128 and < 128 + 65 => new ToolOutcome.Signalled(code - 128, errors),
            _ => new ToolOutcome.Exited(code, output.Kept, errors, output.Truncated),
        };
    }

    private async Task Feed(ReadOnlyMemory<byte> input)
    {
        try
        {
            await Input.WriteAsync(input);
            Input.Close();
        }
        catch (IOException)
        {
            // The program did not want to read it all; its exit code says what that means.
        }
    }

    private void KillSession() => _ = SendSignal(-_process.Id, SigKill);

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int SendSignal(int process, int signal);
}
