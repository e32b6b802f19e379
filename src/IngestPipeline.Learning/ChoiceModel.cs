using System.Collections.Immutable;

namespace IngestPipeline.Learning;

/// <summary>
/// A maximum-entropy model of a choice (conditional logit): each candidate has features of its own, the probabilities of all candidates
/// add up to one. With the label put before each feature it is the usual maximum-entropy classifier, see <see cref="ChoiceClassifier"/>. Immutable, safe for all threads.
/// </summary>
public sealed class ChoiceModel
{
    internal const string FileKind = "ingest.maxent/1";

    private readonly Dictionary<string, float> _weights;

    internal ChoiceModel(Dictionary<string, float> weights) => _weights = weights;

    internal IReadOnlyDictionary<string, float> Weights => _weights;

    /// <exception cref="InvalidDataException">The weights are damaged or of another kind of model.</exception>
    public static ChoiceModel Read(TextReader reader) => new(WeightFile.Read(reader, FileKind).ToDictionary(r => r.Name, r => r.Weight, StringComparer.Ordinal));

    public void Write(TextWriter writer) => WeightFile.Write(writer, FileKind, _weights.Select(w => new KeyValuePair<string, double>(w.Key, w.Value)));

    /// <summary>Probability of each candidate.</summary>
    public double[] Probabilities(IReadOnlyList<IReadOnlyList<string>> candidates)
    {
        var scores = candidates.Select(c => c.Sum(f => (double)_weights.GetValueOrDefault(f))).ToArray();
        return Softmax(scores, out _);
    }

    /// <summary>Features of the label's candidate in a classification.</summary>
    public static ImmutableArray<string> ForLabel(string label, IEnumerable<string> features) => [.. features.Select(f => $"{label}|{f}")];

    internal static double[] Softmax(double[] scores, out double logTotal)
    {
        var top = scores.Max();
        var sum = scores.Sum(s => Math.Exp(s - top));
        var total = logTotal = top + Math.Log(sum);
        return [.. scores.Select(s => Math.Exp(s - total))];
    }
}
