using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using IngestPipeline.Training;
using IngestPipeline.Training.Structure;

namespace IngestPipeline.Cli;

/// <summary><c>ingest train structure</c>: the models of lines, nesting and roles.</summary>
internal static class TrainStructureCommand
{
    public static Command Create()
    {
        var references = LabelledReading.References();
        var folders = LabelledReading.Folders();
        var cache = LabelledReading.Cache();
        var synthetic = LabelledReading.Synthetic();
        var phrases = LabelledReading.Phrases();
        var target = new Option<string>("--out") { Description = "Thư mục nhận trọng số / Folder for the weights", Required = true };
        var command = new Command(
            "structure",
            """
            Mô hình cấu trúc: loại dòng, cấp đề mục, vai trò của mục. / The models of structure: kinds of lines, nesting of headings, roles of sections.

            Ví dụ / Example: ingest train structure corpus/expected corpus/annotations --files corpus/files corpus/formats --synthetic 600 --out models/structure
            """)
        {
            references, folders, cache, synthetic, phrases, target,
        };
        command.SetAction((r, cancellation) => Train(r.GetRequiredValue(references), r.GetRequiredValue(folders), r.GetValue(cache), [.. LabelledReading.Generate(r.GetValue(synthetic), r.GetRequiredValue(phrases))], r.GetRequiredValue(target), cancellation));
        return command;
    }

    private static async Task<int> Train(string[] references, string[] folders, string? cache, LabelledDocument[] generated, string target, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var read = await new LabelledReading(cache).Read(references, folders, cancellation);
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"đọc/read {watch.Elapsed.TotalSeconds:0} s"));
        var lessons = read.Where(d => !d.File.Holdout).Select(d => d.Document).Concat(generated).Select(StructureTrainer.Lesson).OfType<StructureLesson>().ToList();
        var models = new StructureTrainer().Train(lessons, Console.Error.WriteLine);
        models.Save(target);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{target}: {watch.Elapsed.TotalSeconds:0} s"));
        return ExitCode.Done;
    }
}
