using System.Globalization;
using Xunit;

namespace IngestPipeline.Documents.Tests;

public sealed class CitationKeyTests
{
    [Theory]
    [InlineData("Báo cáo", "271/BC-UBND", "2023-06-26", "271/BC/UBND", 2023)]
    [InlineData("Báo cáo", "271/BC-UBND", null, "271/BC/UBND", null)]
    [InlineData("BÁO CÁO", "0271/BC-UBND", null, "271/BC/UBND", null)]
    [InlineData("Quyết định", "05/2021/QĐ-UBND", null, "5/2021/QĐ/UBND", 2021)]
    [InlineData("Quyết định", "5/2021/QĐ-UBND", "2022-01-04", "5/2021/QĐ/UBND", 2021)]
    [InlineData("Quyết định", "05 /2021/ QĐ- UBND", null, "5/2021/QĐ/UBND", 2021)]
    [InlineData("Quyết định", "05/2021/QÐ-UBND", null, "5/2021/QĐ/UBND", 2021)]
    [InlineData("Quyết định", "05/2021/QƉ-UBND", null, "5/2021/QĐ/UBND", 2021)]
    [InlineData("Quyết định", "05/2021/qđ-ubnd", null, "5/2021/QĐ/UBND", 2021)]
    [InlineData("Quyết định", "O5/2021/QĐ-UBND", null, null, null)]
    [InlineData("Quyết định", "1O5/QĐ-UBND", null, "1O5/QĐ/UBND", null)]
    [InlineData("Quyết định", "1847/QĐ-TTg", "2018-12-27", "1847/QĐ/TTG", 2018)]
    [InlineData("Nghị định", "29/2023/NĐ–CP", null, "29/2023/NĐ/CP", 2023)]
    [InlineData("Nghị định", "29/2023/NÐ-CP", null, "29/2023/NĐ/CP", 2023)]
    [InlineData("Nghị quyết", "18-NQ/TW", "2017-10-25", "18/NQ/TW", 2017)]
    [InlineData("Nghị quyết", "18-NQ/TƯ", null, "18/NQ/TW", null)]
    [InlineData("Nghị quyết", "18/NQ-TW", null, "18/NQ/TW", null)]
    [InlineData("Kế hoạch", "108-KH/TU", null, "108/KH/TU", null)]
    [InlineData("Chương trình hành động", "12-CTr/TU", null, "12/CTR/TU", null)]
    [InlineData("Chương trình", "12-CTR/TU", null, "12/CTR/TU", null)]
    [InlineData("Thông tư liên tịch", "05/2008/TTLT-BKHCN-BNV", null, "5/2008/TTLT/BKHCN/BNV", 2008)]
    [InlineData("Thông tư liên tịch", "50/98/TTLT-BTC", null, "50/1998/TTLT/BTC", 1998)]
    [InlineData("Thông tư", "07/05/TT-BNV", null, "7/2005/TT/BNV", 2005)]
    [InlineData("Luật", "58/2010/QH12", null, "LUẬT 58/2010/QH12", 2010)]
    [InlineData("Bộ luật", "45/2019/QH14", null, "LUẬT 45/2019/QH14", 2019)]
    [InlineData("LUẬT", "45/2019/QH 14", null, "LUẬT 45/2019/QH14", 2019)]
    [InlineData(null, "45/2019/QH14", null, "LUẬT 45/2019/QH14", 2019)]
    [InlineData("Nghị quyết", "45/2019/QH14", null, "NGHỊ QUYẾT 45/2019/QH14", 2019)]
    [InlineData("Nghị quyết", "45/2019/NQ-QH14", null, "45/2019/NQ/QH14", 2019)]
    [InlineData("Pháp lệnh", "05/2003/PL-UBTVQH11", null, "5/2003/PL/UBTVQH11", 2003)]
    [InlineData("Nghị quyết", "18", "2017-10-25", "NGHỊ QUYẾT 18", 2017)]
    [InlineData("nghị  quyết", "018", null, "NGHỊ QUYẾT 18", null)]
    [InlineData(null, "18", null, null, null)]
    [InlineData("Công văn", "412/BNV-TCCB", null, "412/BNV/TCCB", null)]
    [InlineData(null, "412/BNV-TCCB", null, "412/BNV/TCCB", null)]
    [InlineData("Công văn", "15/VP.UBND-NC", null, "15/VP.UBND/NC", null)]
    [InlineData("Công văn", "60TC/CĐKT", null, "60/TC/CĐKT", null)]
    [InlineData("Công văn", "60 TC/CĐKT", null, "60/TC/CĐKT", null)]
    [InlineData("Kế hoạch", "12a/KH-UBND", null, "12A/KH/UBND", null)]
    [InlineData("Kế hoạch", "90/KH-\nUBND", null, "90/KH/UBND", null)]
    [InlineData("Báo cáo", "/BC-UBND", null, null, null)]
    [InlineData("Báo cáo", "000/BC-UBND", null, "0/BC/UBND", null)]
    [InlineData("Báo cáo", "", null, null, null)]
    [InlineData("Báo cáo", null, null, null, null)]
    public void Of_NumberAsWritten_GivesOneForm(string? type, string? number, string? date, string? key, int? year)
    {
        var found = CitationKey.Of(type, number, date is null ? null : DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture));

        Assert.Equal((key, year), (found?.Value, found?.Year));
    }

    [Theory]
    [InlineData("Đề án", "3/ĐA-UBND", "Dự án", "3/DA-UBND")]
    [InlineData("Luật", "58/2010/QH12", "Nghị quyết", "58/2010/QH12")]
    [InlineData("Kế hoạch", "10/KH-UBND", "Kế hoạch", "1O/KH-UBND")]
    [InlineData("Kế hoạch", "100/KH-UBND", "Kế hoạch", "10/KH-UBND")]
    [InlineData("Quyết định", "5/2021/QĐ-UBND", "Quyết định", "5/2022/QĐ-UBND")]
    public void Of_DifferentDocuments_GivesDifferentKeys(string type, string number, string otherType, string otherNumber) =>
        Assert.NotEqual(CitationKey.Of(type, number, null)!.Value, CitationKey.Of(otherType, otherNumber, null)!.Value);

    [Fact]
    public void Keys_OfOneDocument_CompleteEachOther()
    {
        Citation[] citations =
        [
            Named("Nghị quyết", "18-NQ/TW", new DateOnly(2017, 10, 25)), Named("Nghị quyết", "18"), Named("Nghị quyết", "18-NQ/TW"), Named("Kế hoạch", "18"),
            Named("Quyết định", "8/QĐ-UBND", new DateOnly(2022, 1, 1)), Named("Quyết định", "8/QĐ-UBND", new DateOnly(2023, 1, 1)), Named("Quyết định", "8/QĐ-UBND"),
        ];

        Assert.Equal(
            ["18/NQ/TW|2017", "18/NQ/TW|2017", "18/NQ/TW|2017", "KẾ HOẠCH 18|", "8/QĐ/UBND|2022", "8/QĐ/UBND|2023", "8/QĐ/UBND|"],
            CitationKeys.Of([.. citations]).Select(k => $"{k!.Value}|{k.Year}"));
    }

    private static Citation Named(string type, string number, DateOnly? date = null) =>
        new() { Span = new TextSpan(0, 1), Raw = number, Type = type, NumberSymbol = number, Date = date, Confidence = 1 };
}
