namespace IngestPipeline.Learning;

/// <summary>One choice with its right answer.</summary>
/// <param name="Candidates">Features of each candidate, at least one.</param>
/// <param name="Right">Index of the right candidate.</param>
public sealed record LabelledChoice(IReadOnlyList<IReadOnlyList<string>> Candidates, int Right, double Weight = 1);

/// <summary>Trains a <see cref="ChoiceModel"/> by penalised maximum likelihood.</summary>
/// <param name="Penalty">Half of it times the squared distance of the weights from zero, or from those of the model before, is added to the loss (L2).</param>
/// <param name="Rarest">Features seen less often are left out.</param>
public sealed record ChoiceTrainer(double Penalty = 1, int Rarest = 2, int Iterations = 150)
{
    /// <param name="before">
    /// A model to be adapted to the data: what these say nothing of stays as it is (a Gaussian prior centred on its weights; Chelba and Acero 2004).
    /// Null: from nothing.
    /// </param>
    public ChoiceModel Train(IReadOnlyList<LabelledChoice> data, ChoiceModel? before = null, Action<int, double>? progress = null)
    {
        var features = FeatureIndex.Of(data.SelectMany(d => d.Candidates).Select(c => c.ToList()), Rarest, before?.Weights.Keys);
        if (features.Count == 0)
        {
            return new ChoiceModel([]);
        }

        var start = new double[features.Count];
        foreach (var (feature, weight) in before?.Weights ?? new Dictionary<string, float>())
        {
            start[features[feature]] = weight;
        }

        var coded = data.Select(d => (Candidates: d.Candidates.Select(c => FeatureIndex.Code([.. c], features)).ToArray(), d.Right, d.Weight)).ToList();
        var weights = Minimizer.Minimize(
            (w, gradient) =>
            {
                var loss = 0.0;
                foreach (var (candidates, right, weight) in coded)
                {
                    var scores = candidates.Select(c => c.Sum(f => w[f])).ToArray();
                    var probabilities = ChoiceModel.Softmax(scores, out var total);
                    loss += weight * (total - scores[right]);
                    for (var i = 0; i < candidates.Length; i++)
                    {
                        var pull = weight * (probabilities[i] - (i == right ? 1 : 0));
                        foreach (var feature in candidates[i])
                        {
                            gradient[feature] += pull;
                        }
                    }
                }

                for (var i = 0; i < w.Length; i++)
                {
                    var away = w[i] - start[i];
                    loss += Penalty / 2 * away * away;
                    gradient[i] += Penalty * away;
                }

                return loss;
            },
            start,
            Iterations,
            progress);
        return new ChoiceModel(features.ToDictionary(f => f.Key, f => (float)weights[f.Value], StringComparer.Ordinal));
    }
}
