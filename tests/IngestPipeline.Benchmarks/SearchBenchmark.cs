using System.Diagnostics;
using System.Globalization;
using IngestPipeline.Documents;
using IngestPipeline.Search;
using IngestPipeline.Search.Indexing;
using IngestPipeline.Tools.Lucene;
using IngestPipeline.Vietnamese;

namespace IngestPipeline.Benchmarks;

/// <summary>
/// Index and query rates of the search engine on synthetic sections. Words are drawn by Zipf's law from syllables of administrative texts, so
/// that some stand in nearly every section, as in real archives. Times include analysis, the way to the Java process and back, facets,
/// permissions and highlighting. Two sets of queries: what archive staff type, drawn from the documents' own words, and heavy ones, whose words stand
/// in nearly every document.
/// </summary>
public static class SearchBenchmark
{
    private const int PassagesPerDocument = 20;
    private const int WarmUp = 600;
    private const int Usual = 1000;
    private const int HeavyRepeats = 20;

    private const string Frequent = "công tác thực hiện của và các huyện quyết định báo cáo kết quả năm về đã được cho trên địa bàn theo nhiệm vụ kế hoạch ủy ban nhân dân tỉnh cán bộ chức hành chính cải cách quản lý "
        + "nhà nước đơn vị tổ chức triển khai tiếp tục tăng cường chỉ đạo kiểm tra bổ nhiệm viên chức tuyển dụng đào tạo bồi dưỡng giải pháp hạn chế tồn tại nguyên nhân phương hướng đề xuất kiến nghị thủ tục dịch vụ "
        + "trực tuyến hồ sơ giải quyết đúng hạn đường giao thông nông thôn thủy lợi giáo dục y tế văn hóa xã hội kinh tế ngân sách đầu tư xây dựng đất đai môi trường an ninh trật tự quốc phòng";

    private static readonly string[] Heavy =
    [
        "quyết định bổ nhiệm 2023", "quyet dinh bo nhiem 2023", "kết quả thực hiện nhiệm vụ", "ket qua thuc hien nhiem vu", "\"cải cách hành chính\"", "tồn tại hạn chế nguyên nhân", "loại:báo cáo năm:2021-2023 thủ tục",
        "cơ quan:UBND tuyển dụng viên chức", "đường giao thông nông thôn -thủy", "271/BC-UBND", "công tác của huyện", "cong tac cua huyen nam", "UBND tỉnh", "đào tạo bồi dưỡng cán bộ công chức viên chức năm 2022 trên địa bàn huyện", "năm:2022",
        "âm17 âm230", "số:1200", "thanh tra giám sát âm999",
    ];

