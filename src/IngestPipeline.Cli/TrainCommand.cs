using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using IngestPipeline.Documents;
using IngestPipeline.Vietnamese.Language;

namespace IngestPipeline.Cli;

/// <summary><c>ingest train</c>: makes the weights of the models.</summary>
internal static class TrainCommand
{
    public static Command Create() => new("train", "Huấn luyện các mô hình. / Trains the models.") { LanguageModel(), TrainStructureCommand.Create(), TrainMetadataCommand.Create(), TrainFactsCommand.Create(), TrainRecognitionCommand.Create() };

    private static Command LanguageModel()
    {
        var text = new Option<string[]>("--text")
        {
            Description = "Văn bản thuần UTF-8, mỗi dòng một đoạn; tệp nêu hai lần được tính hai lần. / Plain text, UTF-8, one paragraph a line; a file named twice counts twice.",
            Required = true, AllowMultipleArgumentsPerToken = true,
        };
        var target = new Option<FileInfo>("--out") { Description = "Tệp mô hình sẽ ghi. / The model file to write.", Required = true };
        var prune = new Option<double>("--prune-below")
        {
            Description = "Bỏ các n-gram đáng giá ít hơn chừng này. / Leaves out n-grams that are worth less than this log likelihood.", DefaultValueFactory = _ => 8,
        };
        var command = new Command("language-model", "Mô hình ngôn ngữ theo âm tiết, dùng để sửa chữ. / The syllable language model that text repair uses.") { text, target, prune };
        command.SetAction(r => Train(r.GetRequiredValue(text), r.GetRequiredValue(target), r.GetValue(prune)));
        return command;
    }

    private static int Train(string[] texts, FileInfo target, double prune)
    {
        if (texts.FirstOrDefault(t => !File.Exists(t)) is { } missing)
        {
            Console.Error.WriteLine($"{missing}: không có tệp này / no such file");
            return ExitCode.Usage;
        }

        target.Directory?.Create();
        WholeFile.Write(target.FullName, stream =>
        {
            var card = new LanguageModelTrainer(new LanguageModelTraining { PruneBelow = prune })
                .Train(() => texts.SelectMany(File.ReadLines), stream, new ConsoleSteps());
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{card.Lines} dòng/lines, {card.Tokens} âm tiết và dấu/tokens, {card.Words} từ/words, n-gram {string.Join(" + ", card.Ngrams)}, {stream.Length / 1048576.0:0.0} MiB"));
        });
        using var written = target.OpenRead();
        Console.WriteLine($"sha256 {Convert.ToHexStringLower(SHA256.HashData(written))}  {target.Name}");
        return ExitCode.Done;
    }

    private sealed class ConsoleSteps : IProgress<string>
    {
        public void Report(string value) => Console.Error.WriteLine(value);
    }
}
