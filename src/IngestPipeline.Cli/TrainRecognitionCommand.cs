using System.CommandLine;
using System.Globalization;
using IngestPipeline.Documents;
using IngestPipeline.Training.Recognition;

namespace IngestPipeline.Cli;

/// <summary><c>ingest train recognition</c>: what the OCR engine takes for what.</summary>
internal static class TrainRecognitionCommand
{
    public static Command Create()
    {
        var pages = new Argument<string[]>("PAGES")
        {
            Description = "Thư mục có các cặp TÊN.tsv (kết quả tesseract) và TÊN.gt (chữ in trên trang) / Folders of pairs NAME.tsv (written by tesseract) and NAME.gt (what is printed)", Arity = ArgumentArity.OneOrMore,
        };
        var target = new Option<string>("--out") { Description = "Tệp nhận bảng nhầm chữ / File for the table of confusions", Required = true };
        var command = new Command("recognition", "Bảng nhầm chữ của máy nhận dạng. / The table of what the OCR engine confuses.") { pages, target };
        command.SetAction(r =>
        {
            var trainer = new ConfusionTrainer();
            var count = 0;
            foreach (var page in r.GetRequiredValue(pages).SelectMany(RecognizedPage.In))
            {
                trainer.Add(page);
                count++;
            }

            var path = Path.GetFullPath(r.GetRequiredValue(target));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var table = trainer.Table();
            WholeFile.WriteText(path, table.Write);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path}: {count} trang/pages, {table.Confused.Count} cặp chữ/confusions, {table.Identity}"));
            return ExitCode.Done;
        });
        return command;
    }
}
