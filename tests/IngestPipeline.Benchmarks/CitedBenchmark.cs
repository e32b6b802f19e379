using System.Diagnostics;
using System.Globalization;
using IngestPipeline.Archive;
using IngestPipeline.Documents;

namespace IngestPipeline.Benchmarks;

/// <summary>The list of cited documents over a million citations: by the clock and by processor time, from nothing, unchanged, and after a document was stored.</summary>
public static class CitedBenchmark
{
    private const int CitationsPerDocument = 50;
    private const int Works = 200_000;

    public static void Run(TextWriter output, int citations = 1_000_000)
    {
        var folder = Directory.CreateTempSubdirectory("ingest-bench-").FullName;
        try
        {
            using var archive = ArchiveServices.Open(Path.Combine(folder, "data"), TimeProvider.System);
            var random = new Random(5);
            Time(output, "storing", () => Fill(archive, random, 0, citations / CitationsPerDocument));
            Time(output, "first list", () => List(archive, CitedWorkFilter.All));
            Time(output, "list again", () => List(archive, CitedWorkFilter.All));
            Time(output, "what is not held", () => List(archive, new CitedWorkFilter { Held = false }));
            Time(output, "one issuer", () => List(archive, new CitedWorkFilter { Issuer = "tỉnh 7" }));
            Fill(archive, random, citations / CitationsPerDocument, 1);
            Time(output, "after one document", () => List(archive, CitedWorkFilter.All));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string List(ArchiveServices archive, CitedWorkFilter filter)
    {
        var page = archive.CitedWorks.List(filter, AccessLevel.Open, new PageRequest(50));
        return string.Create(CultureInfo.InvariantCulture, $"{page.Total} works, the first cited by {page.Items[0].Documents}");
    }

    private static void Time(TextWriter output, string what, Func<string> run)
    {
        using var self = Process.GetCurrentProcess();
        var (began, before) = (Stopwatch.GetTimestamp(), self.TotalProcessorTime);
        var said = run();
        self.Refresh();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-20} {Stopwatch.GetElapsedTime(began).TotalSeconds,8:0.00} s {(self.TotalProcessorTime - before).TotalSeconds,8:0.00} s of processor time   {said}"));
    }

    /// <summary>A few works are cited by very many documents, most by a handful.</summary>
    private static string Fill(ArchiveServices archive, Random random, int first, int documents)
    {
        archive.Database.Write(c =>
        {
            for (var number = first; number < first + documents; number++)
            {
                c.Execute(
                    """
                    insert into documents(id, file_name, search_folded, bytes, state, access, issuer, date, number_symbol, cite_key, cite_year, accepted_at, updated_at)
                    values(@id, 'a', '', 1, 'indexed', 1, @issuer, '2022-06-26', @symbol, @symbol, 2022, 1, 1)
                    """,
                    ("@id", number.ToString("x64", CultureInfo.InvariantCulture)), ("@issuer", $"Ủy ban nhân dân tỉnh {number % 63}"), ("@symbol", $"{number}/BC/UBND"));
                var sequence = c.Number("select last_insert_rowid()");
                CitationStore.Insert(c, sequence, new Document
                {
                    Source = new SourceFile("a", "", new string('0', 64), 1),
                    Citations = [.. Enumerable.Range(0, CitationsPerDocument).Select(_ => Citation((int)Math.Pow(Works, random.NextDouble())))],
                });
            }
        });
        return $"{documents} documents";
    }

    private static Citation Citation(int work) => new()
    {
        Span = new TextSpan(0, 1), Raw = "a", Type = work % 3 == 0 ? "Nghị định" : "Quyết định", NumberSymbol = work % 3 == 0 ? $"{work}/2021/NĐ-CP" : $"{work}/QĐ-UBND",
        Date = work % 2 == 0 ? new DateOnly(2021, 1 + (work % 12), 3) : null, Issuer = work % 3 == 0 ? "Chính phủ" : $"UBND tỉnh {work % 63}", Page = 1, Confidence = 1,
    };
}
