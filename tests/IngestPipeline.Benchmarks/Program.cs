using IngestPipeline.Benchmarks;

// One name runs one benchmark: dotnet run -c Release --project tests/IngestPipeline.Benchmarks -- search
var benchmarks = new Dictionary<string, Func<Task>>(StringComparer.Ordinal)
{
    ["search"] = () => SearchBenchmark.Run(Console.Out),
    ["pipeline"] = PipelineBenchmark.Run,
    ["repair"] = () => RepairBenchmark.Run(Console.Out),
    ["export"] = () => ExportBenchmark.Run(Console.Out),
    ["cited"] = () =>
    {
        CitedBenchmark.Run(Console.Out);
        return Task.CompletedTask;
    },
    ["encodings"] = () => EncodingBenchmark.Run(Console.Out),
};

foreach (var name in args.Length == 0 ? benchmarks.Keys : (IEnumerable<string>)args)
{
    if (!benchmarks.TryGetValue(name, out var run))
    {
        Console.Error.WriteLine($"Không có phép đo “{name}”. / There is no benchmark “{name}”. ({string.Join(", ", benchmarks.Keys)})");
        return 2;
    }

    Console.WriteLine($"== {name}");
    await run();
}

return 0;
