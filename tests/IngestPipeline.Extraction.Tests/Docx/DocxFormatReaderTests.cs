using IngestPipeline.Documents;
using IngestPipeline.Extraction.Tests.Flow;
using IngestPipeline.Pipelines;
using IngestPipeline.Vietnamese.Normalizing;
using Xunit;
using static IngestPipeline.Extraction.Tests.Docx.TinyDocx;

namespace IngestPipeline.Extraction.Tests.Docx;

public sealed class DocxFormatReaderTests
{
    private static string Level(int level, string format, string text) =>
        $"<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/></w:lvl>";

    private static string Item(string text, int list, int level) => P(text, $"<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>");

    [Fact]
    public async Task Read_AutomaticNumbers_AreTextWithRestartsAndBullets()
    {
        var document = await new TinyDocx
        {
            Numbering =
                $"<w:abstractNum w:abstractNumId=\"0\">{Level(0, "upperRoman", "%1.")}{Level(1, "decimal", "%2.")}{Level(2, "decimal", "%2.%3.")}{Level(3, "lowerLetter", "%4)")}</w:abstractNum>" +
                $"<w:abstractNum w:abstractNumId=\"1\">{Level(0, "bullet", "\uF0B7")}{Level(1, "bullet", "+")}</w:abstractNum>" +
                "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num>" +
                "<w:num w:numId=\"3\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride></w:num>",
            Body = Item("Kết quả", 1, 0) + Item("Thể chế", 1, 1) + Item("Ban hành", 1, 2) + Item("Rà soát", 1, 2) + Item("thứ nhất", 1, 3) + Item("Thủ tục", 1, 1) + Item("Công bố", 1, 2)
                + Item("Hạn chế", 1, 0) + Item("Chậm", 1, 1) + Item("gạch", 2, 0) + Item("cộng", 2, 1) + Item("Năm", 3, 0) + Item("Sáu", 3, 0),
        }.Read();

