using System.Diagnostics;
using System.Globalization;
using IngestPipeline.Documents;
using IngestPipeline.Search;
using IngestPipeline.Search.Indexing;
using IngestPipeline.Tools.Lucene;

namespace IngestPipeline.Benchmarks;

/// <summary>
/// Index and query rates of the search engine on synthetic sections. Words are drawn by Zipf's law from syllables of administrative texts, so
/// that some stand in nearly every section, as in real archives. Times include analysis, the way to the Java process and back, facets,
/// permissions and highlighting.
/// </summary>
public static class SearchBenchmark
{
    private const int PassagesPerDocument = 20;
    private const int WarmUp = 10;

    private const string Frequent = "công tác thực hiện của và các huyện quyết định báo cáo kết quả năm về đã được cho trên địa bàn theo nhiệm vụ kế hoạch ủy ban nhân dân tỉnh cán bộ chức hành chính cải cách quản lý "
        + "nhà nước đơn vị tổ chức triển khai tiếp tục tăng cường chỉ đạo kiểm tra bổ nhiệm viên chức tuyển dụng đào tạo bồi dưỡng giải pháp hạn chế tồn tại nguyên nhân phương hướng đề xuất kiến nghị thủ tục dịch vụ "
        + "trực tuyến hồ sơ giải quyết đúng hạn đường giao thông nông thôn thủy lợi giáo dục y tế văn hóa xã hội kinh tế ngân sách đầu tư xây dựng đất đai môi trường an ninh trật tự quốc phòng";

    private static readonly string[] Queries =
    [
        "quyết định bổ nhiệm 2023", "quyet dinh bo nhiem 2023", "kết quả thực hiện nhiệm vụ", "ket qua thuc hien nhiem vu", "\"cải cách hành chính\"", "tồn tại hạn chế nguyên nhân", "loại:báo cáo năm:2021-2023 thủ tục",
        "cơ quan:UBND tuyển dụng viên chức", "đường giao thông nông thôn -thủy", "271/BC-UBND", "công tác của huyện", "cong tac cua huyen nam", "UBND tỉnh", "đào tạo bồi dưỡng cán bộ công chức viên chức năm 2022 trên địa bàn huyện", "năm:2022",
        "âm17 âm230", "số:1200", "thanh tra giám sát âm999",
    ];

