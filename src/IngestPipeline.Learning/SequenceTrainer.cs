using System.Collections.Immutable;
using System.Numerics.Tensors;

namespace IngestPipeline.Learning;

/// <summary>
/// Trains a <see cref="SequenceModel"/> by penalised maximum likelihood. A partly labelled sequence adds the likelihood of all labellings that
/// agree with what is known of it (Tsuboi, Kashima, Mori, Oda and Matsumoto 2008): an unlabelled item speaks neither for nor against a label.
/// </summary>
/// <param name="Penalty">Half of it times the squared distance of the weights from zero, or from those of the model before, is added to the loss (L2).</param>
/// <param name="Rarest">Features seen less often are left out.</param>
public sealed record SequenceTrainer(double Penalty = 1, int Rarest = 2, int Iterations = 120)
{
    public SequenceModel Train(IReadOnlyList<LabelledSequence> data, Action<int, double>? progress = null) => Train(data, [], null, progress);

    /// <param name="partial">They bring no labels of their own: a possible label that neither the data nor the model before know is none.</param>
    /// <param name="before">A model to be adapted, as in <see cref="ChoiceTrainer"/>; null: from nothing.</param>
    /// <exception cref="ArgumentException">Neither labelled data nor a model before: nothing says what labels there are.</exception>
    public SequenceModel Train(IReadOnlyList<LabelledSequence> data, IReadOnlyList<PartialSequence> partial, SequenceModel? before, Action<int, double>? progress = null)
    {
        ImmutableArray<string> labels = [.. data.SelectMany(s => s.Labels).Concat(before?.Labels ?? []).Distinct().Order(StringComparer.Ordinal)];
        if (labels.IsEmpty && partial.Count > 0)
        {
            throw new ArgumentException("No labelled data and no model to adapt.", nameof(data));
        }

        var features = FeatureIndex.Of(data.SelectMany(s => s.Features).Concat(partial.SelectMany(s => s.Features)), Rarest, before?.Features);
        List<Coded> coded =
        [
            .. data.Select(s => new Coded(Code(s.Features, features), [.. s.Labels.Select(l => labels.IndexOf(l))], null, s.Weight)),
            .. partial.Select(s => new Coded(Code(s.Features, features), [], [.. s.Possible.Select(p => Excluded(p, labels))], s.Weight)),
        ];
        var n = labels.Length;
        var bank = features.Count * n;
        var start = before?.Spread(labels, features) ?? new double[bank + ((n + 1) * n)];
        var weights = Minimizer.Minimize((w, gradient) => Loss(coded, w, start, gradient, n, bank), start, Iterations, progress);
        return new SequenceModel(labels, features, [.. weights.Take(bank).Select(w => (float)w)], [.. weights.Skip(bank).Select(w => (float)w)]);
    }

    /// <param name="Labels">Empty in a partly labelled sequence.</param>
    /// <param name="Excluded">The labels that each item cannot have; null in a labelled sequence.</param>
    private sealed record Coded(int[][] Items, int[] Labels, int[][]? Excluded, double Weight);

    private static int[][] Code(IReadOnlyList<List<string>> items, Dictionary<string, int> features) => [.. items.Select(f => FeatureIndex.Code(f, features))];

    private static int[] Excluded(ImmutableArray<string> possible, ImmutableArray<string> labels) =>
        possible.Any(labels.Contains) ? [.. Enumerable.Range(0, labels.Length).Where(i => !possible.Contains(labels[i]))] : [];

    private double Loss(List<Coded> data, double[] weights, double[] start, double[] gradient, int n, int bank)
    {
        var transitions = new float[(n + 1) * n];
        for (var i = 0; i < transitions.Length; i++)
        {
            transitions[i] = (float)weights[bank + i];
        }

        var expected = new double[transitions.Length];
        var loss = 0.0;
        foreach (var sequence in data)
        {
            if (sequence.Items.Length == 0)
            {
                continue;
            }

            var scores = sequence.Items.Select(f => Score(f, weights, n)).ToArray();
            Array.Clear(expected);
            var marginals = SequenceLattice.Marginals(scores, transitions, n, expected, out var total);
            loss += sequence.Weight * total;
            loss -= sequence.Weight * (sequence.Excluded is { } excluded
                ? Constrained(scores, excluded, transitions, marginals, expected, n)
                : Labelled(scores, sequence.Labels, transitions, marginals, expected, n));
            for (var i = 0; i < expected.Length; i++)
            {
                gradient[bank + i] += sequence.Weight * expected[i];
            }

            for (var t = 0; t < scores.Length; t++)
            {
                TensorPrimitives.Multiply(marginals[t], sequence.Weight, marginals[t]);
                foreach (var feature in sequence.Items[t])
                {
                    var row = gradient.AsSpan(feature * n, n);
                    TensorPrimitives.Add(row, marginals[t], row);
                }
            }
        }

        for (var i = 0; i < weights.Length; i++)
        {
            var away = weights[i] - start[i];
            loss += Penalty / 2 * away * away;
            gradient[i] += Penalty * away;
        }

        return loss;
    }

    /// <summary>Score of the one right path; takes it off the marginals and the transitions expected.</summary>
    private static double Labelled(double[][] scores, int[] labels, float[] transitions, double[][] marginals, double[] expected, int n)
    {
        var score = 0.0;
        for (var t = 0; t < scores.Length; t++)
        {
            var step = ((t == 0 ? n : labels[t - 1]) * n) + labels[t];
            score += scores[t][labels[t]] + transitions[step];
            expected[step] -= 1;
            marginals[t][labels[t]] -= 1;
        }

        return score;
    }

    /// <summary>Logarithm of the sum over all paths that are possible; takes their mean off the marginals and the transitions expected.</summary>
    private static double Constrained(double[][] scores, int[][] excluded, float[] transitions, double[][] marginals, double[] expected, int n)
    {
        double[][] allowed = [.. scores.Select(s => s.ToArray())];
        for (var t = 0; t < allowed.Length; t++)
        {
            foreach (var label in excluded[t])
            {
                allowed[t][label] = double.NegativeInfinity;
            }
        }

        var steps = new double[expected.Length];
        var possible = SequenceLattice.Marginals(allowed, transitions, n, steps, out var total);
        TensorPrimitives.Subtract(expected, steps, expected);
        for (var t = 0; t < possible.Length; t++)
        {
            TensorPrimitives.Subtract(marginals[t], possible[t], marginals[t]);
        }

        return total;
    }

    private static double[] Score(int[] features, double[] weights, int n)
    {
        var row = new double[n];
        foreach (var feature in features)
        {
            TensorPrimitives.Add(row, weights.AsSpan(feature * n, n), row);
        }

        return row;
    }
}
