using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using IngestPipeline.Archive;
using IngestPipeline.Documents;
using IngestPipeline.Tagging.Facts.Learned;
using IngestPipeline.Training.Feedback;
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
        var feedback = new Option<string?>("--feedback")
        {
            Description = "Học thêm từ những số liệu cán bộ đã duyệt trong kho này (thư mục hoặc tệp archive.db) / Learns from the figures that people reviewed in this archive too (its folder or its archive.db)",
        };
        var restricted = new Option<bool>("--restricted")
        {
            Description = "Kể cả văn bản mật của kho: trọng số sẽ chứa từ ngữ của chúng / Documents under secrecy too: the weights will hold words of theirs",
        };
        var target = new Option<string>("--out") { Description = "Thư mục nhận trọng số / Folder for the weights", Required = true };
        var command = new Command(
            "facts",
            """
            Mô hình số liệu: con số nào là số liệu, con số nào là ký hiệu, ngày tháng, thứ tự. / The model of numbers: which are figures, which identifiers, dates, ordinals.

            Ví dụ / Example: ingest train facts corpus/expected corpus/annotations/facts --files corpus/files corpus/formats --out models/facts
            """)
        {
            references, folders, cache, feedback, restricted, target,
        };
        command.SetAction(async (r, cancellation) =>
        {
            var watch = Stopwatch.StartNew();
            var read = await new LabelledReading(r.GetValue(cache)).Read(r.GetRequiredValue(references), r.GetRequiredValue(folders), cancellation);
            var tagged = await TaggedFigures.Of([.. read.Where(d => !d.File.Holdout && d.Document.Figures is not null).Select(d => d.Document)], cancellation);
            var lessons = tagged.Select(t => (t.Document.Figures!, t.Tagged)).ToList();
            if (r.GetValue(feedback) is { } archive)
            {
                var holdout = read.Where(d => d.File.Holdout).Select(d => d.Document.Document.Id).ToHashSet(StringComparer.Ordinal);
                lessons.AddRange(Reviewed(archive, r.GetValue(restricted) ? AccessLevel.Secret : AccessLevel.Open, holdout));
            }

            LearnedNumbers.Save(new NumberTrainer().Train(lessons), r.GetRequiredValue(target));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{r.GetRequiredValue(target)}: {lessons.Count} văn bản/documents, {watch.Elapsed.TotalSeconds:0} s"));
            return ExitCode.Done;
        });
        return command;
    }

    private static List<(ReferenceFigures, Document)> Reviewed(string archive, AccessLevel level, HashSet<string> holdout)
    {
        var lessons = new List<(ReferenceFigures, Document)>();
        foreach (var document in FeedbackStore.ReadFrom(archive, level).Where(d => !holdout.Contains(d.Id)))
        {
            var keys = FactKey.Of(document.Document);
            var found = document.Facts.Select(f => (Fact: f.Key.Find(keys), IsFigure: f.Verdict != FactVerdict.Rejected)).Where(f => f.Fact is not null).Select(f => (f.Fact!.Value, f.IsFigure)).ToList();
            if (found.Count > 0)
            {
                lessons.Add((ReviewedFigures.Of(document.Document, found), document.Document));
            }
        }

        Console.Error.WriteLine(lessons.Count > 0
            ? $"{archive}: {lessons.Count} văn bản có số liệu đã duyệt / documents with reviewed figures"
            : $"{archive}: kho chưa có số liệu nào được duyệt (văn bản mật không được tính nếu thiếu --restricted) / "
                + "the archive has no reviewed figures (documents under secrecy do not count without --restricted)");
        return lessons;
    }
}
