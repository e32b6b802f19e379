using IngestPipeline.Documents;
using IngestPipeline.Hosting;
using IngestPipeline.Pipelines;
using IngestPipeline.Testing;
using Xunit;

namespace IngestPipeline.Cli.Tests;

/// <summary>The whole pipeline with the real engines on the sample reports. The floors are below what was measured; a fall is a defect.</summary>
public sealed class CorpusTests(CorpusTests.Engines engines) : IClassFixture<CorpusTests.Engines>
{
    public sealed class Engines : IAsyncLifetime
    {
        public PipelineEngines Pipeline { get; } = new(1);

        public Task InitializeAsync() => Task.CompletedTask;

        public async Task DisposeAsync() => await Pipeline.DisposeAsync();
    }

    [Theory]
    [InlineData("formats/01-bao-cao-noi-vu-6-thang-2023.pdf", 0.005)]
    [InlineData("formats/01-bao-cao-noi-vu-6-thang-2023.docx", 0.005)]
    [InlineData("formats/01-bao-cao-noi-vu-6-thang-2023.doc", 0.01)]
    [InlineData("formats/01-bao-cao-noi-vu-6-thang-2023.txt", 0.005)]
    [InlineData("formats/01-bao-cao-noi-vu-6-thang-2023-broken.pdf", 0.005)]
    [InlineData("formats/01-bao-cao-noi-vu-6-thang-2023-scan.pdf", 0.03)]
    [InlineData("files/02-quyet-dinh-bo-nhiem-2023.pdf", 0.005)]
    [InlineData("files/03-bao-cao-cai-cach-hanh-chinh-quy-2.docx", 0.005)]
    [InlineData("files/06-bao-cao-gia-ca-thi-truong.doc", 0.01)]
    [InlineData("files/07-nghi-quyet-hdnd-muc-ho-tro.pdf", 0.005)]
    [InlineData("files/12-bao-cao-tiep-cong-dan-9-thang.txt", 0.005)]
    public async Task SampleReport_ReadAndTagged_IsWhatWasWritten(string file, double wordErrors)
    {
        var path = Path.Combine(Repository.Root, "corpus", file);

        var document = (await Process(path)).Document;
        var score = CorpusScore.Of(document, Path.GetFileNameWithoutExtension(path).Replace("-scan", "", StringComparison.Ordinal).Replace("-broken", "", StringComparison.Ordinal));

        Assert.True(score.WordErrors <= wordErrors && score.Sections >= 0.8 && score.Facts >= 0.75 && score.Citations >= 0.85 && score.Metadata >= 0.7, score.ToString());
        Assert.Empty(ContractCheck.Problems(document));
    }

    [Theory]
    [InlineData("formats/01-bao-cao-noi-vu-6-thang-2023-broken.pdf", "formats/01-bao-cao-noi-vu-6-thang-2023.pdf")]
    [InlineData("files/08-bao-cao-giao-duc-nam-hoc-broken.pdf", null)]
    public async Task PdfWithGlyphsWithoutUnicode_IsDecipheredAndSaysWhere(string broken, string? sound)
    {
        var (document, _, _) = await Process(Path.Combine(Repository.Root, "corpus", broken));

        Assert.DoesNotContain('\uFFFD', document.Text);
        Assert.Empty(document.Gaps);
        Assert.DoesNotContain(document.Warnings, w => w.Code == "glyphs-without-unicode");
        Assert.True(document.Repairs.Count(r => r.Kind == RepairKind.MissingGlyph && r.Original.StartsWith('\uFFFD')) > 30);
        if (sound is not null)
        {
            Assert.Equal((await Process(Path.Combine(Repository.Root, "corpus", sound))).Document.Text, document.Text);
        }
    }

    private Task<PipelineResult> Process(string path)
    {
        var runner = new PipelineRunner(PipelineFactory.Load(PipelineFactory.DefaultDefinition, engines.Pipeline), new NoCheckpoints(), TimeProvider.System);
        return runner.Run(new Document { Source = Sources.Of(path) }, StageContext.Silent());
    }
}
