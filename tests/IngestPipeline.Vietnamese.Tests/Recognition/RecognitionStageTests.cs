using IngestPipeline.Documents;
using IngestPipeline.Pipelines;
using IngestPipeline.Vietnamese.Language;
using IngestPipeline.Vietnamese.Recognition;
using Xunit;

namespace IngestPipeline.Vietnamese.Tests.Recognition;

public sealed class RecognitionStageTests : IDisposable
{
    private const string Read = "Công tác tố chức và cán bộ được thực hiện đúng quy định.";

    private readonly SyllableLanguageModel _model = new(LanguageModelFile.Default);

    public void Dispose() => _model.Dispose();

    [Fact]
    public async Task Words_of_a_scan_become_repairs_that_keep_what_was_read()
    {
        var document = await Run(PageMethod.Ocr);
        var repair = Assert.Single(document.Repairs);
        Assert.Equal(("tổ", "tố", RepairKind.Ocr), (repair.Span.In(document.Text), repair.Original, repair.Kind));
        Assert.Equal(Read.Replace("tố", "tổ", StringComparison.Ordinal), document.Text);
    }

    [Theory]
    [InlineData(PageMethod.Text)]
    [InlineData(PageMethod.Flow)]
    public async Task A_text_layer_is_not_touched(PageMethod method)
    {
        var document = await Run(method);
        Assert.Equal(Read, document.Text);
        Assert.Empty(document.Repairs);
    }

    private Task<Document> Run(PageMethod method) => new RecognitionStage(_model, ConfusionFile.Load(ConfusionFile.Default)).Run(
        new Document
        {
            Source = new SourceFile("bao-cao.pdf", "bao-cao.pdf", new string('a', 64), 1),
            Text = Read,
            Pages = [new Page(1, method, 595, 842, 0, 0.9, new TextSpan(0, Read.Length))],
            Words = [new Word(new TextSpan(0, Read.Length), 1, new Box(0, 0, 500, 12), 0.9)],
            Blocks = [new Block(BlockKind.Paragraph, new TextSpan(0, Read.Length), 1, null, BlockStyle.Unknown)],
        },
        StageContext.Silent());
}
