using System.Diagnostics;
using System.Globalization;
using IngestPipeline.Documents;
using IngestPipeline.Hosting;
using IngestPipeline.Pipelines;
using IngestPipeline.Testing;

namespace IngestPipeline.Benchmarks;

/// <summary>
/// Pages a second through the whole pipeline on one core, tags included, and the memory of the PDF worker on 1,000 pages. Files are made
/// from corpus/ with qpdf.
/// </summary>
internal static class PipelineBenchmark
{
    public static async Task Run()
    {
        // Child processes inherit the core: worker and pipeline share it.
        if (OperatingSystem.IsLinux())
        {
            using var self = Process.GetCurrentProcess();
            self.ProcessorAffinity = 1;
        }

        using var folder = new TemporaryFolder();
        var report = Path.Combine(Repository.Root, "corpus", "formats", "01-bao-cao-noi-vu-6-thang-2023.pdf");
        var twelve = Repeat(folder, report, 6, "12.pdf");
        var thousand = Repeat(folder, report, 500, "1000.pdf");
        var docx = Path.ChangeExtension(report, ".docx");
        Console.WriteLine("| what | pages/s, one core | peak memory of this process | peak memory of the worker |");
        Console.WriteLine("|---|---:|---:|---:|");
        foreach (var (name, file, pages, warm, rounds) in new[] { ("born-digital PDF, 12 pages", twelve, 12, 40, 20), ("born-digital PDF, 1,000 pages", thousand, 1000, 0, 1), ("DOCX, 2 pages", docx, 2, 40, 40) })
        {
            await using var engines = new PipelineEngines(1);
            var runner = new PipelineRunner(PipelineFactory.Load(PipelineFactory.DefaultDefinition, engines), new NoCheckpoints(), TimeProvider.System);
            var document = new Document { Source = Sources.Of(file) };
            for (var i = 0; i < warm; i++)
            {
                await runner.Run(document, StageContext.Silent());
            }

            var stages = new Dictionary<string, double>();
            var watch = Stopwatch.StartNew();
            for (var i = 0; i < rounds; i++)
            {
                foreach (var (stage, time) in (await runner.Run(document, StageContext.Silent())).StageTimes)
                {
                    stages[stage.Name] = stages.GetValueOrDefault(stage.Name) + time.TotalSeconds;
                }
            }

            var rate = pages * rounds / watch.Elapsed.TotalSeconds;
            var share = string.Join(", ", stages.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Key} {s.Value / watch.Elapsed.TotalSeconds:P0}")));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} ({share}) | {rate:0.0} | {PeakMiB(Environment.ProcessId)} MiB | {Workers().Select(PeakMiB).DefaultIfEmpty(0).Max()} MiB |"));
        }
    }

    private static string Repeat(TemporaryFolder folder, string report, int times, string name)
    {
        var target = Path.Combine(folder.Path, name);
        var start = new ProcessStartInfo("qpdf") { ArgumentList = { "--empty", "--pages" } };
        for (var i = 0; i < times; i++)
        {
            start.ArgumentList.Add(report);
        }

        start.ArgumentList.Add("--");
        start.ArgumentList.Add(target);
        using var process = Process.Start(start)!;
        process.WaitForExit();
        return target;
    }

    private static IEnumerable<int> Workers() => Directory.EnumerateDirectories("/proc")
        .Select(d => int.TryParse(Path.GetFileName(d), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)
        .Where(id => id > 0 && Status(id, "PPid:") == Environment.ProcessId && Status(id, "VmHWM:") > 0);

    private static long PeakMiB(int process) => Status(process, "VmHWM:") / 1024;

    private static long Status(int process, string field)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(l => l.StartsWith(field, StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line[field.Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0; // gone meanwhile
        }
    }
}
