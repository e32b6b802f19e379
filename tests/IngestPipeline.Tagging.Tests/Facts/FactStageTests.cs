using System.Collections.Immutable;
using IngestPipeline.Documents;
using IngestPipeline.Pipelines;
using IngestPipeline.Tagging.Citations;
using IngestPipeline.Tagging.Facts;
using Xunit;

namespace IngestPipeline.Tagging.Tests.Facts;

public sealed class FactStageTests
{
    [Theory]
    [InlineData("Đã ban hành 07 văn bản và kiểm tra 12 cán bộ, công chức.", "7 văn bản count; 12 cán bộ, công chức count")]
    [InlineData("Kinh phí 1 tỷ 200 triệu đồng, đạt 22.57% dự toán.", "1200000000 VND money; 22.57 % percent")]
    [InlineData("Có 16/19 cơ quan hoàn thành; xếp vị trí 50/63 tỉnh, thành phố.", "16/19 cơ quan ratio; 50/63 tỉnh, thành phố rank")]
    [InlineData("Giá lúa ở mức 7.200 - 7.350 đồng/kg.", "7200 VND/kg money; 7350 VND/kg money")]
    [InlineData("Kiểm tra tại 02, 03 và 05 đơn vị.", "2 đơn vị count; 3 đơn vị count; 5 đơn vị count")]
    [InlineData("Nghỉ hưu 10 (TH); thôi việc 03 TH.", "10 trường hợp count; 3 trường hợp count")]
    [InlineData("Tổng số phản ánh, kiến nghị đã tiếp nhận: 21, đã xử lý xong.", "21 phản ánh, kiến nghị count")]
    [InlineData("Hỗ trợ 01 triệu đồng/ấp, khóm/tháng.", "1000000 VND/ấp, khóm/tháng money")]
    [InlineData("Lệ phí: 600.000 đồng/01 giấy phép.", "600000 VND/giấy phép money")]
    [InlineData("Trứng gà 35.000đ/chục 10 quả, sữa hộp 900g giá 435.000 đồng/hộp.", "35000 VND/chục 10 quả money; 435000 VND/hộp money")]
    [InlineData("Đạt 83 điểm; bàn giao 46,4 mét tài liệu trong 15 ngày.", "83 điểm score; 46.4 m measure; 15 ngày duration")]
    [InlineData("Giải ngân 1.224 triệu đồng/ 5.425 triệu đồng.", "1224000000/5425000000 VND ratio")]
    [InlineData("Thời hạn bổ nhiệm là 05 năm; hưởng hệ số phụ cấp chức vụ 0,3 theo quy định; sơ kết 05 năm thực hiện.", "5 năm duration; 0.3  count")]
    public async Task Run_Sentence_FindsQuantities(string text, string expected) =>
        Assert.Equal(expected, string.Join("; ", (await Facts(text)).Select(f => $"{f.Value}{(f.Of is null ? "" : "/" + f.Of)} {f.Unit} {f.Kind.ToString().ToLowerInvariant()}")));

    [Theory]
    [InlineData("Quyết định số 05/2021/QĐ-UBND ngày 18 tháng 3 năm 2021, khoản 1, 3, 5 Điều 7, ISO 9001:2015, COVID-19 và covid -19")]
    [InlineData("6 tháng đầu năm 2021, quý II-III/2023, giai đoạn 2022-2026, nhiệm kỳ 2021 – 2026, năm 20231, ngày 24, 25 và 26 tháng 8")]
    [InlineData("1. Công tác chung")]
    [InlineData("Đợt 2 tại Phường 2, khóa 15, tiêu chí số 15, Dự án 513, mức độ 3, 4 và văn bằng 2")]
    [InlineData("sơ kết 05 năm thực hiện; kỷ niệm 20 năm tái lập; lúc 15 giờ 30; trực 24/24")]
    [InlineData("Điện thoại: 0292.3812345; vàng 99,99%; loại 1kg; lon 24x330ml; mạng 5G")]
    [InlineData("thấp1 và cơ quan27 như năm 2022")]
    public async Task Run_OtherUsesOfDigits_AreNoFacts(string text) => Assert.Equal("", string.Join("; ", (await Facts(text)).Select(f => f.Raw)));

    [Theory]
    [InlineData("Năm 2023 giảm 22 biên chế công chức, 420 biên chế viên chức so với năm 2022.", "Decrease năm 2022, Decrease năm 2022")]
    [InlineData("Giá bán tăng (+285đồng/kg) so với tháng trước.", "Increase tháng trước")]
    [InlineData("Giá tăng lên 285 đồng/kg.", "")]
    [InlineData("Sửa đổi, bổ sung 60 TTHC.", "")]
    public async Task Run_AmountOfChange_HasDirectionAndBaseline(string text, string expected) =>
        Assert.Equal(expected, string.Join(", ", (await Facts(text)).Where(f => f.Change is not null).Select(f => $"{f.Change} {f.Baseline}")));

