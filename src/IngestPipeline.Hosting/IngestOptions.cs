using IngestPipeline.Jobs;

namespace IngestPipeline.Hosting;

/// <summary>What a host needs to know to run the archive; bound from the configuration section <c>Ingest</c>.</summary>
public sealed record IngestOptions
{
    /// <summary>Some 60,000 pages.</summary>
    public const long DefaultRecognitionCache = 1L << 30;

    /// <summary>The archive's folder; created when absent.</summary>
    public required string DataFolder { get; init; }

    /// <summary>File of the pipeline's definition; null: the one that comes with the program.</summary>
    public string? PipelineDefinition { get; init; }

    /// <summary>Whether this process reads documents and writes the index. Of several on one folder, one does and the others stand by.</summary>
    public bool Worker { get; init; } = true;

    /// <summary>Bytes of disk for what the OCR engine gave for page images, so that no page is recognised twice; 0: nothing is kept.</summary>
    public long RecognitionCache { get; init; } = DefaultRecognitionCache;

    public JobOptions Jobs { get; init; } = new();
}
