namespace IngestPipeline.Training.Synthetic;

/// <summary>SplitMix64 (Steele, Lea, Flood, OOPSLA 2014): the same draws from the same seed on every machine and runtime.</summary>
public sealed class Chance(ulong seed)
{
    private ulong _state = seed;

    private ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>0 ≤ result &lt; <paramref name="count"/>.</summary>
    public int Below(int count) => (int)(Next() % (ulong)count);

    /// <summary>Both ends inclusive.</summary>
    public int Between(int low, int high) => low + Below(high - low + 1);

    /// <summary>0 ≤ result &lt; 1.</summary>
    public double Share() => (Next() >> 11) * (1.0 / (1UL << 53));

    public bool Odds(double probability) => Share() < probability;

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    public T Pick<T>(params T[] items) => items[Below(items.Length)];

    /// <summary>Items in a new order.</summary>
    public List<T> Shuffle<T>(IEnumerable<T> items)
    {
        var list = items.ToList();
        for (var i = list.Count - 1; i > 0; i--)
        {
            var k = Below(i + 1);
            (list[i], list[k]) = (list[k], list[i]);
        }

        return list;
    }
}