        Outline.Is(
            document,
            "I. Kết quả", "1. Thể chế", "1.1. Ban hành", "1.2. Rà soát", "a) thứ nhất", "2. Thủ tục", "2.1. Công bố", "II. Hạn chế", "1. Chậm", "- gạch", "+ cộng", "V. Năm", "VI. Sáu");
        Assert.True(document.Blocks[9].Style.ListItem);
        Assert.Equal(BlockKind.Bullet, document.Blocks[9].Kind);
    }

    [Fact]
    public async Task Read_LetterheadWithoutBorders_IsReadColumnByColumn()
    {
        static string Cell(params string[] lines) => "<w:tc>" + string.Concat(lines.Select(l => P(l, "<w:jc w:val=\"center\"/>"))) + "</w:tc>";
        var document = await new TinyDocx
        {
            Body = "<w:tbl><w:tr>" + Cell("ỦY BAN NHÂN DÂN", "HUYỆN A") + Cell("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc") + "</w:tr><w:tr>" + Cell("Số: 12/BC-UBND")
                + Cell("A, ngày 02 tháng 3 năm 2024") + "</w:tr></w:tbl>" + P("BÁO CÁO"),
        }.Read();

        Outline.Is(
            document,
            "L ỦY BAN NHÂN DÂN", "L HUYỆN A", "L Số: 12/BC-UBND", "R CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "R Độc lập - Tự do - Hạnh phúc", "R A, ngày 02 tháng 3 năm 2024", "BÁO CÁO");
    }

    [Fact]
    public async Task Read_RuledTable_StaysBesideTheTextWithItsSpans()
    {
        const string Line = "<w:top w:val=\"single\" w:sz=\"4\"/><w:left w:val=\"single\" w:sz=\"4\"/><w:bottom w:val=\"single\" w:sz=\"4\"/><w:right w:val=\"single\" w:sz=\"4\"/><w:insideH w:val=\"single\" w:sz=\"4\"/><w:insideV w:val=\"single\" w:sz=\"4\"/>";
        static string Cell(string text, string properties = "") => $"<w:tc><w:tcPr>{properties}</w:tcPr>{P(text)}</w:tc>";
        var document = await new TinyDocx
        {
            Body = P("Trước") + $"<w:tbl><w:tblPr><w:tblBorders>{Line}</w:tblBorders></w:tblPr><w:tr><w:trPr><w:tblHeader/></w:trPr>" + Cell("TT", "<w:vMerge w:val=\"restart\"/>") + Cell("Số liệu", "<w:gridSpan w:val=\"2\"/>")
                + "</w:tr><w:tr>" + Cell("", "<w:vMerge/>") + Cell("2023") + Cell("2024") + "</w:tr></w:tbl>" + P("Sau"),
        }.Read();

        Outline.Is(document, "Trước", "[TT | Số liệu / 2023 | 2024]", "Sau");
        Assert.Equal("Trước\nSau\n", document.Text);
        Assert.Equal(new TableCell("TT", 2, 1, true), document.Tables[0].Rows[0][0]);
        Assert.Equal(new TableCell("Số liệu", 1, 2, true), document.Tables[0].Rows[0][1]);
    }

    [Fact]
    public async Task Read_RevisionsHiddenTextAndAlternateContent_AsPrintedOnce()
    {
        var document = await new TinyDocx
        {
            Body = "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx><w:txbxContent>" + P("DỰ THẢO")
                + "</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>" + P("DỰ THẢO") + "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
                + "<w:r><w:t xml:space=\"preserve\">Giao </w:t></w:r><w:del><w:r><w:delText>mười</w:delText></w:r></w:del><w:ins><w:r><w:t>hai mươi</w:t></w:r></w:ins>"
                + "<w:moveFrom><w:r><w:t>chỗ cũ</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t xml:space=\"preserve\"> biên chế</w:t></w:r></w:moveTo>"
                + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:noBreakHyphen/><w:t>X</w:t><w:softHyphen/><w:tab/><w:t>Y</w:t></w:r></w:p>",
        }.Read();

        Outline.Is(document, "DỰ THẢO", "Giao hai mươi biên chế-X Y");
    }

    [Fact]
    public async Task Read_Fields_GiveTheirResultOnly()
    {
        var document = await new TinyDocx
        {
            Body = "<w:p><w:r><w:t xml:space=\"preserve\">Xem mục </w:t></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r><w:r><w:t>bỏ</w:t></w:r>"
                + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>II.3</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:hyperlink><w:r><w:t xml:space=\"preserve\"> và phụ lục</w:t></w:r></w:hyperlink></w:p>",
        }.Read();

        Outline.Is(document, "Xem mục II.3 và phụ lục");
    }

    [Fact]
    public async Task Read_Footnotes_MarksLiftedAndNotesAtTheEnd()
    {
        static string Mark(int id) => $"<w:r><w:footnoteReference w:id=\"{id}\"/></w:r>";
        var document = await new TinyDocx
        {
            Body = $"<w:p><w:r><w:t>năm 2023</w:t></w:r>{Mark(2)}<w:r><w:t xml:space=\"preserve\"> và kế hoạch</w:t></w:r><w:r><w:footnoteReference w:customMarkFollows=\"1\" w:id=\"3\"/><w:t>*</w:t></w:r></w:p>",
            Footnotes = "<w:footnote w:type=\"separator\" w:id=\"0\">" + P("---") + "</w:footnote><w:footnote w:id=\"2\"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space=\"preserve\"> Kế hoạch số 1.</w:t></w:r></w:p>" + P("Dòng hai.")
                + "</w:footnote><w:footnote w:id=\"3\"><w:p><w:r><w:rPr><w:rStyle w:val=\"FootnoteCharacters\"/></w:rPr><w:t>*</w:t></w:r><w:r><w:t>Ghi chú.</w:t></w:r></w:p></w:footnote>",
        }.Read();

        Outline.Is(document, "năm 2023 và kế hoạch", "(1) after «2023»: Kế hoạch số 1. Dòng hai.", "(*) after «oạch»: Ghi chú.");
    }

    [Fact]
    public async Task Read_StylesAndLooks_ReachTheBlock()
    {
        var document = await new TinyDocx
        {
            Styles = "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val=\"26\"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type=\"paragraph\" w:styleId=\"H\"><w:name w:val=\"heading 2\"/><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>",
            Body = P("Kết quả", "<w:pStyle w:val=\"H\"/>") + "<w:p><w:pPr><w:ind w:left=\"200\" w:firstLine=\"520\"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>Điều 1.</w:t></w:r><w:r><w:t xml:space=\"preserve\"> Phê duyệt kế hoạch.</w:t></w:r></w:p>",
        }.Read();

        var (heading, article) = (document.Blocks[0].Style, document.Blocks[1].Style);
        Assert.Equal(new BlockStyle { FontSize = 13, Bold = true, Alignment = Alignment.Center, Indent = 0, OutlineLevel = 2 }, heading);
        Assert.Equal(new BlockStyle { FontSize = 13, BoldPrefix = 7, Alignment = Alignment.Left, Indent = 36 }, article);
    }

    [Fact]
    public async Task Read_LegacyFontWithLegacyText_IsDecodedAndTheOriginalKept()
    {
        var document = await new TinyDocx
        {
            Body = P("Uû ban nh©n d©n tØnh ®\u00ADîc giao 12 viÖc", run: "<w:rFonts w:ascii=\".VnTime\"/>") + P("quyÕt ®Þnh", run: "<w:rFonts w:ascii=\".VnTimeH\"/>"),
        }.Read();

        Outline.Is(document, "Uỷ ban nhân dân tỉnh được giao 12 việc", "QUYẾT ĐỊNH");
        Assert.Contains(document.Repairs, r => r is { Original: "®\u00ADîc", Kind: RepairKind.LegacyEncoding } && r.Span.In(document.Text) == "được");
    }

    [Fact]
    public async Task Read_TwoFonts_EachIsJudgedAsItStandsInTheFile()
    {
        const string Legacy = "Uû ban nh©n d©n tØnh ®\u00ADîc giao viÖc thùc hiÖn nhiÖm vô kÕ ho¹ch ph¸t triÓn kinh tÕ x· héi n¨m nay vµ b¸o c¸o kÕt qu¶";
        const string Sound = "Ủy ban nhân dân tỉnh được giao việc thực hiện nhiệm vụ kế hoạch phát triển kinh tế xã hội năm nay và báo cáo kết quả";
        var document = await new TinyDocx { Body = P(Legacy, run: "<w:rFonts w:ascii=\".VnTime\"/>") + P(Sound, run: "<w:rFonts w:ascii=\"Times New Roman\"/>") }.Read();

        Assert.Equal([(null, TextState.Tcvn3), (".VnTime", TextState.Tcvn3), ("Times New Roman", TextState.Sound)], document.Trust.Select(t => (t.Font, t.State)));
        Assert.True(document.Trust[1].ValidShare < 0.6 && document.Trust[2].ValidShare == 1);
    }

    /// <summary>A font named after one encoding holds text in another: the run is left as it is, and the normaliser finds the right one.</summary>
    [Fact]
    public async Task Read_MisnamedFont_IsLeftToTheNormaliser()
    {
        const string Font = "<w:rFonts w:ascii=\"VNSTCVN3\"/>";
        const string Vni = "Quy cheá naøy ñöôïc thaûo luaän coâng khai baèng vaên baûn ôû caùc ñôn vò";
        const string Read = "Quy chế này được thảo luận công khai bằng văn bản ở các đơn vị";
        var document = await new TinyDocx { Body = string.Concat(Enumerable.Repeat(P(Vni, run: Font), 3)) + P("chieác maùy", run: Font) + P("®\u00ADîc giao viÖc thùc hiÖn nhiÖm vô", run: Font) }.Read();
        var normal = await new NormalizeStage().Run(document, StageContext.Silent());

        Assert.Equal([Vni, Vni, Vni, "chieác maùy", "được giao việc thực hiện nhiệm vụ"], document.Text.TrimEnd().Split('\n'));
        Assert.Equal([Read, Read, Read, "chiếc máy", "được giao việc thực hiện nhiệm vụ"], normal.Text.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Read_LegacyTextWithASlip_KeepsOnlyThatWord()
    {
        var document = await new TinyDocx { Body = P("Quy cheá naøy ñöôïc thaûo luaän coâng khai ûbaèng vaên baûn", run: "<w:rFonts w:ascii=\"VNI-Times\"/>") }.Read();

        Outline.Is(document, "Quy chế này được thảo luận công khai ûbaèng văn bản");
    }

    [Fact]
    public async Task Read_SoftHyphenElement_IsALetterOnlyInATcvn3Font()
    {
        static string Run(string font, string before, string after) => $"<w:r><w:rPr><w:rFonts w:ascii=\"{font}\"/></w:rPr><w:t xml:space=\"preserve\">{before}</w:t><w:softHyphen/><w:t xml:space=\"preserve\">{after}</w:t></w:r>";
        var document = await new TinyDocx { Body = $"<w:p>{Run(".VnTime", "n\u00A8m ®", "îc giao viÖc, n\u00AD")}{Run(".VnTime", "", "íc")}{Run("Arial", ", hệ", "thống")}</w:p>" }.Read();

        Outline.Is(document, "năm được giao việc, nước, hệthống");
    }

    [Theory]
    [InlineData(".VnTime", "Ủy ban nhân dân được giao 12 việc")]
    [InlineData(".VnTimeH", "ban hành kế hoạch")]
    [InlineData("VNI-Times", "Uỷ ban được giao, tổ chức, thực hiện")]
    public async Task Read_LegacyFontOverUnicodeText_LeavesItAlone(string font, string text)
    {
        var document = await new TinyDocx { Body = P(text, run: $"<w:rFonts w:ascii=\"{font}\"/>") }.Read();

        Outline.Is(document, text);
        Assert.Empty(document.Repairs);
    }
}
