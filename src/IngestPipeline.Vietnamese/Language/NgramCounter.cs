namespace IngestPipeline.Vietnamese.Language;

/// <summary>Distinct n-grams in order of their keys (16 bits a token, the last token lowest), with their counts.</summary>
internal sealed record NgramCounts(ulong[] Keys, int[] Counts)
{
    public static readonly NgramCounts Empty = new([], []);

    /// <summary>Counts of the n-grams without their first token: of occurrences, and of different first tokens (Kneser-Ney).</summary>
    public (NgramCounts Occurrences, int[] Kinds) Suffixes(int order)
    {
        var mask = (1UL << (16 * (order - 1))) - 1;
        var suffixes = new ulong[Keys.Length];
        var counts = (int[])Counts.Clone();
        for (var i = 0; i < suffixes.Length; i++)
        {
            suffixes[i] = Keys[i] & mask;
        }

        Array.Sort(suffixes, counts);
        var distinct = 0;
        for (var i = 0; i < suffixes.Length; i++)
        {
            distinct += i == 0 || suffixes[i] != suffixes[i - 1] ? 1 : 0;
        }

        var keys = new ulong[distinct];
        var occurrences = new int[distinct];
        var kinds = new int[distinct];
        var at = -1;
        for (var i = 0; i < suffixes.Length; i++)
        {
            if (i == 0 || suffixes[i] != suffixes[i - 1])
            {
                keys[++at] = suffixes[i];
            }

            occurrences[at] += counts[i];
            kinds[at]++;
        }

        return (new NgramCounts(keys, occurrences), kinds);
    }
}

/// <summary>Counts n-grams in memory that grows with the distinct ones only: full blocks are sorted and merged.</summary>
internal sealed class NgramCounter(int blockSize = 1 << 24)
{
    private readonly ulong[] _block = new ulong[blockSize];
    private int _used;
    private NgramCounts _counts = NgramCounts.Empty;

    public void Add(ulong key)
    {
        _block[_used++] = key;
        if (_used == _block.Length)
        {
            Merge();
        }
    }

    public NgramCounts Finish()
    {
        Merge();
        return _counts;
    }

    private void Merge()
    {
        Array.Sort(_block, 0, _used);
        var (old, oldCounts) = (_counts.Keys, _counts.Counts);
        var (keys, counts) = (new ulong[old.Length + _used], new int[old.Length + _used]);
        int a = 0, b = 0, n = 0;
        while (a < old.Length || b < _used)
        {
            var key = b == _used || (a < old.Length && old[a] <= _block[b]) ? old[a] : _block[b];
            var count = 0;
            if (a < old.Length && old[a] == key)
            {
                count = oldCounts[a++];
            }

            while (b < _used && _block[b] == key)
            {
                count++;
                b++;
            }

            keys[n] = key;
            counts[n++] = count;
        }

        Array.Resize(ref keys, n);
        Array.Resize(ref counts, n);
        _counts = new NgramCounts(keys, counts);
        _used = 0;
    }
}
