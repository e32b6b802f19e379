using System.Collections.Immutable;
using Xunit;

namespace IngestPipeline.Learning.Tests;

public sealed class SequenceModelTests
{
    /// <summary>Two labels, three items: few enough paths to add up one by one.</summary>
    private static readonly double[][] Scores = [[0.3, -1.2], [2.0, 0.5], [-0.7, 0.9]];

    /// <summary>From the first label, from the second, from the start.</summary>
    private static readonly float[] Transitions = [0.4f, -0.6f, 1.1f, 0.2f, -0.3f, 0.8f];

    [Fact]
    public void Marginals_AreThoseOfAllPathsAddedUp()
    {
        var (total, labels) = Enumerate();
        var expected = new double[6];

        var marginals = SequenceLattice.Marginals([.. Scores.Select(s => s.ToArray())], Transitions, 2, expected, out var logTotal);

        Assert.Equal(Math.Log(total), logTotal, 9);
        for (var t = 0; t < 3; t++)
        {
            Assert.Equal(labels[t] / total, marginals[t][1], 9);
            Assert.Equal(1, marginals[t].Sum(), 9);
        }

        // Two steps between three items, and one start.
        Assert.Equal(2, expected[..4].Sum(), 9);
        Assert.Equal(1, expected[4..].Sum(), 9);
    }

    [Fact]
    public void Best_IsTheLikeliestPath()
    {
        var best = Paths().MaxBy(Weight)!;

        Assert.Equal(best, SequenceLattice.Best(Scores, Transitions, 2));
    }

    [Fact]
    public void Trained_LearnsWhatOnlyTheNeighbourTells()
    {
        // "x" is a B after an A and an A after a B: no model of single items can tell.
        LabelledSequence[] data = [.. Enumerable.Range(0, 12).Select(i => Alternating(4 + (i % 3), i % 2 == 0 ? "A" : "B"))];

        var model = new SequenceTrainer(Penalty: 0.01, Rarest: 1).Train(data);
        var tagged = model.Tag(Keys("begin-B", "x", "x", "x"));

        Assert.Equal(["B", "A", "B", "A"], tagged.Select(t => t.Label));
        Assert.All(tagged, t => Assert.InRange(t.Probability, 0.9, 1));
    }

    [Fact]
    public void WrittenAndReadBack_TagsTheSame()
    {
        var model = new SequenceTrainer(Penalty: 0.1, Rarest: 1).Train([Alternating(5, "A"), Alternating(6, "B")]);
        var text = new StringWriter();
        model.Write(text);
        var again = new StringWriter();
        var read = SequenceModel.Read(new StringReader(text.ToString()));
        read.Write(again);

        Assert.Equal(text.ToString(), again.ToString());
        Assert.Equal(model.Tag(Keys("begin-A", "x")).Select(t => t.Label), read.Tag(Keys("begin-A", "x")).Select(t => t.Label));
    }

    [Fact]
    public void SameDataTwice_GiveTheSameWeights()
    {
        var (first, second) = (new StringWriter(), new StringWriter());
        new SequenceTrainer(Rarest: 1).Train([Alternating(5, "A"), Alternating(4, "B")]).Write(first);
        new SequenceTrainer(Rarest: 1).Train([Alternating(5, "A"), Alternating(4, "B")]).Write(second);

        Assert.Equal(first.ToString(), second.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("# ingest.maxent/1\nx\t1\n")]
    [InlineData("# ingest.crf/1\nlabel\tA\tone\n")]
    [InlineData("# ingest.crf/1\n")]
    public void DamagedWeights_AreRefused(string file) => Assert.Throws<InvalidDataException>(() => SequenceModel.Read(new StringReader(file)));

    [Fact]
    public void EmptySequence_HasNoLabels() => Assert.Empty(new SequenceTrainer(Rarest: 1).Train([Alternating(4, "A")]).Tag([]));

    private static List<List<FeatureKey>> Keys(params string[] features) => [.. features.Select(f => new List<FeatureKey> { FeatureKey.Of(f) })];

    private static LabelledSequence Alternating(int length, string first) => new(
        [.. Enumerable.Range(0, length).Select(i => new List<string> { i == 0 ? $"begin-{first}" : "x" })],
        [.. Enumerable.Range(0, length).Select(i => (i % 2 == 0) == (first == "A") ? "A" : "B")]);

    private static IEnumerable<int[]> Paths() => Enumerable.Range(0, 8).Select(p => new[] { p >> 2, (p >> 1) & 1, p & 1 });

    private static double Weight(int[] path) =>
        Math.Exp(Scores[0][path[0]] + Scores[1][path[1]] + Scores[2][path[2]] + Transitions[4 + path[0]] + Transitions[(path[0] * 2) + path[1]] + Transitions[(path[1] * 2) + path[2]]);

    private static (double Total, double[] Second) Enumerate() =>
        (Paths().Sum(Weight), [.. Enumerable.Range(0, 3).Select(t => Paths().Where(p => p[t] == 1).Sum(Weight))]);
}
