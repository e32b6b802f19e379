using System.Collections.Immutable;

namespace IngestPipeline.Learning;

/// <summary>
/// A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001): labels of a sequence from the features of its items and
/// the label before. Immutable and safe for any number of threads.
/// </summary>
public sealed class SequenceModel
{
    internal const string FileKind = "ingest.crf/1";

    private readonly Dictionary<string, int> _features;
    private readonly Dictionary<FeatureKey, int> _rows;
    private readonly float[] _weights;
    private readonly float[] _transitions;

    /// <param name="labels">In the order of the weights.</param>
    /// <param name="features">Row of each feature in <paramref name="weights"/>.</param>
    /// <param name="weights">Feature by label.</param>
    /// <param name="transitions">Label before by label; the last row is the start of the sequence.</param>
    internal SequenceModel(ImmutableArray<string> labels, Dictionary<string, int> features, float[] weights, float[] transitions) =>
        (Labels, _features, _rows, _weights, _transitions) = (labels, features, features.ToDictionary(f => FeatureKey.Of(f.Key), f => f.Value), weights, transitions);

    public ImmutableArray<string> Labels { get; }

    internal IEnumerable<string> Features => _features.Keys;

    /// <exception cref="InvalidDataException">The weights are damaged or of another kind of model.</exception>
    public static SequenceModel Read(TextReader reader)
    {
        var rows = WeightFile.Read(reader, FileKind).Select(r => (Parts: r.Name.Split('\t'), r.Weight)).ToList();
        ImmutableArray<string> labels = [.. rows.Where(r => r.Parts[0] == "label").OrderBy(r => r.Weight).Select(r => r.Parts[1])];
        var index = labels.Select((l, i) => (l, i)).ToDictionary(p => p.l, p => p.i, StringComparer.Ordinal);
        var features = new Dictionary<string, int>(StringComparer.Ordinal);
        var weights = new List<float>();
        var transitions = new float[(labels.Length + 1) * labels.Length];
        foreach (var (parts, weight) in rows)
        {
            if (parts[0] == "transition")
            {
                var from = parts[1] == "^" ? labels.Length : index[parts[1]];
                transitions[(from * labels.Length) + index[parts[2]]] = weight;
            }
            else if (parts[0] == "feature")
            {
                if (!features.TryGetValue(parts[1], out var row))
                {
                    features.Add(parts[1], row = features.Count);
                    weights.AddRange(new float[labels.Length]);
                }

                weights[(row * labels.Length) + index[parts[2]]] = weight;
            }
        }

        return labels.IsEmpty ? throw new InvalidDataException("The weights name no label.") : new SequenceModel(labels, features, [.. weights], transitions);
    }

    public void Write(TextWriter writer)
    {
        var n = Labels.Length;
        var rows = new List<KeyValuePair<string, double>>();
        for (var i = 0; i < n; i++)
        {
            rows.Add(new($"label\t{Labels[i]}", i + 1));
            for (var from = 0; from <= n; from++)
            {
                rows.Add(new($"transition\t{(from == n ? "^" : Labels[from])}\t{Labels[i]}", _transitions[(from * n) + i]));
            }
        }

        rows.AddRange(_features.SelectMany(f => Enumerable.Range(0, n).Select(i => new KeyValuePair<string, double>($"feature\t{f.Key}\t{Labels[i]}", _weights[(f.Value * n) + i]))));
        WeightFile.Write(writer, FileKind, rows);
    }

    /// <summary>The weights in the order of other labels and features, which hold all of this model's: features first, then transitions.</summary>
    internal double[] Spread(ImmutableArray<string> labels, IReadOnlyDictionary<string, int> features)
    {
        int n = Labels.Length, wide = labels.Length, bank = features.Count * wide;
        int[] place = [.. Labels.Select(l => labels.IndexOf(l)), wide];
        var spread = new double[bank + ((wide + 1) * wide)];
        for (var to = 0; to < n; to++)
        {
            foreach (var (feature, row) in _features)
            {
                spread[(features[feature] * wide) + place[to]] = _weights[(row * n) + to];
            }

            for (var from = 0; from <= n; from++)
            {
                spread[bank + (place[from] * wide) + place[to]] = _transitions[(from * n) + to];
            }
        }

        return spread;
    }

    /// <summary>The likeliest labels of a sequence, each with its probability given the whole sequence.</summary>
    public (string Label, double Probability)[] Tag(IReadOnlyList<List<FeatureKey>> sequence)
    {
        var scores = Scores(sequence);
        var path = SequenceLattice.Best(scores, _transitions, Labels.Length);
        var marginals = SequenceLattice.Marginals(scores, _transitions, Labels.Length, null, out _);
        return [.. path.Select((label, t) => (Labels[label], marginals[t][label]))];
    }

    private double[][] Scores(IReadOnlyList<List<FeatureKey>> sequence)
    {
        var n = Labels.Length;
        var scores = new double[sequence.Count][];
        for (var t = 0; t < scores.Length; t++)
        {
            var row = scores[t] = new double[n];
            foreach (var feature in sequence[t])
            {
                if (_rows.TryGetValue(feature, out var at))
                {
                    var weights = _weights.AsSpan(at * n, n);
                    for (var i = 0; i < weights.Length; i++)
                    {
                        row[i] += weights[i];
                    }
                }
            }
        }

        return scores;
    }
}
