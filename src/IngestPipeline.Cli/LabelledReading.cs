using System.CommandLine;
using IngestPipeline.Documents;
using IngestPipeline.Hosting;
using IngestPipeline.Pipelines;
using IngestPipeline.Training;
using IngestPipeline.Training.Synthetic;

namespace IngestPipeline.Cli;

/// <summary>Reads labelled files up to the stages that tag them, for training and for measuring.</summary>
internal sealed class LabelledReading(string? cache)
{
    /// <summary>The stages that labels are learned for; what stands before them only makes the text.</summary>
    public const string FirstTagger = "structure";

    private const double SyntheticWeight = 0.1;

    private const string All = "all", Train = "train", Holdout = "holdout";

    public static Argument<string[]> References(ArgumentArity arity) => new("GOLD")
    {
        Description = "Thư mục gold, tệp chú giải, hoặc thư mục chứa chúng / Gold folders, annotation files, or folders of these", Arity = arity,
    };

    public static Option<string[]> Folders(bool required) => new("--files")
    {
        Description = "Thư mục có các tệp gốc / Folders with the files that the labels speak of", Required = required, AllowMultipleArgumentsPerToken = true,
    };

    /// <summary>Which of the documents are measured.</summary>
    public static Option<string> Part()
    {
        var part = new Option<string>("--part") { Description = "Phần nào / Which documents: all, train, holdout", DefaultValueFactory = _ => All };
        part.AcceptOnlyFromAmong(All, Train, Holdout);
        return part;
    }

    /// <param name="file">A labelled file.</param>
    /// <param name="part">A value of <see cref="Part"/>.</param>
    public static bool Belongs(LabelledFile file, string? part) => part == All || file.Holdout == (part == Holdout);

    public static Option<string?> Cache() => new("--cache") { Description = "Giữ văn bản đã đọc ở đây để lần sau khỏi đọc lại / Keeps what was read here for the next time" };

    public static Option<int> Synthetic() => new("--synthetic") { Description = "Thêm chừng này văn bản tự sinh vào dữ liệu huấn luyện / Adds so many generated documents to the training data" };

    public static Option<string> Phrases() => new("--phrases")
    {
        Description = "Thư mục câu chữ để sinh văn bản / Folder of the phrases that documents are generated from", DefaultValueFactory = _ => Path.Combine("corpus", "phrases"),
    };

    /// <summary>Generated documents, the same ones each time; beside a real one each counts little.</summary>
    public static IEnumerable<LabelledDocument> Generate(int count, string phrases)
    {
        if (count == 0)
        {
            return [];
        }

        var reports = new SyntheticReports(PhraseGrammar.Load(phrases));
        return Enumerable.Range(1, count).Select(seed => reports.Write(seed) with { Weight = SyntheticWeight });
    }

    /// <summary>Labelled documents in order of their files; files that cannot be read and labels that fit no file are told on standard error.</summary>
    public async Task<List<(LabelledFile File, LabelledDocument Document)>> Read(string[] references, string[] folders, CancellationToken cancellation)
    {
        var library = new LabelledFiles(folders);
        var files = library.Find(references);
        foreach (var missing in library.Missing)
        {
            Console.Error.WriteLine($"{missing}: không thấy tệp gốc, bỏ qua / its file was not found, left out");
        }

        await using var engines = new PipelineEngines(1);
        var definition = PipelineDefinition.Parse(await File.ReadAllTextAsync(PipelineFactory.DefaultDefinition, cancellation));
        var reading = definition with { Stages = [.. definition.Stages.TakeWhile(s => s.Stage != FirstTagger)] };
        var runner = new PipelineRunner(PipelineFactory.Build(reading, engines), new NoCheckpoints(), TimeProvider.System);
        var read = new List<(LabelledFile, LabelledDocument)>();
        foreach (var file in files)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                var document = await Document(runner, SourceFiles.Open(file.File), cancellation);
                if (file.Label(document) is { } labelled)
                {
                    read.Add((file, labelled));
                    if (labelled.Lost > 0)
                    {
                        Console.Error.WriteLine($"{file.Name}: {labelled.Lost} nhãn không còn tìm thấy trong văn bản / labels no longer found in the text");
                    }
                }
                else
                {
                    Console.Error.WriteLine($"{file.Name}: văn bản đọc được khác hẳn, bỏ qua / what was read is another text, left out");
                }
            }
            catch (DocumentFailureException e)
            {
                Console.Error.WriteLine(ConsoleText.OneLine(e.Message));
            }
        }

        return read;
    }

    private async Task<Document> Document(PipelineRunner runner, SourceFile source, CancellationToken cancellation)
    {
        var kept = cache is null ? null : Path.Combine(cache, $"{source.Sha256}.json");
        if (kept is not null && File.Exists(kept))
        {
            await using var stream = File.OpenRead(kept);
            return DocumentJsonReader.Read(stream).Document;
        }

        var result = await runner.Run(new Document { Source = source }, StageContext.Silent(cancellation));
        if (kept is not null)
        {
            Directory.CreateDirectory(cache!);
            WholeFile.Write(kept, stream => DocumentJson.Write(stream, result.Document, result.Run));
        }

        return result.Document;
    }
}
