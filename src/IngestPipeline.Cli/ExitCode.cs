namespace IngestPipeline.Cli;

/// <summary>What the program tells a script.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>Discrepancies were found, or the work failed.</summary>
    public const int Failed = 1;

    /// <summary>Some file could not be read; the others were.</summary>
    public const int BadInput = 2;

    /// <summary>A needed program or package is missing.</summary>
    public const int Environment = 3;

    /// <summary>Wrong arguments (EX_USAGE of sysexits.h).</summary>
    public const int Usage = 64;

    /// <summary>Interrupted by Ctrl+C (128 + SIGINT).</summary>
    public const int Interrupted = 130;
}
