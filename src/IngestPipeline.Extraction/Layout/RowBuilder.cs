using System.Collections.Immutable;

namespace IngestPipeline.Extraction.Layout;

/// <summary>
/// Gathers words into rows by their baselines. Small words that hang on a larger neighbour (superscripts, subscripts) belong to
/// its row whatever their own baseline.
/// </summary>
public static class RowBuilder
{
    /// <summary>Baselines of one row differ by less than this share of the font size.</summary>
    private const double SameRow = 0.32;

    /// <summary>Rows from top to bottom.</summary>
    public static ImmutableArray<LayoutLine> Build(IEnumerable<LayoutWord> words)
    {
        var sorted = words.OrderBy(w => w.Baseline).ThenBy(w => w.X0).ToList();
        var hosts = AttachSmall(sorted);
        var rows = new List<(double Baseline, double Size, List<LayoutWord> Words)>();
        var rowOf = new Dictionary<LayoutWord, List<LayoutWord>>(ReferenceEqualityComparer.Instance);
        foreach (var word in sorted)
        {
            if (hosts.ContainsKey(word))
            {
                continue;
            }

            var found = -1;
            for (var i = rows.Count - 1; i >= Math.Max(0, rows.Count - 4); i--)
            {
                if (Math.Abs(rows[i].Baseline - word.Baseline) < SameRow * Math.Min(rows[i].Size, word.Size))
                {
                    found = i;
                    break;
                }
            }

            if (found < 0)
            {
                found = rows.Count;
                rows.Add((word.Baseline, word.Size, []));
            }

            rows[found].Words.Add(word);
            rowOf[word] = rows[found].Words;
        }

        foreach (var (small, (host, raised)) in hosts)
        {
            rowOf[host].Add(small with { Raised = raised });
        }

        return [.. rows.Select(r => new LayoutLine(Glue(r.Words))).OrderBy(r => r.Baseline)];
    }

    /// <summary>Sorts by X and marks the words that follow without a blank; overlapping words stay in their drawn order.</summary>
    private static ImmutableArray<LayoutWord> Glue(List<LayoutWord> words)
    {
        var result = ImmutableArray.CreateBuilder<LayoutWord>(words.Count);
        foreach (var word in words.OrderBy(w => w.X0))
        {
            var before = result.Count == 0 ? null : result[^1];
            if (before is null)
            {
                result.Add(word with { Glued = false });
                continue;
            }

            var gap = word.X0 - before.X1;
            var glued = !word.SpaceBefore && gap < 0.12 * Math.Max(word.Size, before.Size) && gap > -0.35 * before.Size;
            if (glued && !word.Raised && !before.Raised && Math.Abs(word.Size - before.Size) < 0.5 && char.IsLetter(word.Text[0]) && char.IsLetter(before.Text[^1]))
            {
                // Letters of one word that were drawn apart (a capital from another font) are one word again.
                result[^1] = before.Join(word);
                continue;
            }

            result.Add(glued ? word with { Glued = true } : word);
        }

        return result.ToImmutable();
    }

    private static Dictionary<LayoutWord, (LayoutWord Host, bool Raised)> AttachSmall(List<LayoutWord> sorted)
    {
        var hosts = new Dictionary<LayoutWord, (LayoutWord, bool)>(ReferenceEqualityComparer.Instance);
        if (sorted.Count == 0)
        {
            return hosts;
        }

        var largest = sorted.Max(w => w.Size);
        var from = 0;
        foreach (var small in sorted)
        {
            if (small.Size > 0.82 * largest || small.Text.Length > 8)
            {
                continue;
            }

            while (sorted[from].Baseline < small.Baseline - (0.4 * largest))
            {
                from++;
            }

            LayoutWord? host = null;
            var best = double.MaxValue;
            for (var i = from; i < sorted.Count && sorted[i].Baseline < small.Baseline + (0.7 * largest); i++)
            {
                var other = sorted[i];
                var raise = (other.Baseline - small.Baseline) / other.Size;
                if (small.Size > 0.82 * other.Size || raise is < -0.35 or > 0.65 || Math.Abs(raise) < 0.04)
                {
                    continue;
                }

                // The right neighbour counts only where nothing stands on the left: the mark that opens a footnote.
                var gap = small.X0 >= other.X0 ? small.X0 - other.X1 : 0.2 + other.X0 - small.X1;
                if (gap < 0.35 * other.Size && gap > -0.5 * small.Size && Math.Abs(gap) < best)
                {
                    best = Math.Abs(gap);
                    host = other;
                }
            }

            if (host is not null && !hosts.ContainsKey(host))
            {
                hosts[small] = (host, host.Baseline - small.Baseline > 0.08 * host.Size);
            }
        }

        return hosts;
    }
}
