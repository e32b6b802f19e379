using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using IngestPipeline.Archive;
using IngestPipeline.Documents;
using IngestPipeline.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IngestPipeline.Cli;

/// <summary><c>ingest repairs</c>: what was repaired in a document of the archive, and what a person does not want of it.</summary>
internal static class RepairsCommand
{
    public static Command Create() => new("repairs", "Chữ đã sửa / Repaired text")
    {
        List(),
        Decision(
            "reject",
            """
            Từ chối chữ đã sửa; tài liệu được xử lý lại theo chữ gốc. / Rejects repairs; the document is processed again with what was read.

            Ví dụ / Example: ingest repairs reject 3fa9c1 --kind lookalike --wait
            """,
            (queue, id, selection) => queue.RejectRepairs(id, selection, AccessLevel.Secret, Environment.UserName)),
        Decision(
            "restore", "Lấy lại chữ đã từ chối / Takes rejections back", (queue, id, selection) => queue.RestoreRepairs(id, selection, AccessLevel.Secret, Environment.UserName)),
    };

    private static Command List()
    {
        var document = NamedDocument.Argument();
        var data = CommonOptions.Data();
        var kind = Kind();
        var confidence = new Option<double>("--min-confidence") { Description = "0–1" };
        var spacing = new Option<bool>("--spacing") { Description = "Kể cả chỗ chỉ sửa khoảng trắng / Repairs of white space alone too" };
        var json = CommonOptions.Json("Một dòng mỗi chỗ / One line a repair");
        var command = new Command("list", "Liệt kê chữ đã sửa và đã từ chối / Lists repairs and rejections") { document, data, kind, confidence, spacing, json };
        command.SetAction(r =>
        {
            using var archive = ArchiveServices.Open(r.GetRequiredValue(data), TimeProvider.System);
            if (NamedDocument.Find(archive, r.GetRequiredValue(document)) is not { } id || archive.Contents.Read(id, AccessLevel.Secret) is not { Document: var read })
            {
                return NamedDocument.Unknown(r.GetRequiredValue(document));
            }

            var offsets = ExtractedText.Offsets(read);
            for (var i = 0; i < read.Repairs.Length; i++)
            {
                var repair = read.Repairs[i];
                if ((r.GetValue(kind) is not { } wanted || repair.Kind == wanted) && repair.Confidence >= r.GetValue(confidence) && (r.GetValue(spacing) || !repair.IsSpacing(read.Text)))
                {
                    Tell(r.GetValue(json), "repaired", offsets[i], repair.Original, repair.Span.In(read.Text), repair.Kind, repair.Confidence);
                }
            }

            foreach (var rejected in read.Rejected.Where(x => r.GetValue(kind) is not { } wanted || x.Kind == wanted))
            {
                Tell(r.GetValue(json), "rejected", ExtractedText.Offset(read, offsets, rejected.Span.Start), rejected.Span.In(read.Text), rejected.Replacement, rejected.Kind, rejected.Confidence);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command Decision(string name, string description, Func<DocumentQueue, string, RepairSelection, Task<int>> decide)
    {
        var document = NamedDocument.Argument();
        var data = CommonOptions.Data();
        var all = new Option<bool>("--all") { Description = "Tất cả / All of them" };
        var kind = Kind();
        var at = new Option<int?>("--at") { Description = "Vị trí trong chữ gốc, như list in ra / Offset in the extracted text, as list prints it" };
        var wait = NamedDocument.Wait();
        var command = new Command(name, description) { document, data, all, kind, at, wait };
        command.Validators.Add(r =>
        {
            if (new Option[] { all, kind, at }.Count(o => r.GetResult(o) is { Implicit: false }) != 1)
            {
                r.AddError("Cần đúng một trong / Exactly one is needed of: --all, --kind, --at");
            }
        });
        command.SetAction(async (r, cancellation) =>
        {
            using var host = WorkerHost.Build(r.GetRequiredValue(data), worker: r.GetValue(wait), LogLevel.Warning);
            var archive = host.Services.GetRequiredService<ArchiveServices>();
            if (NamedDocument.Find(archive, r.GetRequiredValue(document)) is not { } id)
            {
                return NamedDocument.Unknown(r.GetRequiredValue(document));
            }

            RepairSelection selection = r.GetValue(kind) is { } one ? new RepairSelection.OfKind(one) : r.GetValue(at) is { } offset ? new RepairSelection.At(offset) : new RepairSelection.Everything();
            await host.StartAsync(cancellation);
            var decisions = await decide(host.Services.GetRequiredService<DocumentQueue>(), id, selection);
            if (decisions > 0 && r.GetValue(wait))
            {
                await NamedDocument.UntilDone(archive, id, cancellation);
            }

            await host.StopAsync(cancellation);
            Console.WriteLine($"{id[..12]}  {decisions} quyết định / decisions");
            return decisions > 0 ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }

    private static Option<RepairKind?> Kind() => new("--kind")
    {
        Description = string.Join(", ", Enum.GetValues<RepairKind>().Select(ContractNames.Of)),
        CustomParser = result =>
        {
            var name = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            foreach (var kind in Enum.GetValues<RepairKind>())
            {
                if (ContractNames.Of(kind) == name)
                {
                    return kind;
                }
            }

            result.AddError($"--kind: {name}?");
            return null;
        },
    };

    private static void Tell(bool json, string state, int at, string original, string text, RepairKind kind, double confidence)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(new { state, at, original, text, kind, confidence = Math.Round(confidence, 3) }, JsonOutput.Options));
        }
        else
        {
            Console.WriteLine(ConsoleText.OneLine(string.Create(CultureInfo.InvariantCulture, $"{at,9}  {state}  {ContractNames.Of(kind),-15} {confidence,4:0.00}  “{original}” → “{text}”")));
        }
    }
}
