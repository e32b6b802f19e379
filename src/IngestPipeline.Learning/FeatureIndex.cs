namespace IngestPipeline.Learning;

/// <summary>Numbers the features of training data in ordinal order.</summary>
internal static class FeatureIndex
{
    /// <param name="known">Features that are numbered however rare they are.</param>
    public static Dictionary<string, int> Of(IEnumerable<List<string>> items, int rarest, IEnumerable<string>? known = null)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var feature in items.SelectMany(f => f))
        {
            counts[feature] = counts.GetValueOrDefault(feature) + 1;
        }

        return counts.Where(c => c.Value >= rarest).Select(c => c.Key).Union(known ?? []).Order(StringComparer.Ordinal).Select((f, i) => (f, i)).ToDictionary(p => p.f, p => p.i, StringComparer.Ordinal);
    }

    public static int[] Code(List<string> features, Dictionary<string, int> index)
    {
        var codes = new List<int>(features.Count);
        foreach (var feature in features)
        {
            if (index.TryGetValue(feature, out var code))
            {
                codes.Add(code);
            }
        }

        return [.. codes];
    }
}
