using IngestPipeline.Documents;
using IngestPipeline.Pipelines;
using IngestPipeline.Tagging.Structure;
using IngestPipeline.Tagging.Structure.Learned;
using IngestPipeline.Testing;
using Xunit;

namespace IngestPipeline.Tagging.Tests.Structure.Learned;

/// <summary>The models that the program ships, on invented documents.</summary>
public sealed class LearnedStructureTests
{
    private static readonly StructureStage Stage = StructureModels.Load(StructureModels.DefaultFolder).Stage();

    [Fact]
    public async Task Report_IsOutlinedAsByAReader()
    {
        var document = await Run(StructureStageTests.Report);

        Assert.Equal(
            [
                "1 Phần I | KẾT QUẢ 6 THÁNG ĐẦU NĂM | results", "2 I | CÔNG TÁC CHỈ ĐẠO | results", "3 1 | Về nạo vét kênh mương | results", "3 2 | Về trạm bơm | results",
                "4 a | Trạm bơm điện | results", "4 b | Trạm bơm dầu | results", "2 II | ĐÁNH GIÁ CHUNG | evaluation", "3 1 | Ưu điểm | strengths",
                "3 2 | Tồn tại, hạn chế và nguyên nhân | limitations", "1 Phần II | NHIỆM VỤ 6 THÁNG CUỐI NĂM | plan",
            ],
            document.Sections.Select(s => $"{s.Level} {s.Label} | {s.Title} | {ContractNames.Of(s.Role)}"));
        Assert.All(document.Sections, s => Assert.InRange(s.Confidence, 0.3, 1));
    }

    [Theory]
    [InlineData("VĂN BẢN KHÔNG CÓ MỤC NÀO\nMột câu dài nói về việc đã làm trong tháng, không có đề mục gì cả.\nMột câu nữa cũng như thế.", 0)]
    [InlineData("", 0)]
    public async Task TextWithoutHeadings_HasNoSections(string text, int sections) => Assert.Equal(sections, (await Run(text)).Sections.Length);

    [Fact]
    public async Task FourHundredHeadings_AreAllFoundAndNested()
    {
        var text = string.Join('\n', Enumerable.Range(1, 20).SelectMany(chapter => new[] { $"Chương {Roman(chapter)}", "QUY ĐỊNH CỤ THỂ" }
            .Concat(Enumerable.Range(1, 19).SelectMany(a => new[] { $"Điều {((chapter - 1) * 19) + a}. Trách nhiệm của đơn vị số {a}", "Đơn vị tổ chức thực hiện, báo cáo kết quả hằng quý cho cơ quan cấp trên." }))));

        var document = await Run(text);

        Assert.InRange(document.Sections.Length, 380, 400);
        Assert.InRange(document.Sections.Count(s => s.Level == 2), 360, 380);
    }

    [Fact]
    public async Task SecondDocumentInTheFile_IsReported()
    {
        var document = await Run(StructureStageTests.Report + "\n" + StructureStageTests.Report);

        var warning = Assert.Single(document.Warnings, w => w.Code == "several-documents");
        Assert.Contains("trang 1", warning.Message, StringComparison.Ordinal);
        Assert.Equal(2, document.Sections.Count(s => s.Label == "Phần II" && s.Level == 1));
        Assert.DoesNotContain((await Run(StructureStageTests.Report)).Warnings, w => w.Code == "several-documents");
    }

    [Fact]
    public void Weights_SavedAndLoaded_AreTheSame()
    {
        using var folder = new TemporaryFolder();
        var models = StructureModels.Load(StructureModels.DefaultFolder);

        models.Save(folder.Path);

        Assert.Equal(models.Identity, StructureModels.Load(folder.Path).Identity);
    }

    [Fact]
    public void DamagedWeights_AreRefusedByTheirFile()
    {
        using var folder = new TemporaryFolder();
        StructureModels.Load(StructureModels.DefaultFolder).Save(folder.Path);
        File.WriteAllText(Path.Combine(folder.Path, StructureModels.NestingFile), "# ingest.maxent/1\nrule\n");

        var error = Assert.Throws<InvalidDataException>(() => StructureModels.Load(folder.Path));

        Assert.Contains(StructureModels.NestingFile, error.Message, StringComparison.Ordinal);
    }

    private static Task<Document> Run(string text) => Stage.Run(TestDocuments.Of(text, null), StageContext.Silent());

    private static string Roman(int number) => new[] { "", "X", "XX" }[number / 10] + new[] { "", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX" }[number % 10];
}
