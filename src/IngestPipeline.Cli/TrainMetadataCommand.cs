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
using IngestPipeline.Training.Synthetic;

namespace IngestPipeline.Cli;

/// <summary><c>ingest train metadata</c>: the model that chooses the value of each field of metadata.</summary>
internal static class TrainMetadataCommand
{
    private const double SyntheticWeight = 0.1;

    public static Command Create()
    {
        var references = LabelledReading.References();
        var folders = LabelledReading.Folders();
        var cache = LabelledReading.Cache();
        var models = new Option<string>("--models")
        {
            Description = "Trọng số của mô hình cấu trúc / Weights of the models of structure", DefaultValueFactory = _ => StructureModels.DefaultFolder,
        };
        var synthetic = new Option<int>("--synthetic")
        {
            Description = "Thêm chừng này văn bản tự sinh vào dữ liệu huấn luyện / Adds so many generated documents to the training data", DefaultValueFactory = _ => 200,
        };
        var phrases = new Option<string>("--phrases")
        {
            Description = "Thư mục câu chữ để sinh văn bản / Folder of the phrases that documents are generated from", DefaultValueFactory = _ => Path.Combine("corpus", "phrases"),
        };
        var target = new Option<string>("--out") { Description = "Thư mục nhận trọng số / Folder for the weights", Required = true };
        var command = new Command(
            "metadata",
            """
            Mô hình siêu dữ liệu: chọn giá trị của từng trường. / The model of metadata: chooses the value of each field.

            Ví dụ / Example: ingest train metadata corpus/expected corpus/annotations --files corpus/files corpus/formats --out models/metadata
            """)
        {
            references, folders, cache, models, synthetic, phrases, target,
        };
        command.SetAction(async (r, cancellation) =>
        {
            var watch = Stopwatch.StartNew();
            var read = await new LabelledReading(r.GetValue(cache)).Read(r.GetRequiredValue(references), r.GetRequiredValue(folders), cancellation);
            var documents = read.Where(d => !d.File.Holdout).Select(d => d.Document).Concat(Generated(r.GetValue(synthetic), r.GetRequiredValue(phrases)));
            var folder = r.GetRequiredValue(models);
            var learned = File.Exists(Path.Combine(folder, StructureModels.LinesFile)) ? StructureModels.Load(folder).Stage() : null;
            var tagged = await Tagged(documents, learned, cancellation);
            MetadataModel.Save(new MetadataTrainer().Train(tagged), r.GetRequiredValue(target));
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

    /// <summary>Generated documents, the same ones each time. They show what real ones seldom do (stamps of secrecy), and count little beside these.</summary>
    public static IEnumerable<LabelledDocument> Generated(int count, string phrases)
    {
        var reports = new SyntheticReports(PhraseGrammar.Load(phrases));
        return Enumerable.Range(1, count).Select(seed => reports.Write(seed) with { Weight = SyntheticWeight });
    }
}
