using System.Collections.Immutable;
using IngestPipeline.Documents;
using IngestPipeline.Pipelines;
using IngestPipeline.Tagging.Metadata;
using Xunit;

namespace IngestPipeline.Tagging.Tests.Metadata;

/// <summary>Layouts of old, merged and badly recognised documents; kinds are given, so that only the reading of the form is seen.</summary>
public sealed class FormReadingTests
{
    [Theory]
    [InlineData("Số: 12/QĐ.UB", "12/QĐ.UB")]
    [InlineData("Số: 256 /2004/QĐ-UB", "256/2004/QĐ-UB")]
    [InlineData("Số: ...../BC-UBND", "/BC-UBND")]
    [InlineData("Số: 36-HD/VPTU", "36-HD/VPTU")]
    [InlineData("Số: -NQ/BTC", "-NQ/BTC")]
    [InlineData("Số: 4ÿÖ /BC-SYT", null)]
    public void Number_AsPrinted_IsReadOrLeftOut(string line, string? expected)
    {
        var metadata = Read((BlockKind.Letterhead, "SỞ Y TẾ"), (BlockKind.Letterhead, line));
        Assert.Equal(expected, metadata.NumberSymbol);
        Assert.Equal("Sở Y tế", metadata.Issuer);
    }

    [Fact]
    public void Letterhead_ColumnsOnOneLine_ArePartedAgain()
    {
        var metadata = Read(
            (BlockKind.Letterhead, "UBND HUYỆN TRÀ CÚ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            (BlockKind.Letterhead, "HẠT KIỂM LÂM Độc lập - Tự do - Hạnh phúc"),
            (BlockKind.Letterhead, "Số: 122/2023/QĐ-HKL Trà Cú, ngày 23 tháng 10 năm 2023"));
        Assert.Equal(("122/2023/QĐ-HKL", "Trà Cú", new DateOnly(2023, 10, 23)), (metadata.NumberSymbol, metadata.Place, metadata.Date));
    }

    [Fact]
    public void Letterhead_DayWrittenByHand_LeavesPlaceAndNoDate()
    {
        var metadata = Read((BlockKind.Letterhead, "SỞ Y TẾ"), (BlockKind.Letterhead, "Trà Vinh, ngày *j tháng 10 năm 2017"));
        Assert.Equal(("Trà Vinh", null), (metadata.Place, metadata.Date));
    }

    [Fact]
    public void Title_WithBodyNumberAndDate_FillsTheirFields()
    {
        var metadata = Read(
            (BlockKind.Title, "THÔNG TƯ"),
            (BlockKind.Title, "CỦA BỘ TÀI CHÍNH SỐ 913/2001/TT-BTC NGÀY 8 THÁNG 3 NĂM 2001 HƯỚNG DẪN"),
            (BlockKind.Title, "VIỆC NỘP PHÍ CHỢ"));
        Assert.Equal(("THÔNG TƯ", "913/2001/TT-BTC", new DateOnly(2001, 3, 8)), (metadata.DocType, metadata.NumberSymbol, metadata.Date));
        Assert.Equal(("Bộ Tài chính", "HƯỚNG DẪN VIỆC NỘP PHÍ CHỢ"), (metadata.Issuer, metadata.Subject));
        Assert.Null(metadata.Period);
    }

    [Fact]
    public void Foot_LinesOfBothColumnsByTurns_ArePartedAgain()
    {
        var metadata = Read(
            (BlockKind.Recipients, "Nơi nhận: PHÓ GIÁM ĐỐC"),
            (BlockKind.Recipients, "- Như Điều 3;"),
            (BlockKind.Recipients, "- Phòng Nội vụ; (Đã ký)"),
            (BlockKind.Recipients, "- Lưu: VT."),
            (BlockKind.Signature, "Lâm Thị Thử"));
        Assert.Equal("Như Điều 3 + Phòng Nội vụ + Lưu: VT", string.Join(" + ", metadata.Recipients));
        Assert.Equal(new Signer(null, "PHÓ GIÁM ĐỐC", "Lâm Thị Thử"), metadata.Signer);
    }

    [Fact]
    public void Title_WithWrongAccents_IsStillAType()
    {
        var metadata = Read((BlockKind.Title, "NGHỊ QUYÉT"), (BlockKind.Title, "Quy định mức thu phí chợ"));
        Assert.Equal(("NGHỊ QUYẾT", "Quy định mức thu phí chợ"), (metadata.DocType, metadata.Subject));
    }

    private static DocumentMetadata Read(params (BlockKind Kind, string Text)[] lines)
    {
        var blocks = ImmutableArray.CreateBuilder<Block>();
        var text = "";
        foreach (var (kind, line) in lines)
        {
            blocks.Add(new Block(kind, TextSpan.OfLength(text.Length, line.Length), 1, null, BlockStyle.Unknown));
            text += line + "\n";
        }

        var document = new Document { Source = new SourceFile("form.txt", "form.txt", new string('0', 64), text.Length), Text = text, Blocks = blocks.ToImmutable() };
        return MetadataStage.ByRules().Run(document, StageContext.Silent()).GetAwaiter().GetResult().Metadata;
    }
}
