using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace IngestPipeline.Browser.Tests;

/// <summary>The real program in a process of its own, on a free port and a data folder of the test's.</summary>
internal sealed partial class RunningServer : IAsyncDisposable
{
    private readonly Process _process;

    private RunningServer(Process process, string address, string? password)
    {
        _process = process;
        Address = address;
        Password = password;
    }

    public string Address { get; }

    /// <summary>The first administrator's, printed at the first start only.</summary>
    public string? Password { get; }

    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "ingest.dll");

    public static async Task<RunningServer> Start(string data, params string[] more)
    {
        var process = Launch(["serve", "--port", "0", "--data", data, .. more]);
        var output = new StringBuilder();
        string? address = null, password = null;
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (address is null && await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            output.AppendLine(line);
            address = AddressLine().Match(line) is { Success: true } a ? a.Groups[1].Value : null;
        }

        if (address is null)
        {
            throw new InvalidOperationException($"The server did not start:\n{output}\n{await process.StandardError.ReadToEndAsync(patience.Token)}");
        }

        // The password follows at once, or never; a line of the log may come between.
        var rest = process.StandardOutput.ReadLineAsync(patience.Token).AsTask();
        var enough = Task.Delay(2000, patience.Token);
        while (password is null && await Task.WhenAny(rest, enough) == rest && await rest is { } next)
        {
            if (next.Contains("First administrator", StringComparison.Ordinal))
            {
                password = next[(next.LastIndexOf(' ') + 1)..];
            }
            else
            {
                rest = process.StandardOutput.ReadLineAsync(patience.Token).AsTask();
            }
        }

        // A pipe that nobody reads fills up and stops the program at its next line.
        _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
        _ = rest.ContinueWith(_ => process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None), TaskScheduler.Default);
        return new RunningServer(process, address, password);
    }

    /// <summary>Runs another command of the program to its end.</summary>
    public static async Task<(int Code, string Output)> Run(params string[] arguments)
    {
        using var process = Launch(arguments);
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await errors);
    }

    /// <summary>SIGKILL, as a power cut would be for the process.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private static Process Launch(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() };
        start.ArgumentList.Add(Program);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    [GeneratedRegex(@"Address: (http://[\d.:]+)")]
    private static partial Regex AddressLine();
}
