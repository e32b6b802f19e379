using System.Text;
using IngestPipeline.Documents;
using IngestPipeline.Pipelines;
using IngestPipeline.Tagging.Structure;
using Xunit;

namespace IngestPipeline.Tagging.Tests.Structure;

public sealed class StructureStageTests
{
    internal const string Report = """
        ỦY BAN NHÂN DÂN
        HUYỆN HÒA AN LẠC
        Số: 88/BC-UBND
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc
        Hòa An Lạc, ngày 20 tháng 6 năm 2023
        BÁO CÁO
        Kết quả công tác thủy lợi 6 tháng đầu năm
        và nhiệm vụ 6 tháng cuối năm 2023
        Kính gửi: Sở Nội vụ
        Thực hiện chương trình công tác năm, Ủy ban nhân dân huyện báo cáo như sau:
        Phần I
        KẾT QUẢ 6 THÁNG ĐẦU NĂM
        I. CÔNG TÁC CHỈ ĐẠO
        1. Về nạo vét kênh mương
        Đã nạo vét 12 km kênh.
        - Kênh chính: 4 km;
        2. Về trạm bơm
        a) Trạm bơm điện
        Vận hành ổn định.
        b) Trạm bơm dầu
        Còn 03 trạm.
        II. ĐÁNH GIÁ CHUNG
        1. Ưu điểm
        Các xã phối hợp tốt.
        2. Tồn tại, hạn chế và nguyên nhân:
        Kinh phí còn ít.
        Phần II
        NHIỆM VỤ 6 THÁNG CUỐI NĂM
        1. Tiếp tục nạo vét các tuyến kênh cấp hai, cấp ba trên địa bàn huyện trước mùa khô.
        2. Tập trung kiểm tra hồ chứa.
        Trên đây là báo cáo của Ủy ban nhân dân huyện./.
        Nơi nhận:
        - Như trên;
        - Lưu: VT.
        TM. ỦY BAN NHÂN DÂN
        CHỦ TỊCH
        Trần Văn Mẫu
        """;

    [Fact]
    public void Run_Report_NestsSectionsWithRoles() => AssertOutline(
        Report,
        """
        1 Phần I | KẾT QUẢ 6 THÁNG ĐẦU NĂM | results
        2 I | CÔNG TÁC CHỈ ĐẠO | results
        3 1 | Về nạo vét kênh mương | results
        3 2 | Về trạm bơm | results
        4 a | Trạm bơm điện | results
        4 b | Trạm bơm dầu | results
        2 II | ĐÁNH GIÁ CHUNG | evaluation
        3 1 | Ưu điểm | strengths
        3 2 | Tồn tại, hạn chế và nguyên nhân | limitations
        1 Phần II | NHIỆM VỤ 6 THÁNG CUỐI NĂM | plan
        """);

    [Fact]
    public void Run_Report_NamesEveryBlock()
    {
        var document = Run(Report);
        var kinds = document.Blocks.Select(b => ContractNames.Of(b.Kind)).ToList();
        Assert.Equal(
            "letterhead×6 title×3 addressee×1 preamble×1 heading×4 paragraph×1 bullet×1 heading×2 paragraph×1 heading×1 paragraph×1 heading×2 paragraph×1 heading×1 paragraph×1 heading×2 paragraph×2 closing×1 recipients×3 signature×3",
            string.Join(' ', Runs(kinds)));
    }

    [Fact]
    public void Run_Decision_ArticlesWithSentenceHaveNoTitle() => AssertOutline(
        """
        QUYẾT ĐỊNH
        Ban hành Quy chế sử dụng nhà văn hóa
        Căn cứ Luật Tổ chức chính quyền địa phương;
        QUYẾT ĐỊNH:
        Điều 1. Ban hành kèm theo Quyết định này Quy chế sử dụng nhà văn hóa.
        Điều 2. Quyết định này có hiệu lực từ ngày ký.
        Điều 3. Kinh phí sửa chữa
        1. Ngân sách xã bảo đảm kinh phí sửa chữa thường xuyên theo quy định.
        2. Các tổ chức được đóng góp.
        Nơi nhận:
        - Như Điều 3;
        - Lưu: VT.
        CHỦ TỊCH
        Lê Thị Thử
        QUY CHẾ
        Sử dụng nhà văn hóa
        Chương I
        QUY ĐỊNH CHUNG
        Điều 1. Phạm vi điều chỉnh
        Quy chế này quy định việc sử dụng nhà văn hóa.
        Chương II
        TRÁCH NHIỆM THỰC HIỆN
        Điều 2. Trách nhiệm của trưởng ấp
        Trưởng ấp giữ chìa khóa.
        """,
        """
        1 Điều 1 |  | content
        1 Điều 2 |  | implementation
        1 Điều 3 | Kinh phí sửa chữa | implementation
        1 Chương I | QUY ĐỊNH CHUNG | content
        2 Điều 1 | Phạm vi điều chỉnh | content
        1 Chương II | TRÁCH NHIỆM THỰC HIỆN | implementation
        2 Điều 2 | Trách nhiệm của trưởng ấp | implementation
        """);

