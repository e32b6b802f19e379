using System.CommandLine;
using System.Globalization;
using IngestPipeline.Documents;
using IngestPipeline.Pipelines;
using IngestPipeline.Tagging.Facts;
using IngestPipeline.Tagging.Facts.Learned;
using IngestPipeline.Training;
using IngestPipeline.Training.Figures;

namespace IngestPipeline.Cli;

/// <summary><c>ingest evaluate figures GOLD…</c>: how well facts and citations of labelled documents are read.</summary>
internal static class EvaluateFiguresCommand
{
    public static Command Create()
    {
        var references = LabelledReading.References(ArgumentArity.OneOrMore);
        var folders = LabelledReading.Folders(required: true);
        var cache = LabelledReading.Cache();
        var part = LabelledReading.Part();
        var folds = new Option<int>("--cross-validate") { Description = "Huấn luyện và đo chéo chừng này phần / Trains and measures crosswise in so many folds" };
        var rules = new Option<bool>("--rules") { Description = "Chỉ dùng luật, không dùng mô hình / Rules alone, without the model" };
        var models = new Option<string>("--models") { Description = "Thư mục trọng số / Folder of the weights", DefaultValueFactory = _ => LearnedNumbers.DefaultFolder };
        var errors = new Option<bool>("--errors") { Description = "Liệt kê từng chỗ sai / Lists every miss" };
        var command = new Command("figures", "Đo việc đọc số liệu và viện dẫn. / Measures the reading of facts and citations.") { references, folders, cache, part, folds, rules, models, errors };
        command.SetAction(async (r, cancellation) =>
        {
            var read = await new LabelledReading(r.GetValue(cache)).Read(r.GetRequiredValue(references), r.GetRequiredValue(folders), cancellation);
            var chosen = read.Where(d => d.Document.Figures is not null && LabelledReading.Belongs(d.File, r.GetValue(part))).Select(d => d.Document);
            var tagged = await TaggedFigures.Of([.. chosen.OrderBy(d => d.Name, StringComparer.Ordinal)], cancellation);
            var scores = r.GetValue(folds) is var n and > 1
                ? await Crosswise(tagged, n, cancellation)
                : await Measure(tagged, r.GetValue(rules) ? FactStage.ByRules() : new FactStage(LearnedNumbers.Load(r.GetRequiredValue(models))), cancellation);
            Print(scores, r.GetValue(errors));
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task<List<(string, FigureScore)>> Crosswise(List<(LabelledDocument Document, Document Tagged)> tagged, int folds, CancellationToken cancellation)
    {
        var scores = new List<(string, FigureScore)>();
        foreach (var (train, measure) in CrossValidation.Folds([.. tagged.Select(t => t.Document)], folds))
        {
            var model = new NumberTrainer().Train(tagged.Where(t => train.Contains(t.Document)).Select(t => (t.Document.Figures!, t.Tagged)));
            scores.AddRange(await Measure([.. tagged.Where(t => measure.Contains(t.Document))], new FactStage(new LearnedNumbers(model, "untested")), cancellation));
        }

        return scores;
    }

    private static async Task<List<(string Name, FigureScore Score)>> Measure(List<(LabelledDocument Document, Document Tagged)> tagged, FactStage stage, CancellationToken cancellation)
    {
        var scores = new List<(string, FigureScore)>();
        foreach (var (document, read) in tagged)
        {
            var score = new FigureScore();
            score.Add(document.Name, document.Figures!, await stage.Run(read, StageContext.Silent(cancellation)));
            scores.Add((document.Name, score));
        }

        return scores;
    }

    private static void Print(List<(string Name, FigureScore Score)> scores, bool errors)
    {
        Console.WriteLine($"{"",-30} {"facts",6} {"F1",6} {string.Join(' ', FigureScore.FactParts.Select(p => $"{p,9}"))} {"cit.",6} {"F1",6} {string.Join(' ', FigureScore.CitationParts.Select(p => $"{p,6}"))}");
        var total = new FigureScore();
        foreach (var (name, score) in scores.OrderBy(s => s.Name, StringComparer.Ordinal))
        {
            Row(name, score);
            total.Add(score);
        }

        Row("TOTAL", total);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"confidence: {total.Confidence.Right:0.000} of right facts, {total.Confidence.Invented:0.000} of invented ones"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"places: {total.Places.There} there, {total.Places.Found} found, precision {total.PlacePrecision:0.000}, recall {total.PlaceRecall:0.000}"));
        foreach (var error in errors ? total.Errors : [])
        {
            Console.WriteLine(ConsoleText.OneLine(error));
        }
    }

    private static void Row(string name, FigureScore s) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{ConsoleText.OneLine(name.Length > 30 ? name[..30] : name),-30} {s.Facts,6} {s.FactF1,6:0.000} {Shares(s, FigureScore.FactParts, 9)} {s.Citations,6} {s.CitationF1,6:0.000} {Shares(s, FigureScore.CitationParts, 6)}"));

    private static string Shares(FigureScore score, string[] parts, int width) => string.Join(' ', parts.Select(p => score.Share(p).ToString("0.000", CultureInfo.InvariantCulture).PadLeft(width)));
}
