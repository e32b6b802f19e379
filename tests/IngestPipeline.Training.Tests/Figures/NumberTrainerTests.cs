using IngestPipeline.Documents;
using IngestPipeline.Pipelines;
using IngestPipeline.Tagging.Facts;
using IngestPipeline.Tagging.Facts.Learned;
using IngestPipeline.Training.Feedback;
using IngestPipeline.Training.Figures;
using Xunit;

namespace IngestPipeline.Training.Tests.Figures;

public sealed class NumberTrainerTests
{
    /// <summary>"chuỗi 5 hộp" counts boxes for the rules; here it is the name of a series.</summary>
    private static readonly string[] Sentences = ["Giao hàng chuỗi 5 hộp cho kho.", "Nhận chuỗi 7 hộp tại bến.", "Kiểm kê chuỗi 9 hộp ở quầy.", "Ghi sổ chuỗi 4 hộp trong ngày."];

    [Fact]
    public async Task Trained_OverrulesTheRulesWhereExamplesAgree()
    {
        var examples = Enumerable.Range(0, 10).SelectMany(_ => Sentences).Select(s => (Truth(s, fact: false), Of(s)));
        var counted = Enumerable.Range(0, 10).SelectMany(_ => Sentences).Select(s => s.Replace("chuỗi", "được", StringComparison.Ordinal)).Select(s => (Truth(s, fact: true), Of(s)));
        var stage = new FactStage(new LearnedNumbers(new NumberTrainer(Penalty: 0.1).Train(examples.Concat(counted)), "test"));

        Assert.Single((await FactStage.ByRules().Run(Of("Bán chuỗi 8 hộp cho khách."), StageContext.Silent())).Facts);
        Assert.Empty((await stage.Run(Of("Bán chuỗi 8 hộp cho khách."), StageContext.Silent())).Facts);
        Assert.Equal("8", Assert.Single((await stage.Run(Of("Bán được 8 hộp cho khách."), StageContext.Silent())).Facts).Value);
    }

    [Fact]
    public void Labelled_NumberNobodyLabelled_IsLeftOut()
    {
        const string Text = "Có 12 hộ và 3 xã.";
        var truth = new ReferenceFigures(new TextSpan(0, Text.Length), [Fact(Text, "12 hộ")], [], []);

        Assert.Equal(["12 quantity"], NumberTrainer.Labelled(truth, Of(Text)).Select(n => $"{n.Number.Span.In(Text)} {n.Label}"));
    }

    [Fact]
    public void Labelled_GoldThatTellsOnlyFacts_TakesTheRulesWordForOtherNumbers()
    {
        const string Text = "Điều 3 giao 12 hộ và 5 xã.";
        var truth = new ReferenceFigures(new TextSpan(0, Text.Length), [Fact(Text, "12 hộ")], [], null);

        Assert.Equal(["3 identifier", "12 quantity"], NumberTrainer.Labelled(truth, Of(Text)).Select(n => $"{n.Number.Span.In(Text)} {n.Label}"));
    }

    [Fact]
    public async Task Labelled_ReviewedFacts_AreFiguresOrNone()
    {
        var document = await FactStage.ByRules().Run(Of("Có 12 hộ, 5 xã và 7 ấp."), StageContext.Silent());
        var truth = ReviewedFigures.Of(document, [(1, false), (0, true)]);

        Assert.Equal(["12 quantity", "5 identifier"], NumberTrainer.Labelled(truth, document).Select(n => $"{n.Number.Span.In(document.Text)} {n.Label}"));
    }

    private static ReferenceFigures Truth(string text, bool fact)
    {
        var at = text.IndexOfAny(['4', '5', '7', '9']);
        return new ReferenceFigures(
            new TextSpan(0, text.Length), fact ? [Fact(text, text.Substring(at, 5))] : [], [], fact ? [] : [new ReferenceNumber(new TextSpan(at, at + 1), "name")]);
    }

    private static ReferenceFact Fact(string text, string raw) => new(TextSpan.OfLength(text.IndexOf(raw, StringComparison.Ordinal), raw.Length), raw, raw.Split(' ')[0], null, raw.Split(' ')[1], FactKind.Count, []);

    private static Document Of(string text) => new() { Source = new SourceFile("a.txt", "a.txt", new string('0', 64), 1), Text = text };
}
