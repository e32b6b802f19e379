using IngestPipeline.Jobs;

namespace IngestPipeline.Hosting;

/// <summary>What a host needs to know to run the archive; bound from the configuration section <c>Ingest</c>.</summary>
public sealed record IngestOptions
{
    /// <summary>The archive's folder; created when absent.</summary>
    public required string DataFolder { get; init; }

    /// <summary>File of the pipeline's definition; null: the one that comes with the program.</summary>
    public string? PipelineDefinition { get; init; }

    /// <summary>Whether this process reads documents and writes the index. Of several on one folder, one does and the others stand by.</summary>
    public bool Worker { get; init; } = true;

    public JobOptions Jobs { get; init; } = new();
}
