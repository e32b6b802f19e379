using System.CommandLine;
using IngestPipeline.Archive;
using IngestPipeline.Export;
using IngestPipeline.Hosting;
using IngestPipeline.Jobs;
using IngestPipeline.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IngestPipeline.Cli;

/// <summary><c>ingest serve</c>: the web application with its worker.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var data = CommonOptions.Data();
        var port = new Option<int>("--port") { Description = "Cổng / Port", DefaultValueFactory = _ => 8080 };
        var address = new Option<string>("--address") { Description = "Địa chỉ IP / IP address", DefaultValueFactory = _ => "127.0.0.1" };
        var samples = new Option<string?>("--samples") { Description = "Nạp thư mục này khi kho còn trống / Folder to add when the archive is empty" };
        var noWorker = new Option<bool>("--no-worker") { Description = "Không xử lý văn bản trong tiến trình này / Do not process documents in this process" };
        var cache = RecognitionCacheOption.Create();
        var licence = CommonOptions.Licence();
        var command = new Command(
            "serve",
            """
            Chạy ứng dụng web và bộ xử lý nền. / Runs the web application and the background worker.

            Ví dụ / Example: ingest serve --port 8080 --data /srv/ingest
            """)
        {
            data, port, address, samples, noWorker, cache, licence,
        };
        command.SetAction((r, cancellation) => Run(
            new WebOptions { Port = r.GetValue(port), Address = r.GetRequiredValue(address), Licence = DataLicence.Of(r.GetRequiredValue(licence)) },
            new IngestOptions { DataFolder = r.GetRequiredValue(data), Worker = !r.GetValue(noWorker), RecognitionCache = RecognitionCacheOption.Bytes(r.GetValue(cache)) },
            r.GetValue(samples),
            cancellation));
        return command;
    }

    private static async Task<int> Run(WebOptions options, IngestOptions ingest, string? samples, CancellationToken cancellation)
    {
        await using var app = WebHost.Build(
            options,
            ingest,
            builder => builder.Logging.AddFilter("Quartz", LogLevel.Warning).AddFilter("Microsoft", LogLevel.Warning).AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error));
        var archive = app.Services.GetRequiredService<ArchiveServices>();
        var first = archive.Accounts.CreateFirstAdministrator();
        if (samples is not null && archive.Documents.List(DocumentFilter.All, Documents.AccessLevel.Secret, new PageRequest(1)).Items.Count == 0)
        {
            await AddSamples(app.Services.GetRequiredService<DocumentQueue>(), samples, cancellation);
        }

        await app.StartAsync(cancellation);
        Console.WriteLine($"Địa chỉ / Address: {string.Join(", ", app.Urls)}");
        if (first is { } admin)
        {
            Console.WriteLine($"Quản trị viên đầu tiên, chỉ in một lần / First administrator, printed once: {admin.Name} {admin.Password}");
        }

        await ((IHost)app).WaitForShutdownAsync(cancellation);
        return ExitCode.Done;
    }

    private static async Task AddSamples(DocumentQueue queue, string folder, CancellationToken cancellation)
    {
        foreach (var file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            await using var stream = File.OpenRead(file);
            await queue.Upload(stream, Path.GetFileName(file), AuditLog.System, batch: "samples", cancellation);
        }
    }
}