    [Theory]
    [InlineData("Có khoảng 650 lượt khách", Approximation.About)]
    [InlineData("Bố trí tối thiểu 40m2", Approximation.AtLeast)]
    [InlineData("Không quá 120 phút", Approximation.AtMost)]
    [InlineData("Có 15 người trở lên", Approximation.AtLeast)]
    [InlineData("Có 15 người", null)]
    public async Task Run_BoundOrEstimate_IsMarked(string text, Approximation? expected) => Assert.Equal(expected, Assert.Single(await Facts(text)).Approx);

    [Theory]
    [InlineData("Năm 2020 có 18 đơn vị.", "2020")]
    [InlineData("Có 04 sáng kiến của tháng 5/2022.", "2022-05")]
    [InlineData("Trong quý I năm 2023 có 5 hồ sơ.", "2023-Q1")]
    [InlineData("Có 9 hồ sơ, tăng so với năm 2020.", "2021-H1")]
    [InlineData("Kế hoạch số 5/KH-UBND ngày 30/12/2019 giao 9 hồ sơ.", "2021-H1")]
    public async Task Run_PeriodOfTheSentence_ComesBeforeTheDocuments(string text, string expected) => Assert.Equal(expected, Assert.Single(await Facts(text)).Period);

    [Theory]
    [InlineData("Đã bàn giao 02 đơn vị.", SectionRole.Results, FactStatus.Actual)]
    [InlineData("Bàn giao 02 đơn vị.", SectionRole.Plan, FactStatus.Target)]
    [InlineData("Dự kiến sẽ kiểm tra 11 cơ quan.", SectionRole.Results, FactStatus.Target)]
    [InlineData("Phấn đấu đạt 95% hồ sơ.", SectionRole.Results, FactStatus.Target)]
    public async Task Run_PlannedFigure_IsATarget(string text, SectionRole role, FactStatus expected) => Assert.Equal(expected, Assert.Single(await Facts(text, role)).Status);

    [Theory]
    [InlineData("Trong thời hạn 07 ngày làm việc kể từ ngày nhận đủ hồ sơ, Phòng Nội vụ trả kết quả cho công dân.", "ngày làm việc", "kể từ ngày nhận đủ hồ sơ, Phòng Nội vụ trả kết quả cho công dân")]
    [InlineData("Trong vòng 5 ngày kể từ khi ký, bên nhận gửi báo cáo.", "ngày", "kể từ khi ký, bên nhận gửi báo cáo")]
    [InlineData("Quyết định này có hiệu lực thi hành sau 15 ngày kể từ ngày ký.", "ngày", "Quyết định này có hiệu lực thi hành kể từ ngày ký")]
    public async Task Run_TimeLimitOfARule_IsATargetOfNoPeriod(string text, string unit, string indicator)
    {
        var fact = Assert.Single(await Facts(text, SectionRole.Results));

        Assert.Equal((FactKind.Duration, unit, FactStatus.Target, null, indicator), (fact.Kind, fact.Unit, fact.Status, fact.Period, fact.Indicator));
    }

    [Theory]
    [InlineData("Lũy kế tháng 5 năm 2021 có 40 hồ sơ.", "40: 2021-01/2021-05")]
    [InlineData("Tháng 5 năm 2021 có 9 hồ sơ (lũy kế 40 hồ sơ), trả 8 hồ sơ.", "9: 2021-05; 40: 2021-01/2021-05; 8: 2021-05")]
    [InlineData("Từ ngày 15/4 đến ngày 14/5/2021 có 9 hồ sơ.", "9: 2021-04/2021-05")]
    [InlineData("Thu 50 triệu đồng, tăng 10 triệu đồng so với năm 2020 là 40 triệu đồng.", "50000000: 2021-H1; 10000000: 2021-H1; 40000000: 2020")]
    public async Task Run_CumulatedSpannedOrComparedFigure_HasItsOwnPeriod(string text, string expected) =>
        Assert.Equal(expected, string.Join("; ", (await Facts(text)).Select(f => $"{f.Value}: {f.Period}")));

    [Theory]
    [InlineData("IV.1 Mục tiêu chung")]
    [InlineData("theo hướng dẫn tại điểm 1 Mục V Phần B của Thông tư")]
    public async Task Run_OutlineNumbers_AreNoFacts(string text) => Assert.Empty(await Facts(text));

    [Fact]
    public async Task Run_FiguresOfTheMakeUpOfARule_AreActual()
    {
        const string Text = "Quy chế gồm 5 phần, 28 biểu mẫu. Mỗi phòng nộp 02 báo cáo.";
        var document = Of(Text) with { Metadata = DocumentMetadata.Empty with { DocType = "QUY CHẾ" } };

        var facts = (await FactStage.ByRules().Run(document, StageContext.Silent())).Facts;

        Assert.Equal(["5 Actual", "28 Actual", "2 Target"], facts.Select(f => $"{f.Value} {f.Status}"));
    }

