using IngestPipeline.Documents;
using IngestPipeline.Testing;
using Xunit;

namespace IngestPipeline.Extraction.Tests.Layout;

public sealed class DocumentComposerTests
{
    private const double Left = 85;
    private const double Right = 540;
    private const double Indented = Left + 36;

    [Fact]
    public void Paragraphs_IndentedJustified_JoinedByBlanksAndKeptHyphens() => PageText.AssertReads(
        """
        Căn cứ Kế hoạch số 12/KH-\UBND của Ủy ban nhân dân tỉnh về công tác cải cách hành chính, Sở Nội vụ báo cáo như sau:
        Công tác chỉ đạo được triển khai kịp thời, đồng bộ và đạt nhiều kết quả tốt.
        """,
        new GlyphPage()
            .Justified(Indented, Right, 100, "Căn cứ Kế hoạch số 12/KH-")
            .Justified(Left, Right, 118, "UBND của Ủy ban nhân dân tỉnh về công tác cải cách hành chính,")
            .Text(Left, 136, "Sở Nội vụ báo cáo như sau:")
            .Justified(Indented, Right, 154, "Công tác chỉ đạo được triển khai kịp thời, đồng bộ")
            .Text(Left, 172, "và đạt nhiều kết quả tốt."));

    [Fact]
    public void Paragraphs_HeadingAndBullets_StandAlone()
    {
        var document = PageText.AssertReads(
            """
            I. KẾT QUẢ ĐẠT ĐƯỢC
            - Tuyên truyền bằng nhiều hình thức phù hợp với địa phương;
            + Tập huấn cho cán bộ.
            """,
            new GlyphPage()
                .Text(Indented, 100, "I. KẾT QUẢ ĐẠT ĐƯỢC", font: 1)
                .Justified(Indented, Right, 118, "- Tuyên truyền bằng nhiều hình thức phù hợp")
                .Text(Left, 136, "với địa phương;")
                .Text(Indented, 154, "+ Tập huấn cho cán bộ."));

        Assert.Equal([BlockKind.Paragraph, BlockKind.Bullet, BlockKind.Bullet], document.Blocks.Select(b => b.Kind));
        Assert.True(document.Blocks[0].Style.Bold);
    }

    [Fact]
    public void Paragraphs_BoldOpening_PrefixCounted()
    {
        var document = PageText.AssertReads(
            "1. Nhiệm vụ: tiếp tục rà soát.",
            new GlyphPage().Text(Indented, 100, "1. Nhiệm vụ:", font: 1).Text(Indented + 84, 100, "tiếp tục rà soát."));

        Assert.Equal("1. Nhiệm vụ:", document.Text[..document.Blocks[0].Style.BoldPrefix]);
    }

    [Fact]
    public void Paragraphs_CentredHeadingOverTwoLines_JoinedButTypeApart()
    {
        var document = PageText.AssertReads(
            """
            BÁO CÁO
            Kết quả thực hiện công tác cải cách hành chính quý I năm 2023
            Ba dòng chữ này giữ cho trang lề trái và lề phải của nó, vì chúng trải dài từ lề bên này sang lề bên kia của trang giấy, như mọi đoạn văn vẫn làm trong báo cáo này.
            """,
            new GlyphPage()
                .Centered((Left + Right) / 2, 100, "BÁO CÁO", font: 1)
                .Centered((Left + Right) / 2, 118, "Kết quả thực hiện công tác cải cách", font: 1)
                .Centered((Left + Right) / 2, 136, "hành chính quý I năm 2023", font: 1)
                .Justified(Left, Right, 180, "Ba dòng chữ này giữ cho trang lề trái và lề phải của nó,")
                .Justified(Left, Right, 198, "vì chúng trải dài từ lề bên này sang lề bên kia của")
                .Justified(Left, Right, 216, "trang giấy, như mọi đoạn văn vẫn làm trong báo cáo này."));

        Assert.Equal(Alignment.Center, document.Blocks[1].Style.Alignment);
    }

