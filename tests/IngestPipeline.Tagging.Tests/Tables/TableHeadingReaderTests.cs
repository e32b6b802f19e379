using IngestPipeline.Documents;
using IngestPipeline.Tagging.Tables;
using Xunit;

namespace IngestPipeline.Tagging.Tests.Tables;

public sealed class TableHeadingReaderTests
{
    [Theory]
    [InlineData("Bảng 2. Chi ngân sách\nĐơn vị tính: triệu đồng", "Bảng 2. Chi ngân sách", "triệu đồng")]
    [InlineData("Bảng 2. Chi ngân sách (ĐVT: triệu đồng)", "Bảng 2. Chi ngân sách (ĐVT: triệu đồng)", "triệu đồng")]
    [InlineData("PHỤ LỤC 1\nDanh sách các xã\n(ĐVT: người)", "PHỤ LỤC 1 Danh sách các xã", "người")]
    [InlineData("Kết quả cụ thể như sau:\nĐơn vị: triệu đồng", null, "triệu đồng")]
    [InlineData("Kết quả cụ thể như sau:\nĐơn vị: Trường Tiểu học Tân Lập", null, null)]
    [InlineData("Kết quả cụ thể theo bảng sau:", null, null)]
    public void LinesAbove_CaptionAndUnit(string above, string? caption, string? unit)
    {
        var text = above + "\n";
        var blocks = new List<Block>();
        for (var at = 0; at < text.Length; at = text.IndexOf('\n', at) + 1)
        {
            blocks.Add(new Block(BlockKind.Paragraph, new TextSpan(at, text.IndexOf('\n', at)), 1, null, BlockStyle.Unknown));
        }

        blocks.Add(new Block(BlockKind.Table, TextSpan.At(text.Length), 1, null, BlockStyle.Unknown) { Table = 0 });
        var document = new Document
        {
            Source = new SourceFile("a.docx", "a.docx", new string('0', 64), 1), Text = text, Blocks = [.. blocks], Tables = [new Table(1, null, text.Length, [[new TableCell("Xã"), new TableCell("12")]])],
        };

        var table = Assert.Single(TableHeadingReader.Read(document).Tables);

        Assert.Equal((caption, unit), (table.Caption, table.Unit));
    }
}