    [Fact]
    public async Task Run_ListOpenedByAColon_LiesWhereItsLeadSays() =>
        Assert.Equal(["huyện Hòa An", "huyện Hòa An"], (await Facts("Giá lúa tại huyện Hòa An có biến động như sau: lúa thường 7.000 đồng/kg; lúa thơm 8.000 đồng/kg.")).Select(f => f.Place));

    [Theory]
    [InlineData("Chỉnh lý tài liệu của 02 đơn vị (tổng số 11m).", "Chỉnh lý tài liệu")]
    [InlineData("Tặng quà cho 30 hộ, với tổng kinh phí 15 triệu đồng.", "tổng kinh phí Tặng quà cho")]
    public async Task Run_TotalThatSaysNothingAlone_IsOfTheFigureBefore(string text, string expected) => Assert.StartsWith(expected, (await Facts(text))[1].Indicator, StringComparison.Ordinal);

    [Fact]
    public async Task Run_FactOfASection_SaysWhatWhereAndWhose()
    {
        var fact = Assert.Single(await Facts("Tổng số đơn nhận được tại huyện Hòa An là 1.010 đơn.", SectionRole.Results));

        Assert.Equal("1.010 đơn", fact.Raw);
        Assert.Equal(("huyện Hòa An", "s1"), (fact.Place, fact.Section));
        Assert.Equal("Tổng số đơn nhận được tại huyện Hòa An đơn", fact.Indicator);
        Assert.InRange(fact.Confidence, 0.9, 1);
    }

    [Fact]
    public async Task Run_Table_GivesFiguresWithTheirCells()
    {
        ImmutableArray<TableCell> Row(params string[] cells) => [.. cells.Select(c => new TableCell(c))];
        const string Text = "Đơn vị tính: triệu đồng\nHết.\n";
        var document = Of(Text) with { Tables = [new Table(1, null, 24, [Row("TT", "Nội dung", "Năm 2022", "Tỷ lệ (%)"), Row("1", "Chi thường xuyên", "1.250", "45,5"), Row("2", "Chi đầu tư", "-30", "")])] };

        var facts = (await FactStage.ByRules().Run(document, StageContext.Silent())).Facts;

        Assert.Equal(
            ["1250000000 VND 2022 Chi thường xuyên Năm 2022 (1,2)", "45.5 % 2021-H1 Chi thường xuyên Tỷ lệ (%) (1,3)", "-30000000 VND 2022 Chi đầu tư Năm 2022 (2,2)"],
            facts.Select(f => $"{f.Value} {f.Unit} {f.Period} {f.Indicator} ({f.Cell!.Value.Row},{f.Cell.Value.Column})"));
    }

    [Fact]
    public async Task Run_TableOfBodies_UnitFromItsHeadingNotFromTheirNames()
    {
        ImmutableArray<TableCell> Row(bool header, params TableCell[] cells) => [.. cells.Select(c => c with { Header = header })];
        var table = new Table(1, null, 0, [
            Row(true, new TableCell("TT", 2), new TableCell("Đơn vị", 2), new TableCell("Biên chế năm 2022", 1, 2)), Row(true, new TableCell("Được giao"), new TableCell("Có mặt")),
            Row(false, new TableCell("1"), new TableCell("Phòng Nội vụ"), new TableCell("11"), new TableCell("10")),
        ]) { Unit = "người" };

        var facts = (await FactStage.ByRules().Run(Of("Biểu tổng hợp\n") with { Tables = [table] }, StageContext.Silent())).Facts;

        Assert.Equal(
            ["11 người Phòng Nội vụ Biên chế năm 2022 Được giao (2,2)", "10 người Phòng Nội vụ Biên chế năm 2022 Có mặt (2,3)"],
            facts.Select(f => $"{f.Value} {f.Unit} {f.Indicator} ({f.Cell!.Value.Row},{f.Cell.Value.Column})"));
    }

    [Theory]
    [InlineData("1234567890123456789012345678901234567890 ")]
    [InlineData("1.2.3.4,5/6-7 ")]
    [InlineData("1/2/3, ")]
    [InlineData("05 và ")]
    [InlineData("năm 2020, ")]
    [InlineData("5 đồng/")]
    public async Task Run_PagesOfNothingButFigures_End(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 1500));
        Assert.All(await Facts(text), f => Assert.Equal(f.Raw, f.Span.In(text)));
    }

    private static async Task<ImmutableArray<Fact>> Facts(string text, SectionRole? role = null)
    {
        var document = Of(text);
        document = role is { } r ? document with { Sections = [new Section("s1", null, 1, null, null, r, new TextSpan(0, text.Length), TextSpan.At(0), 1, 1)] } : document;
        document = await new CitationStage().Run(document, StageContext.Silent());
        return (await FactStage.ByRules().Run(document, StageContext.Silent())).Facts;
    }

    private static Document Of(string text) => new()
    {
        Source = new SourceFile("a.txt", "a.txt", new string('0', 64), 1),
        Text = text,
        Metadata = DocumentMetadata.Empty with { Period = new ReportPeriod(new DateOnly(2021, 1, 1), new DateOnly(2021, 6, 30), "6 tháng đầu năm 2021") },
    };
}