    [Fact]
    public void Pages_ParagraphRunsOver_JoinedAndNumbersAside()
    {
        var document = PageText.AssertReads(
            "Ủy ban nhân dân các xã, phường, thị trấn đã triển khai kế hoạch và phối hợp với các ngành, các cấp có liên quan tổ chức thực hiện.",
            new GlyphPage()
                .Justified(Indented, Right, 750, "Ủy ban nhân dân các xã, phường, thị trấn đã triển khai kế hoạch và")
                .Justified(Left, Right, 768, "phối hợp với các ngành, các cấp có liên"),
            new GlyphPage()
                .Centered(297, 50, "2", 13)
                .Text(Left, 90, "quan tổ chức thực hiện."));

        Assert.Equal("2", Assert.Single(document.Blocks, b => b.Kind == BlockKind.PageNumber).Aside);
        Assert.Equal(("2", 2), (Assert.Single(document.OtherWords).Text, document.OtherWords[0].Page));
        Assert.Equal(2, document.PageAt(document.Text.IndexOf("quan tổ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Pages_HeaderReturns_Aside()
    {
        GlyphPage Page(int number) => new GlyphPage()
            .Text(Left, 40, $"CÔNG BÁO/Số {number + 7}/Ngày 10", 11)
            .Text(Indented, 90, $"Nội dung của phần {new string('a', number)} này.");

        var document = PageText.AssertReads("Nội dung của phần a này.\nNội dung của phần aa này.\nNội dung của phần aaa này.", Page(1), Page(2), Page(3));

        Assert.Equal(3, document.Blocks.Count(b => b.Kind == BlockKind.RunningHeader));
    }

    [Fact]
    public void Letterhead_TwoColumns_LeftBeforeRight()
    {
        var document = PageText.AssertReads(
            """
            ỦY BAN NHÂN DÂN
            TỈNH BẾN TRE
            Số: 12/BC-UBND
            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            Độc lập - Tự do - Hạnh phúc
            Bến Tre, ngày 15 tháng 3 năm 2023
            BÁO CÁO
            Dòng chữ này giữ cho trang lề trái và lề phải của nó, như mọi trang có.
            """,
            new GlyphPage()
                .Centered(165, 100, "ỦY BAN NHÂN DÂN", 13).Centered(405, 100, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, font: 1)
                .Centered(165, 116, "TỈNH BẾN TRE", 13, font: 1).Centered(405, 118, "Độc lập - Tự do - Hạnh phúc", 13, font: 1)
                .Centered(165, 145, "Số: 12/BC-UBND", 13).Centered(405, 145, "Bến Tre, ngày 15 tháng 3 năm 2023", 13, font: 2)
                .Centered((Left + Right) / 2, 180, "BÁO CÁO", font: 1)
                .Text(Left, 210, "Dòng chữ này giữ cho trang lề trái và lề phải của nó, như mọi trang có."));

        Assert.Equal([Column.Left, Column.Left, Column.Left, Column.Right, Column.Right, Column.Right, Column.Full, Column.Full], document.Blocks.Select(b => b.Style.Column));
    }

    [Fact]
    public void Letterhead_NarrowGap_SplitBeforeNationalTitle() => PageText.AssertReads(
        """
        SỞ LAO ĐỘNG THƯƠNG BINH
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        """,
        new GlyphPage()
            .Text(60, 100, "SỞ LAO ĐỘNG THƯƠNG BINH", 12)
            .Text(60 + GlyphPage.WidthOf("SỞ LAO ĐỘNG THƯƠNG BINH", 12) + 5, 100, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, font: 1));

    [Fact]
    public void Signature_RecipientsGoOnOverleaf_BeforeRightColumn() => PageText.AssertReads(
        """
        Báo cáo kính gửi Ủy ban nhân dân tỉnh xem xét, chỉ đạo.
        Nơi nhận:
        - Như trên;
        - Lưu: VT.
        KT. CHỦ TỊCH
        PHÓ CHỦ TỊCH
        """,
        new GlyphPage()
            .Justified(Indented, Right, 690, "Báo cáo kính gửi Ủy ban nhân dân tỉnh xem xét,")
            .Text(Left, 708, "chỉ đạo.")
            .Text(Left, 740, "Nơi nhận:", 11, font: 2).Centered(430, 740, "KT. CHỦ TỊCH", font: 1)
            .Text(Left, 756, "- Như trên;", 11).Centered(430, 756, "PHÓ CHỦ TỊCH", font: 1),
        new GlyphPage().Text(Left, 90, "- Lưu: VT.", 11));

    [Fact]
    public void Footnotes_RaisedMark_LiftedAndMatched()
    {
        const string Body = "đã ban hành 05 kế hoạch";
        var document = PageText.AssertReads(
            """
            Tỉnh đã ban hành 05 kế hoạch trên diện tích 20 m2 đất.
            Kế hoạch số 2077/KH-STP của Sở Tư pháp.
            """,
            new GlyphPage()
                .Text(Indented, 100, "Tỉnh " + Body)
                .Text(Indented + GlyphPage.WidthOf("Tỉnh " + Body, 14), 95, "1", 8)
                .Text(Indented + GlyphPage.WidthOf("Tỉnh " + Body, 14) + 8, 100, "trên diện tích 20 m")
                .Text(Indented + GlyphPage.WidthOf("Tỉnh " + Body + "trên diện tích 20 m", 14) + 8, 95, "2", 8)
                .Text(Indented + GlyphPage.WidthOf("Tỉnh " + Body + "trên diện tích 20 m", 14) + 16, 100, "đất.")
                .Rule(Left, 740, Left + 144, 740)
                .Text(Left, 750, "1", 6).Text(Left + 4, 754, "Kế hoạch số 2077/KH-STP của Sở Tư pháp.", 10));

        var note = Assert.Single(document.Footnotes);
        Assert.Equal("1", note.Mark);
        Assert.EndsWith(Body, document.Text[..note.Anchor!.Value], StringComparison.Ordinal);
        Assert.Equal("Kế hoạch số 2077/KH-STP của Sở Tư pháp.", note.Span.In(document.Text));
    }

    [Fact]
    public void Tables_Ruled_OutOfTheText()
    {
        var page = new GlyphPage()
            .Text(Indented, 100, "Số liệu như sau:")
            .Text(100, 140, "Chỉ tiêu", font: 1).Text(300, 140, "Số lượng", font: 1)
            .Text(100, 160, "Hồ sơ").Text(300, 160, "1.664")
            .Text(Indented, 200, "Trên đây là số liệu.");
        foreach (var y in (int[])[125, 145, 165])
        {
            page.Rule(95, y, 400, y);
        }

        foreach (var x in (int[])[95, 290, 400])
        {
            page.Rule(x, 125, x, 165);
        }

        var document = PageText.AssertReads("Số liệu như sau:\nTrên đây là số liệu.", page);

        var table = Assert.Single(document.Tables);
        Assert.Equal(["#Chỉ tiêu|#Số lượng", "Hồ sơ|1.664"], table.Rows.Select(r => string.Join('|', r.Select(c => (c.Header ? "#" : "") + c.Text))));
        Assert.Equal("Số liệu như sau:\n".Length, table.Anchor);
        Assert.Equal(["Chỉ", "tiêu", "Số", "lượng", "Hồ", "sơ", "1.664"], document.OtherWords.Select(w => w.Text));
        Assert.All(document.OtherWords, w => Assert.True(table.Box!.Value.Contains(w.Box.CenterX, w.Box.CenterY)));
    }

    [Fact]
    public void Tables_RuleMissing_CellsMerged()
    {
        var page = new GlyphPage().Text(100, 140, "Tổng số").Text(100, 160, "Nam").Text(300, 160, "Nữ");
        foreach (var y in (int[])[125, 145, 165])
        {
            page.Rule(95, y, 400, y);
        }

        page.Rule(95, 125, 95, 165).Rule(400, 125, 400, 165).Rule(290, 145, 290, 165);

        Assert.Equal(2, Assert.Single(PageText.Document(page).Tables).Rows[0].Single().ColumnSpan);
    }

    [Fact]
    public void Pages_Empty_KeptWithWarning()
    {
        var document = PageText.Document(new GlyphPage(), new GlyphPage());

        Assert.Equal(2, document.Pages.Length);
        Assert.Equal("no-text", Assert.Single(document.Warnings).Code);
    }
}
