using IngestPipeline.Testing;
using IngestPipeline.Vietnamese.Language;
using Xunit;

namespace IngestPipeline.Vietnamese.Tests.Language;

public sealed class LanguageModelTrainerTests
{
    private static readonly string[] Text =
    [
        .. Enumerable.Range(0, 40).SelectMany(i => (string[])
        [
            "Ủy ban nhân dân xã báo cáo kết quả thực hiện nhiệm vụ, gồm 12 nội dung.",
            "Ủy ban nhân dân huyện ban hành kế hoạch số 15/KH-UBND; đạt 98,5% kế hoạch.",
            i % 2 == 0 ? "Hội đồng nhân dân xã giám sát việc thực hiện kế hoạch." : "Hội đồng nhân dân huyện họp hằng tháng.",
        ]),
    ];

    [Fact]
    public void Score_AfterAnyContext_SumsToOne()
    {
        using var folder = new TemporaryFolder();
        using var model = Train(folder, "a.lm", order: 4);
        foreach (var context in (string[])["", "Ủy ban nhân", "nhân dân xã", "kế hoạch số", "họp họp họp", "không có"])
        {
            var history = Context(model, context);
            var sum = Enumerable.Range(0, model.Vocabulary.Size).Sum(token => Math.Exp(model.Score(history, token)));
            Assert.InRange(sum, 0.97, 1.03);
        }
    }

    [Fact]
    public void Score_SeenWord_IsLikelierThanOthers()
    {
        using var folder = new TemporaryFolder();
        using var model = Train(folder, "a.lm", order: 4);
        var after = Context(model, "Ủy ban nhân");
        var best = Enumerable.Range(0, model.Vocabulary.Size).MaxBy(token => model.Score(after, token));
        Assert.Equal("dân", model.Vocabulary[best].Text);
        Assert.True(model.Score(after, best) > Math.Log(0.8));
    }

    [Fact]
    public void Train_Twice_GivesTheSameBytes()
    {
        using var folder = new TemporaryFolder();
        Train(folder, "a.lm", order: 3).Dispose();
        Train(folder, "b.lm", order: 3).Dispose();
        Assert.Equal(File.ReadAllBytes(Path.Combine(folder.Path, "a.lm")), File.ReadAllBytes(Path.Combine(folder.Path, "b.lm")));
    }

    [Fact]
    public void Vocabulary_KeepsWordsByHowTheyAreWritten()
    {
        using var folder = new TemporaryFolder();
        using var model = Train(folder, "a.lm", order: 4);
        var symbol = model.Vocabulary[model.Vocabulary.IdOf("UBND")];
        Assert.Equal("ubnd", symbol.Text);
        Assert.True(symbol.Cases[(int)LetterCase.Upper] > Math.Log(0.9));
        Assert.Equal(Vocabulary.Unknown, model.Vocabulary.IdOf("Khmer"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(200)]
    [InlineData(2000)]
    public void Open_CutFile_SaysSo(int length)
    {
        using var folder = new TemporaryFolder();
        Train(folder, "a.lm", order: 4).Dispose();
        var bytes = File.ReadAllBytes(Path.Combine(folder.Path, "a.lm"));
        File.WriteAllBytes(Path.Combine(folder.Path, "cut.lm"), bytes[..Math.Min(length, bytes.Length - 1)]);
        Assert.ThrowsAny<Exception>(() => new SyllableLanguageModel(Path.Combine(folder.Path, "cut.lm")));
    }

    [Fact]
    public void Model_OfTheProject_KnowsAdministrativeText()
    {
        using var model = new SyllableLanguageModel(LanguageModelFile.Default);
        var right = model.ScoreLine("Ủy ban nhân dân tỉnh ban hành Kế hoạch triển khai thực hiện Nghị quyết.", out _, out var unknown);
        var wrong = model.ScoreLine("Ủy ban nhân dân tĩnh ban hành Kế hoách triễn khai thực hiện Nghị quyết.", out _, out _);
        Assert.Equal(0, unknown);
        Assert.True(right > wrong + 10, $"{right} {wrong}");
        Assert.StartsWith(model.Identity, File.ReadAllText(Path.Combine(Repository.Root, "models", "language", "vi-syllables.lm.sha256")), StringComparison.Ordinal);
    }

    private static SyllableLanguageModel Train(TemporaryFolder folder, string name, int order)
    {
        using (var stream = File.Create(Path.Combine(folder.Path, name)))
        {
            new LanguageModelTrainer(new LanguageModelTraining { Order = order, PruneBelow = 0.01 }).Train(() => Text, stream);
        }

        return new SyllableLanguageModel(Path.Combine(folder.Path, name));
    }

    private static ulong Context(SyllableLanguageModel model, string words)
    {
        var context = model.LineStart;
        foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            context = SyllableLanguageModel.Follow(context, model.Vocabulary.IdOf(word));
        }

        return context;
    }
}
