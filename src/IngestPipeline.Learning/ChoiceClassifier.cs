using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace IngestPipeline.Learning;

/// <summary>
/// A <see cref="ChoiceModel"/> whose candidates are the labels of one item, laid out for use: a feature is looked up once by its key and adds its weights
/// for all labels. Gives the probabilities that the model gives to <see cref="ChoiceModel.ForLabel"/> of each label. Immutable, safe for all threads.
/// </summary>
public sealed class ChoiceClassifier
{
    private readonly Dictionary<FeatureKey, int> _rows = [];

    /// <summary>Feature by label.</summary>
    private readonly float[] _weights;

    /// <param name="model">Its features begin with a label and <c>|</c>; others weigh nothing here.</param>
    /// <param name="labels">None of them with <c>|</c>.</param>
    public ChoiceClassifier(ChoiceModel model, ImmutableArray<string> labels)
    {
        Labels = labels;
        var weights = new List<float>();
        foreach (var (name, weight) in model.Weights)
        {
            var bar = name.IndexOf('|', StringComparison.Ordinal);
            if (bar < 0 || labels.IndexOf(name[..bar]) is not (>= 0 and var label))
            {
                continue;
            }

            ref var row = ref CollectionsMarshal.GetValueRefOrAddDefault(_rows, FeatureKey.Of(name.AsSpan(bar + 1)), out var known);
            if (!known)
            {
                row = weights.Count / labels.Length;
                weights.AddRange(new float[labels.Length]);
            }

            weights[(row * labels.Length) + label] = weight;
        }

        _weights = [.. weights];
    }

    public ImmutableArray<string> Labels { get; }

    /// <summary>Probability of each label.</summary>
    public double[] Probabilities(IReadOnlyList<FeatureKey> features)
    {
        var scores = new double[Labels.Length];
        for (var f = 0; f < features.Count; f++)
        {
            if (_rows.TryGetValue(features[f], out var row))
            {
                var weights = _weights.AsSpan(row * scores.Length, scores.Length);
                for (var i = 0; i < scores.Length; i++)
                {
                    scores[i] += weights[i];
                }
            }
        }

        return ChoiceModel.Softmax(scores, out _);
    }
}
