using System.CommandLine;
using IngestPipeline.Archive;
using IngestPipeline.Documents;
using IngestPipeline.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IngestPipeline.Cli;

/// <summary><c>ingest recognise</c>: where the text of a document of the archive is taken from, from now on.</summary>
internal static class RecogniseCommand
{
    public static Command Create()
    {
        var document = NamedDocument.Argument();
        var data = CommonOptions.Data();
        var mode = RecognitionOptions.Mode("--mode");
        var pages = RecognitionOptions.Pages();
        var wait = NamedDocument.Wait();
        var command = new Command(
            "recognise",
            """
            Nhận dạng lại một tài liệu PDF, tất cả hoặc một số trang. / Recognises a PDF of the archive again, all of it or some pages.

            Ví dụ / Example: ingest recognise 3fa9c1 --mode ocr --pages 2-5,9 --wait
            """)
        {
            document, data, mode, pages, wait,
        };
        command.SetAction(async (r, cancellation) =>
        {
            using var host = WorkerHost.Build(r.GetRequiredValue(data), worker: r.GetValue(wait), LogLevel.Warning);
            var archive = host.Services.GetRequiredService<ArchiveServices>();
            if (NamedDocument.Find(archive, r.GetRequiredValue(document)) is not { } id)
            {
                return NamedDocument.Unknown(r.GetRequiredValue(document));
            }

            var (order, problem) = RecognitionInput.Parse(ContractNames.Of(r.GetValue(mode)), r.GetRequiredValue(pages).Text, archive.Documents.Find(id, AccessLevel.Secret)?.Pages);
            if (order is null)
            {
                Console.Error.WriteLine($"{problem!.Vietnamese} / {problem.English}");
                return ExitCode.Usage;
            }

            await host.StartAsync(cancellation);
            var result = await host.Services.GetRequiredService<DocumentQueue>().Recognize(id, order, AccessLevel.Secret, Environment.UserName);
            if (result.Outcome == CorrectionOutcome.Done && r.GetValue(wait))
            {
                await NamedDocument.UntilDone(archive, id, cancellation);
            }

            await host.StopAsync(cancellation);
            Console.WriteLine($"{id[..12]}  {Told(result.Outcome)}");
            return result.Outcome is CorrectionOutcome.Done or CorrectionOutcome.Unchanged ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }

    private static string Told(CorrectionOutcome outcome) => outcome switch
    {
        CorrectionOutcome.Done => "đang đọc lại / to be read again",
        CorrectionOutcome.Unchanged => "không có gì thay đổi / nothing has changed",
        _ => "chỉ chọn được với tệp PDF đã đọc / only a PDF that was read has this choice",
    };
}
