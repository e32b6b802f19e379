using System.Globalization;
using IngestPipeline.Documents;

namespace IngestPipeline.Pipelines;

/// <summary>What a run gave.</summary>
/// <param name="Document">The document after the last stage.</param>
/// <param name="Run">Name and version of the pipeline, and the seconds it took.</param>
/// <param name="StageTimes">Time of each stage that ran, in order; stages taken from a checkpoint are absent.</param>
public sealed record PipelineResult(Document Document, PipelineRun Run, IReadOnlyList<(StageId Stage, TimeSpan Time)> StageTimes);

/// <summary>Runs the stages one after the other. It alone measures, keeps checkpoints and catches.</summary>
public sealed class PipelineRunner(Pipeline pipeline, ICheckpointStore checkpoints, TimeProvider clock)
{
    public Pipeline Pipeline => pipeline;

    /// <exception cref="DocumentFailureException">A stage that is not optional could not process the document.</exception>
    public async Task<PipelineResult> Run(Document document, StageContext context)
    {
        var began = clock.GetTimestamp();
        var times = new List<(StageId, TimeSpan)>();
        var first = 0;
        for (var i = pipeline.Stages.Length - 1; i >= 0; i--)
        {
            if (pipeline.Stages[i].Checkpoint && checkpoints.Load(document.Source, Key(i, context)) is { } saved)
            {
                document = saved;
                first = i + 1;
                break;
            }
        }

        for (var i = first; i < pipeline.Stages.Length; i++)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            var placed = pipeline.Stages[i];
            var stageBegan = clock.GetTimestamp();
            try
            {
                document = await placed.Stage.Run(document, context);
            }
            catch (DocumentFailureException e) when (placed.Optional)
            {
                document = document.WithWarning(e.Code, e.Page, $"{e.Vietnamese} / {e.English}");
            }
            catch (Exception e) when (placed.Optional && e is not OperationCanceledException and not OutOfMemoryException)
            {
                // A bug in one tagger must not lose the document: it is kept, marked, and the bug is named.
                document = document.WithWarning(
                    "stage-failed", null, $"Bước “{placed.Stage.Id.Name}” gặp lỗi, bỏ qua / Stage “{placed.Stage.Id.Name}” failed and was skipped: {e.GetType().Name}: {e.Message}");
            }

            times.Add((placed.Stage.Id, clock.GetElapsedTime(stageBegan)));
            if (placed.Checkpoint)
            {
                checkpoints.Save(document, Key(i, context));
            }
        }

        return new PipelineResult(document, new PipelineRun(pipeline.Name, pipeline.Version, clock.GetElapsedTime(began).TotalSeconds), times);
    }

    /// <summary>A checkpoint holds only while every stage up to it is the same, and the decisions of people that one of them follows.</summary>
    private string Key(int stage, StageContext context)
    {
        var stages = pipeline.Stages.Take(stage + 1).Select(s => s.Stage).ToList();
        return string.Concat(string.Join('+', stages.Select(s => s.Id.ToString())), string.Concat(stages.OfType<IDecidedStage>().Select(s => string.Create(CultureInfo.InvariantCulture, $"#{s.Revision(context)}"))));
    }
}
