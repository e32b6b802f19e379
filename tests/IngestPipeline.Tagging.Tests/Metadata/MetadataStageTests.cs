using IngestPipeline.Documents;
using IngestPipeline.Pipelines;
using IngestPipeline.Tagging.Metadata;
using IngestPipeline.Tagging.Tests.Structure;
using Xunit;

namespace IngestPipeline.Tagging.Tests.Metadata;

public sealed class MetadataStageTests
{
    [Fact]
    public void Run_ReportOfDepartment_FillsEveryField() => AssertReads(
        """
        UBND TỈNH TRÀ VINH
        SỞ TÀI CHÍNH
        Số: 17 /BC-STC
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc
        Trà Vinh, ngày 05 tháng 7 năm 2023
        KHẨN
        BÁO CÁO
        Tình hình thu phí chợ 6 tháng đầu năm
        và nhiệm vụ 6 tháng cuối năm 2023
        Kính gửi:
        - Bộ Tài chính;
        - Ủy ban nhân dân tỉnh.
        Thực hiện quy định về báo cáo, Sở Tài chính báo cáo như sau:
        I. KẾT QUẢ
        Thu được 20 triệu đồng.
        Nơi nhận:
        - Như trên;
        - Phòng: TH, QLG,
        HC;
        - Lưu: VT.
        KT. GIÁM ĐỐC
        PHÓ GIÁM ĐỐC
        (Đã ký)
        Lâm Thị Thử
        """,
        """
        BÁO CÁO; 17/BC-STC; Sở Tài chính tỉnh Trà Vinh; Trà Vinh; 2023-07-05
        Tình hình thu phí chợ 6 tháng đầu năm và nhiệm vụ 6 tháng cuối năm 2023
        to: Bộ Tài chính + Ủy ban nhân dân tỉnh
        cc: Như trên + Phòng: TH, QLG, HC + Lưu: VT
        by: KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC / Lâm Thị Thử
        2023-01-01..2023-06-30 6 tháng đầu năm 2023
        urgency KHẨN
        """);

    [Fact]
    public void Run_DispatchWithBlanks_GuessesNothing() => AssertReads(
        """
        ỦY BAN NHÂN DÂN
        HUYỆN CẦU KÈ
        Số: /UBND-NN
        V/v rà soát kênh mương
        nội đồng
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc
        Cầu Kè, ngày tháng năm 2024
        Kính gửi: Ủy ban nhân dân các xã, thị trấn
        Ủy ban nhân dân huyện đề nghị các xã rà soát kênh mương.
        """,
        """
        CÔNG VĂN; /UBND-NN; Ủy ban nhân dân huyện Cầu Kè; Cầu Kè; 
        rà soát kênh mương nội đồng
        to: Ủy ban nhân dân các xã, thị trấn
        cc: 
        by: 
        
        urgency 
        """);

    [Theory]
    [InlineData("Kết quả công tác quý III năm 2022", "2022-07-01..2022-09-30 quý III năm 2022")]
    [InlineData("Công tác tháng 9 và 9 tháng năm 2022", "2022-01-01..2022-09-30 tháng 9 và 9 tháng năm 2022")]
    [InlineData("Công tác tháng 5, nhiệm vụ tháng 6", "2024-05-01..2024-05-31 tháng 5 năm 2024")]
    [InlineData("Đào tạo nghề giai đoạn 2021 - 2025", "2021-01-01..2025-12-31 giai đoạn 2021 - 2025")]
    [InlineData("Kết quả trực từ ngày 15/12/2022 đến ngày 14/3/2023", "2022-12-15..2023-03-14 từ ngày 15/12/2022 đến ngày 14/3/2023")]
    [InlineData("Tổng kết năm học 2022 - 2023", "")]
    [InlineData("Về việc công nhận hội", "")]
    public void Run_Title_GivesPeriod(string title, string expected)
    {
        var document = Run($"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTrà Vinh, ngày 02 tháng 6 năm 2024\nBÁO CÁO\n{title}\nI. KẾT QUẢ\nCác xã làm tốt.\n");
        Assert.Equal(expected, Period(document.Metadata));
    }

    [Fact]
    public void Run_NoLetterhead_TakesIssuerFromItsOwnWords()
    {
        var document = Run("BÁO CÁO\nKết quả phúc tra\nThực hiện quy định của tỉnh Bến Tre, Sở Nội vụ báo cáo kết quả như sau:\nI. KẾT QUẢ\nTrên địa bàn tỉnh Bến Tre có 3 đợt.\n");
        Assert.Equal("Sở Nội vụ tỉnh Bến Tre", document.Metadata.Issuer);
    }

    [Theory]
    [InlineData("UBND TỈNH BẾN TRE\nSỞ KH&ĐT", "", "Sở Kế hoạch và Đầu tư tỉnh Bến Tre")]
    [InlineData("UBND TP. TRÀ VINH", "", "Ủy ban nhân dân thành phố Trà Vinh")]
    [InlineData("SỞ Y TẾ TỈNH BẾN TRE\nTTYT HUYỆN BA TRI", "", "Trung tâm Y tế huyện Ba Tri")]
    [InlineData("UBND HUYỆN BA TRI\nBAN QLCC", "Ban Quản lý công chợ (Ban QLCC) thu phí hằng ngày.", "Ban Quản lý Công chợ huyện Ba Tri")]
    public void Run_AbbreviatedLetterhead_IssuerWrittenOut(string letterhead, string sentence, string expected)
    {
        var document = Run($"{letterhead}\nSố: 7/BC-X\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nBến Tre, ngày 05 tháng 7 năm 2023\nBÁO CÁO\nTình hình chung\nI. KẾT QUẢ\nĐã làm xong. {sentence}\n");
        Assert.Equal(expected, document.Metadata.Issuer);
    }

    private static void AssertReads(string text, string expected)
    {
        var m = Run(text).Metadata;
        var read = string.Join('\n',
        [
            $"{m.DocType}; {m.NumberSymbol}; {m.Issuer}; {m.Place}; {m.Date:yyyy-MM-dd}",
            m.Subject,
            $"to: {string.Join(" + ", m.Addressee)}",
            $"cc: {string.Join(" + ", m.Recipients)}",
            m.Signer is null ? "by: " : $"by: {m.Signer.Authority} / {m.Signer.Title} / {m.Signer.Name}",
            Period(m),
            $"urgency {m.Urgency}",
        ]);
        Assert.Equal(expected.ReplaceLineEndings("\n"), read);
    }

    private static string Period(DocumentMetadata m) => m.Period is null ? "" : $"{m.Period.From:yyyy-MM-dd}..{m.Period.To:yyyy-MM-dd} {m.Period.Label}";

    private static Document Run(string text) => MetadataStage.ByRules().Run(TestDocuments.Structured(text), StageContext.Silent()).GetAwaiter().GetResult();
}
