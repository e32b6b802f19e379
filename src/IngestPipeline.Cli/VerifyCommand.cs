using System.CommandLine;
using System.Text.Json;
using IngestPipeline.Archive;
using IngestPipeline.Hosting;

namespace IngestPipeline.Cli;

/// <summary><c>ingest verify</c>: do database, files and index agree?</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var data = CommonOptions.Data();
        var full = new Option<bool>("--full") { Description = "Tính lại mã băm từng tệp / Hash every file again" };
        var json = CommonOptions.Json("Danh sách sai khác / List of discrepancies");
        var command = new Command(
            "verify",
            "Đối chiếu cơ sở dữ liệu, tệp gốc và chỉ mục; mã thoát 1 nếu có sai khác. / Compares database, files and index; exit code 1 if they differ.")
        {
            data, full, json,
        };
        command.SetAction(async (r, cancellation) =>
        {
            using var archive = ArchiveServices.Open(r.GetRequiredValue(data), TimeProvider.System);
            await using var engine = IngestServices.OpenSearch(archive.Folder, readOnly: true);
            var contents = await engine.Contents(cancellation);
            var count = 0;
            foreach (var found in archive.Verifier.Verify(new IndexSnapshot(contents.CommittedChange, contents.Versions), r.GetValue(full), cancellation))
            {
                count++;
                Console.WriteLine(r.GetValue(json) ? JsonSerializer.Serialize(found, JsonOutput.Options) : $"{found.Code}  {found.DocumentId?[..12]}  {found.Message}");
            }

            if (count == 0 && !r.GetValue(json))
            {
                Console.WriteLine($"Khớp / They agree: {contents.Versions.Count} văn bản trong chỉ mục / documents in the index");
            }

            return count == 0 ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }
}
