using IngestPipeline.Documents;
using IngestPipeline.Pipelines;

namespace IngestPipeline.Tagging.Tables;

/// <summary>Gives each table its caption and unit from the lines above it.</summary>
public sealed class TableStage : IStage
{
    public StageId Id { get; } = new("tables", "1");

    public Task<Document> Run(Document document, StageContext context) => Task.FromResult(TableHeadingReader.Read(document));
}
