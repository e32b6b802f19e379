using IngestPipeline.Documents;
using IngestPipeline.Pipelines;

namespace IngestPipeline.Tagging.Structure;

/// <summary>
/// Puts what people corrected in the place of what was read. Stands after the stages that read structure and metadata and before those that read
/// figures and citations, so that their sections and periods follow.
/// </summary>
public sealed class CorrectionStage : IDecidedStage
{
    public StageId Id { get; } = new("corrections", "1");

    public long Revision(StageContext context) => context.Corrections.Revision;

    public Task<Document> Run(Document document, StageContext context) =>
        Task.FromResult(HeadingCorrector.Apply(context.Corrections.ApplyMetadata(document), context.Corrections.Headings));
}
