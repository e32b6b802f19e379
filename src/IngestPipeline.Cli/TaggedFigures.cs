using IngestPipeline.Documents;
using IngestPipeline.Hosting;
using IngestPipeline.Pipelines;
using IngestPipeline.Training;

namespace IngestPipeline.Cli;

/// <summary>Labelled documents taken through the stages between the text and the facts.</summary>
internal static class TaggedFigures
{
    private const string Facts = "facts";

    public static async Task<List<(LabelledDocument Document, Document Tagged)>> Of(IEnumerable<LabelledDocument> documents, CancellationToken cancellation)
    {
        await using var engines = new PipelineEngines(1);
        var definition = PipelineDefinition.Parse(await File.ReadAllTextAsync(PipelineFactory.DefaultDefinition, cancellation));
        var stages = definition.Stages.SkipWhile(s => s.Stage != LabelledReading.FirstTagger).TakeWhile(s => s.Stage != Facts);
        var runner = new PipelineRunner(PipelineFactory.Build(definition with { Stages = [.. stages] }, engines), new NoCheckpoints(), TimeProvider.System);
        var tagged = new List<(LabelledDocument, Document)>();
        foreach (var document in documents)
        {
            tagged.Add((document, (await runner.Run(document.Document, StageContext.Silent(cancellation))).Document));
        }

        return tagged;
    }
}
