using IngestPipeline.Documents;
using IngestPipeline.Pipelines;
using IngestPipeline.Testing;
using IngestPipeline.Testing.Repair;
using IngestPipeline.Vietnamese.Restoring;
using IngestPipeline.Vietnamese.Tests.Language;
using Xunit;

namespace IngestPipeline.Vietnamese.Tests.Restoring;

public sealed class BareTextRestorerTests
{
    private readonly BareTextRestorer _restorer = new(TrainedModel.Instance);

    [Theory]
    [InlineData("quyet dinh bo nhiem 2023", "quyết định bổ nhiệm 2023")]
    [InlineData("Uy ban nhan dan tinh bao cao ket qua thuc hien nhiem vu 6 thang dau nam", "Ủy ban nhân dân tỉnh báo cáo kết quả thực hiện nhiệm vụ 6 tháng đầu năm")]
    [InlineData("HOI DONG NHAN DAN HUYEN", "HỘI ĐỒNG NHÂN DÂN HUYỆN")]
    [InlineData("So: 15/KH-UBND ngay 05 thang 02 nam 2023", "Số: 15/KH-UBND ngày 05 tháng 02 năm 2023")]
    [InlineData("kế hoạch cải cách hành chính", "kế hoạch cải cách hành chính")]
    public void Restore_BareWords_GetTheirAccents(string bare, string expected) => Assert.Equal(expected, _restorer.Restore(bare));

    [Fact]
    public void Is_TellsBareVietnameseFromOtherTexts()
    {
        Assert.All(TrainedModel.Reports, r => Assert.True(BareText.Is([Bare(r)])));
        Assert.All(TrainedModel.Reports, r => Assert.False(BareText.Is([r])));
        Assert.False(BareText.Is(Enumerable.Repeat("The committee has approved the annual report and the budget for the coming year.", 20)));
        Assert.False(BareText.Is(Enumerable.Repeat("Le conseil a approuve le rapport annuel et le budget de la commune pour cette periode.", 20)));
        Assert.False(BareText.Is(Enumerable.Repeat("var total = items.Sum(i => i.Price); return total > 0;", 20)));
        Assert.False(BareText.Is(["bao cao"]));
    }

    [Fact]
    public async Task Run_BareDocument_IsRestoredMarkedAndCanBeRebuilt()
    {
        const string bare = "Uy ban nhan dan xa bao cao ket qua thuc hien nhiem vu nam 2023 nhu sau: trong nam da ho tro 12 ho ngheo sua chua nha o; to chuc 05 lop tap huan cho can bo, cong chuc; "
            + "thu ngan sach dat 98,5% ke hoach; an ninh trat tu duoc giu vung.";
        var document = Document(bare);
        var restored = await new AccentStage(TrainedModel.Instance).Run(document, StageContext.Silent());
        Assert.StartsWith("Ủy ban nhân dân xã báo cáo kết quả thực hiện nhiệm vụ năm 2023 như sau: trong năm đã hỗ trợ 12 hộ nghèo sửa chữa nhà ở;", restored.Text, StringComparison.Ordinal);
        Assert.Contains(restored.Warnings, w => w.Code == "accents-restored");
        Assert.Contains(restored.Trust, t => t.State == TextState.Unaccented);
        Assert.Equal(bare, ExtractedText.Rebuild(restored));

        var sound = Document(restored.Text);
        Assert.Same(sound, await new AccentStage(TrainedModel.Instance).Run(sound, StageContext.Silent()));
    }

    [SharedFact]
    public void Restore_HeldOutLines_StrippedOfAccents()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Shared!, "corpus", "heldout.txt")).Normalize();
        var bare = Bare(text);
        var score = new LetterLoss(text.Where(char.IsLetter)).Score(text, AlignedText.Apply(bare, LetterLoss.Lines(bare).SelectMany(l => _restorer.Edits(bare, l))));
        Assert.True(score.Share >= 0.99, $"{score.Share}");
    }

    private static string Bare(string text) => string.Concat(text.Select(c => char.IsUpper(c) ? char.ToUpperInvariant(AccentFolder.Fold(c)) : char.IsLetter(c) ? AccentFolder.Fold(c) : c));

    private static Document Document(string text) => new()
    {
        Source = new SourceFile("a.txt", "a.txt", new string('0', 64), text.Length),
        Text = text,
        Blocks = [new Block(BlockKind.Paragraph, new TextSpan(0, text.Length), 1, null, BlockStyle.Unknown)],
    };
}
