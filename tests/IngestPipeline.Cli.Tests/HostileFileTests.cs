using IngestPipeline.Documents;
using IngestPipeline.Hosting;
using IngestPipeline.Pipelines;
using IngestPipeline.Testing;
using Xunit;

namespace IngestPipeline.Cli.Tests;

/// <summary>Files that are damaged, wrongly named or meant to do harm, through the real engines: each is refused by name or read with a warning.</summary>
public sealed class HostileFileTests(CorpusTests.Engines engines) : IClassFixture<CorpusTests.Engines>
{
    [Theory]
    [InlineData("empty.pdf", "file-empty")]
    [InlineData("header-only.pdf", "pdf-damaged")]
    [InlineData("cut.pdf", "pdf-damaged")]
    [InlineData("no-pages.pdf", "pdf-no-pages")]
    [InlineData("encrypted.pdf", "pdf-encrypted")]
    [InlineData("deep-array.pdf", "pdf-damaged")]
    [InlineData("bomb.png", "image-too-large", 1)]
    [InlineData("bomb.jpg", "image-too-large", 1)]
    [InlineData("bomb.tif", "image-too-large", 1)]
    [InlineData("cut.png", "image-damaged")]
    [InlineData("cut.jpg", "image-damaged")]
    [InlineData("circle.tif", "image-damaged")]
    [InlineData("cut.docx", "docx-damaged")]
    [InlineData("outside.docx", "docx-unsafe-path")]
    [InlineData("bomb.docx", "docx-too-large")]
    [InlineData("cut.doc", "doc-damaged")]
    [InlineData("deep.rtf", "rtf-damaged")]
    [InlineData("deep.html", "html-damaged")]
    [InlineData("nul.txt", "binary-not-text")]
    [InlineData("spaces.txt", "text-empty")]
    public async Task BadFile_Read_IsRefusedByNameInBothLanguages(string name, string code, int? page = null)
    {
        using var folder = new TemporaryFolder();

        var failure = await Assert.ThrowsAsync<DocumentFailureException>(() => Process(folder.File(name, HostileFiles.Make(name))));

        Assert.Equal((code, name, page, FailureNature.Permanent), (failure.Code, failure.File, failure.Page, failure.Nature));
        Assert.DoesNotContain('\n', failure.Message);
        Assert.DoesNotContain(folder.Path, failure.Message, StringComparison.Ordinal);
        Assert.True(failure.Vietnamese.Any(c => c > 0x7F) && failure.English.Length > 0, failure.Message);
    }

    [Theory]
    [InlineData("own-parent.pdf", "application/pdf", "")]
    [InlineData("own-form.pdf", "application/pdf", "Bao cao tinh hinh")]
    [InlineData("huge-page.pdf", "application/pdf", "")]
    [InlineData("png-named.pdf", "image/png", "")]
    [InlineData("pdf-named.docx", "application/pdf", "QUYẾT ĐỊNH")]
    [InlineData("html-named.doc", "text/html", "Kết quả công tác quý II")]
    [InlineData("marks-only.txt", "text/plain", "Một dòng chữ")]
    [InlineData("utf16.txt", "text/plain", "Kết quả thực hiện nhiệm vụ quý I")]
    public async Task OddFile_Read_KeepsTheContract(string name, string mediaType, string text)
    {
        using var folder = new TemporaryFolder();

        var document = (await Process(folder.File(name, HostileFiles.Make(name)))).Document;

        Assert.Equal(mediaType, document.Source.MediaType);
        Assert.Contains(text, document.Text, StringComparison.Ordinal);
        Assert.Empty(ContractCheck.Problems(document));
        Assert.True(document.Text.Length > 0 ^ document.Warnings.Any(w => w.Code is "no-text" or "page-unreadable"), "a document without text says so");
        Assert.DoesNotContain(document.Warnings, w => w.Code == "stage-failed");
    }

    private Task<PipelineResult> Process(string path)
    {
        var runner = new PipelineRunner(PipelineFactory.Load(PipelineFactory.DefaultDefinition, engines.Pipeline), new NoCheckpoints(), TimeProvider.System);
        return runner.Run(new Document { Source = Sources.Of(path) }, StageContext.Silent());
    }
}
