using System.Globalization;
using IngestPipeline.Documents;
using IngestPipeline.Pipelines;
using IngestPipeline.Tagging.Citations;
using Xunit;

namespace IngestPipeline.Tagging.Tests.Citations;

public sealed class CitationFinderTests
{
    [Theory]
    [InlineData("Thực hiện Công văn số 412/BNV-TCCB ngày 06 tháng 3 năm 2023 của Bộ Nội vụ về biên chế.", "Công văn|412/BNV-TCCB|2023-03-06|Bộ Nội vụ")]
    [InlineData("theo Nghị định số 05/2021/NĐ-CP ngày 9/11/2021 của Chính phủ quy định chi tiết", "Nghị định|05/2021/NĐ-CP|2021-11-09|Chính phủ")]
    [InlineData("Kế hoạch 77/KH-UBND ngày 30/12/2022 về cải cách", "Kế hoạch|77/KH-UBND|2022-12-30|")]
    [InlineData("các Nghị quyết số 27/NQ-HĐND, 28/NQ- HĐND của HĐND tỉnh", "Nghị quyết|27/NQ-HĐND||HĐND tỉnh; Nghị quyết|28/NQ-HĐND||HĐND tỉnh")]
    [InlineData("Nghị quyết số 11, 12-NQ/TW của Trung ương và các văn bản", "Nghị quyết|11-NQ/TW||Trung ương; Nghị quyết|12-NQ/TW||Trung ương")]
    [InlineData("Kế hoạch số 35-KH/TU ngày 06/3/2023 của Ban Thường vụ Tỉnh ủy;", "Kế hoạch|35-KH/TU|2023-03-06|Ban Thường vụ Tỉnh ủy")]
    [InlineData("Kế hoạch số 90/KH-\nUBND ngày 01/02/2023", "Kế hoạch|90/KH-UBND|2023-02-01|")]
    [InlineData("Quyết định số 8/QĐ-UBND ngày 1/2/2023 và Quyết định số 9/QĐ-UBND ngày 3/2/2023 của UBND huyện Hòa An giao vốn", "Quyết định|8/QĐ-UBND|2023-02-01|UBND huyện Hòa An; Quyết định|9/QĐ-UBND|2023-02-03|UBND huyện Hòa An")]
    [InlineData("Chỉ thị số 4/CT-UBND ngày 1/2/2023; Chỉ thị số 5/CT-UBND ngày 3/2/2023 của UBND tỉnh", "Chỉ thị|4/CT-UBND|2023-02-01|; Chỉ thị|5/CT-UBND|2023-02-03|UBND tỉnh")]
    [InlineData("Công văn số 1/UBND-TH ngày 1/8/2024; số 2/UBND-TH ngày 2/8/2024", "Công văn|1/UBND-TH|2024-08-01|; Công văn|2/UBND-TH|2024-08-02|")]
    [InlineData("Luật Viên chức số 58/2010/QH12 và các văn bản", "Luật|58/2010/QH12||")]
    [InlineData("Thông tư liên tịch số 05/2008/TTLT-BKHCN-BNV ngày 18/6/2008 của Bộ Khoa học và Công nghệ và Bộ Nội vụ, các huyện", "Thông tư liên tịch|05/2008/TTLT-BKHCN-BNV|2008-06-18|Bộ Khoa học và Công nghệ và Bộ Nội vụ")]
    [InlineData("Nghị quyết số 21-NQ/TW ngày 16/6/2022 của Hội nghị Trung ương 5 khóa XIII về xây dựng", "Nghị quyết|21-NQ/TW|2022-06-16|Hội nghị Trung ương 5 khóa XIII")]
    [InlineData("Quyết định số 3/QĐ-SYT ngày 31/02/2023", "Quyết định|3/QĐ-SYT||")]
    [InlineData("Thông tư số 60 TC/CĐKT ngày 01/9/1997 của Bộ Tài chính, Chỉ thị số 58 CT/TW", "Thông tư|60TC/CĐKT|1997-09-01|Bộ Tài chính; Chỉ thị|58CT/TW||")]
    [InlineData("Luật Khuyến khích đầu tư trong nước số 03/1998/QH 10 và", "Luật|03/1998/QH10||")]
    [InlineData("Thông tư số 34/201 7/TT-BYT ngày 18/8/2017 của Bộ Y tế về", "Thông tư|34/2017/TT-BYT|2017-08-18|Bộ Y tế")]
    [InlineData("Quyết định số 593/QĐ-BXD của Bộ xây dựng về việc công bố", "Quyết định|593/QĐ-BXD||Bộ xây dựng")]
    [InlineData("Tờ trình số 02-TTr/ĐLS của Đoàn Luật sư tỉnh Hòa An về nhân sự", "Tờ trình|02-TTr/ĐLS||Đoàn Luật sư tỉnh Hòa An")]
    [InlineData("kê khai theo mẫu số 01/NT-TCT, biểu 02/BC-STC", "")]
    [InlineData("có 12 TC/CĐKT", "")]
    [InlineData("Nghị quyết số 18, 19-NQ/TW ngày 25/10/2017", "Nghị quyết|18-NQ/TW|2017-10-25|; Nghị quyết|19-NQ/TW|2017-10-25|")]
    [InlineData("các Nghị quyết số 18-NQ/TW, 19-NQ/TW và 21-NQ/TW", "Nghị quyết|18-NQ/TW||; Nghị quyết|19-NQ/TW||; Nghị quyết|21-NQ/TW||")]
    [InlineData("Nghị quyết số 18 và 19-NQ/TW của Ban Chấp hành Trung ương", "Nghị quyết|18-NQ/TW||Ban Chấp hành Trung ương; Nghị quyết|19-NQ/TW||Ban Chấp hành Trung ương")]
    [InlineData("các Nghị quyết 27, 28 và 29-NQ/TW", "Nghị quyết|27-NQ/TW||; Nghị quyết|28-NQ/TW||; Nghị quyết|29-NQ/TW||")]
    [InlineData("Quy định số 41-QĐ/TW ngày 03/11/2021 của Bộ Chính trị", "Quy định|41-QĐ/TW|2021-11-03|Bộ Chính trị")]
    [InlineData("Quy định 37-QĐ/TW về những điều đảng viên không được làm", "Quy định|37-QĐ/TW||")]
    [InlineData("Kết luận số 21-KL/TW và Chỉ thị 05-CT/TW", "Kết luận|21-KL/TW||; Chỉ thị|05-CT/TW||")]
    [InlineData("Chương trình hành động số 12-CTr/TU ngày 5/4/2018 của Tỉnh ủy", "Chương trình hành động|12-CTr/TU|2018-04-05|Tỉnh ủy")]
    [InlineData("Công văn 1200-CV/BTCTW ngày 7/3/2022", "Công văn|1200-CV/BTCTW|2022-03-07|")]
    [InlineData("Quyết định 1847/QĐ-TTg ngày 27/12/2018 của Thủ tướng Chính phủ", "Quyết định|1847/QĐ-TTg|2018-12-27|Thủ tướng Chính phủ")]
    [InlineData("Kế hoạch số 36-KH/\nTU ngày 06/3/2023", "Kế hoạch|36-KH/TU|2023-03-06|")]
    [InlineData("Nghị quyết số 18-\nNQ/TW về tinh gọn", "Nghị quyết|18-NQ/TW||")]
    [InlineData("Nghị định số 29/2023/NĐ-\nCP ngày 03/6/2023 của Chính phủ", "Nghị định|29/2023/NĐ-CP|2023-06-03|Chính phủ")]
    [InlineData("Luật Tổ chức chính quyền địa phương số 77/2015/QH13 ngày 19/6/2015", "Luật|77/2015/QH13|2015-06-19|")]
    [InlineData("Bộ luật Lao động số 45/2019/QH14", "Bộ luật|45/2019/QH14||")]
    [InlineData("Luật số 52/2019/QH14 sửa đổi, bổ sung một số điều của Luật Cán bộ, công chức và Luật Viên chức", "Luật|52/2019/QH14||")]
    [InlineData("Luật Cán bộ, công chức năm 2008, Luật Viên chức và Bộ luật Lao động", "")]
    [InlineData("Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024;", "")]
    [InlineData("Pháp lệnh số 05/2003/PL-UBTVQH11", "Pháp lệnh|05/2003/PL-UBTVQH11||")]
    [InlineData("Số: 271/BC-UBND", "")]
    [InlineData("đạt 16/19 cơ quan, 24.000 đồng/kg, ngày 30/12/2022, ISO 9001:2015, 965/1.411 DVCTT", "")]
    public void Find_Sentence_GivesMentions(string text, string expected) => Assert.Equal(expected, string.Join("; ", CitationFinder.Find(text).Select(Compact)));

