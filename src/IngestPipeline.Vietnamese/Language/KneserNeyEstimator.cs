namespace IngestPipeline.Vietnamese.Language;

/// <summary>N-grams of one order with what the model stores of them: natural logarithms.</summary>
/// <param name="Keys">Ascending.</param>
/// <param name="Probabilities">Of the last token after the others; NaN where the n-gram is kept as a context only.</param>
/// <param name="Backoffs">Weight of the shorter context, for contexts; 0 (weight 1) elsewhere.</param>
internal sealed record NgramLevel(int Order, ulong[] Keys, float[] Probabilities, float[] Backoffs);

/// <summary>
/// Interpolated modified Kneser-Ney smoothing (Chen and Goodman 1999), pruned by weighted difference (Seymore and Rosenfeld
/// 1996): an n-gram stays if leaving it to the shorter context would cost more than a threshold of log likelihood on the training text.
/// </summary>
internal sealed class KneserNeyEstimator(int vocabularySize, double threshold)
{
    private sealed class Level
    {
        public required ulong[] Keys;
        public required int[] Occurrences;
        public required int[] Kinds;
        public required float[] Discounted;
        public float[] Backoff = [];
        public ulong[] Contexts = [];
        public bool[] Kept = [];
        public float[] Probability = [];
    }

    /// <returns>Levels 1 to <paramref name="order"/>.</returns>
    public IReadOnlyList<NgramLevel> Estimate(NgramCounts counts, int order)
    {
        var levels = new Level[order + 1];
        var kinds = counts.Counts;
        for (var n = order; n >= 1; n--)
        {
            levels[n] = Discount(counts, kinds, n);
            if (n > 1)
            {
                // Kneser-Ney: a shorter n-gram counts by the different tokens before it; its occurrences only weigh when pruning.
                (counts, kinds) = counts.Suffixes(n);
            }
        }

        // First with all n-grams, to know what each is worth; then without those that are not worth their place.
        for (var n = 1; n <= order; n++)
        {
            Probabilities(levels, n);
        }

        for (var n = order; n >= 2; n--)
        {
            Prune(levels, n, n == order ? null : levels[n + 1]);
        }

        for (var n = 1; n <= order; n++)
        {
            if (n > 1)
            {
                Backoffs(levels[n], n);
            }

            Probabilities(levels, n);
        }

        return [.. Enumerable.Range(1, order).Select(n => Stored(levels, n, n == order ? null : levels[n + 1]))];
    }

    private static Level Discount(NgramCounts occurrences, int[] kinds, int n)
    {
        var keys = occurrences.Keys;
        Span<long> of = stackalloc long[5];
        foreach (var k in kinds)
        {
            if (k < of.Length)
            {
                of[k]++;
            }
        }

        var y = of[1] / Math.Max(1.0, of[1] + (2.0 * of[2]));
        var d = new double[4];
        for (var k = 1; k <= 3; k++)
        {
            d[k] = of[k] == 0 ? 0.5 * k : Math.Clamp(k - ((k + 1) * y * of[k + 1] / of[k]), 0.1 * k, 0.95 * k);
        }

        var discounted = new float[keys.Length];
        for (var i = 0; i < keys.Length;)
        {
            var end = i;
            double total = 0;
            while (end < keys.Length && (n == 1 || keys[end] >> 16 == keys[i] >> 16))
            {
                total += kinds[end++];
            }

            for (; i < end; i++)
            {
                discounted[i] = (float)((kinds[i] - d[Math.Min(3, kinds[i])]) / total);
            }
        }

        var level = new Level { Keys = keys, Occurrences = occurrences.Counts, Kinds = kinds, Discounted = discounted, Kept = [.. Enumerable.Repeat(true, keys.Length)], Probability = new float[keys.Length] };
        Backoffs(level, n);
        return level;
    }

    /// <summary>The weight of the shorter context is what the kept n-grams leave of the whole.</summary>
    private static void Backoffs(Level level, int n)
    {
        var contexts = new List<ulong>();
        var weights = new List<float>();
        for (var i = 0; i < level.Keys.Length;)
        {
            var context = n == 1 ? 0 : level.Keys[i] >> 16;
            double kept = 0;
            var any = false;
            for (; i < level.Keys.Length && (n == 1 || level.Keys[i] >> 16 == context); i++)
            {
                kept += level.Kept[i] ? level.Discounted[i] : 0;
                any |= level.Kept[i];
            }

            if (any)
            {
                contexts.Add(context);
                weights.Add((float)Math.Max(1e-6, 1 - kept));
            }
        }

        (level.Contexts, level.Backoff) = ([.. contexts], [.. weights]);
    }

