using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using IngestPipeline.Tagging.Structure.Learned;
using IngestPipeline.Training.Structure;

namespace IngestPipeline.Cli;

/// <summary><c>ingest train structure</c>: the models of lines, nesting and roles.</summary>
internal static class TrainStructureCommand
{
    public static Command Create()
    {
        var data = new TrainingData(StructureModels.DefaultFolder);
        var target = new Option<string>("--out") { Description = "Thư mục nhận trọng số / Folder for the weights", Required = true };
        var command = new Command(
            "structure",
            """
            Mô hình cấu trúc: loại dòng, cấp đề mục, vai trò của mục. / The models of structure: kinds of lines, nesting of headings, roles of sections.

            Ví dụ / Examples: ingest train structure corpus/expected corpus/annotations --files corpus/files corpus/formats --synthetic 600 --out models/structure
                              ingest train structure --feedback /srv/ingest --out models/structure
            """);
        data.AddTo(command);
        command.Add(target);
        command.SetAction(async (r, cancellation) =>
        {
            var watch = Stopwatch.StartNew();
            if (await data.Read(r, d => d.Corrected is { IsEmpty: false }, cancellation) is not { } documents)
            {
                return ExitCode.Failed;
            }

            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"đọc/read {watch.Elapsed.TotalSeconds:0} s"));
            var before = data.Before(r) is { } folder ? StructureModels.Load(folder) : null;
            new StructureTrainer().Train([.. documents.Select(StructureTrainer.Lesson).OfType<StructureLesson>()], before, Console.Error.WriteLine).Save(r.GetRequiredValue(target));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{r.GetRequiredValue(target)}: {watch.Elapsed.TotalSeconds:0} s"));
            return ExitCode.Done;
        });
        return command;
    }
}
