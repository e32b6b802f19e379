using IngestPipeline.Extraction;
using IngestPipeline.Extraction.Text;
using IngestPipeline.Pipelines;
using IngestPipeline.Tagging.Citations;
using IngestPipeline.Vietnamese.Normalizing;

namespace IngestPipeline.Hosting;

/// <summary>Names the stages that definitions may use and wires the engines behind them.</summary>
public static class PipelineFactory
{
    public static Pipeline Build(PipelineDefinition definition) => Pipeline.Build(
        definition,
        new Dictionary<string, Func<IReadOnlyDictionary<string, string>, IStage>>
        {
            ["extract"] = _ => new ExtractStage([new TextFormatReader(new TextReaderOptions())], "none"),
            ["normalize"] = _ => new NormalizeStage(),
            ["citations"] = _ => new CitationStage(),
        });
}