    private void Probabilities(Level[] levels, int n)
    {
        var level = levels[n];
        var mask = n == 1 ? 0 : (1UL << (16 * (n - 1))) - 1;
        var context = -1;
        for (var i = 0; i < level.Keys.Length; i++)
        {
            if (!level.Kept[i])
            {
                continue;
            }

            var of = n == 1 ? 0 : level.Keys[i] >> 16;
            while (context < 0 || level.Contexts[context] != of)
            {
                context++;
            }

            var lower = n == 1 ? 1.0 / vocabularySize : Lower(levels, n - 1, level.Keys[i] & mask);
            level.Probability[i] = (float)(level.Discounted[i] + (level.Backoff[context] * lower));
        }
    }

    /// <summary>Probability by the levels up to <paramref name="n"/>.</summary>
    private double Lower(Level[] levels, int n, ulong key)
    {
        double weight = 1;
        for (; n >= 1; n--)
        {
            var level = levels[n];
            var i = Array.BinarySearch(level.Keys, key);
            if (i >= 0 && level.Kept[i])
            {
                return weight * level.Probability[i];
            }

            var context = n == 1 ? -1 : Array.BinarySearch(level.Contexts, key >> 16);
            weight *= context < 0 ? 1 : level.Backoff[context];
            key &= n == 1 ? 0 : (1UL << (16 * (n - 1))) - 1;
        }

        return weight * levels[1].Backoff[0] / vocabularySize;
    }

    private void Prune(Level[] levels, int n, Level? above)
    {
        var level = levels[n];
        var mask = (1UL << (16 * (n - 1))) - 1;
        var contexts = above is null ? [] : Contexts(above);
        var context = 0;
        var next = 0;
        for (var i = 0; i < level.Keys.Length; i++)
        {
            var of = level.Keys[i] >> 16;
            while (level.Contexts[context] != of)
            {
                context++;
            }

            while (next < contexts.Length && contexts[next] < level.Keys[i])
            {
                next++;
            }

            // A context of longer n-grams that stay, stays.
            var needed = next < contexts.Length && contexts[next] == level.Keys[i];
            var without = level.Backoff[context] * Lower(levels, n - 1, level.Keys[i] & mask);
            level.Kept[i] = needed || level.Occurrences[i] * (Math.Log(level.Probability[i]) - Math.Log(without)) > threshold;
        }
    }

    private static ulong[] Contexts(Level level)
    {
        var contexts = new List<ulong>();
        for (var i = 0; i < level.Keys.Length; i++)
        {
            var context = level.Keys[i] >> 16;
            if (level.Kept[i] && (contexts.Count == 0 || contexts[^1] != context))
            {
                contexts.Add(context);
            }
        }

        return [.. contexts];
    }

    private static NgramLevel Stored(Level[] levels, int n, Level? above)
    {
        var level = levels[n];
        var backoffs = new Dictionary<ulong, float>();
        for (var i = 0; above is not null && i < above.Contexts.Length; i++)
        {
            backoffs[above.Contexts[i]] = (float)Math.Log(above.Backoff[i]);
        }

        var keys = new List<ulong>();
        var probabilities = new List<float>();
        for (var i = 0; i < level.Keys.Length; i++)
        {
            if (level.Kept[i])
            {
                keys.Add(level.Keys[i]);
                probabilities.Add((float)Math.Log(level.Probability[i]));
            }
        }

        // The beginning of a line is a context that is never predicted.
        var known = new HashSet<ulong>(keys);
        foreach (var context in backoffs.Keys.Where(c => !known.Contains(c)).Order().ToList())
        {
            keys.Add(context);
            probabilities.Add(float.NaN);
        }

        var (sorted, values) = (keys.ToArray(), probabilities.ToArray());
        Array.Sort(sorted, values);
        return new NgramLevel(n, sorted, values, [.. sorted.Select(k => backoffs.GetValueOrDefault(k))]);
    }
}
