using IngestPipeline.Documents;

namespace IngestPipeline.Pipelines;

/// <summary>Name and version of a stage. The version changes whenever the same input may give another output.</summary>
public readonly record struct StageId(string Name, string Version)
{
    public override string ToString() => $"{Name}@{Version}";
}

/// <summary>How far a stage has come on a document.</summary>
/// <param name="Stage">Name of the stage.</param>
/// <param name="PagesDone">Pages finished; 0 for stages that do not go page by page.</param>
/// <param name="PagesTotal">Pages in all; 0 while unknown.</param>
public readonly record struct StageProgress(string Stage, int PagesDone, int PagesTotal);

/// <summary>What a stage may use while it runs.</summary>
/// <param name="Progress">Told after each page by stages that go page by page.</param>
/// <param name="Cancellation">Asked often; a cancelled stage throws <see cref="OperationCanceledException"/>.</param>
public sealed record StageContext(IProgress<StageProgress> Progress, CancellationToken Cancellation)
{
    /// <summary>Which repairs a person does not want.</summary>
    public RepairReview Review { get; init; } = RepairReview.None;

    /// <summary>What people corrected of metadata and headings.</summary>
    public DocumentCorrections Corrections { get; init; } = DocumentCorrections.None;

    /// <summary>Where people want the text of pages to be taken from.</summary>
    public RecognitionChoice Recognition { get; init; } = RecognitionChoice.None;

    public static StageContext Silent(CancellationToken cancellation = default) => new(new Nowhere(), cancellation);

    private sealed class Nowhere : IProgress<StageProgress>
    {
        public void Report(StageProgress value)
        {
        }
    }
}

/// <summary>
/// A step from document to document, pure but for what it reads of the source file: the same document and the same
/// <see cref="Id"/> give the same result, because jobs run at least once.
/// </summary>
public interface IStage
{
    StageId Id { get; }

    /// <exception cref="DocumentFailureException">The document cannot be processed.</exception>
    Task<Document> Run(Document document, StageContext context);
}

/// <summary>A stage whose result also follows what people decided.</summary>
public interface IDecidedStage : IStage
{
    /// <summary>Names the decisions that it follows in this run: others may give another result.</summary>
    long Revision(StageContext context);
}
