using IngestPipeline.Documents;

namespace IngestPipeline.Pipelines;

/// <summary>
/// Takes back the repairs that a person rejected. Stands after every stage that repairs and before those that read, so that sections, figures,
/// citations and the index follow the text that the person wants.
/// </summary>
public sealed class ReviewStage : IDecidedStage
{
    public StageId Id { get; } = new("review", "1");

    public long Revision(StageContext context) => context.Review.Revision;

    public Task<Document> Run(Document document, StageContext context) => Task.FromResult(context.Review.Apply(document));
}
