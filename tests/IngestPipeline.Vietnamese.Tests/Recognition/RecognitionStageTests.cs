using System.Collections.Immutable;
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

    [Theory]
    [InlineData("Chỉ phí lập dự toán chỉ tiết", 0.95, "Chi phí lập dự toán chi tiết")]
    [InlineData("Tống số tiền", 0.9, "Tổng số tiền")]
    [InlineData("Tố chức kiểm tra công vụ", 0.9, "Tổ chức kiểm tra công vụ")]

    // Sound, and names that the model would take for other words.
    [InlineData("Chỉ tiêu", 0.8, "Chỉ tiêu")]
    [InlineData("Đơn vị tính", 0.6, "Đơn vị tính")]
    [InlineData("Xã Cấm Sơn", 0.6, "Xã Cấm Sơn")]
    [InlineData("XÃ XUÂN THIÊN", 0.6, "XÃ XUÂN THIÊN")]
    [InlineData("Công ty Sắt thép Vina", 0.9, "Công ty Sắt thép Vina")]
    [InlineData("Số 127-QĐ/TW", 0.6, "Số 127-QĐ/TW")]
    [InlineData("25x50x1,2 Í", 0.3, "25x50x1,2 Í")]
    public async Task Cells_of_scanned_tables_are_corrected_where_hardly_a_doubt_is_left(string read, double confidence, string expected)
    {
        var words = read.Split(' ').Select(w => new PaperWord(w, 1, new Box(0, 0, 9, 9), confidence));
        var document = await Run(PageMethod.Ocr, new TableCell(read), [new PaperWord("2", 1, new Box(0, 0, 9, 9)), .. words]);

        var cell = document.Tables[0].Rows[0][0];
        Assert.Equal(expected, cell.Text);
        Assert.Equal(expected.Split(' '), document.OtherWords.Skip(1).Select(w => w.Text));
        Assert.Equal(read, cell.Repairs.Reverse().Aggregate(cell.Text, (text, r) => text[..r.Span.Start] + r.Original + text[r.Span.End..]));
        Assert.All(cell.Repairs, r => Assert.Equal((RepairKind.Ocr, true), (r.Kind, r.Confidence is >= 0.98 and <= 1)));
    }

    [Fact]
    public async Task Cells_whose_words_are_not_on_a_recognised_page_are_not_touched()
    {
        var document = await Run(PageMethod.Ocr, new TableCell("Tống số tiền"), [new PaperWord("Tống", 2, new Box(0, 0, 9, 9), 0.5), new PaperWord("số", 1, new Box(0, 0, 9, 9), 0.5)]);

        Assert.Equal(new TableCell("Tống số tiền"), document.Tables[0].Rows[0][0]);
    }

    private Task<Document> Run(PageMethod method, TableCell? cell = null, ImmutableArray<PaperWord>? words = null) => new RecognitionStage(_model, ConfusionFile.Load(ConfusionFile.Default)).Run(
        new Document
        {
            Source = new SourceFile("bao-cao.pdf", "bao-cao.pdf", new string('a', 64), 1),
            Text = Read,
            Pages = [new Page(1, method, 595, 842, 0, 0.9, new TextSpan(0, Read.Length))],
            Words = [new Word(new TextSpan(0, Read.Length), 1, new Box(0, 0, 500, 12), 0.9)],
            Blocks = [new Block(BlockKind.Paragraph, new TextSpan(0, Read.Length), 1, null, BlockStyle.Unknown)],
            Tables = cell is null ? [] : [new Table(1, null, 0, [[cell]])],
            OtherWords = words ?? [],
        },
        StageContext.Silent());
}
