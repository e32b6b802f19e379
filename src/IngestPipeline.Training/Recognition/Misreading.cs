using System.Collections.Immutable;
using IngestPipeline.Training.Gold;

namespace IngestPipeline.Training.Recognition;

/// <summary>Words of a page that were read otherwise than they are printed; either side may be empty.</summary>
/// <param name="First">Index of the first word read.</param>
public sealed record Misreading(int First, ImmutableArray<string> Read, ImmutableArray<string> Printed)
{
    /// <summary>Indices of the words read that are wrong.</summary>
    public static HashSet<int> Wrong(IEnumerable<Misreading> misreadings) => [.. misreadings.SelectMany(m => Enumerable.Range(m.First, m.Read.Length))];

    /// <summary>Where words as read and words as printed part, in order; the words between are right. Empty where the two have nothing to do with each other.</summary>
    public static IReadOnlyList<Misreading> Between(IReadOnlyList<string> read, IReadOnlyList<string> printed)
    {
        var partners = WordAlignment.Match(read, printed);
        var found = new List<Misreading>();
        if (partners is null)
        {
            return found;
        }

        var (from, to) = (0, 0);
        for (var i = 0; i <= read.Count; i++)
        {
            var partner = i == read.Count ? printed.Count : partners[i];
            if (partner < 0)
            {
                continue;
            }

            if (i > from || partner > to)
            {
                found.Add(new Misreading(from, [.. read.Skip(from).Take(i - from)], [.. printed.Skip(to).Take(partner - to)]));
            }

            (from, to) = (i + 1, partner + 1);
        }

        return found;
    }
}
