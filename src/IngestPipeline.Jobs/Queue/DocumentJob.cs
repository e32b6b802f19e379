using Quartz;

namespace IngestPipeline.Jobs;

/// <summary>The job of one document; its key is the document's id. Never two at once for one document.</summary>
[DisallowConcurrentExecution]
public sealed class DocumentJob(DocumentProcessor processor, DocumentQueue queue) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var id = context.JobDetail.Key.Name;
        var (outcome, next) = await processor.Process(id, cancellationToken);
        if (outcome == ProcessingOutcome.Postponed)
        {
            await queue.Schedule(id, next, CancellationToken.None);
        }

        queue.Announce(id, outcome);
    }
}