    public static async Task Run(TextWriter output, int sections = 100_000, int repeats = 40)
    {
        var folder = Directory.CreateTempSubdirectory("ingest-bench-").FullName;
        try
        {
            await using var engine = new LuceneSearchEngine(new LuceneOptions(folder));
            var began = Processors(engine);
            await Index(engine, output, sections);
            var indexed = Processors(engine);
            await Ask(engine, output, repeats);
            var asked = Processors(engine);

            // On a busy machine the processor time says more than the clock.
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"processor time   {(indexed - began).TotalSeconds,10:0.0} s to make and index, {(asked - indexed).TotalMilliseconds / ((repeats + WarmUp) * Queries.Length):0.0} ms a query"));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"index on disk    {Directory.GetFiles(folder).Sum(f => new FileInfo(f).Length) / 1048576.0,10:0.0} MiB"));
            using var java = Process.GetProcessById(engine.ProcessId!.Value);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"java memory      {java.PeakWorkingSet64 / 1048576.0,10:0.0} MiB"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static TimeSpan Processors(LuceneSearchEngine engine)
    {
        using var own = Process.GetCurrentProcess();
        using var java = engine.ProcessId is { } id ? Process.GetProcessById(id) : null;
        return own.TotalProcessorTime + (java?.TotalProcessorTime ?? TimeSpan.Zero);
    }

    private static async Task Index(LuceneSearchEngine engine, TextWriter output, int sections)
    {
        await engine.Apply([], 0);
        var words = Vocabulary();
        var random = new Random(7);
        var clock = new Stopwatch();
        long characters = 0;
        for (var first = 0; first < sections / PassagesPerDocument; first += 100)
        {
            var batch = Enumerable.Range(first, Math.Min(100, (sections / PassagesPerDocument) - first)).Select(i => Made(i, words, random)).ToList();
            characters += batch.Sum(d => d.Passages.Sum(p => (long)p.Text.Length));
            clock.Start();
            await engine.Apply([.. batch.Select(d => new IndexChange.Upsert(d))], first + 100);
            clock.Stop();
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"sections         {sections,10} ({characters / sections} characters each, {PassagesPerDocument} a document)"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"indexed          {sections / clock.Elapsed.TotalSeconds,10:0} sections/s"));
    }

    private static async Task Ask(LuceneSearchEngine engine, TextWriter output, int repeats)
    {
        var times = new List<(string Query, double Milliseconds)>();
        for (var i = -WarmUp; i < repeats; i++)
        {
            foreach (var query in Queries)
            {
                var began = Stopwatch.GetTimestamp();
                var results = await engine.Search(new SearchRequest(query, AccessLevel.Conditional));
                if (i >= 0)
                {
                    times.Add((query, Stopwatch.GetElapsedTime(began).TotalMilliseconds));
                }

                if (i == 0)
                {
                    output.WriteLine($"  {results.Total,6} {results.Level,-14} {query}");
                }
            }
        }

        foreach (var group in times.GroupBy(t => t.Query, StringComparer.Ordinal))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  p50 {At(group.Select(t => t.Milliseconds), 0.5),7:0.0} ms  p95 {At(group.Select(t => t.Milliseconds), 0.95),7:0.0} ms  {group.Key}"));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"all queries      p50 {At(times.Select(t => t.Milliseconds), 0.5),7:0.0} ms  p95 {At(times.Select(t => t.Milliseconds), 0.95),7:0.0} ms"));
    }

    private static double At(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToList();
        return sorted[(int)((sorted.Count - 1) * share)];
    }

    /// <summary>Frequent syllables first, then as many rare ones as a large archive has.</summary>
    private static string[] Vocabulary() => [.. Frequent.Split(' ').Distinct(StringComparer.Ordinal), .. Enumerable.Range(0, 5_000).Select(i => $"âm{i}")];

    private static IndexedDocument Made(int number, string[] words, Random random)
    {
        string[] types = ["BÁO CÁO", "QUYẾT ĐỊNH", "KẾ HOẠCH", "CÔNG VĂN", "TỜ TRÌNH"];
        var date = new DateOnly(2015 + random.Next(10), 1 + random.Next(12), 1 + random.Next(28));
        var at = 0;
        var passages = Enumerable.Range(0, PassagesPerDocument).Select(i =>
        {
            var text = string.Join(' ', Enumerable.Range(0, 60 + random.Next(140)).Select(_ => Draw(words, random)));
            var passage = new Passage(PassageKind.Text, $"s{i}", "I. " + string.Join(' ', Enumerable.Range(0, 4).Select(_ => Draw(words, random))), (SectionRole)random.Next(14), 1 + (i / 3), TextSpan.OfLength(at, text.Length), text);
            at += text.Length + 1;
            return passage;
        });
        var type = types[random.Next(types.Length)];
        return new IndexedDocument($"d{number}", 1, random.Next(20) == 0 ? AccessLevel.Secret : AccessLevel.Open, $"{type} {string.Join(' ', Enumerable.Range(0, 10).Select(_ => Draw(words, random)))}", $"d{number}.pdf")
        {
            DocType = type,
            NumberSymbol = $"{1 + (number % 2000)}/{type[..2]}-UBND",
            Issuer = $"Ủy ban nhân dân huyện {words[random.Next(150)]}",
            Date = date,
            Year = date.Year,
            Pages = 7,
            Passages = [.. passages],
        };
    }

    private static string Draw(string[] words, Random random) => words[(int)Math.Min(words.Length - 1, Math.Exp(random.NextDouble() * Math.Log(words.Length)) - 1)];
}
