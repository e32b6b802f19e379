namespace IngestPipeline.Jobs;

/// <summary>Limits of ingesting; bound from the configuration section <c>Ingest</c>.</summary>
public sealed record JobOptions
{
    /// <summary>Largest file that is taken, in bytes.</summary>
    public long MaxFileBytes { get; init; } = 512L * 1024 * 1024;

    /// <summary>Documents that are read at the same time, those that wait for recognition not counted.</summary>
    public int TextParallelism { get; init; } = Math.Max(1, Environment.ProcessorCount);

    /// <summary>Pages that are recognised at the same time, over all documents.</summary>
    public int OcrParallelism { get; init; } = Math.Max(1, Environment.ProcessorCount);

    /// <summary>Attempts on one document before it is given up.</summary>
    public int MaxAttempts { get; init; } = 4;

    /// <summary>Wait before the second attempt; doubles with each further one.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(10);

    public TimeSpan MaxRetryDelay { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How often documents without a job are looked for (uploads by other processes, jobs that were lost).</summary>
    public TimeSpan SweepInterval { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How often the progress of a document is written to the database.</summary>
    public TimeSpan ProgressInterval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Documents that go into the index with one commit.</summary>
    public int IndexBatch { get; init; } = 50;
}
