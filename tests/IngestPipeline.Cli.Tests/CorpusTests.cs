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
        var score = CorpusScore.Of(document, Path.GetFileNameWithoutExtension(path).Replace("-scan", "", StringComparison.Ordinal));

        Assert.True(score.WordErrors <= wordErrors && score.Sections >= 0.8 && score.Facts >= 0.75 && score.Citations >= 0.85 && score.Metadata >= 0.7, score.ToString());
        Assert.Empty(ContractCheck.Problems(document));
    }

    [Fact]
    public async Task PdfWithGlyphsWithoutUnicode_IsReadAndSaysSo()
    {
        var (document, _, _) = await Process(Path.Combine(Repository.Root, "corpus", "formats", "01-bao-cao-noi-vu-6-thang-2023-broken.pdf"));

        Assert.Contains(document.Warnings, w => w.Code == "glyphs-without-unicode");
        Assert.NotEmpty(document.Facts);
    }

    private Task<PipelineResult> Process(string path)
    {
        var runner = new PipelineRunner(PipelineFactory.Load(PipelineFactory.DefaultDefinition, engines.Pipeline), new NoCheckpoints(), TimeProvider.System);
        return runner.Run(new Document { Source = Sources.Of(path) }, StageContext.Silent());
    }
}
