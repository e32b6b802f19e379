using System.Collections.Immutable;
using Xunit;

namespace IngestPipeline.Learning.Tests;

/// <summary>Learning from sequences of which little is known, and from few data beside a model that is there.</summary>
public sealed class AdaptationTests
{
    private static readonly SequenceTrainer Trainer = new(Penalty: 0.1, Rarest: 1);

    /// <summary>Long items are A, short ones B.</summary>
    private static readonly LabelledSequence[] Known = [.. Enumerable.Range(0, 6).Select(_ => new LabelledSequence([["long"], ["short"], ["short"], ["long"], ["long"]], ["A", "B", "B", "A", "A"]))];

    [Fact]
    public void Sequence_OfWhichNothingIsKnown_ChangesNoWeight() =>
        Assert.Equal(Weights(Trainer.Train(Known)), Weights(Trainer.Train(Known, [Partial("long", "short", "long")], null)));

    [Fact]
    public void Sequence_OfWhichAllIsKnown_IsALabelledOne()
    {
        var labelled = Trainer.Train([.. Known, new LabelledSequence([["short"], ["odd"]], ["B", "A"])]);
        var partial = Trainer.Train(Known, [new PartialSequence([["short"], ["odd"]], [["B"], ["A"]])], null);

        foreach (var (a, b) in labelled.Tag(Keys("odd", "short", "long")).Zip(partial.Tag(Keys("odd", "short", "long"))))
        {
            Assert.Equal(a.Label, b.Label);
            Assert.Equal(a.Probability, b.Probability, 2);
        }
    }

    [Fact]
    public void Item_ThatCannotHaveALabel_GetsAnother_AndItsNeighboursKeepTheirs()
    {
        PartialSequence notA = new([["long"], ["long", "dotted"], ["short"]], [[], ["B", "C"], []]);

        var model = Trainer.Train(Known, [notA, notA], null);

        Assert.Equal(["A", "B", "B", "A"], model.Tag(Keys("long", "long dotted", "short", "long")).Select(t => t.Label));
        Assert.Equal("A B", string.Join(" ", model.Labels));
    }

    [Fact]
    public void Adapted_ToNothingNew_StaysAsItWas()
    {
        var before = Trainer.Train(Known);

        Assert.Equal(Weights(before), Weights(Trainer.Train([], [], before)));
    }

    [Fact]
    public void Adapted_ToOneLine_LearnsIt_AndKeepsTheRest()
    {
        var before = SequenceModel.Read(new StringReader(Weights(Trainer.Train(Known))));
        Assert.Equal("A", before.Tag(Keys("long", "long dotted"))[1].Label);

        var after = Trainer.Train([], [new PartialSequence([["long"], ["long", "dotted"]], [[], ["B"]])], before);

        Assert.Equal(["A", "B", "B", "A"], after.Tag(Keys("long", "long dotted", "short", "long")).Select(t => t.Label));
    }

    [Fact]
    public void PartialDataAlone_AreRefused() => Assert.Throws<ArgumentException>(() => Trainer.Train([], [Partial("long")], null));

    [Fact]
    public void Choice_AdaptedToOneExample_KeepsWhatItSaysNothingOf()
    {
        LabelledChoice first = new([["stamp"], ["letterhead"]], 0), other = new([["capitals"], ["small"]], 0);
        var before = new ChoiceTrainer(Penalty: 0.1, Rarest: 1).Train([first, first, first, other, other]);

        var after = new ChoiceTrainer(Penalty: 0.1).Train([first with { Right = 1, Weight = 4 }], before);

        Assert.True(before.Probabilities(first.Candidates)[0] > 0.8);
        Assert.True(after.Probabilities(first.Candidates)[1] > 0.8);
        Assert.Equal(before.Probabilities(other.Candidates), after.Probabilities(other.Candidates));
        Assert.Equal(Weights(before), Weights(new ChoiceTrainer().Train([], before)));
    }

    /// <summary>One item a string, its features parted by spaces.</summary>
    private static List<List<FeatureKey>> Keys(params string[] items) => [.. items.Select(i => i.Split(' ').Select(f => FeatureKey.Of(f)).ToList())];

    private static PartialSequence Partial(params string[] items) => new([.. items.Select(i => new List<string> { i })], [.. items.Select(_ => ImmutableArray<string>.Empty)]);

    private static string Weights(SequenceModel model)
    {
        using var writer = new StringWriter();
        model.Write(writer);
        return writer.ToString();
    }

    private static string Weights(ChoiceModel model)
    {
        using var writer = new StringWriter();
        model.Write(writer);
        return writer.ToString();
    }
}
