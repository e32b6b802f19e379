using IngestPipeline.Extraction;
using IngestPipeline.Extraction.Docx;
using IngestPipeline.Extraction.Flow;
using IngestPipeline.Extraction.Html;
using IngestPipeline.Extraction.Ocr;
using IngestPipeline.Extraction.Pdf;
using IngestPipeline.Extraction.Pdf.Decipherment;
using IngestPipeline.Extraction.Rtf;
using IngestPipeline.Extraction.Text;
using IngestPipeline.Pipelines;
using IngestPipeline.Tagging.Citations;
using IngestPipeline.Tagging.Facts;
using IngestPipeline.Tagging.Facts.Consistency;
using IngestPipeline.Tagging.Metadata;
using IngestPipeline.Tagging.Structure;
using IngestPipeline.Tagging.Tables;
using IngestPipeline.Vietnamese.Glyphs;
using IngestPipeline.Vietnamese.Holes;
using IngestPipeline.Vietnamese.Normalizing;
using IngestPipeline.Vietnamese.Recognition;
using IngestPipeline.Vietnamese.Restoring;

namespace IngestPipeline.Hosting;

/// <summary>Names the stages that definitions may use and wires the engines behind them.</summary>
public static class PipelineFactory
{
    /// <summary>Where the definitions lie beside the program.</summary>
    public static string DefinitionsFolder => Path.Combine(AppContext.BaseDirectory, "pipelines");

    /// <summary>The pipeline that every document goes through unless another is named.</summary>
    public static string DefaultDefinition => Path.Combine(DefinitionsFolder, "bao-cao.yaml");

    /// <exception cref="PipelineDefinitionException">The definition cannot be built.</exception>
    public static Pipeline Load(string definitionFile, PipelineEngines engines) => Build(PipelineDefinition.Parse(File.ReadAllText(definitionFile)), engines);

    public static Pipeline Build(PipelineDefinition definition, PipelineEngines engines)
    {
        var reading = new PdfReadingOptions();
        return Pipeline.Build(
            definition,
            new Dictionary<string, Func<IReadOnlyDictionary<string, string>, IStage>>
            {
                ["extract"] = _ => new ExtractStage(
                    [
                        new PdfFormatReader(engines.Pdf, engines.Rasterizer, engines.Ocr, reading, Decipherer(engines)),
                        new ImageFormatReader(engines.Rasterizer, engines.Ocr, reading.ParallelPages),
                        new DocxFormatReader(new DocxLimits()),
                        new OldWordFormatReader(engines.OldWord),
                        new RtfFormatReader(new FlowFileLimits()),
                        new HtmlFormatReader(new FlowFileLimits()),
                        new TextFormatReader(new TextReaderOptions()),
                    ],
                    $"{engines.Ocr.Identity}+{engines.Language.Identity}"),
                ["holes"] = _ => new HoleStage(engines.Language),
                ["normalize"] = _ => new NormalizeStage(),
                ["recognition"] = _ => new RecognitionStage(engines.Language, engines.Confusions),
                ["accents"] = _ => new AccentStage(engines.Language),
                ["review"] = _ => new ReviewStage(),
                ["structure"] = _ => engines.Structure.Stage(),
                ["metadata"] = _ => new MetadataStage(engines.Metadata),
                ["corrections"] = _ => new CorrectionStage(),
                ["citations"] = _ => new CitationStage(),
                ["tables"] = _ => new TableStage(),
                ["facts"] = _ => new FactStage(engines.Numbers),
                ["consistency"] = _ => new ConsistencyStage(),
            });
    }

    /// <summary>The language model is read when a document has glyphs that only language can tell.</summary>
    private static GlyphDecipherer Decipherer(PipelineEngines engines) =>
        new(engines.Rasterizer, engines.Ocr, new Lazy<IGlyphSolver>(() => new LanguageGlyphSolver(engines.Language)), new DeciphermentOptions());
}
