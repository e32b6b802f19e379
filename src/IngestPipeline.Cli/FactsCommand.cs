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
        var format = new Option<ExportFormat>("--format") { Description = "csv, xlsx, jsonl, package (Frictionless Data Package 2, zip)", DefaultValueFactory = _ => ExportFormat.Csv };
        var output = new Option<string?>("--out") { Description = "Tệp nhận kết quả; không có: đầu ra chuẩn / Target file; standard output without it" };
        var indicator = Text("--indicator", "Chỉ tiêu chứa các từ này, không cần dấu / Words of the indicator, accents optional");
        var unit = Text("--unit", "Đơn vị tính / Unit");
        var kind = new Option<FactKind?>("--kind") { Description = "count, money, percent, ratio, rank, score, measure, duration" };
        var status = new Option<FactStatus?>("--status") { Description = "actual, target" };
        var period = Text("--period", "Kỳ / Period: 2023, 2023-Q1, 2023-06");
        var from = Text("--period-from", "Kỳ bắt đầu từ / Period begins with or after");
        var to = Text("--period-to", "Kỳ kết thúc đến / Period ends with or before");
        var review = new Option<FactReviewState>("--review")
        {
            Description = "counted (không kể số liệu bị loại / all but rejected), open, accepted, corrected, rejected, reviewed, all",
            DefaultValueFactory = _ => FactReviewState.Counted,
        };
        var place = Text("--place", "Địa danh / Place");
        var issuer = Text("--issuer", "Cơ quan ban hành / Issuing body");
        var confidence = new Option<double?>("--min-confidence") { Description = "0–1" };
        var restricted = new Option<bool>("--restricted") { Description = "Kể cả văn bản mật / Documents under secrecy too" };
        var document = Text("--document", "Mã văn bản / Identifier of a document");
        var licence = CommonOptions.Licence();
        var command = new Command(
            "export",
            """
            Xuất số liệu kèm nơi đã đọc được. / Exports figures with the place that each was read from.

            Ví dụ / Example: ingest facts export --format xlsx --out bien-che.xlsx --indicator "biên chế" --period 2023
            """)
        {
            data, format, output, indicator, unit, kind, status, period, from, to, review, place, issuer, confidence, document, licence, restricted,
        };
        command.SetAction((r, cancellation) =>
        {
            var filter = new FactFilter
            {
                Indicator = r.GetValue(indicator), Unit = r.GetValue(unit), Kind = r.GetValue(kind), Status = r.GetValue(status), Period = r.GetValue(period),
                PeriodFrom = r.GetValue(from), PeriodTo = r.GetValue(to), Review = r.GetValue(review),
                Place = r.GetValue(place), Issuer = r.GetValue(issuer), MinConfidence = r.GetValue(confidence), DocumentId = r.GetValue(document),
            };
            using var archive = ArchiveServices.Open(r.GetRequiredValue(data), TimeProvider.System);
            var about = new ExportAbout(TimeProvider.System.GetLocalNow(), archive.Changes.Last, filter) { Licence = DataLicence.Of(r.GetRequiredValue(licence)) };
            var rows = archive.Facts.Stream(filter, r.GetValue(restricted) ? AccessLevel.Secret : AccessLevel.Open);
            var count = Write(r.GetValue(output), target => FactExporter.Write(r.GetValue(format), rows, target, about, cancellation));
            Console.Error.WriteLine($"{count} số liệu / facts");
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    /// <summary>A file appears under its name when it is whole; one of that name before it stays until then.</summary>
    private static long Write(string? path, Func<Stream, long> write)
    {
        if (path is null)
        {
            using var standard = Console.OpenStandardOutput();
            return write(standard);
        }

        var part = path + ".part";
        try
        {
            long count;
            using (var file = File.Create(part))
            {
                count = write(file);
            }

            File.Move(part, path, overwrite: true);
            return count;
        }
        finally
        {
            File.Delete(part);
        }
    }

    private static Option<string?> Text(string name, string description) => new(name) { Description = description };
}
