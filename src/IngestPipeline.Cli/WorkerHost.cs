using IngestPipeline.Hosting;
using IngestPipeline.Jobs;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IngestPipeline.Cli;

/// <summary>Archive, jobs and engines without the web.</summary>
internal static class WorkerHost
{
    public static IHost Build(string data, bool worker, LogLevel level)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders().AddSimpleConsole(o => o.SingleLine = true).SetMinimumLevel(level).AddFilter("Quartz", LogLevel.Warning);
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(o => o.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddIngestPipeline(new IngestOptions { DataFolder = data, Worker = worker, Jobs = new JobOptions() });
        return builder.Build();
    }
}
