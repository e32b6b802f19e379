using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using IngestPipeline.Documents;
using IngestPipeline.Pipelines;
using IngestPipeline.Tagging.Metadata.Learned;
using IngestPipeline.Tagging.Structure;
using IngestPipeline.Tagging.Structure.Learned;
using IngestPipeline.Training;
using IngestPipeline.Training.Metadata;

namespace IngestPipeline.Cli;

/// <summary><c>ingest train metadata</c>: the model that chooses the value of each field of metadata.</summary>
internal static class TrainMetadataCommand
{
    public static Command Create()
    {
        var data = new TrainingData(MetadataModel.DefaultFolder);
        var models = new Option<string>("--models")
        {
            Description = "Trọng số của mô hình cấu trúc / Weights of the models of structure", DefaultValueFactory = _ => StructureModels.DefaultFolder,
        };
        var target = new Option<string>("--out") { Description = "Thư mục nhận trọng số / Folder for the weights", Required = true };
        var command = new Command(
            "metadata",
            """
            Mô hình siêu dữ liệu: chọn giá trị của từng trường. / The model of metadata: chooses the value of each field.

            Ví dụ / Examples: ingest train metadata corpus/expected corpus/annotations --files corpus/files corpus/formats --synthetic 200 --out models/metadata
                              ingest train metadata --feedback /srv/ingest --out models/metadata
            """);
        data.AddTo(command);
        command.Add(models);
        command.Add(target);
        command.SetAction(async (r, cancellation) =>
        {
            var watch = Stopwatch.StartNew();
            if (await data.Read(r, d => d.Fields is not null, cancellation) is not { } documents)
            {
                return ExitCode.Failed;
            }

            var folder = r.GetRequiredValue(models);
            var learned = File.Exists(Path.Combine(folder, StructureModels.LinesFile)) ? StructureModels.Load(folder).Stage() : null;
            var tagged = await Tagged(documents, learned, cancellation);
            var before = data.Before(r) is { } start ? MetadataModel.Read(start).Model : null;
            MetadataModel.Save(new MetadataTrainer().Train(tagged, before), r.GetRequiredValue(target));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{r.GetRequiredValue(target)}: {tagged.Count} văn bản/documents, {watch.Elapsed.TotalSeconds:0} s"));
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>The documents as the rules tag them and, where there are models of structure, as these do.</summary>
    public static async Task<List<(LabelledDocument, Document)>> Tagged(IEnumerable<LabelledDocument> documents, StructureStage? learned, CancellationToken cancellation)
    {
        var tagged = new List<(LabelledDocument, Document)>();
        StructureStage[] stages = learned is null ? [StructureStage.ByRules()] : [StructureStage.ByRules(), learned];
        foreach (var document in documents)
        {
            foreach (var stage in stages)
            {
                tagged.Add((document with { Weight = document.Weight / stages.Length }, await stage.Run(document.Document, StageContext.Silent(cancellation))));
            }
        }

        return tagged;
    }
}
