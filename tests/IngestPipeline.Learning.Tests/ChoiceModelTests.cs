using System.Collections.Immutable;
using Xunit;

namespace IngestPipeline.Learning.Tests;

public sealed class ChoiceModelTests
{
    private static readonly LabelledChoice[] Data =
    [
        .. Enumerable.Range(0, 20).Select(i => new LabelledChoice([["long"], ["short", "near"], ["short"]], i % 5 == 0 ? 2 : 1)),
        .. Enumerable.Range(0, 5).Select(_ => new LabelledChoice([["near"], ["long"]], 0)),
    ];

    [Fact]
    public void Probabilities_ComeNearTheSharesInTheData()
    {
        var probabilities = new ChoiceTrainer(Penalty: 0.001, Rarest: 1).Train(Data).Probabilities([["long"], ["short", "near"], ["short"]]);

        Assert.Equal(1, probabilities.Sum(), 9);
        Assert.InRange(probabilities[1], 0.75, 0.85);
        Assert.InRange(probabilities[2], 0.15, 0.25);
        Assert.InRange(probabilities[0], 0, 0.01);
    }

    [Fact]
    public void AsClassifier_TellsLabelsByTheirFeatures()
    {
        ImmutableArray<string> labels = ["plan", "results"];
        LabelledChoice[] data = [.. Enumerable.Range(0, 6).SelectMany(_ => new[] { Of("phương hướng", 0), Of("kết quả", 1) })];

        var model = new ChoiceTrainer(Penalty: 0.1, Rarest: 1).Train(data);
        var classifier = new ChoiceClassifier(model, labels);

        Assert.InRange(Probabilities("phương hướng")[0], 0.9, 1);
        Assert.InRange(Probabilities("kết quả")[1], 0.9, 1);
        Assert.InRange(Probabilities("unseen")[0], 0.49, 0.51);
        foreach (string[] words in new[] { ["phương hướng"], ["kết quả", "phương hướng"], ["unseen", "kết quả"], Array.Empty<string>() })
        {
            Assert.Equal(model.Probabilities([.. labels.Select(l => ChoiceModel.ForLabel(l, words))]), Probabilities(words));
        }

        double[] Probabilities(params string[] words) => classifier.Probabilities([.. words.Select(w => FeatureKey.Of(w))]);

        LabelledChoice Of(string word, int right) => new([.. labels.Select(l => ChoiceModel.ForLabel(l, [word]))], right);
    }

    [Fact]
    public void WrittenAndReadBack_ChoosesTheSame()
    {
        var text = new StringWriter();
        var model = new ChoiceTrainer(Rarest: 1).Train(Data);
        model.Write(text);

        var read = ChoiceModel.Read(new StringReader(text.ToString()));

        Assert.Equal(model.Probabilities(Data[0].Candidates)[1], read.Probabilities(Data[0].Candidates)[1], 2);
        Assert.StartsWith("# ingest.maxent/1\n", text.ToString(), StringComparison.Ordinal);
    }
}
