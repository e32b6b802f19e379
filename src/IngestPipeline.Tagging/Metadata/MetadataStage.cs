using IngestPipeline.Documents;
using IngestPipeline.Pipelines;
using IngestPipeline.Tagging.Metadata.Learned;

namespace IngestPipeline.Tagging.Metadata;

/// <summary>Fills the fields that describe a document from its form, and from its text where the form lacks them.</summary>
/// <param name="learned">Chooses among what rules and form offer; null for the rules alone.</param>
public sealed class MetadataStage(LearnedMetadata? learned) : IStage
{
    public StageId Id { get; } = new("metadata", learned is null ? "3;rules" : $"3;{learned.Version}");

    public static MetadataStage ByRules() => new(null);

    public Task<Document> Run(Document document, StageContext context) =>
        Task.FromResult(document with { Metadata = RecognizedFigures.Bounded(learned?.Read(document) ?? RuleMetadata.Read(new MetadataReading(document)), document) });
}
