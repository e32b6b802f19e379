using IngestPipeline.Documents;
using IngestPipeline.Vietnamese.Recognition;
using Xunit;

namespace IngestPipeline.Vietnamese.Tests.Recognition;

public sealed class ProtectedWordsTests
{
    [Theory]
    [InlineData("theo Công văn số 1191/UBND-TH ngày 05", "UBND")]
    [InlineData("Nghị định số 30/2020/NĐ-CP của Chính phủ", "CP")]
    [InlineData("thư điện tử vanthu@example.vn", "vanthu")]
    [InlineData("đại biểu tham dự22 phiên họp", "dự")]
    [InlineData("rà soát TTHC thuộc thẩm quyền", "TTHC")]
    [InlineData("đồng chí Nguyễn Thị Tố Uyên báo cáo", "Tố")]
    [InlineData("đồng chí Nguyễn Thị Tố Uyên báo cáo", "Nguyễn")]
    [InlineData("trên địa bàn xã Đông Hải", "Hải")]
    [InlineData("tại ấp Tân Thới", "Tân")]
    [InlineData("mục A nêu trên", "A")]
    [InlineData("đ) Cầm cố, thế chấp", "đ")]
    [InlineData("II. CÔNG TÁC THI ĐUA, KHEN THƯỞNG", "II")]
    public void Is_not_touched(string text, string word) => Assert.True(Holds(text, word));

    [Theory]
    [InlineData("công tác tố chức cán bộ", "tố")]
    [InlineData("Tống cục đã thẩm định", "Tống")]
    [InlineData("chủ tài khoản tại đơn VỊ sự nghiệp", "VỊ")]
    [InlineData("kinh tế-xã hội", "xã")]
    [InlineData("II. KẾT QUÁ THỰC HIỆN NHIỆM VỤ", "QUÁ")]
    [InlineData("về Chuyến đổi số trong cơ quan", "Chuyến")]
    [InlineData("lĩnh VựC y tế", "VựC")]
    public void May_be_put_right(string text, string word) => Assert.False(Holds(text, word));

    private static bool Holds(string text, string word) => new ProtectedWords(text).Holds(TextSpan.OfLength(text.IndexOf(word, StringComparison.Ordinal), word.Length));
}
