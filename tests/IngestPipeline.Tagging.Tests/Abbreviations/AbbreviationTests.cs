using IngestPipeline.Tagging.Abbreviations;
using Xunit;

namespace IngestPipeline.Tagging.Tests.Abbreviations;

public sealed class AbbreviationTests
{
    [Theory]
    [InlineData("Giao Ủy ban nhân dân tỉnh (sau đây viết tắt là UBND tỉnh) chỉ đạo.", "UBND tỉnh = Ủy ban nhân dân tỉnh")]
    [InlineData("Theo Sở Kế hoạch và Đầu tư (sau đây gọi tắt là “Sở KHĐT”), vốn đã giao.", "Sở KHĐT = Sở Kế hoạch và Đầu tư")]
    [InlineData("Hiệp hội Nuôi tôm Vàm Trà, sau đây gọi tắt là Hiệp hội, có 40 hội viên.", "(Hiệp hội = Hiệp hội Nuôi tôm Vàm Trà)")]
    [InlineData("Ban Quản lý dự án đê biển huyện Vàm Trà (gọi tắt là Ban QLDA) báo cáo.", "(Ban QLDA = Ban Quản lý dự án đê biển huyện Vàm Trà)")]
    [InlineData("cán bộ, công chức, viên chức (CBCCVC) của xã; Ủy ban nhân dân (UBND) xã", "CBCCVC = cán bộ, công chức, viên chức; UBND = Ủy ban nhân dân")]
    [InlineData("Vận hành HTX (hợp tác xã) kiểu mới, giao UBND (Ban Kinh tế) lo.", "HTX = hợp tác xã")]
    [InlineData("Sở Lao động - Thương binh và Xã hội (LĐTB&XH) chủ trì.", "LĐTB&XH = Lao động - Thương binh và Xã hội")]
    [InlineData("Xử lý 57 trường hợp (TH), 3 đoàn kiểm tra (KTTT), không được viết tắt là sai.", "")]
    [InlineData("các đối tượng trên (dưới đây gọi tắt là Bên nhận khoán)", "")]
    public void Find_Sentence_GivesDefinitions(string text, string expected) => Assert.Equal(expected, Read(text));

    [Fact]
    public void Find_ListOfAbbreviations_ReadToItsEnd() => Assert.Equal(
        "BQL = Ban Quản lý; ODA = Hỗ trợ phát triển chính thức; NTM = Nông thôn mới; KT-XH = Kinh tế - xã hội; HTX = Hợp tác xã",
        Read("""
            DANH MỤC CHỮ VIẾT TẮT
            1. BQL: Ban Quản lý
            2. ODA = Hỗ trợ phát triển chính thức.
            NTM Nông thôn mới
            - KT-XH - Kinh tế - xã hội
            HTX
            Hợp tác xã
            I. TÌNH HÌNH CHUNG
            Xã có 5 ấp.
            Dân số 9.000 người.
            DGM Đất giáp mương
            """));

    [Fact]
    public void Find_Definition_SpanReachesFromWordsToItsEnd()
    {
        const string Text = "Giao Ban Nhân dân ấp (BNDA) lo.";
        var definition = Assert.Single(AbbreviationFinder.Find(Text));
        Assert.Equal("Ban Nhân dân ấp (BNDA)", definition.Span.In(Text));
    }

    [Theory]
    [InlineData("UBND TP.TRÀ VINH", "ỦY BAN NHÂN DÂN THÀNH PHỐ TRÀ VINH")]
    [InlineData("UBND TT. Cầu Kè", "Ủy ban nhân dân thị trấn Cầu Kè")]
    [InlineData("SỞ LĐTB&XH TỈNH BẾN TRE", "SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI TỈNH BẾN TRE")]
    [InlineData("Phòng GD-ĐT TX Duyên Hải", "Phòng Giáo dục và Đào tạo thị xã Duyên Hải")]
    [InlineData("BCH QUÂN SỰ HUYỆN", "BAN CHỈ HUY QUÂN SỰ HUYỆN")]
    [InlineData("UB MTTQVN xã", "Ủy ban Mặt trận Tổ quốc Việt Nam xã")]
    [InlineData("Trường THPT Long Khánh, BCH, số 5/QĐ-BQLX, TT Y tế", "Trường THPT Long Khánh, BCH, số 5/QĐ-BQLX, TT Y tế")]
    public void WriteOut_Lexicon_OnlyWhatHasOneMeaning(string name, string expected) => Assert.Equal(expected, AbbreviationTable.Common.WriteOut(name));

    [Fact]
    public void WriteOut_DefinedInDocument_WinsOverLexicon()
    {
        var table = AbbreviationTable.Of("Bảo quản lúa (BQL) là việc chính. Hội Nghề cá Vàm Trà (gọi tắt là Hội) tham gia.");
        Assert.Equal("Kho Bảo quản lúa UBND", table.WriteOut("Kho BQL UBND").Replace("Ủy ban nhân dân", "UBND", StringComparison.Ordinal));
        Assert.Equal("HỘI NGHỀ CÁ VÀM TRÀ", table.WriteOut("HỘI"));
        Assert.Equal("Hội Nông dân", table.WriteOut("Hội Nông dân"));
    }

    private static string Read(string text) =>
        string.Join("; ", AbbreviationFinder.Find(text.ReplaceLineEndings("\n")).Select(d => d.Spelt ? $"{d.Short} = {d.Words}" : $"({d.Short} = {d.Words})"));
}