    public static async Task Run(TextWriter output, int sections = 100_000)
    {
        var folder = Directory.CreateTempSubdirectory("ingest-bench-").FullName;
        try
        {
            await using var engine = new LuceneSearchEngine(new LuceneOptions(folder));
            var began = Processors(engine);
            var samples = await Index(engine, output, sections);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"processor time   {(Processors(engine) - began).TotalSeconds,10:0.0} s to make and index"));
            var random = new Random(11);
            await Ask(engine, Enumerable.Range(0, WarmUp).Select(i => i % 4 == 3 ? Heavy[i % Heavy.Length] : Typed(samples, random)));
            Report(output, "usual queries", await Measured(engine, output, [.. Enumerable.Range(0, Usual).Select(_ => Typed(samples, random))]));
            var heavy = await Measured(engine, output, [.. Enumerable.Repeat(Heavy, HeavyRepeats).SelectMany(q => q)]);
            Report(output, "heavy queries", heavy);
            foreach (var group in heavy.GroupBy(t => t.Query, StringComparer.Ordinal))
            {
                Report(output, "  " + group.Key, group);
            }

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
        return own.TotalProcessorTime + JavaProcessor(engine);
    }

    private static TimeSpan JavaProcessor(LuceneSearchEngine engine)
    {
        using var java = engine.ProcessId is { } id ? Process.GetProcessById(id) : null;
        return java?.TotalProcessorTime ?? TimeSpan.Zero;
    }

    /// <summary>Some of the documents, to take words from.</summary>
    private static async Task<List<IndexedDocument>> Index(LuceneSearchEngine engine, TextWriter output, int sections)
    {
        await engine.Apply([], 0);
        var words = Vocabulary();
        var random = new Random(7);
        var clock = new Stopwatch();
        var samples = new List<IndexedDocument>();
        long characters = 0;
        for (var first = 0; first < sections / PassagesPerDocument; first += 100)
        {
            var batch = Enumerable.Range(first, Math.Min(100, (sections / PassagesPerDocument) - first)).Select(i => Made(i, words, random)).ToList();
            characters += batch.Sum(d => d.Passages.Sum(p => (long)p.Text.Length));
            samples.AddRange(batch.Take(4));
            clock.Start();
            await engine.Apply([.. batch.Select(d => new IndexChange.Upsert(d))], first + 100);
            clock.Stop();
        }

        output.WriteLine($"sections         {sections,10} ({characters / sections} characters each, {PassagesPerDocument} a document)");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"indexed          {sections / clock.Elapsed.TotalSeconds,10:0} sections/s"));
        return samples;
    }

    /// <summary>Numbers, names, two to five words with and without accents, phrases, fields.</summary>
    private static string Typed(List<IndexedDocument> documents, Random random)
    {
        var document = documents[random.Next(documents.Count)];
        var text = document.Passages[random.Next(document.Passages.Length)].Text.Split(' ');
        string Words(int least, int most)
        {
            var count = least + random.Next(most - least + 1);
            return string.Join(' ', text.Skip(random.Next(text.Length - count)).Take(count));
        }

        return random.Next(20) switch
        {
            0 or 1 => document.NumberSymbol!,
            2 => $"số:{document.NumberSymbol!.Split('/')[0]}",
            3 or 4 or 5 => string.Join(' ', text.Where(w => w.StartsWith("âm", StringComparison.Ordinal)).Take(3).DefaultIfEmpty("âm77")),
            6 or 7 or 8 or 9 => Words(2, 5),
            10 or 11 or 12 or 13 => AccentFolder.Fold(Words(2, 5)),
            14 or 15 or 16 => $"\"{Words(2, 4)}\"",
            17 => $"loại:{document.DocType!.ToLowerInvariant()} năm:{document.Year} {Words(1, 3)}",
            18 => $"{Words(2, 3)} {document.Year}",
            _ => $"cơ quan:\"{document.Issuer}\" {Words(1, 2)} -âm5",
        };
    }

    private static async Task<List<(string Query, double Milliseconds)>> Ask(LuceneSearchEngine engine, IEnumerable<string> queries)
    {
        var times = new List<(string Query, double Milliseconds)>();
        foreach (var query in queries)
        {
            var began = Stopwatch.GetTimestamp();
            await engine.Search(new SearchRequest(query, AccessLevel.Conditional));
            times.Add((query, Stopwatch.GetElapsedTime(began).TotalMilliseconds));
        }

        return times;
    }

    /// <summary>On a busy machine the processor time says more than the clock.</summary>
    private static async Task<List<(string Query, double Milliseconds)>> Measured(LuceneSearchEngine engine, TextWriter output, List<string> queries)
    {
        var began = Processors(engine);
        var java = JavaProcessor(engine);
        var times = await Ask(engine, queries);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"processor time   {(Processors(engine) - began).TotalMilliseconds / queries.Count,10:0.0} ms a query ({(JavaProcessor(engine) - java).TotalMilliseconds / queries.Count:0.0} ms of it in Java)"));
        return times;
    }

    private static void Report(TextWriter output, string name, IEnumerable<(string Query, double Milliseconds)> times)
    {
        var sorted = times.Select(t => t.Milliseconds).ToList();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"p50 {At(sorted, 0.5),7:0.0} ms  p95 {At(sorted, 0.95),7:0.0} ms  {name}"));
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
