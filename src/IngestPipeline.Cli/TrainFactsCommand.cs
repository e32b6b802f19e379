using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using IngestPipeline.Tagging.Facts.Learned;
using IngestPipeline.Training.Figures;

namespace IngestPipeline.Cli;

/// <summary><c>ingest train facts</c>: the classifier that tells figures from other numbers.</summary>
internal static class TrainFactsCommand
{
    public static Command Create()
    {
        var references = LabelledReading.References(ArgumentArity.OneOrMore);
        var folders = LabelledReading.Folders(required: true);
        var cache = LabelledReading.Cache();
        var target = new Option<string>("--out") { Description = "Thư mục nhận trọng số / Folder for the weights", Required = true };
        var command = new Command(
            "facts",
            """
            Mô hình số liệu: con số nào là số liệu, con số nào là ký hiệu, ngày tháng, thứ tự. / The model of numbers: which are figures, which identifiers, dates, ordinals.

            Ví dụ / Example: ingest train facts corpus/expected corpus/annotations/facts --files corpus/files corpus/formats --out models/facts
            """)
        {
            references, folders, cache, target,
        };
        command.SetAction(async (r, cancellation) =>
        {
            var watch = Stopwatch.StartNew();
            var read = await new LabelledReading(r.GetValue(cache)).Read(r.GetRequiredValue(references), r.GetRequiredValue(folders), cancellation);
            var tagged = await TaggedFigures.Of([.. read.Where(d => !d.File.Holdout && d.Document.Figures is not null).Select(d => d.Document)], cancellation);
            LearnedNumbers.Save(new NumberTrainer().Train(tagged.Select(t => (t.Document.Figures!, t.Tagged))), r.GetRequiredValue(target));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{r.GetRequiredValue(target)}: {tagged.Count} văn bản/documents, {watch.Elapsed.TotalSeconds:0} s"));
            return ExitCode.Done;
        });
        return command;
    }
}
