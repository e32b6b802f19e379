using System.Globalization;
using System.Text;
using IngestPipeline.Documents;
using IngestPipeline.Extraction.Text;
using IngestPipeline.Pipelines;
using IngestPipeline.Testing;
using Xunit;

namespace IngestPipeline.Extraction.Tests.Text;

/// <summary>Footnotes of bare text, where a mark is a number glued to a word. <c>{2}</c> shows where mark 2 was lifted out.</summary>
public sealed class BareTextNotesTests
{
    [Fact]
    public Task Marks_GluedToWordsYearsAndShares_FoundByTheirSequence() => AssertReads(
        """
        Rà soát 04 cơ quan{1}; giảm biên chế năm 2023{2}, đạt 88,76%{3} (theo đề án){4}.
        118 đại biểu tham dự{5}; diện tích 40 m2, khí CO2, phòng chống Covid19, mức độ 3, 4, văn bằng 2.
        1: Sở Xây dựng.
        2: Sớm hơn dự kiến.
        3: Bình quân.
        4: Đề án 513.
        5: Gồm 9 tỉnh.
        """,
        """
        Rà soát 04 cơ quan1; giảm biên chế năm 20232, đạt 88,76%3 (theo đề án)4.
        118 đại biểu tham dự5; diện tích 40 m2, khí CO2, phòng chống Covid19, mức độ 3, 4, văn bằng 2.
        1 Sở Xây dựng.
        2 Sớm hơn dự kiến.
        3 Bình quân.
        4 Đề án 513.
        5 Gồm 9 tỉnh.
        """);

    [Fact]
    public Task Marks_LikeNumberAboveTheOneBefore_LeftAsItIs() => AssertReads(
        """
        Khu nhà Tổ2 và Tổ3 đã xong{1}, còn chờ vốn{2}; trường học{3} xong năm 2023{4}.
        1: Tháng 5.
        2: Tháng 6.
        3: Tháng 7.
        4: Tháng 8.
        """,
        """
        Khu nhà Tổ2 và Tổ3 đã xong1, còn chờ vốn2; trường học3 xong năm 20234.
        1 Tháng 5.
        2 Tháng 6.
        3 Tháng 7.
        4 Tháng 8.
        """);

    [Theory]
    [InlineData("Đạt 22.57% kế hoạch năm 202314; có 04 cơ quan2, 118 đại biểu tham dự22.\nKhông có chú thích nào ở dưới.\n")]
    [InlineData("Diện tích 40m2, khí CO2, H5N1.\n2 Ấp Một và ấp Hai được khen.\n")]
    [InlineData("Xã có Tổ1, Tổ2 và Tổ3.\n1. Tổ chức bộ máy\n2. Kinh phí\n3. Thời gian\n")]
    [InlineData("1 Nguyễn Văn A\n2 Trần Thị B\n3 Lê Văn C\nDanh sách này gồm nhóm1, nhóm2.\n")]
    [InlineData("Giao cho cơ quan7 thực hiện năm 20237.\n12 Sở Nội vụ chủ trì.\n")]
    public async Task Marks_NoNoteOfTheirNumber_NothingIsSplit(string text)
    {
        var document = await Read(text);
        Assert.Equal(text, document.Text);
        Assert.Empty(document.Footnotes);
    }

    [Fact]
    public Task Notes_NumberGluedToTheirFirstWordOrFigure_Opened() => AssertReads(
        """
        Có 31 đơn vị{1}; chi 60%{2} và còn nợ{3}.
        1: Tính đến tháng 6.
        2: 965/1.411 hồ sơ.
        3: theo báo cáo của xã.
        """,
        """
        Có 31 đơn vị1; chi 60%2 và còn nợ3.
        1Tính đến tháng 6.
        2965/1.411 hồ sơ.
        3theo báo cáo của xã.
        """);

    [Fact]
    public Task Notes_MarkMissing_NoteKeptWithoutAnchor() => AssertReads(
        """
        Có 31 đơn vị{1}; chi 60% và còn nợ{3}.
        1: Tính đến tháng 6.
        2: Chưa kể dự phòng.
        3: Theo báo cáo.
        """,
        """
        Có 31 đơn vị1; chi 60% và còn nợ3.
        1 Tính đến tháng 6.
        2 Chưa kể dự phòng.
        3 Theo báo cáo.
        """);

    [Fact]
    public Task Notes_NumberingBeginsAgainOnEachPage_EachMarkHasItsOwnNote() => AssertReads(
        """
        Có 31 đơn vị{1}, 12 phòng{2}.
        Chi 60%{1} và còn nợ{2}.
        1: Trang đầu, chú thích một.
        2: Trang đầu, chú thích hai.
        1: Trang sau, chú thích một.
        2: Trang sau, chú thích hai.
        """,
        "Có 31 đơn vị1, 12 phòng2.\n1 Trang đầu, chú thích một.\n2 Trang đầu, chú thích hai.\n\fChi 60%1 và còn nợ2.\n1 Trang sau, chú thích một.\n2 Trang sau, chú thích hai.\n");

    [Fact]
    public Task Marks_InBracketsAndStars_Found() => AssertReads(
        """
        Chi theo định mức{1} và phụ cấp{*}; gồm: (1) lương, (2) thưởng; nợ cũ{2}.
        1: Nghị quyết của xã.
        2: Từ năm 2020.
        *: Chưa tính tháng 12.
        """,
        """
        Chi theo định mức(1) và phụ cấp(*); gồm: (1) lương, (2) thưởng; nợ cũ(2).
        (1) Nghị quyết của xã.
        (2) Từ năm 2020.
        (*) Chưa tính tháng 12.
        """);

