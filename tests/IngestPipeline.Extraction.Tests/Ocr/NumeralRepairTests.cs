using IngestPipeline.Documents;
using IngestPipeline.Extraction.Ocr;
using IngestPipeline.Pipelines;
using IngestPipeline.Testing;
using Xunit;

namespace IngestPipeline.Extraction.Tests.Ocr;

public sealed class NumeralRepairTests
{
    [Theory]
    [InlineData("I H HI IV", "I II III IV")]
    [InlineData("I II II IV", "I II III IV")]
    [InlineData("I II HI I II", "I II III I II")]
    [InlineData("I II II", "I II II")]
    [InlineData("I I II IV", "I II III IV")]
    [InlineData("I I III", "I II III")]
    [InlineData("I IH", "I II")]
    [InlineData("I I", "I I")]
    [InlineData("I I II", "I I II")]
    [InlineData("G H I", "G H I")]
    [InlineData("H", "H")]
    [InlineData("I III III IV", "I II III IV")]
    [InlineData("I III HI IV", "I II III IV")]
    [InlineData("I III", "I III")]
    [InlineData("I II V", "I II V")]
    public void Numbers_StrokesRunTogether_MendedOnlyWithoutDoubt(string read, string expected) =>
        Assert.Equal(expected.Split(' '), NumeralRepair.Numbers(read.Split(' ')));

    [Fact]
    public async Task Read_ScannedHeadings_NumeralsMendedAndRecorded()
    {
        var engine = new FakeOcrEngine(_ => FakeOcrEngine.Page("I. CÔNG TÁC CHỈ ĐẠO", "H. KẾT QUẢ THỰC HIỆN", "II ĐÁNH GIÁ CHUNG", "IV. NHIỆM VỤ TRỌNG TÂM"));

        var document = await new ImageFormatReader(new FakeRasterizer(frames: 1), engine, parallelPages: 1).Read(new SourceFile("a.png", "a.png", new string('0', 64), 1), FileKind.Png, StageContext.Silent());

        Assert.Equal("I. CÔNG TÁC CHỈ ĐẠO\nII. KẾT QUẢ THỰC HIỆN\nIII. ĐÁNH GIÁ CHUNG\nIV. NHIỆM VỤ TRỌNG TÂM\n", document.Text);
        Assert.Equal([("H", RepairKind.Ocr), ("II", RepairKind.Ocr)], document.Repairs.Select(r => (r.Original, r.Kind)));
    }
}