    [Fact]
    public void Run_ContentsListAndQuotedArticles_AreNoHeadings() => AssertOutline(
        """
        NGHỊ QUYẾT
        Sửa đổi mức thu phí
        MỤC LỤC
        I. TÌNH HÌNH CHUNG ........ 2
        II. KIẾN NGHỊ ........ 5
        Điều 1. Sửa đổi, bổ sung một số điều như sau:
        “Điều 5. Mức thu
        1. Mức thu phí
        Mức thu là 20.000 đồng.”
        Điều 2. Nghị quyết này có hiệu lực từ ngày 01 tháng 7 năm 2024.
        """,
        """
        1 Điều 1 |  | content
        1 Điều 2 |  | implementation
        """);

    [Fact]
    public void Run_StyledLines_FindsRunInAndUnnumberedHeadings()
    {
        var document = Run(
            "KẾ HOẠCH\nTổ chức hội thi\nCăn cứ chương trình công tác, xã ban hành kế hoạch như sau:\n1. Thời gian: 02 ngày, bắt đầu từ 15 tháng 3.\nNguyên tắc chấm điểm\nGiám khảo chấm độc lập và công khai điểm.\n2. Mọi thí sinh đều được thi thử một lần.",
            i => i switch { 3 => new BlockStyle { BoldPrefix = 13 }, 4 => new BlockStyle { Bold = true }, _ => BlockStyle.Unknown });
        Assert.Equal(["1 1 | Thời gian | implementation", "2  | Nguyên tắc chấm điểm | implementation"], document.Sections.Select(Line));
    }

    [Theory]
    [InlineData("1.2. Công tác thú y", "Decimal 1.2 2")]
    [InlineData("đ) Sở Y tế", "Letter đ 5")]
    [InlineData("IV. PHƯƠNG HƯỚNG", "Roman IV 4")]
    [InlineData("PHẦN THỨ HAI", "Part PHẦN THỨ HAI 2")]
    [InlineData("Điều 12. Khen thưởng", "Article Điều 12 12")]
    [InlineData("Điều 12 Luật Thủy sản quy định", null)]
    [InlineData("Mục tiêu chung", null)]
    [InlineData("1.124 tỷ đồng được giải ngân", null)]
    [InlineData("2023. Các xã", null)]
    public void Parse_LineStart_ReadsMarker(string line, string? expected)
    {
        var marker = EnumeratorGrammar.Parse(line);
        Assert.Equal(expected, marker is null ? null : $"{marker.Kind} {marker.Label} {marker.Ordinal}");
    }

    private static void AssertOutline(string text, string expected) =>
        Assert.Equal(expected.ReplaceLineEndings("\n"), string.Join('\n', Run(text).Sections.Select(Line)));

    private static string Line(Section s) => $"{s.Level} {s.Label} | {s.Title} | {ContractNames.Of(s.Role)}";

    private static Document Run(string text, Func<int, BlockStyle>? style = null) => TestDocuments.Structured(text, style);

    private static IEnumerable<string> Runs(List<string> kinds)
    {
        for (var i = 0; i < kinds.Count;)
        {
            var end = i;
            while (end < kinds.Count && kinds[end] == kinds[i])
            {
                end++;
            }

            yield return $"{kinds[i]}×{end - i}";
            i = end;
        }
    }
}

/// <summary>Documents of one block a line, as the extraction gives them.</summary>
internal static class TestDocuments
{
    public static Document Structured(string text, Func<int, BlockStyle>? style = null) =>
        StructureStage.ByRules().Run(Of(text, style), StageContext.Silent()).GetAwaiter().GetResult();

    public static Document Of(string text, Func<int, BlockStyle>? style)
    {
        var body = new StringBuilder();
        var blocks = new List<Block>();
        foreach (var (line, i) in text.ReplaceLineEndings("\n").Split('\n').Select((l, i) => (l, i)))
        {
            blocks.Add(new Block(BlockKind.Paragraph, TextSpan.OfLength(body.Length, line.Length), 1, null, style?.Invoke(i) ?? BlockStyle.Unknown));
            body.Append(line).Append('\n');
        }

        return new Document { Source = new SourceFile("thu.txt", "thu.txt", new string('0', 64), 1), Text = body.ToString(), Blocks = [.. blocks] };
    }
}
