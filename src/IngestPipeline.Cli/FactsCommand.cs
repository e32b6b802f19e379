using System.CommandLine;
using IngestPipeline.Archive;
using IngestPipeline.Documents;
using IngestPipeline.Export;

namespace IngestPipeline.Cli;

/// <summary><c>ingest facts export</c>: the figures of all stored documents.</summary>
internal static class FactsCommand
{
    public static Command Create() => new("facts", "Số liệu đã trích xuất / Extracted figures") { Export() };

    private static Command Export()
    {
        var data = CommonOptions.Data();
        var format = new Option<ExportFormat>("--format") { Description = "csv, xlsx, jsonl", DefaultValueFactory = _ => ExportFormat.Csv };
        var output = new Option<string?>("--out") { Description = "Tệp nhận kết quả; không có: đầu ra chuẩn / Target file; standard output without it" };
        var indicator = Text("--indicator", "Chỉ tiêu chứa các từ này, không cần dấu / Words of the indicator, accents optional");
        var unit = Text("--unit", "Đơn vị tính / Unit");
        var kind = new Option<FactKind?>("--kind") { Description = "count, money, percent, ratio, rank, score, measure, duration" };
        var status = new Option<FactStatus?>("--status") { Description = "actual, target" };
        var period = Text("--period", "Kỳ / Period: 2023, 2023-Q1, 2023-06");
        var place = Text("--place", "Địa danh / Place");
        var issuer = Text("--issuer", "Cơ quan ban hành / Issuing body");
        var confidence = new Option<double?>("--min-confidence") { Description = "0–1" };
        var restricted = new Option<bool>("--restricted") { Description = "Kể cả văn bản mật / Documents under secrecy too" };
        var command = new Command(
            "export",
            """
            Xuất số liệu kèm nơi đã đọc được. / Exports figures with the place that each was read from.

            Ví dụ / Example: ingest facts export --format xlsx --out bien-che.xlsx --indicator "biên chế" --period 2023
            """)
        {
            data, format, output, indicator, unit, kind, status, period, place, issuer, confidence, restricted,
        };
        command.SetAction((r, cancellation) =>
        {
            var filter = new FactFilter
            {
                Indicator = r.GetValue(indicator), Unit = r.GetValue(unit), Kind = r.GetValue(kind), Status = r.GetValue(status), Period = r.GetValue(period),
                Place = r.GetValue(place), Issuer = r.GetValue(issuer), MinConfidence = r.GetValue(confidence),
            };
            using var archive = ArchiveServices.Open(r.GetRequiredValue(data), TimeProvider.System);
            using var target = r.GetValue(output) is { } path ? File.Create(path) : Console.OpenStandardOutput();
            var rows = archive.Facts.Stream(filter, r.GetValue(restricted) ? AccessLevel.Secret : AccessLevel.Open);
            var count = FactExporter.Write(r.GetValue(format), rows, target, cancellation);
            Console.Error.WriteLine($"{count} số liệu / facts");
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    private static Option<string?> Text(string name, string description) => new(name) { Description = description };
}
