using IngestPipeline.Archive;
using IngestPipeline.Hosting;
using IngestPipeline.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IngestPipeline.Cli;

/// <summary>Archive, jobs and engines without the web.</summary>
internal static class WorkerHost
{
    /// <param name="indexWriter">The index is written although no worker runs.</param>
    /// <param name="recognitionCache">Megabytes; null: what the environment says.</param>
    public static IHost Build(string data, bool worker, LogLevel level, bool indexWriter = false, int? recognitionCache = null)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders().AddSimpleConsole(o => o.SingleLine = true).SetMinimumLevel(level).AddFilter("Quartz", LogLevel.Warning);
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(o => o.LogToStandardErrorThreshold = LogLevel.Trace);
        if (indexWriter)
        {
            builder.Services.AddSingleton(_ => IngestServices.OpenSearch(ArchiveFolder.Open(data), readOnly: false));
        }

        builder.Services.AddIngestPipeline(new IngestOptions { DataFolder = data, Worker = worker, RecognitionCache = RecognitionCacheOption.Bytes(recognitionCache), Jobs = new JobOptions() });
        return builder.Build();
    }
}
