using System.CommandLine;
using System.Globalization;
using IngestPipeline.Documents;
using IngestPipeline.Hosting;
using IngestPipeline.Pipelines;
using IngestPipeline.Training.Figures;

namespace IngestPipeline.Cli;

/// <summary><c>ingest evaluate figures GOLD…</c>: how well facts and citations of labelled documents are read.</summary>
internal static class EvaluateFiguresCommand
{
    private static readonly string[] Parts = ["all", "train", "holdout"];

    public static Command Create()
    {
        var references = LabelledReading.References(ArgumentArity.OneOrMore);
        var folders = LabelledReading.Folders(required: true);
        var cache = LabelledReading.Cache();
        var part = new Option<string>("--part") { Description = "Phần nào / Which documents: all, train, holdout", DefaultValueFactory = _ => "all" };
        part.AcceptOnlyFromAmong(Parts);
        var errors = new Option<bool>("--errors") { Description = "Liệt kê từng chỗ sai / Lists every miss" };
        var command = new Command("figures", "Đo việc đọc số liệu và viện dẫn. / Measures the reading of facts and citations.") { references, folders, cache, part, errors };
        command.SetAction(async (r, cancellation) =>
        {
            var read = await new LabelledReading(r.GetValue(cache)).Read(r.GetRequiredValue(references), r.GetRequiredValue(folders), cancellation);
            await using var engines = new PipelineEngines(1);
            var definition = PipelineDefinition.Parse(await File.ReadAllTextAsync(PipelineFactory.DefaultDefinition, cancellation));
            var tagging = PipelineFactory.Build(definition with { Stages = [.. definition.Stages.SkipWhile(s => s.Stage != LabelledReading.FirstTagger)] }, engines);
            var runner = new PipelineRunner(tagging, new NoCheckpoints(), TimeProvider.System);
            var total = new FigureScore();
            Console.WriteLine($"{"",-30} {"facts",6} {"F1",6} {string.Join(' ', FigureScore.FactParts.Select(p => $"{p,9}"))} {"cit.",6} {"F1",6} {string.Join(' ', FigureScore.CitationParts.Select(p => $"{p,6}"))}");
            foreach (var (file, document) in read.OrderBy(d => d.File.Name, StringComparer.Ordinal))
            {
                if (document.Figures is { } truth && (r.GetValue(part) == "all" || file.Holdout == (r.GetValue(part) == "holdout")))
                {
                    var score = new FigureScore();
                    score.Add(file.Name, truth, (await runner.Run(document.Document, StageContext.Silent(cancellation))).Document);
                    Row(file.Name, score);
                    total.Add(score);
                }
            }

            Row("TOTAL", total);
            foreach (var error in r.GetValue(errors) ? total.Errors : [])
            {
                Console.WriteLine(error);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static void Row(string name, FigureScore s) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{ConsoleText.OneLine(name.Length > 30 ? name[..30] : name),-30} {s.Facts,6} {s.FactF1,6:0.000} {Shares(s, FigureScore.FactParts, 9)} {s.Citations,6} {s.CitationF1,6:0.000} {Shares(s, FigureScore.CitationParts, 6)}"));

    private static string Shares(FigureScore score, string[] parts, int width) => string.Join(' ', parts.Select(p => score.Share(p).ToString("0.000", CultureInfo.InvariantCulture).PadLeft(width)));
}
