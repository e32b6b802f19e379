using IngestPipeline.Documents;
using IngestPipeline.Learning;
using IngestPipeline.Tagging.Facts;
using IngestPipeline.Tagging.Facts.Learned;
using IngestPipeline.Testing;
using Xunit;

namespace IngestPipeline.Tagging.Tests.Facts;

public sealed class NumberFeaturesTests
{
    /// <summary>The model is trained on names and judges by keys: over every number of <c>corpus/numbers</c> both must say the same, to the last bit.</summary>
    [Fact]
    public void Keys_OfEveryNumberOfTheCorpus_WeighWhatTheNamesWeigh()
    {
        using var reader = File.OpenText(Path.Combine(Repository.Root, "models", "facts", LearnedNumbers.File));
        var model = ChoiceModel.Read(reader);
        var classifier = new ChoiceClassifier(model, LearnedNumbers.Labels);
        var (numbers, sure) = (0, 0);
        foreach (var text in File.ReadLines(Path.Combine(Repository.Root, "corpus", "numbers", "cases.tsv")).Skip(1).Select(l => l.Split('\t')[1]).Append("R&D & 5 đề tài R&D; chi 3 R&D/năm"))
        {
            var line = new TokenLine(text);
            foreach (var site in QuantityFinder.Numbers(line, new bool[line.Tokens.Count]))
            {
                var (names, rule) = NumberFeatures.Of(line, site, QuantityFinder.FirstToken(line));
                var (keys, same) = NumberFeatures.Keys(line, site, QuantityFinder.FirstToken(line));
                var spelled = model.Probabilities([.. LearnedNumbers.Labels.Select(l => ChoiceModel.ForLabel(l, names))]);

                Assert.Equal(names.Select(n => FeatureKey.Of(n)), keys);
                Assert.Equal(rule, same);
                Assert.Equal(spelled, classifier.Probabilities(keys));
                numbers++;
                sure += spelled.Max() > 0.8 ? 1 : 0;
            }
        }

        Assert.True(numbers > 500 && sure > numbers / 2, $"{sure} of {numbers} numbers judged with certainty");
    }
}
