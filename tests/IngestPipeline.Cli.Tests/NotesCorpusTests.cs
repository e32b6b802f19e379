using IngestPipeline.Documents;
using IngestPipeline.Hosting;
using IngestPipeline.Pipelines;
using IngestPipeline.Testing;
using IngestPipeline.Training;
using IngestPipeline.Training.Footnotes;
using Xunit;

namespace IngestPipeline.Cli.Tests;

/// <summary>Footnotes of the reports of corpus/notes, read with the real engines. The floors are below what was measured; a fall is a defect.</summary>
public sealed class NotesCorpusTests(CorpusTests.Engines engines) : IClassFixture<CorpusTests.Engines>
{
    [Theory]
    [InlineData("21-bao-cao-chu-thich-nhieu", ".pdf", 1)]
    [InlineData("21-bao-cao-chu-thich-nhieu", ".docx", 1)]
    [InlineData("21-bao-cao-chu-thich-nhieu", ".txt", 1)]
    [InlineData("21-bao-cao-chu-thich-nhieu", "-scan.pdf", 0.35)]
    [InlineData("22-ke-hoach-chu-thich-dinh-chu", ".pdf", 1)]
    [InlineData("22-ke-hoach-chu-thich-dinh-chu", ".docx", 1)]
    [InlineData("22-ke-hoach-chu-thich-dinh-chu", ".txt", 1)]
    [InlineData("22-ke-hoach-chu-thich-dinh-chu", "-scan.pdf", 0.8)]
    [InlineData("23-bao-cao-chu-thich-khong-dau", ".pdf", 1)]
    [InlineData("23-bao-cao-chu-thich-khong-dau", ".docx", 1)]
    [InlineData("23-bao-cao-chu-thich-khong-dau", ".txt", 1)]
    [InlineData("23-bao-cao-chu-thich-khong-dau", "-scan.pdf", 1)]
    public async Task Footnotes_OfSampleReport_AreThoseWritten(string report, string form, double floor)
    {
        var folder = Path.Combine(Repository.Root, "corpus", "notes");
        var file = new LabelledFiles([Path.Combine(folder, "files")]).Find([Path.Combine(folder, "expected", report)]).Single(f => f.File.EndsWith(report + form, StringComparison.Ordinal));
        var definition = PipelineDefinition.Parse(await File.ReadAllTextAsync(PipelineFactory.DefaultDefinition));
        var reading = definition with { Stages = [.. definition.Stages.TakeWhile(s => s.Stage != "structure")] };

        var runner = new PipelineRunner(PipelineFactory.Build(reading, engines.Pipeline), new NoCheckpoints(), TimeProvider.System);
        var document = (await runner.Run(new Document { Source = Sources.Of(file.File) }, StageContext.Silent())).Document;
        var score = new FootnoteScore();
        score.Add(file.Label(document)!, document);

        Assert.True(score.F1 >= floor, $"{score.F1}\n{string.Join('\n', score.Errors)}");
    }
}
