using System.CommandLine;
using System.Globalization;
using IngestPipeline.Documents;
using IngestPipeline.Training.Recognition;
using IngestPipeline.Vietnamese.Language;
using IngestPipeline.Vietnamese.Recognition;

namespace IngestPipeline.Cli;

/// <summary><c>ingest evaluate recognition</c>: what correction makes of recognised pages whose text is known.</summary>
internal static class EvaluateRecognitionCommand
{
    public static Command Create()
    {
        var pages = new Argument<string[]>("PAGES")
        {
            Description = "Thư mục có các cặp TÊN.tsv và TÊN.gt, các trang của một tài liệu / Folders of pairs NAME.tsv and NAME.gt, the pages of one document each", Arity = ArgumentArity.OneOrMore,
        };
        var table = new Option<string>("--table") { Description = "Bảng nhầm chữ / The table of confusions", DefaultValueFactory = _ => ConfusionFile.Default };
        var least = new Option<double>("--least") { Description = "Độ tin cậy tối thiểu để sửa / Confidence from which on a word is changed", DefaultValueFactory = _ => RecognitionCorrector.LeastConfidence };
        var errors = new Option<bool>("--errors") { Description = "Liệt kê những chỗ còn sai / Lists what is left wrong" };
        var command = new Command("recognition", "Đo việc sửa lỗi nhận dạng. / Measures the correction of recognised text.") { pages, table, least, errors };
        command.SetAction(r =>
        {
            using var model = new SyllableLanguageModel(LanguageModelFile.Default);
            var corrector = new DocumentCorrector(model, ConfusionFile.Load(r.GetRequiredValue(table)));
            var score = new RecognitionScore();
            foreach (var document in r.GetRequiredValue(pages).SelectMany(RecognizedPage.In).GroupBy(p => Path.GetDirectoryName(p.Name)))
            {
                score.Add([.. document], p => corrector.Edits(p, r.GetValue(least), CancellationToken.None));
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"words {score.Printed}, F1 {score.F1Before:0.0000} -> {score.F1After:0.0000}, changes {score.Changes}, of right words {score.Harms.Count}"));
            foreach (var line in score.Harms.Concat(r.GetValue(errors) ? score.Left : []))
            {
                Console.WriteLine(ConsoleText.OneLine(line));
            }

            return ExitCode.Done;
        });
        return command;
    }
}
