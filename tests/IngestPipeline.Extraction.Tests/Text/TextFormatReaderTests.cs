using IngestPipeline.Documents;
using IngestPipeline.Extraction.Text;
using IngestPipeline.Pipelines;
using IngestPipeline.Testing;
using Xunit;

namespace IngestPipeline.Extraction.Tests.Text;

public sealed class TextFormatReaderTests
{
    private const string Pasted = """
        BÁO CÁO
        Kết quả nạo vét kênh mương nội đồng

        Thực hiện chương trình công tác năm, Ủy ban nhân dân xã đã chỉ đạo các ấp tổ

        chức nạo vét kênh mương theo Kế hoạch số 15/KH-
        UBND và đã hoàn thành sớm hơn một tháng so với thời hạn được giao1 nhờ các

        hộ dân cùng góp công.

        1. Kết quả

        Toàn xã có 12 tuyến kênh, trong đó 9 tuyến đã được nạo vét xong trước ngày 30

                                                
        1 Thời hạn được giao là cuối tháng 5 năm 2023.
         tháng 4, các tuyến còn lại sẽ được nạo vét sau vụ lúa hè thu, khi mực nước xuống
        thấp.
        """;

    /// <summary>The blank before <c>tháng</c> is kept: a lost letter looks the same, and only normalising knows that it is none.</summary>
    [Fact]
    public async Task Read_PastedPage_RebuildsParagraphsAndLiftsNotes()
    {
        var document = await Read("bao-cao.txt", Pasted);
        Assert.Equal(
            """
            BÁO CÁO
            Kết quả nạo vét kênh mương nội đồng
            Thực hiện chương trình công tác năm, Ủy ban nhân dân xã đã chỉ đạo các ấp tổ chức nạo vét kênh mương theo Kế hoạch số 15/KH-
            UBND và đã hoàn thành sớm hơn một tháng so với thời hạn được giao nhờ các hộ dân cùng góp công.
            1. Kết quả
            Toàn xã có 12 tuyến kênh, trong đó 9 tuyến đã được nạo vét xong trước ngày 30  tháng 4, các tuyến còn lại sẽ được nạo vét sau vụ lúa hè thu, khi mực nước xuống thấp.
            Thời hạn được giao là cuối tháng 5 năm 2023.

            """.ReplaceLineEndings("\n"),
            document.Text);
        var note = Assert.Single(document.Footnotes);
        Assert.Equal("1", note.Mark);
        Assert.EndsWith("thời hạn được giao", document.Text[..note.Anchor!.Value], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_OneParagraphALine_KeepsLinesAndFiguresAsTheyAre()
    {
        const string text = "1. Diện tích\nDiện tích 40m2, đạt 22.57% kế hoạch năm 2023.\nCác  ấp làm tốt\n";
        var document = await Read("a.txt", text);
        Assert.Equal(text, document.Text);
        Assert.Empty(document.Footnotes);
    }

    [Fact]
    public async Task Read_Markdown_HeadingsNotesAndTables()
    {
        var document = await Read("a.md", "# I. KẾT QUẢ\n\n**Đã** làm 3 việc[^1] ở\nhai ấp.\n\n| Ấp | Hộ |\n|---|---|\n| Một | 12 |\n\n[^1]: Theo kế hoạch.\n");
        Assert.Equal("I. KẾT QUẢ\nĐã làm 3 việc ở hai ấp.\nTheo kế hoạch.\n", document.Text);
        Assert.Equal(1, document.Blocks[0].Style.OutlineLevel);
        Assert.Equal("12", document.Tables.Single().Rows[1][1].Text);
        Assert.Equal(document.Text.IndexOf(" ở hai", StringComparison.Ordinal), document.Footnotes.Single().Anchor);
    }

    [Theory]
    [InlineData("dài quá", 4, "text-too-large")]
    [InlineData("a\0b", 100, "text-binary")]
    [InlineData(" \n \n", 100, "text-empty")]
    public async Task Read_BadText_FailsByName(string text, int limit, string code)
    {
        using var folder = new TemporaryFolder();
        var source = Sources.Of(folder.File("a.txt", text));
        var failure = await Assert.ThrowsAsync<DocumentFailureException>(
            () => new TextFormatReader(new TextReaderOptions(limit)).Read(source, FileKind.Text, StageContext.Silent()));
        Assert.Equal(code, failure.Code);
    }

    private static async Task<Document> Read(string name, string text)
    {
        using var folder = new TemporaryFolder();
        return await new TextFormatReader(new TextReaderOptions()).Read(Sources.Of(folder.File(name, text)), FileKind.Text, StageContext.Silent());
    }
}
