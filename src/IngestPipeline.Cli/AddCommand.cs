using System.CommandLine;
using System.Text.Json;
using IngestPipeline.Archive;
using IngestPipeline.Documents;
using IngestPipeline.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IngestPipeline.Cli;

/// <summary><c>ingest add FILE…</c>: into the archive.</summary>
internal static class AddCommand
{
    public static Command Create()
    {
        var files = CommonOptions.Files("Tệp hoặc thư mục / Files or folders");
        var data = CommonOptions.Data();
        var wait = new Option<bool>("--wait") { Description = "Đợi đến khi xong; tự xử lý nếu chưa có tiến trình nào / Wait until done; works itself if no other process does" };
        var json = CommonOptions.Json("Một dòng mỗi tệp / One line a file");
        var command = new Command(
            "add",
            """
            Nạp tệp vào kho lưu trữ; bộ xử lý đang chạy (serve, worker) sẽ nhận. / Adds files to the archive; the running worker (serve, worker) takes them up.

            Ví dụ / Example: ingest add quyet-dinh/ bao-cao.docx --wait
            """)
        {
            files, data, wait, json,
        };
        command.SetAction((r, cancellation) => Run(r.GetRequiredValue(files), r.GetRequiredValue(data), r.GetValue(wait), r.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> Run(string[] paths, string data, bool wait, bool json, CancellationToken cancellation)
    {
        using var host = WorkerHost.Build(data, worker: wait, LogLevel.Warning);
        var archive = host.Services.GetRequiredService<ArchiveServices>();
        var queue = host.Services.GetRequiredService<DocumentQueue>();
        await host.StartAsync(cancellation);
        var bad = false;
        var added = new List<(string Path, string Id)>();
        foreach (var path in paths.SelectMany(Files))
        {
            try
            {
                await using var stream = File.OpenRead(path);
                var accepted = await queue.Upload(stream, Path.GetFileName(path), Environment.UserName, batch: null, cancellation);
                added.Add((path, accepted.DocumentId));
                if (!wait)
                {
                    Report(json, path, accepted.DocumentId, accepted.IsNew ? "accepted" : "known", null);
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or DocumentFailureException)
            {
                bad = true;
                Console.Error.WriteLine(ConsoleText.OneLine(e is DocumentFailureException ? e.Message : $"{path}: không mở được tệp / the file cannot be opened: {e.Message}"));
            }
        }

        if (wait)
        {
            bad |= !await Wait(archive, added, json, cancellation);
        }

        await host.StopAsync(cancellation);
        return bad ? ExitCode.BadInput : ExitCode.Done;
    }

    private static IEnumerable<string> Files(string path) =>
        Directory.Exists(path) ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal) : [path];

    /// <returns>Whether all of them could be read.</returns>
    private static async Task<bool> Wait(ArchiveServices archive, List<(string Path, string Id)> added, bool json, CancellationToken cancellation)
    {
        var good = true;
        await ProgressDisplay.Run(added.Count, async display =>
        {
            foreach (var (path, id) in added)
            {
                using var line = display.Begin(ConsoleText.OneLine(Path.GetFileName(path)));
                ArchivedDocument? document;
                while ((document = archive.Documents.Find(id, AccessLevel.Secret)) is { State: DocumentState.Accepted or DocumentState.Processing or DocumentState.Stored })
                {
                    line.Report(new Pipelines.StageProgress(document.Stage ?? "", document.PagesDone, document.PagesTotal));
                    await Task.Delay(200, cancellation);
                }

                good &= document?.State == DocumentState.Indexed;
                display.Tell(() => Report(json, path, id, ContractNames.Of(document?.State ?? DocumentState.Cancelled), document?.Reason));
            }
        });
        return good;
    }

    private static void Report(bool json, string path, string id, string state, FailureReason? reason)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(new { file = path, id, state, reason }, JsonOutput.Options));
        }
        else
        {
            Console.WriteLine(ConsoleText.OneLine($"{id[..12]}  {state,-9}  {path}{(reason is null ? "" : $"  {reason.Vietnamese} / {reason.English} [{reason.Code}]")}"));
        }
    }
}
