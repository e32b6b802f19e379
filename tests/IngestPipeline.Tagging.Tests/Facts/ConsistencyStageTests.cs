using IngestPipeline.Documents;
using IngestPipeline.Pipelines;
using IngestPipeline.Tagging.Facts;
using IngestPipeline.Tagging.Facts.Consistency;
using Xunit;

namespace IngestPipeline.Tagging.Tests.Facts;

public sealed class ConsistencyStageTests
{
    [Theory]
    [InlineData("Giải quyết đúng hạn 1.251/1.252 hồ sơ, đạt tỷ lệ 99,92%.")]
    [InlineData("Có 16/19 cơ quan (đạt 84%).")]
    [InlineData("Tổng số 10 đơn, chuyển 2 đơn đến cơ quan có thẩm quyền; lưu 08 đơn.")]
    [InlineData("Tổng số 12 hộ, gồm 5 hộ nghèo (trong đó 3 hộ mới) và 7 hộ cận nghèo.")]
    [InlineData("Tổng số thủ tục hành chính đã công bố của huyện là 57 TTHC.\nTổng số thủ tục hành chính đã công bố của huyện là 57 TTHC.")]
    public async Task Run_FiguresThatAgree_AreSurer(string text)
    {
        var (before, after) = await Checked(text);

        Assert.Empty(after.Warnings);
        Assert.Contains(after.Facts, f => f.Confidence > before.Facts.First(b => b.Id == f.Id).Confidence);
        Assert.DoesNotContain(after.Facts, f => f.Confidence < before.Facts.First(b => b.Id == f.Id).Confidence);
    }

    [Theory]
    [InlineData("Giải quyết đúng hạn 1.251/1.252 hồ sơ, đạt tỷ lệ 92,99%.", "\"1.251/1.252 hồ sơ\" là 99,92%, văn bản ghi \"92,99%\"")]
    [InlineData("Tổng số 12 văn bản, gồm 5 văn bản mới và 6 văn bản sửa đổi.", "\"12 văn bản\" là tổng, nhưng các số thành phần cộng lại được 11")]
    [InlineData("Tổng số thủ tục hành chính đã công bố của huyện là 57 TTHC.\nTổng số thủ tục hành chính đã công bố của huyện là 75 TTHC.", "được nêu hai lần với hai số khác nhau: \"57 TTHC\" (trang 1) và \"75 TTHC\" (trang 1)")]
    public async Task Run_FiguresThatContradict_AreAWarning(string text, string expected)
    {
        var (before, after) = await Checked(text);

        var warning = Assert.Single(after.Warnings);
        Assert.Equal(ConsistencyStage.WarningCode, warning.Code);
        Assert.Contains(expected, warning.Message, StringComparison.Ordinal);
        Assert.Equal(before.Text, after.Text);
        Assert.Equal(before.Facts.Select(f => f.Confidence), after.Facts.Select(f => f.Confidence));
    }

    [Theory]
    [InlineData("Có 16/19 cơ quan nộp báo cáo. Đạt 100%.")]
    [InlineData("Thu 16/19 khoản, đạt 85% kế hoạch.")]
    [InlineData("Tổng số 12 văn bản, trong đó 5 văn bản mới và 6 văn bản sửa đổi.")]
    [InlineData("Tổng số 40 người, có 15 người trên 50 tuổi, 20 người là nữ.")]
    [InlineData("Giá lúa 7.000 đồng/kg.\nGiá lúa 8.000 đồng/kg.")]
    public async Task Run_FiguresThatNeedNotAgree_AreLeftAlone(string text)
    {
        var (before, after) = await Checked(text);

        Assert.Empty(after.Warnings);
        Assert.Equal(before.Facts.Select(f => f.Confidence), after.Facts.Select(f => f.Confidence));
    }

    private static async Task<(Document Before, Document After)> Checked(string text)
    {
        var document = new Document
        {
            Source = new SourceFile("a.txt", "a.txt", new string('0', 64), 1),
            Text = text,
            Metadata = DocumentMetadata.Empty with { Period = new ReportPeriod(new DateOnly(2021, 1, 1), new DateOnly(2021, 6, 30), null) },
        };
        var before = await FactStage.ByRules().Run(document, StageContext.Silent());
        return (before, await new ConsistencyStage().Run(before, StageContext.Silent()));
    }
}
