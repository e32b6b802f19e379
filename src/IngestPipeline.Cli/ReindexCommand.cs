using System.CommandLine;
using IngestPipeline.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IngestPipeline.Cli;

/// <summary><c>ingest reindex</c>: builds the index anew from the database.</summary>
internal static class ReindexCommand
{
    public static Command Create()
    {
        var data = CommonOptions.Data();
        var command = new Command(
            "reindex", "Xây lại chỉ mục từ cơ sở dữ liệu; hãy dừng serve và worker trước. / Builds the index anew from the database; stop serve and worker first.")
        {
            data,
        };
        command.SetAction(async (r, cancellation) =>
        {
            using var host = WorkerHost.Build(r.GetRequiredValue(data), worker: false, LogLevel.Warning, indexWriter: true);
            var count = await host.Services.GetRequiredService<Indexer>().Rebuild(Environment.UserName, cancellation);
            Console.WriteLine($"{count} thay đổi đã vào chỉ mục / changes indexed");
            return ExitCode.Done;
        });
        return command;
    }
}
