using System.Collections.Immutable;

namespace IngestPipeline.Tools;

/// <summary>A program of the operating system and the Debian package that brings it.</summary>
/// <param name="File">File name looked up on <c>PATH</c>, or an absolute path.</param>
public sealed record ToolProgram(string File, string Package)
{
    /// <summary>Absolute path, or null when the program is not installed.</summary>
    public string? Find()
    {
        if (Path.IsPathRooted(File))
        {
            return System.IO.File.Exists(File) ? File : null;
        }

        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "/usr/local/bin:/usr/bin:/bin").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            var path = Path.Combine(folder, File);
            if (System.IO.File.Exists(path))
            {
                return path;
            }
        }

        return null;
    }
}

/// <summary>What to run and how far it may go.</summary>
public sealed record ToolCommand(ToolProgram Program, ImmutableArray<string> Arguments)
{
    /// <summary>After this the whole process tree is killed.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Address space limit in bytes; null for programs that reserve more than they use (a JVM, which has a limit of its own).</summary>
    public long? Memory { get; init; } = 1L << 30;

    /// <summary>Set in the child beside what this process has.</summary>
    public ImmutableDictionary<string, string> Variables { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Written to the standard input, which is then closed.</summary>
    public ReadOnlyMemory<byte> Input { get; init; }

    /// <summary>Bytes kept of each pipe; what comes beyond is read and dropped.</summary>
    public int OutputLimit { get; init; } = 64 << 20;

    /// <summary>Where it runs and puts its temporary files; null for a folder of its own that is gone when it ends.</summary>
    public string? Folder { get; init; }
}
