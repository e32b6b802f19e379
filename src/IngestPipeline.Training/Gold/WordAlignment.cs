namespace IngestPipeline.Training.Gold;

/// <summary>Matches the words of two versions of a text by the shortest edit script (Myers 1986).</summary>
internal static class WordAlignment
{
    /// <summary>Texts that differ in more words than this are not versions of one text.</summary>
    private const int MostEdits = 4000;

    /// <summary>Index in <paramref name="b"/> of the partner of each word of <paramref name="a"/>; -1 where it has none. Null if the texts differ too much.</summary>
    public static int[]? Match(IReadOnlyList<string> a, IReadOnlyList<string> b)
    {
        var limit = Math.Min(a.Count + b.Count, MostEdits);
        var reach = new int[(2 * limit) + 3];
        var trace = new List<int[]>();
        for (var d = 0; d <= limit; d++)
        {
            // Only the diagonals -d..d of this step are needed to walk back.
            trace.Add(reach[(limit + 1 - d)..(limit + 2 + d)]);
            for (var k = -d; k <= d; k += 2)
            {
                var down = k == -d || (k != d && reach[limit + k] < reach[limit + k + 2]);
                var x = down ? reach[limit + 1 + k + 1] : reach[limit + 1 + k - 1] + 1;
                var y = x - k;
                while (x < a.Count && y < b.Count && a[x] == b[y])
                {
                    (x, y) = (x + 1, y + 1);
                }

                reach[limit + 1 + k] = x;
                if (x >= a.Count && y >= b.Count)
                {
                    return WalkBack(trace, a.Count, b.Count);
                }
            }
        }

        return null;
    }

    private static int[] WalkBack(List<int[]> trace, int x, int y)
    {
        var partners = new int[x];
        Array.Fill(partners, -1);
        for (var d = trace.Count - 1; d >= 0; d--)
        {
            var reach = trace[d];
            int At(int k) => k >= -d && k <= d ? reach[k + d] : -1;
            var k = x - y;
            var down = k == -d || (k != d && At(k - 1) < At(k + 1));
            var before = down ? k + 1 : k - 1;
            var fromX = d == 0 ? 0 : At(before);
            var fromY = d == 0 ? 0 : fromX - before;
            while (x > fromX && y > fromY)
            {
                partners[--x] = --y;
            }

            (x, y) = (fromX, fromY);
        }

        return partners;
    }
}
