using System.CommandLine;
using System.Text.Json;
using IngestPipeline.Documents;
using IngestPipeline.Hosting;
using IngestPipeline.Pipelines;

namespace IngestPipeline.Cli;

/// <summary><c>ingest process FILE… --out DIR</c>: the pipeline without an archive.</summary>
internal static class ProcessCommand
{
    private sealed record Outcome(string File, string? Output, DocumentFailureException? Failure, Document? Document, double Seconds);

    public static Command Create()
    {
        var files = CommonOptions.Files("Tệp cần đọc / Files to read");
        var output = new Option<string>("--out") { Description = "Thư mục nhận <tên tệp>.json / Folder for <file name>.json", Required = true };
        var pipeline = new Option<string>("--pipeline") { Description = "Định nghĩa quy trình / Pipeline definition (YAML)", DefaultValueFactory = _ => PipelineFactory.DefaultDefinition };
        var parallel = new Option<int>("--parallel") { Description = "Số tệp đọc cùng lúc / Files read at the same time", DefaultValueFactory = _ => Math.Max(1, System.Environment.ProcessorCount) };
        var mode = RecognitionOptions.Mode("--recognise");
        var pages = RecognitionOptions.Pages();
        var json = CommonOptions.Json("Tóm tắt từng tệp / One summary line a file");
        var command = new Command(
            "process",
            """
            Đọc tệp và ghi kết quả JSON, không dùng kho lưu trữ. / Reads files and writes JSON, without an archive.

            Ví dụ / Example: ingest process bao-cao.pdf scan.tif --out out
            """)
        {
            files, output, pipeline, parallel, mode, pages, json,
        };
        command.SetAction((r, cancellation) => Run(
            r.GetRequiredValue(files), r.GetRequiredValue(output), r.GetRequiredValue(pipeline), Math.Max(1, r.GetValue(parallel)),
            new RecognitionChoice(1, [new RecognitionOrder(r.GetValue(mode), r.GetRequiredValue(pages))]), r.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> Run(string[] files, string output, string definition, int parallel, RecognitionChoice recognition, bool json, CancellationToken cancellation)
    {
        Directory.CreateDirectory(output);
        var names = new OutputNames();
        var named = files.DistinctBy(Path.GetFullPath, StringComparer.Ordinal).Select(f => (File: f, Output: names.Of(f))).ToList();
        parallel = Math.Min(parallel, files.Length);
        await using var engines = new PipelineEngines(parallel);
        var runner = new PipelineRunner(PipelineFactory.Load(definition, engines), new NoCheckpoints(), TimeProvider.System);
        var failures = 0;
        await ProgressDisplay.Run(files.Length, async display =>
        {
            await Parallel.ForEachAsync(named, new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = cancellation }, async (item, token) =>
            {
                using var line = display.Begin(ConsoleText.OneLine(Path.GetFileName(item.File)));
                var outcome = await Process(runner, item.File, Path.Combine(output, item.Output), new StageContext(line, token) { Recognition = recognition });
                if (outcome.Failure is not null)
                {
                    Interlocked.Increment(ref failures);
                }

                display.Tell(() => Report(outcome, json));
            });
        });
        return failures == 0 ? ExitCode.Done : ExitCode.BadInput;
    }

    private static async Task<Outcome> Process(PipelineRunner runner, string file, string output, StageContext context)
    {
        try
        {
            var source = SourceFiles.Open(file);
            var result = await runner.Run(new Document { Source = source }, context);
            Write(result, output);
            return new Outcome(file, output, null, result.Document, result.Run.Seconds);
        }
        catch (DocumentFailureException e)
        {
            return new Outcome(file, null, e, null, 0);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A bug on one file must not stop the others; it is told with all that is needed to mend it.
            return new Outcome(file, null, new DocumentFailureException("internal-error", file, null, $"lỗi của chương trình: {e}", "a fault of the program", FailureNature.Permanent, e), null, 0);
        }
    }

    private static void Write(PipelineResult result, string output)
    {
        try
        {
            WholeFile.Write(output, stream => DocumentJson.Write(stream, result.Document, result.Run));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DocumentFailureException(
                "output-unwritable", result.Document.Source.Name, null, $"không ghi được kết quả ({e.Message})", $"the result cannot be written ({e.Message})", FailureNature.Transient, e);
        }
    }

    private static void Report(Outcome o, bool json)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(
                new
                {
                    file = o.File,
                    output = o.Output,
                    error = o.Failure is { } f ? new { code = f.Code, page = f.Page, vi = f.Vietnamese, en = f.English } : null,
                    pages = o.Document?.Pages.Length,
                    sections = o.Document?.Sections.Length,
                    facts = o.Document?.Facts.Length,
                    citations = o.Document?.Citations.Length,
                    repairs = o.Document?.Repairs.Length,
                    warnings = o.Document?.Warnings.Select(w => w.Code),
                    seconds = Math.Round(o.Seconds, 3),
                },
                JsonOutput.Options));
        }
        else if (o.Failure is { } failure)
        {
            Console.Error.WriteLine(failure.Code == "internal-error" ? failure.Message : ConsoleText.OneLine(failure.Message));
        }
        else if (o.Document is { } d)
        {
            Console.WriteLine($"{ConsoleText.OneLine(o.Output!)}: {d.Pages.Length} trang/pages, {d.Sections.Length} mục/sections, {d.Facts.Length} số liệu/facts, {d.Citations.Length} viện dẫn/citations, {d.Warnings.Length} cảnh báo/warnings, {o.Seconds:0.00} s");
        }
    }
}
