using System.Collections.Immutable;
using System.Numerics.Tensors;

namespace IngestPipeline.Learning;

/// <summary>A labelled sequence with its weight among the others.</summary>
/// <param name="Features">Features of each item.</param>
/// <param name="Labels">One label an item.</param>
public sealed record LabelledSequence(IReadOnlyList<List<string>> Features, ImmutableArray<string> Labels, double Weight = 1);

/// <summary>Trains a <see cref="SequenceModel"/> by penalised maximum likelihood.</summary>
/// <param name="Penalty">Half of it times the squared weights is added to the loss (L2).</param>
/// <param name="Rarest">Features seen less often are left out.</param>
public sealed record SequenceTrainer(double Penalty = 1, int Rarest = 2, int Iterations = 120)
{
    public SequenceModel Train(IReadOnlyList<LabelledSequence> data, Action<int, double>? progress = null)
    {
        ImmutableArray<string> labels = [.. data.SelectMany(s => s.Labels).Distinct().Order(StringComparer.Ordinal)];
        var features = FeatureIndex.Of(data.SelectMany(s => s.Features), Rarest);
        var coded = data.Select(s => new Coded(
            [.. s.Features.Select(f => FeatureIndex.Code(f, features))], [.. s.Labels.Select(l => labels.IndexOf(l))], s.Weight)).ToList();
        var n = labels.Length;
        var bank = features.Count * n;
        var weights = Minimizer.Minimize((w, gradient) => Loss(coded, w, gradient, n, bank), bank + ((n + 1) * n), Iterations, progress);
        return new SequenceModel(labels, features, [.. weights.Take(bank).Select(w => (float)w)], [.. weights.Skip(bank).Select(w => (float)w)]);
    }

    private sealed record Coded(int[][] Items, int[] Labels, double Weight);

    private double Loss(List<Coded> data, double[] weights, double[] gradient, int n, int bank)
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
            for (var i = 0; i < expected.Length; i++)
            {
                gradient[bank + i] += sequence.Weight * expected[i];
            }

            for (var t = 0; t < scores.Length; t++)
            {
                var label = sequence.Labels[t];
                var step = ((t == 0 ? n : sequence.Labels[t - 1]) * n) + label;
                loss -= sequence.Weight * (scores[t][label] + transitions[step]);
                gradient[bank + step] -= sequence.Weight;
                marginals[t][label] -= 1;
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
            loss += Penalty / 2 * weights[i] * weights[i];
            gradient[i] += Penalty * weights[i];
        }

        return loss;
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
