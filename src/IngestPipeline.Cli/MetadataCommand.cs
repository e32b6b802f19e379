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

/// <summary><c>ingest metadata</c>: what a document of the archive says of itself, and what a person corrects of it.</summary>
internal static class MetadataCommand
{
    public static Command Create() => new("metadata", "Thông tin văn bản: xem, sửa / Metadata: shown, corrected") { Show(), Set(), Unset() };

    private static Command Show()
    {
        var document = NamedDocument.Argument();
        var data = CommonOptions.Data();
        var elements = new Option<bool>("--tt05") { Description = "21 yếu tố mô tả theo Thông tư 05/2025/TT-BNV / The 21 elements of Thông tư 05/2025/TT-BNV" };
        var json = CommonOptions.Json("Một đối tượng / One object");
        var command = new Command("show", "In thông tin của một tài liệu, giá trị đã đọc và đã sửa / Prints the metadata, values read and corrected") { document, data, elements, json };
        command.SetAction(r =>
        {
            using var archive = ArchiveServices.Open(r.GetRequiredValue(data), TimeProvider.System);
            if (NamedDocument.Find(archive, r.GetRequiredValue(document)) is not { } id || archive.Contents.Read(id, AccessLevel.Secret) is not { Document: var read })
            {
                return NamedDocument.Unknown(r.GetRequiredValue(document));
            }

            if (r.GetValue(elements))
            {
                Tell(DocumentElements.Of(read, archive.Documents.Find(id, AccessLevel.Secret)!.Access), r.GetValue(json));
            }
            else
            {
                Tell(read, archive.MetadataEdits.Standing(id), r.GetValue(json));
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command Set()
    {
        var field = Field();
        var values = new Argument<string[]>("VALUE")
        {
            Description = "Giá trị; danh sách: mỗi mục một giá trị; signer: authority=… title=… name=…; period: from=… to=… label=…; để trống: văn bản không có / "
                + "The value; lists: one value an entry; signer and period: their parts by name; none: the document does not show it",
            Arity = ArgumentArity.ZeroOrMore,
        };
        return Changing(
            "set",
            """
            Sửa một trường; giá trị đã đọc vẫn được giữ. / Sets a field; what was read is kept.

            Ví dụ / Examples: ingest metadata set 3fa9c1 number_symbol 271/BC-UBND
                              ingest metadata set 3fa9c1 signer title="CHỦ TỊCH" name="Lê Thị Mẫu"
            """,
            field, values,
            (queue, id, r) =>
            {
                var name = r.GetRequiredValue(field);
                var (value, problem) = MetadataInput.Parse(name, Named(name, r.GetValue(values) ?? []));
                if (value is null)
                {
                    Console.Error.WriteLine(ConsoleText.OneLine($"{ContractNames.Of(name)}: {problem!.Vietnamese} / {problem.English}"));
                    return Task.FromResult<CorrectionResult?>(null);
                }

                return Result(queue.SetMetadata(id, value, AccessLevel.Secret, Environment.UserName));
            });
    }

    private static Command Unset()
    {
        var field = Field();
        return Changing(
            "unset", "Bỏ chỗ đã sửa, trở lại giá trị đã đọc / Takes the correction back: what was read holds again", field, null,
            (queue, id, r) => Result(queue.TakeBackMetadata(id, r.GetRequiredValue(field), AccessLevel.Secret, Environment.UserName)));
    }

    private static Command Changing(
        string name, string description, Argument<MetadataField> field, Argument<string[]>? values, Func<DocumentQueue, string, ParseResult, Task<CorrectionResult?>> change)
    {
        var document = NamedDocument.Argument();
        var data = CommonOptions.Data();
        var wait = NamedDocument.Wait();
        var command = new Command(name, description) { document, field };
        if (values is not null)
        {
            command.Add(values);
        }

        command.Add(data);
        command.Add(wait);
        command.SetAction(async (r, cancellation) =>
        {
            using var host = WorkerHost.Build(r.GetRequiredValue(data), worker: r.GetValue(wait), LogLevel.Warning);
            var archive = host.Services.GetRequiredService<ArchiveServices>();
            if (NamedDocument.Find(archive, r.GetRequiredValue(document)) is not { } id)
            {
                return NamedDocument.Unknown(r.GetRequiredValue(document));
            }

            await host.StartAsync(cancellation);
            var result = await change(host.Services.GetRequiredService<DocumentQueue>(), id, r);
            if (result is { Outcome: CorrectionOutcome.Done } && r.GetValue(wait))
            {
                await NamedDocument.UntilDone(archive, id, cancellation);
            }

            await host.StopAsync(cancellation);
            return Told(result, id, r.GetRequiredValue(document), r.GetRequiredValue(field));
        });
        return command;
    }

    private static int Told(CorrectionResult? result, string id, string named, MetadataField field)
    {
        switch (result?.Outcome)
        {
            case null:
                return ExitCode.Usage;
            case CorrectionOutcome.NotFound or CorrectionOutcome.NotRead:
                return NamedDocument.Unknown(named);
            default:
                Console.WriteLine($"{id[..12]}  {ContractNames.Of(field)}: " + (result.Value.Outcome == CorrectionOutcome.Unchanged ? "không đổi / unchanged" : "đã ghi / done"));
                return ExitCode.Done;
        }
    }

    private static async Task<CorrectionResult?> Result(Task<CorrectionResult> change) => await change;

    private static Argument<MetadataField> Field() => new("FIELD")
    {
        Description = string.Join(", ", Enum.GetValues<MetadataField>().Select(ContractNames.Of)),
        CustomParser = result =>
        {
            var name = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            foreach (var field in Enum.GetValues<MetadataField>())
            {
                if (ContractNames.Of(field) == name)
                {
                    return field;
                }
            }

            result.AddError($"{name}? " + string.Join(", ", Enum.GetValues<MetadataField>().Select(ContractNames.Of)));
            return default;
        },
    };

    /// <summary>Values as the parts of a field: <c>name=…</c> where it has several, one line each in a list, else words of one value.</summary>
    private static Dictionary<string, string> Named(MetadataField field, string[] values)
    {
        var parts = MetadataInput.Parts(field);
        return parts is ["value"]
            ? new() { ["value"] = string.Join(field is MetadataField.Addressee or MetadataField.Recipients ? '\n' : ' ', values) }
            : values.Select(v => v.Split('=', 2)).Where(p => p.Length == 2 && parts.Contains(p[0])).GroupBy(p => p[0]).ToDictionary(g => g.Key, g => g.Last()[1]);
    }

    private static void Tell(Document document, IReadOnlyList<MetadataEdit> edits, bool json)
    {
        var rows = Enum.GetValues<MetadataField>().Select(f =>
        {
            var edit = edits.FirstOrDefault(e => e.Field == f);
            return new
            {
                field = ContractNames.Of(f),
                value = JsonDocument.Parse(MetadataValue.Of(document.Metadata, f).Json).RootElement,
                confidence = document.Metadata.Confidence.TryGetValue(ContractNames.Of(f), out var sure) ? Math.Round(sure, 3) : (double?)null,
                read = edit is null ? (JsonElement?)null : JsonDocument.Parse(MetadataValue.Of(document.ReadMetadata ?? document.Metadata, f).Json).RootElement,
                user = edit?.User,
                at = edit?.At,
            };
        }).ToList();
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(rows, JsonOutput.Options));
            return;
        }

        foreach (var row in rows)
        {
            var line = string.Create(CultureInfo.InvariantCulture, $"{row.field,-14} {(row.confidence is { } c ? c.ToString("0.00", CultureInfo.InvariantCulture) : "    ")}  {JsonSerializer.Serialize(row.value, JsonOutput.Options)}");
            Console.WriteLine(ConsoleText.OneLine(row.user is null ? line : string.Create(
                CultureInfo.InvariantCulture, $"{line}  [{row.user}, {row.at:yyyy-MM-dd HH:mm}; đã đọc / read: {JsonSerializer.Serialize(row.read, JsonOutput.Options)}]")));
        }
    }

    private static void Tell(DocumentElements elements, bool json)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(elements.All().ToDictionary(e => e.Name, e => e.Value), JsonOutput.Options));
            return;
        }

        foreach (var (name, value) in elements.All())
        {
            Console.WriteLine(ConsoleText.OneLine($"{name,-19} {value ?? "–"}"));
        }
    }
}
