using System.CommandLine;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IngestPipeline.Cli;

/// <summary><c>ingest worker</c>: background jobs and indexer without the web.</summary>
internal static class WorkerCommand
{
    public static Command Create()
    {
        var data = CommonOptions.Data();
        var cache = RecognitionCacheOption.Create();
        var command = new Command("worker", "Chỉ chạy bộ xử lý nền, không có web; Ctrl+C để dừng. / Runs the background worker without the web; Ctrl+C stops it.") { data, cache };
        command.SetAction(async (r, cancellation) =>
        {
            using var host = WorkerHost.Build(r.GetRequiredValue(data), worker: true, LogLevel.Information, recognitionCache: r.GetValue(cache));
            await host.RunAsync(cancellation);
            return ExitCode.Done;
        });
        return command;
    }
}
