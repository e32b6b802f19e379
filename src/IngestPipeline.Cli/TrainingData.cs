using System.CommandLine;
using IngestPipeline.Archive;
using IngestPipeline.Documents;
using IngestPipeline.Training;
using IngestPipeline.Training.Feedback;

namespace IngestPipeline.Cli;

/// <summary>
/// What both models are trained on: files with labels, generated documents, and what people corrected in an archive. Where only the last is at hand,
/// a model that is there already is adapted to it.
/// </summary>
internal sealed class TrainingData
{
    private readonly Argument<string[]> _references = LabelledReading.References(ArgumentArity.ZeroOrMore);
    private readonly Option<string[]> _folders = LabelledReading.Folders(required: false);
    private readonly Option<string?> _cache = LabelledReading.Cache();
    private readonly Option<int> _synthetic = LabelledReading.Synthetic();
    private readonly Option<string> _phrases = LabelledReading.Phrases();
    private readonly Option<string?> _feedback = new("--feedback")
    {
        Description = "Học từ những chỗ cán bộ lưu trữ đã sửa trong kho này (thư mục hoặc tệp archive.db); chỉ đọc, máy chủ vẫn chạy được / "
            + "Learns from what archivists corrected in this archive (its folder or its archive.db); only reads, a server may be running",
    };

    private readonly Option<bool> _restricted = new("--restricted")
    {
        Description = "Kể cả văn bản mật của kho: trọng số sẽ chứa từ ngữ của chúng / Documents under secrecy too: the weights will hold words of theirs",
    };

    private readonly Option<string> _before;

    /// <param name="weights">Where the weights lie that are adapted where no references are named.</param>
    public TrainingData(string weights) => _before = new Option<string>("--start")
    {
        Description = "Trọng số được chỉnh theo chỗ đã sửa khi không nêu GOLD / The weights that are adapted to the corrections where no GOLD is named", DefaultValueFactory = _ => weights,
    };

    public void AddTo(Command command)
    {
        command.Add(_references);
        foreach (var option in (Option[])[_folders, _cache, _synthetic, _phrases, _feedback, _restricted, _before])
        {
            command.Add(option);
        }

        command.Validators.Add(r =>
        {
            if (r.GetResult(_references) is { Tokens.Count: > 0 })
            {
                if (r.GetResult(_folders) is null)
                {
                    r.AddError("Thiếu --files: thư mục có các tệp gốc của GOLD / --files is missing: the folders with the files that GOLD speaks of");
                }
            }
            else if (r.GetResult(_feedback) is null)
            {
                r.AddError("Cần GOLD hoặc --feedback / GOLD or --feedback is needed");
            }
        });
    }

    /// <summary>Folder of the weights to be adapted; null: train from nothing.</summary>
    public string? Before(ParseResult r) => r.GetValue(_references) is { Length: > 0 } ? null : r.GetRequiredValue(_before);

    /// <summary>Everything to train on, in the same order each time; null where there is nothing to learn, which has been told.</summary>
    /// <param name="told">Whether a corrected document says anything to this model.</param>
    public async Task<List<LabelledDocument>?> Read(ParseResult r, Func<LabelledDocument, bool> told, CancellationToken cancellation)
    {
        var references = r.GetValue(_references) ?? [];
        var read = references.Length == 0 ? [] : await new LabelledReading(r.GetValue(_cache)).Read(references, r.GetRequiredValue(_folders), cancellation);
        var documents = read.Where(d => !d.File.Holdout).Select(d => d.Document).ToList();
        if (r.GetValue(_feedback) is { } archive)
        {
            var holdout = read.Where(d => d.File.Holdout).Select(d => d.Document.Document.Id).ToHashSet(StringComparer.Ordinal);
            var corrected = Corrected(archive, r.GetValue(_restricted) ? AccessLevel.Secret : AccessLevel.Open, holdout, told);
            if (corrected.Count == 0 && references.Length == 0)
            {
                return null;
            }

            documents.AddRange(corrected);
        }

        documents.AddRange(LabelledReading.Generate(r.GetValue(_synthetic), r.GetRequiredValue(_phrases)));
        if (references.Length > 0 && documents.All(d => d.Corrected is not null))
        {
            Console.Error.WriteLine("Không có văn bản nào có nhãn để huấn luyện / No labelled document to train on");
            return null;
        }

        return documents;
    }

    /// <param name="holdout">Documents that are never trained on, whoever corrected them.</param>
    private static List<LabelledDocument> Corrected(string archive, AccessLevel level, HashSet<string> holdout, Func<LabelledDocument, bool> told)
    {
        var corrected = FeedbackStore.ReadFrom(archive, level).Where(d => !holdout.Contains(d.Id))
            .Select(d => FeedbackLabels.Of(d.FileName, d.Document, new DocumentCorrections(0, [.. d.Metadata.Select(m => m.Value!)], [.. d.Headings.Select(h => h.Correction)]))).ToList();
        foreach (var lost in corrected.Where(d => d.Lost > 0))
        {
            Console.Error.WriteLine(ConsoleText.OneLine($"{lost.Name}: {lost.Lost} dòng đã sửa không còn tìm thấy trong văn bản / corrected lines no longer found in the text"));
        }

        var useful = corrected.Where(told).ToList();
        Console.Error.WriteLine(useful.Count > 0
            ? $"{archive}: {useful.Count} văn bản đã sửa / corrected documents, {useful.Sum(d => d.Fields?.Values.Count ?? 0)} trường / fields, {useful.Sum(d => d.Corrected!.Value.Length)} đề mục / headings"
            : $"{archive}: kho chưa có chỗ sửa nào cho mô hình này học (văn bản mật không được tính nếu thiếu --restricted) / "
                + "the archive has no corrections that this model could learn from (documents under secrecy do not count without --restricted)");
        return useful;
    }
}
