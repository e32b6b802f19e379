using System.Collections.Immutable;

namespace IngestPipeline.Tools.Jvm;

/// <summary>A JVM worker program: which class to start, from which jars, and its limits.</summary>
/// <param name="Name">For logs and errors: <c>pdf-worker</c>.</param>
/// <param name="MainClass">Class with <c>main</c>, which must say hello and then serve frames.</param>
public sealed record JvmWorkerOptions(string Name, string MainClass, ImmutableArray<JavaLibrary> ClassPath)
{
    /// <summary>Maximum heap in MiB (-Xmx).</summary>
    public int HeapMiB { get; init; } = 512;

    /// <summary>The process ends when its heap is exhausted; false for a worker that can give up one request and go on.</summary>
    public bool EndsWhenOutOfMemory { get; init; } = true;

    /// <summary>Further options of the JVM: <c>-Xss4m</c>.</summary>
    public ImmutableArray<string> JvmArguments { get; init; } = [];

    /// <summary>Arguments of the program.</summary>
    public ImmutableArray<string> Arguments { get; init; } = [];

    /// <summary>Longest silence on a request, from asking or from the last frame of its answer, before the worker is killed.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Longest time until the worker says hello.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>After that many requests a new process is started, so that no leak grows for ever.</summary>
    public int RequestsPerProcess { get; init; } = int.MaxValue;

    /// <summary>Requests the worker serves at a time; more wait.</summary>
    public int Parallel { get; init; } = 1;

    /// <summary>Frames of an answer kept for a slow reader before the worker has to wait.</summary>
    public int BufferedFrames { get; init; } = 256;

    /// <summary>How long a worker may take to end once its standard input is closed.</summary>
    public TimeSpan StopGrace { get; init; } = TimeSpan.FromSeconds(5);
}

/// <summary>A jar and the Debian package that brings it; null for a jar of this product.</summary>
public sealed record JavaLibrary(string Path, string? Package)
{
    /// <summary>Where Debian's Java policy puts jars.</summary>
    private const string DebianFolder = "/usr/share/java";

    public static JavaLibrary Debian(string jar, string package) => new(System.IO.Path.Combine(DebianFolder, jar), package);

    /// <summary>A jar compiled by the build, beside the assemblies: <c>jvm/pdf-worker.jar</c>.</summary>
    public static JavaLibrary Own(string jar) => new(System.IO.Path.Combine(AppContext.BaseDirectory, "jvm", jar), null);
}
