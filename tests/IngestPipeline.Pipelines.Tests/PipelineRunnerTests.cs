using IngestPipeline.Documents;
using Xunit;

namespace IngestPipeline.Pipelines.Tests;

public sealed class PipelineRunnerTests
{
    private static readonly Document Empty = new() { Source = new SourceFile("a.txt", "/a.txt", new string('0', 64), 1) };

    [Fact]
    public async Task Run_Stages_RunInOrderOfTheDefinition()
    {
        var result = await Runner("stages:\n- stage: one\n- stage: two", Append("one"), Append("two")).Run(Empty, StageContext.Silent());

        Assert.Equal("one;two;", result.Document.Text);
        Assert.Equal(["one@1", "two@1"], result.StageTimes.Select(t => t.Stage.ToString()));
    }

    [Fact]
    public async Task Run_OptionalStageWithABug_LeavesAWarningAndGoesOn()
    {
        var runner = Runner("stages:\n- stage: bad\n  optional: true\n- stage: two", new Stage("bad", _ => throw new InvalidOperationException("boom")), Append("two"));

        var result = await runner.Run(Empty, StageContext.Silent());

        Assert.Equal("two;", result.Document.Text);
        var warning = Assert.Single(result.Document.Warnings);
        Assert.Equal("stage-failed", warning.Code);
        Assert.Contains("boom", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_NeededStageThatFails_FailsTheDocument()
    {
        var failure = new DocumentFailureException("pdf-damaged", "a.pdf", 3, "tệp hỏng", "the file is damaged");
        var runner = Runner("stages:\n- stage: bad", new Stage("bad", _ => throw failure));

        var thrown = await Assert.ThrowsAsync<DocumentFailureException>(() => runner.Run(Empty, StageContext.Silent()));

        Assert.Equal("a.pdf (trang 3/page 3): tệp hỏng / the file is damaged [pdf-damaged]", thrown.Message);
    }

    [Fact]
    public async Task Run_AfterACheckpoint_GoesOnFromThere()
    {
        var store = new Memory();
        var runs = 0;
        IStage[] Stages(string version) =>
        [
            new Stage("one", d =>
            {
                runs++;
                return d with { Text = "one;" };
            }, version),
            Append("two"),
        ];
        const string yaml = "stages:\n- stage: one\n  checkpoint: true\n- stage: two";

        await Runner(yaml, store, Stages("1")).Run(Empty, StageContext.Silent());
        var second = await Runner(yaml, store, Stages("1")).Run(Empty, StageContext.Silent());
        await Runner(yaml, store, Stages("2")).Run(Empty, StageContext.Silent());

        Assert.Equal("one;two;", second.Document.Text);
        Assert.Equal("two", Assert.Single(second.StageTimes).Stage.Name);
        Assert.Equal(2, runs); // a new version of the stage does not take the old checkpoint
    }

    [Fact]
    public async Task Run_Cancelled_Stops() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Runner("stages:\n- stage: one", Append("one")).Run(Empty, StageContext.Silent(new CancellationToken(canceled: true))));

    [Theory]
    [InlineData("stages: []", "a pipeline needs a name and at least one stage")]
    [InlineData("stages:\n- stage: zero", "unknown stage 'zero'; known are one")]
    [InlineData("stages:\n- stage: one\n- stage: one", "stage 'one' is named twice")]
    [InlineData("stages:\n- stag: one", "line ")]
    public void Build_BadDefinition_IsRefusedWithTheReason(string yaml, string reason)
    {
        var error = Assert.Throws<PipelineDefinitionException>(() => Runner(yaml, Append("one")));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Version_ChangesWithOptionsAndStages()
    {
        string Version(string yaml) => Runner(yaml, Append("one")).Pipeline.Version;

        Assert.NotEqual(Version("stages:\n- stage: one"), Version("stages:\n- stage: one\n  options: { dpi: '300' }"));
        Assert.Equal(Version("stages:\n- stage: one"), Version("stages:\n- stage: one"));
    }

    private static PipelineRunner Runner(string yaml, params IStage[] stages) => Runner(yaml, new NoCheckpoints(), stages);

    private static PipelineRunner Runner(string yaml, ICheckpointStore store, params IStage[] stages) => new(
        Pipeline.Build(PipelineDefinition.Parse("name: test\n" + yaml), stages.ToDictionary(s => s.Id.Name, s => (Func<IReadOnlyDictionary<string, string>, IStage>)(_ => s))), store, TimeProvider.System);

    private static Stage Append(string name) => new(name, d => d with { Text = d.Text + name + ";" });

    private sealed class Stage(string name, Func<Document, Document> run, string version = "1") : IStage
    {
        public StageId Id { get; } = new(name, version);

        public Task<Document> Run(Document document, StageContext context) => Task.FromResult(run(document));
    }

    private sealed class Memory : ICheckpointStore
    {
        private readonly Dictionary<string, Document> _saved = [];

        public Document? Load(SourceFile source, string key) => _saved.GetValueOrDefault(source.Sha256 + key);

        public void Save(Document document, string key) => _saved[document.Id + key] = document;

        public void Remove(string sha256) => _saved.Clear();
    }
}
