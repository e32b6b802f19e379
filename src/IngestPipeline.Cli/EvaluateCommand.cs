using System.CommandLine;
using IngestPipeline.Pipelines;
using IngestPipeline.Tagging.Metadata;
using IngestPipeline.Tagging.Metadata.Learned;
using IngestPipeline.Tagging.Structure;
using IngestPipeline.Tagging.Structure.Learned;
using IngestPipeline.Training;
using IngestPipeline.Training.Footnotes;
using IngestPipeline.Training.Metadata;
using IngestPipeline.Training.Structure;
using IngestPipeline.Training.Tables;

namespace IngestPipeline.Cli;

/// <summary><c>ingest evaluate GOLD…</c>: how well documents with labels are tagged.</summary>
internal static class EvaluateCommand
{
    public static Command Create()
    {
        var references = LabelledReading.References(ArgumentArity.OneOrMore);
        var folders = LabelledReading.Folders(required: true);
        var cache = LabelledReading.Cache();
        var part = LabelledReading.Part();
        var folds = new Option<int>("--cross-validate") { Description = "Huấn luyện và đo chéo chừng này phần / Trains and measures crosswise in so many folds" };
        var rules = new Option<bool>("--rules") { Description = "Chỉ dùng luật, không dùng mô hình / Rules alone, without the models" };
        var errors = new Option<bool>("--errors") { Description = "Liệt kê từng chỗ sai / Lists every miss" };
        var synthetic = LabelledReading.Synthetic();
        var phrases = LabelledReading.Phrases();
        var models = new Option<string>("--models") { Description = "Thư mục trọng số / Folder of the weights", DefaultValueFactory = _ => StructureModels.DefaultFolder };
        var metadata = new Option<string>("--metadata-models")
        {
            Description = "Thư mục trọng số siêu dữ liệu / Folder of the weights of metadata", DefaultValueFactory = _ => MetadataModel.DefaultFolder,
        };
        var command = new Command("evaluate", "Đo việc gắn nhãn trên văn bản đã có nhãn. / Measures tagging on labelled documents.") { references, folders, cache, part, folds, rules, errors, synthetic, phrases, models, metadata, EvaluateFiguresCommand.Create(), EvaluateRecognitionCommand.Create() };
        command.SetAction(async (r, cancellation) =>
        {
            var read = await new LabelledReading(r.GetValue(cache)).Read(r.GetRequiredValue(references), r.GetRequiredValue(folders), cancellation);
            var chosen = read.Where(d => LabelledReading.Belongs(d.File, r.GetValue(part))).Select(d => d.Document).ToList();
            if (r.GetValue(folds) is var n and > 1)
            {
                await Crosswise(chosen, [.. LabelledReading.Generate(r.GetValue(synthetic), r.GetRequiredValue(phrases))], n, r.GetValue(errors), cancellation);
            }
            else
            {
                var stage = r.GetValue(rules) ? StructureStage.ByRules() : StructureModels.Load(r.GetRequiredValue(models)).Stage();
                var fields = r.GetValue(rules) ? MetadataStage.ByRules() : new MetadataStage(MetadataModel.Load(r.GetRequiredValue(metadata)));
                EvaluationTable.Print(await Measure(chosen, stage, fields, cancellation), r.GetValue(errors));
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static async Task Crosswise(List<LabelledDocument> documents, LabelledDocument[] generated, int folds, bool errors, CancellationToken cancellation)
    {
        var scores = new List<Measured>();
        var taught = generated.Select(StructureTrainer.Lesson).OfType<StructureLesson>().ToList();
        var lessons = documents.DistinctBy(d => d.Name).ToDictionary(d => d.Name, StructureTrainer.Lesson, StringComparer.Ordinal);
        foreach (var (train, measure) in CrossValidation.Folds(documents, folds))
        {
            var models = new StructureTrainer().Train([.. train.Select(d => lessons[d.Name]).OfType<StructureLesson>(), .. taught], progress: Console.Error.WriteLine);
            var fields = new MetadataTrainer().Train(await TrainMetadataCommand.Tagged([.. train, .. generated], models.Stage(), cancellation));
            scores.AddRange(await Measure(measure, models.Stage(), new MetadataStage(new LearnedMetadata(fields, "untested")), cancellation));
        }

        EvaluationTable.Print(scores, errors);
    }

    private static async Task<List<Measured>> Measure(
        List<LabelledDocument> documents, StructureStage stage, MetadataStage fields, CancellationToken cancellation)
    {
        var scores = new List<Measured>();
        foreach (var document in documents)
        {
            var score = new StructureScore();
            var tagged = await stage.Run(document.Document, StageContext.Silent(cancellation));
            score.Add(document, tagged);
            var notes = new FootnoteScore();
            notes.Add(document, document.Document);
            var tables = new TableScore();
            tables.Add(document, document.Document);
            var metadata = new MetadataScore();
            if (document.Fields is { } truth)
            {
                metadata.Add(document.Name, truth, (await fields.Run(tagged, StageContext.Silent(cancellation))).Metadata);
            }

            scores.Add(new Measured(document.Name, score, notes, tables, metadata));
        }

        return scores;
    }
}
