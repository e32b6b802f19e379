using IngestPipeline.Extraction.Flow;
using IngestPipeline.Extraction.Ocr;
using IngestPipeline.Extraction.Pdf;
using IngestPipeline.Extraction.Searchable;
using IngestPipeline.Tagging.Facts.Learned;
using IngestPipeline.Tagging.Metadata.Learned;
using IngestPipeline.Tagging.Structure.Learned;
using IngestPipeline.Tools.Jvm;
using IngestPipeline.Tools.Pdf;
using IngestPipeline.Tools.Poppler;
using IngestPipeline.Tools.Searchable;
using IngestPipeline.Tools.Tesseract;
using IngestPipeline.Tools.Word;
using IngestPipeline.Vietnamese.Language;
using IngestPipeline.Vietnamese.Recognition;
using Microsoft.Extensions.Logging;

namespace IngestPipeline.Hosting;

/// <summary>The engines behind the stages, started when first used and stopped together.</summary>
public sealed class PipelineEngines : IAsyncDisposable
{
    private readonly JvmWorkerPool _pdfWorkers;
    private readonly Lazy<SyllableLanguageModel> _language = new(() => new SyllableLanguageModel(LanguageModelFile.Default));

    private readonly Lazy<StructureModels> _structure = new(() => StructureModels.Load(StructureModels.DefaultFolder));

    private readonly Lazy<LearnedMetadata> _metadata = new(() => MetadataModel.Load(MetadataModel.DefaultFolder));

    private readonly Lazy<ConfusionTable> _confusions = new(() => ConfusionFile.Load(ConfusionFile.Default));

    private readonly Lazy<LearnedNumbers> _numbers = new(() => LearnedNumbers.Load(LearnedNumbers.DefaultFolder));

    /// <param name="parallelism">Documents that are read at the same time: one PDF worker each, at most.</param>
    /// <param name="wrapOcr">Puts something round the OCR engine, such as a limit over all documents; null: nothing.</param>
    public PipelineEngines(int parallelism, Func<IOcrEngine, IOcrEngine>? wrapOcr = null, ILogger? logger = null)
    {
        _pdfWorkers = new JvmWorkerPool(PdfWorker.Options, parallelism, logger);
        Parallelism = parallelism;
        Pdf = new PdfBoxReader(_pdfWorkers);
        OldWord = new PoiWordReader(_pdfWorkers);
        Rasterizer = new PopplerRasterizer(new RasterOptions());
        Searchable = new PdfBoxSearchablePdf(_pdfWorkers, Rasterizer, new SearchableOptions());
        IOcrEngine ocr = new TesseractOcrEngine(new TesseractOptions());
        Ocr = wrapOcr is null ? ocr : wrapOcr(ocr);
    }

    public int Parallelism { get; }

    public IPdfReader Pdf { get; }

    public IOldWordReader OldWord { get; }

    public IRasterizer Rasterizer { get; }

    public ISearchablePdf Searchable { get; }

    public IOcrEngine Ocr { get; }

    /// <summary>Mapped into memory when first asked for.</summary>
    /// <exception cref="InvalidDataException">The file beside the program is damaged.</exception>
    public SyllableLanguageModel Language => _language.Value;

    /// <summary>Read when first asked for.</summary>
    /// <exception cref="InvalidDataException">A file beside the program is damaged.</exception>
    public StructureModels Structure => _structure.Value;

    /// <inheritdoc cref="Structure"/>
    public ConfusionTable Confusions => _confusions.Value;

    /// <inheritdoc cref="Structure"/>
    public LearnedMetadata Metadata => _metadata.Value;

    /// <inheritdoc cref="Structure"/>
    public LearnedNumbers Numbers => _numbers.Value;

    public async ValueTask DisposeAsync()
    {
        await _pdfWorkers.DisposeAsync();
        if (_language.IsValueCreated)
        {
            _language.Value.Dispose();
        }
    }
}
