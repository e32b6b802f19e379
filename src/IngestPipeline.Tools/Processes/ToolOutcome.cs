using System.Text;

namespace IngestPipeline.Tools;

/// <summary>How a program ended. Every way has a name; only <see cref="Exited"/> says that it ran to its own end.</summary>
public abstract record ToolOutcome
{
    private ToolOutcome()
    {
    }

    /// <param name="Output">Bytes of the standard output, at most <see cref="ToolCommand.OutputLimit"/>.</param>
    /// <param name="Errors">Standard error as text; bytes that are not UTF-8 become U+FFFD.</param>
    /// <param name="Truncated">More was written than was kept.</param>
    public sealed record Exited(int Code, byte[] Output, string Errors, bool Truncated) : ToolOutcome
    {
        /// <summary>Bytes that are not UTF-8 become U+FFFD.</summary>
        public string Text => Encoding.UTF8.GetString(Output);

        public override string Summary => $"exit code {Code}{Tail(Errors)}";
    }

    public sealed record TimedOut(TimeSpan After, string Errors) : ToolOutcome
    {
        public override string Summary => $"stopped after {After.TotalSeconds:0.#} s{Tail(Errors)}";
    }

    public sealed record OutOfMemory(string Errors) : ToolOutcome
    {
        public override string Summary => $"out of memory{Tail(Errors)}";
    }

    /// <param name="Signal">11 for a segmentation fault, 6 for an abort.</param>
    public sealed record Signalled(int Signal, string Errors) : ToolOutcome
    {
        public override string Summary => $"ended by signal {Signal}{Tail(Errors)}";
    }

    public sealed record NotInstalled(ToolProgram Program) : ToolOutcome
    {
        public override string Summary => $"“{Program.File}” is not installed; install the Debian package {Program.Package}";
    }

    /// <summary>For logs and the detail of a failure.</summary>
    public abstract string Summary { get; }

    private static string Tail(string errors)
    {
        // One line: it becomes part of messages that are shown and logged line by line.
        var text = string.Join("; ", errors.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal));
        return text.Length == 0 ? "" : ": " + (text.Length <= 400 ? text : "…" + text[^400..]);
    }
}
