namespace IngestPipeline.Vietnamese.Language;

/// <summary>
/// Where an n-gram stands in its table: open addressing, 16 bits of the hash kept instead of the key. A wrong hit has a chance of about
/// 1 in 10,000 on n-grams that are not there, which the model bears better than four times the size.
/// </summary>
internal static class NgramHash
{
    /// <summary>Share of the places that are taken.</summary>
    public const double Load = 0.8;

    /// <summary>The finaliser of SplitMix64 (Steele, Lea and Flood 2014), with the order of the n-gram mixed in.</summary>
    public static ulong Of(ulong key, int order)
    {
        var z = key + (0x9E3779B97F4A7C15UL * (ulong)order);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }

    public static int Place(ulong hash, int capacity) => (int)Math.BigMul(hash, (ulong)capacity, out _);

    /// <summary>Never 0, which marks a free place.</summary>
    public static ushort Mark(ulong hash) => (ushort)(hash & 0xFFFF) is var mark and not 0 ? mark : (ushort)1;
}