    private const string CutPage =
        """
        Trong sáu tháng đầu năm, xã Vàm Trà đã rà soát toàn bộ số cơ quan1 và số hộ trong
        diện được hỗ trợ, lập danh sách gửi về phòng chuyên môn của huyện đúng thời hạn
        đã giao, không có trường hợp nào phải bổ sung hồ sơ.
        1 Gồm văn phòng, ban chỉ huy quân sự, trạm y tế, hai trường học và ba hợp tác xã

        """;

    private const string NextPage =
        """
        Đoàn kiểm tra của huyện đã làm việc với từng ấp, ghi nhận các kiến nghị của người
        dân về đường giao thông và chuyển các ngành trả lời2 trước ngày họp tổng kết của
        Ủy ban nhân dân xã.

        """;

    private const string BodyOfBoth =
        """
        Trong sáu tháng đầu năm, xã Vàm Trà đã rà soát toàn bộ số cơ quan{1} và số hộ trong diện được hỗ trợ, lập danh sách gửi về phòng chuyên môn của huyện đúng thời hạn đã giao, không có trường hợp nào phải bổ sung hồ sơ.
        Đoàn kiểm tra của huyện đã làm việc với từng ấp, ghi nhận các kiến nghị của người dân về đường giao thông và chuyển các ngành trả lời{2} trước ngày họp tổng kết của Ủy ban nhân dân xã.
        1: Gồm văn phòng, ban chỉ huy quân sự, trạm y tế, hai trường học và ba hợp tác xã nông nghiệp mới thành lập.
        2: Kể cả kiến nghị từ năm trước.
        """;

    /// <summary>Between the pages a form feed, one with the number of the page before it, or the number alone.</summary>
    [Theory]
    [InlineData("\f")]
    [InlineData("\n2\n\f")]
    [InlineData("\n2\n\n")]
    public Task Notes_CutByPageEnd_GoOnAboveTheNotesOfTheNextPage(string between) => AssertReads(
        BodyOfBoth,
        $"{Lead(between)}{CutPage}{between}{NextPage}nông nghiệp mới thành lập.\n2 Kể cả kiến nghị từ năm trước.\n{Last(between)}");

    [Fact]
    public Task Notes_CutByPageEnd_GoOnBelowTheLineDrawn() => AssertReads(
        BodyOfBoth, $"{CutPage}\f{NextPage}________________\nnông nghiệp mới thành lập.\n2 Kể cả kiến nghị từ năm trước.\n");

    [Fact]
    public Task Notes_CutByPageEnd_GoOnRightBehindWhereNoSentenceIsOpen() => AssertReads(
        BodyOfBoth, $"{CutPage}\fnông nghiệp mới thành lập.\n{NextPage}2 Kể cả kiến nghị từ năm trước.\n");

    [Fact]
    public Task Notes_TextCutByPageEndToo_LowerCaseAtTheTopBelongsToTheText() => AssertReads(
        BodyOfBoth.Replace(" nông nghiệp mới thành lập", "", StringComparison.Ordinal).Replace("ba hợp tác xã.", "ba hợp tác xã", StringComparison.Ordinal),
        $"{CutPage.Replace("đã giao, không có trường hợp nào phải bổ sung hồ sơ.\n", "", StringComparison.Ordinal)}\fđã giao, không có trường hợp nào phải bổ sung hồ sơ.\n{NextPage}2 Kể cả kiến nghị từ năm trước.\n");

    /// <summary>Page numbers without form feeds are told by their counting on.</summary>
    private static string Lead(string between) => between == "\n2\n\n" ? "1\n\n" : "";

    private static string Last(string between) => between == "\n2\n\n" ? "\n3\n" : "";

    [Fact]
    public async Task Marks_ThreeHundredNotes_AllFound()
    {
        var text = new StringBuilder();
        for (var i = 1; i <= 300; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"Đơn vị thứ {i} đã nộp báo cáo{i} đúng hạn.\n");
        }

        for (var i = 1; i <= 300; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{i} Ghi chú cho đơn vị ấy.\n");
        }

        var document = await Read(text.ToString());
        Assert.Equal(300, document.Footnotes.Length);
        Assert.All(document.Footnotes, f => Assert.EndsWith($"thứ {f.Mark} đã nộp báo cáo", document.Text[..f.Anchor!.Value], StringComparison.Ordinal));
    }

    private static async Task AssertReads(string expected, string text)
    {
        var document = await Read(text.Replace("\r\n", "\n", StringComparison.Ordinal));
        var body = new StringBuilder(document.Text[..document.BodyEnd]);
        foreach (var note in document.Footnotes.Where(f => f.Anchor is not null).OrderByDescending(f => f.Anchor))
        {
            body.Insert(note.Anchor!.Value, "{" + note.Mark + "}");
        }

        foreach (var note in document.Footnotes)
        {
            body.Append(CultureInfo.InvariantCulture, $"{note.Mark}: {note.Span.In(document.Text)}\n");
        }

        Assert.Equal(expected.ReplaceLineEndings("\n").TrimEnd('\n'), body.ToString().TrimEnd('\n'));
    }

    private static async Task<Document> Read(string text)
    {
        using var folder = new TemporaryFolder();
        return await new TextFormatReader(new TextReaderOptions()).Read(Sources.Of(folder.File("a.txt", text)), FileKind.Text, StageContext.Silent());
    }
}
