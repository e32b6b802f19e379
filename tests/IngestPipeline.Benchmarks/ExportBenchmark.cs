using System.Diagnostics;
using System.Globalization;
using IngestPipeline.Archive;
using IngestPipeline.Documents;

namespace IngestPipeline.Benchmarks;

/// <summary>
/// Exports of an archive of a million facts, each by the program itself in a process of its own: seconds by the clock and of processor time, size of the file, and the most
/// memory that the process held at any time. Times include starting the program and reading the archive.
/// </summary>
public static class ExportBenchmark
{
    private const int FactsPerDocument = 500;
    private const int MadeDocuments = 20;

    private static readonly string[] Indicators = ["thủ tục hành chính được giải quyết đúng hạn", "hộ nghèo theo chuẩn đa chiều", "cán bộ, công chức được bổ nhiệm", "kinh phí hỗ trợ hoạt động", "hồ sơ tiếp nhận trực tuyến", "lao động có việc làm mới"];
    private static readonly (string Unit, FactKind Kind)[] Units = [("hồ sơ", FactKind.Count), ("hộ", FactKind.Count), ("người", FactKind.Count), ("VND", FactKind.Money), ("%", FactKind.Percent), ("ha", FactKind.Measure)];

    public static async Task Run(TextWriter output, int facts = 1_000_000)
    {
        var folder = Directory.CreateTempSubdirectory("ingest-bench-").FullName;
        try
        {
            Fill(Path.Combine(folder, "data"), facts);
            output.WriteLine($"facts            {facts,10} in {facts / FactsPerDocument} documents");
            foreach (var format in new[] { "csv", "jsonl", "package", "xlsx" })
            {
                var file = Path.Combine(folder, "facts." + format);
                var (seconds, processor, peak) = await Export(Path.Combine(folder, "data"), format, file);
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{format,-8} {seconds,8:0.0} s {processor,8:0.0} s of processor time {peak / 1048576.0,8:0} MiB memory {new FileInfo(file).Length / 1048576.0,8:0} MiB file"));
                File.Delete(file);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(double Seconds, double Processor, long Peak)> Export(string data, string format, string file)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet") { RedirectStandardError = true };
        foreach (var argument in new[] { Path.Combine(AppContext.BaseDirectory, "ingest.dll"), "facts", "export", "--data", data, "--format", format, "--out", file })
        {
            start.ArgumentList.Add(argument);
        }

        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var ended = process.WaitForExitAsync();
        var (peak, processor) = (0L, TimeSpan.Zero);
        while (await Task.WhenAny(ended, Task.Delay(100)) != ended)
        {
            // The system itself keeps the highest value; it is gone with the process, so the last one seen counts.
            process.Refresh();
            if (!process.HasExited)
            {
                (peak, processor) = (Math.Max(peak, process.PeakWorkingSet64), process.TotalProcessorTime);
            }
        }

        return process.ExitCode == 0 ? (Stopwatch.GetElapsedTime(began).TotalSeconds, processor.TotalSeconds, peak) : throw new InvalidOperationException(await errors);
    }

    private static void Fill(string data, int facts)
    {
        using var archive = ArchiveServices.Open(data, TimeProvider.System);
        var random = new Random(5);
        archive.Database.Write(c =>
        {
            // A few documents are made, the others copied from them: a million inserts one by one would take longer than what is measured.
            var columns = string.Join(", ", c.Query("select name from pragma_table_info('facts') where name not in ('number', 'document')", r => r.GetString(0)));
            for (var number = 0; number < facts / FactsPerDocument; number++)
            {
                c.Execute(
                    """
                    insert into documents(id, file_name, search_folded, bytes, state, access, pipeline_name, pipeline_version, doc_type, number_symbol, issuer, date, subject, accepted_at, updated_at)
                    values(@id, @file, '', 1, 'indexed', 1, 'bao-cao', '3', 'BÁO CÁO', @symbol, @issuer, @date, 'Kết quả thực hiện nhiệm vụ phát triển kinh tế - xã hội', 1, 1)
                    """,
                    ("@id", number.ToString("x64", CultureInfo.InvariantCulture)), ("@file", $"bao-cao-{number}.pdf"), ("@symbol", $"{number}/BC-UBND"),
                    ("@issuer", $"Ủy ban nhân dân huyện {number % 97}"), ("@date", $"{2015 + (number % 10)}-06-26"));
                var sequence = c.Number("select last_insert_rowid()");
                if (number < MadeDocuments)
                {
                    FactStore.Insert(c, sequence, Made(random), new Dictionary<int, FactReview>());
                }
                else
                {
                    c.Execute($"insert into facts(document, {columns}) select @document, {columns} from facts where document = @made order by ordinal", ("@document", sequence), ("@made", 1 + (number % MadeDocuments)));
                }
            }
        });
    }

    private static Document Made(Random random)
    {
        var text = new System.Text.StringBuilder();
        var facts = new List<Fact>();
        for (var i = 0; i < FactsPerDocument; i++)
        {
            var (indicator, (unit, kind)) = (Indicators[random.Next(Indicators.Length)], Units[random.Next(Units.Length)]);
            var value = random.Next(1, 1_000_000).ToString(CultureInfo.InvariantCulture);
            text.Append("- Trong kỳ báo cáo, số ").Append(indicator).Append(" trên địa bàn huyện là ");
            var raw = $"{value} {unit}";
            facts.Add(new Fact
            {
                Id = $"f{i + 1}", Span = TextSpan.OfLength(text.Length, raw.Length), Raw = raw, Value = value, Unit = unit, Kind = kind, Indicator = "số " + indicator,
                Period = $"{2015 + random.Next(10)}-Q{1 + random.Next(4)}", Place = $"huyện {random.Next(97)}", Section = "s1", Page = 1 + (i / 20),
                Box = new Box(random.Next(80, 400), random.Next(80, 700), random.Next(400, 520), random.Next(700, 780)), Confidence = Math.Round(random.NextDouble(), 3),
            });
            text.Append(raw).Append(", tăng so với cùng kỳ năm trước và đạt kế hoạch đề ra.\n");
        }

        return new Document
        {
            Source = new SourceFile("bao-cao.pdf", "", new string('0', 64), 1), Text = text.ToString(), Facts = [.. facts],
            Sections = [new Section("s1", null, 1, "I", "KẾT QUẢ THỰC HIỆN", SectionRole.Other, new TextSpan(0, text.Length), new TextSpan(0, 0), 1, 1)],
        };
    }
}
