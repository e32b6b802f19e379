using System.Globalization;
using IngestPipeline.Tools.Jvm;

namespace IngestPipeline.Tools.Lucene;

/// <summary>Where the index lies and how much the Java program may take.</summary>
/// <param name="Folder">Holds nothing else; made when the first change is applied.</param>
public sealed record LuceneOptions(string Folder)
{
    /// <summary>Takes no lock, so that it works beside a process that writes; sees that process's commits.</summary>
    public bool ReadOnly { get; init; }

    public int HeapMiB { get; init; } = 512;

    /// <summary>Searches at a time; more wait.</summary>
    public int Parallel { get; init; } = Math.Clamp(Environment.ProcessorCount, 2, 8);

    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);
}

/// <summary>The Java program that keeps the index (src/jvm/index-worker).</summary>
internal static class IndexWorker
{
    private const string Package = "liblucene8-java";

    public static JvmWorkerOptions For(LuceneOptions options) => new("index-worker", "ingest.index.IndexWorker", [
        JavaLibrary.Own("index-worker.jar"),
        JavaLibrary.Debian("lucene-core-8.7.0.jar", Package),
        JavaLibrary.Debian("lucene-join-8.7.0.jar", Package),
    ])
    {
        HeapMiB = options.HeapMiB,
        Timeout = options.Timeout,
        Parallel = options.Parallel,
        Arguments = [Path.GetFullPath(options.Folder), options.ReadOnly ? "read" : "write", options.Parallel.ToString(CultureInfo.InvariantCulture)],
    };
}