    [Fact]
    public void Find_AnyDayAndSymbol_ReadsBackAsWritten()
    {
        string[] symbols = ["7/BC-SNV", "07/2019/QĐ-UBND", "123-KL/TU", "15/VP.UBND-NC", "79-CTr/BDVTW-BCSĐCP", "1348/KHPH-UBNDTHG-TCTBĐVN"];
        foreach (var (symbol, n) in symbols.SelectMany(s => Enumerable.Range(0, 40).Select(n => (s, n))))
        {
            var date = new DateOnly(2015, 1, 1).AddDays(n * 97);
            string[] written = [date.ToString("d/M/yyyy", CultureInfo.InvariantCulture), date.ToString("dd-MM-yyyy", CultureInfo.InvariantCulture), $"{date.Day:00} tháng {date.Month} năm {date.Year}"];
            foreach (var day in written)
            {
                var mention = Assert.Single(CitationFinder.Find($"Căn cứ Quyết định số {symbol} ngày {day} của Sở Nội vụ về việc chung."));
                Assert.Equal((symbol, date, "Sở Nội vụ"), (mention.NumberSymbol, mention.Date, mention.Issuer));
            }
        }
    }

    [Fact]
    public async Task Run_MentionInAFootnote_LiesInTheSectionOfItsMark()
    {
        const string Text = "I. KẾT QUẢ\nĐã ban hành kế hoạch.\nII. KHÁC\nHết.\nKế hoạch số 12/KH-STP ngày 28 tháng 12 năm 2022.\n";
        var note = Text.IndexOf("Kế hoạch số", StringComparison.Ordinal);
        var second = Text.IndexOf("II.", StringComparison.Ordinal);
        var document = new Document
        {
            Source = new SourceFile("a.txt", "a.txt", new string('0', 64), 1),
            Text = Text,
            Sections =
            [
                new Section("s1", null, 1, "I", "KẾT QUẢ", SectionRole.Results, new TextSpan(0, second), new TextSpan(0, 10), 1, 1),
                new Section("s2", null, 1, "II", "KHÁC", SectionRole.Other, new TextSpan(second, note), new TextSpan(second, second + 8), 1, 1),
            ],
            Footnotes = [new Footnote("1", 30, new TextSpan(note, Text.Length - 1), 1)],
        };

        var citation = Assert.Single((await new CitationStage().Run(document, StageContext.Silent())).Citations);

        Assert.Equal(("s1", "12/KH-STP", "Kế hoạch số 12/KH-STP"), (citation.Section, citation.NumberSymbol, citation.Span.In(Text)));
    }

    [Theory]
    [InlineData(2000, "12345678901234567890123456789012345678 ")]
    [InlineData(3000, "1/2/3-4 số ")]
    [InlineData(2000, "Luật của A và ")]
    [InlineData(2000, "1/KH-A-")]
    public void Find_HostileText_Ends(int times, string piece) => Assert.True(CitationFinder.Find(string.Concat(Enumerable.Repeat(piece, times))).Count <= times);

    private static string Compact(Mention m) => $"{m.Type}|{m.NumberSymbol}|{m.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}|{m.Issuer}";
}
