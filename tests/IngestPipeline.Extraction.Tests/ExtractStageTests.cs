using IngestPipeline.Documents;
using IngestPipeline.Pipelines;
using IngestPipeline.Testing;
using Xunit;

namespace IngestPipeline.Extraction.Tests;

public sealed class ExtractStageTests
{
    [Fact]
    public async Task Run_AfterAPersonChoseAnew_DoesNotGoOnFromTheOldCheckpoint()
    {
        using var folder = new TemporaryFolder();
        var reader = new Asked();
        var document = new Document { Source = new SourceFile("a.txt", folder.File("a.txt", "Báo cáo."), new string('0', 64), 1) };
        var runner = new PipelineRunner(
            Pipeline.Build(
                PipelineDefinition.Parse("name: thu\nstages:\n- stage: extract\n  checkpoint: true"),
                new Dictionary<string, Func<IReadOnlyDictionary<string, string>, IStage>> { ["extract"] = _ => new ExtractStage([reader], "none") }),
            new Memory(), TimeProvider.System);

        foreach (var revision in new[] { 0, 0, 1, 1, 2 })
        {
            await runner.Run(document, StageContext.Silent() with { Recognition = new RecognitionChoice(revision, []) });
        }

        Assert.Equal([0, 1, 2], reader.Revisions);
    }

    private sealed class Asked : IFormatReader
    {
        public List<long> Revisions { get; } = [];

        public bool Reads(FileKind kind) => true;

        public Task<Document> Read(SourceFile source, FileKind kind, StageContext context)
        {
            Revisions.Add(context.Recognition.Revision);
            return Task.FromResult(new Document { Source = source });
        }
    }

    private sealed class Memory : ICheckpointStore
    {
        private readonly Dictionary<string, Document> _saved = [];

        public Document? Load(SourceFile source, string key) => _saved.GetValueOrDefault(key);

        public void Save(Document document, string key) => _saved[key] = document;

        public void Remove(string sha256) => _saved.Clear();
    }
}
