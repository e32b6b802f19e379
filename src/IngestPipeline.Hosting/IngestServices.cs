using IngestPipeline.Archive;
using IngestPipeline.Extraction.Ocr;
using IngestPipeline.Jobs;
using IngestPipeline.Search;
using IngestPipeline.Search.Querying;
using IngestPipeline.Tools.Lucene;
using IngestPipeline.Tools.Recognition;
using IngestPipeline.Vietnamese.Language;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace IngestPipeline.Hosting;

/// <summary>Wires archive, engines, jobs and search; what a host registered before (a clock, a search engine, engines) is kept.</summary>
public static class IngestServices
{
    /// <summary>Opens the archive and adds everything that works on it.</summary>
    /// <exception cref="InvalidDataException">The database was made by a newer version of the program.</exception>
    public static IServiceCollection AddIngestPipeline(this IServiceCollection services, IngestOptions options)
    {
        var clock = services.LastOrDefault(s => s.ServiceType == typeof(TimeProvider))?.ImplementationInstance as TimeProvider ?? TimeProvider.System;
        var archive = ArchiveServices.Open(options.DataFolder, clock);
        services.AddSingleton(options);
        services.AddArchive(archive);
        services.TryAddSingleton(s => new PipelineEngines(
            options.Jobs.TextParallelism, ocr => Engine(ocr, options, archive.Folder, clock, s.GetRequiredService<ILogger<OcrCache>>()), s.GetRequiredService<ILogger<PipelineEngines>>()));
        services.TryAddSingleton(s => PipelineFactory.Load(options.PipelineDefinition ?? PipelineFactory.DefaultDefinition, s.GetRequiredService<PipelineEngines>()));
        services.TryAddSingleton(s => OpenSearch(archive.Folder, readOnly: !options.Worker, s.GetRequiredService<ILogger<ISearchEngine>>()));
        services.TryAddSingleton(s => OpenSuggester(() => s.GetRequiredService<PipelineEngines>().Language, s.GetRequiredService<ILogger<IQuerySuggester>>()));
        return services.AddDocumentJobs(archive, options.Jobs, options.Worker);
    }

    /// <summary>A page that is known waits for no place among those being recognised.</summary>
    private static IOcrEngine Engine(IOcrEngine ocr, IngestOptions options, ArchiveFolder folder, TimeProvider clock, ILogger log)
    {
        var limited = new LimitedOcrEngine(ocr, options.Jobs.OcrParallelism);
        return options.RecognitionCache <= 0 ? limited : new CachedOcrEngine(limited, new OcrCache(folder.Recognition, options.RecognitionCache, clock, log));
    }

    /// <summary>The index of an archive. One process writes; any number may read beside it.</summary>
    public static ISearchEngine OpenSearch(ArchiveFolder folder, bool readOnly, ILogger? logger = null) =>
        new LuceneSearchEngine(new LuceneOptions(folder.Index) { ReadOnly = readOnly }, logger);

    /// <summary>What guesses better queries. Searching must not fail for want of it: without a sound model nothing is guessed.</summary>
    public static IQuerySuggester OpenSuggester(Func<SyllableLanguageModel> model, ILogger? logger = null)
    {
        try
        {
            return new AccentSuggester(model());
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            logger?.LogWarning(e, "No suggestions for queries: the language model cannot be read");
            return new NoQuerySuggester();
        }
    }

    /// <summary>Each part by its own type, so that a page asks for no more than it needs.</summary>
    private static void AddArchive(this IServiceCollection services, ArchiveServices archive)
    {
        // By factory, so that the container closes it.
        services.AddSingleton(_ => archive);
        services.AddSingleton(archive.Folder);
        services.AddSingleton(archive.Blobs);
        services.AddSingleton(archive.Documents);
        services.AddSingleton(archive.Contents);
        services.AddSingleton(archive.Reviews);
        services.AddSingleton(archive.MetadataEdits);
        services.AddSingleton(archive.StructureEdits);
        services.AddSingleton(archive.FactReviews);
        services.AddSingleton(archive.Recognition);
        services.AddSingleton(archive.Feedback);
        services.AddSingleton(archive.Intake);
        services.AddSingleton(archive.Facts);
        services.AddSingleton(archive.Citations);
        services.AddSingleton(archive.CitationLinks);
        services.AddSingleton(archive.CitedWorks);
        services.AddSingleton(archive.Changes);
        services.AddSingleton(archive.Ledger);
        services.AddSingleton(archive.Accounts);
        services.AddSingleton(archive.Tokens);
        services.AddSingleton(archive.Audit);
        services.AddSingleton(archive.Verifier);
    }
}
