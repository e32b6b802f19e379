using System.Collections.Immutable;
using IngestPipeline.Vietnamese.Glyphs;

namespace IngestPipeline.Extraction.Pdf.Decipherment;

/// <summary>Chooses the fewest pages and lines in which each unknown glyph stands often enough to be asked about.</summary>
public static class LineSelection
{
    /// <param name="wanted">Unknowns that are asked about.</param>
    /// <param name="times">Occurrences wanted of each.</param>
    /// <param name="mostPages">Pages to be drawn at most.</param>
    /// <param name="mostLines">Lines to be read on one page at most.</param>
    public static IReadOnlyList<CensusLine> Choose(IReadOnlyList<CensusLine> lines, IEnumerable<int> wanted, int times, int mostPages, int mostLines)
    {
        var open = wanted.ToDictionary(id => id, _ => times);
        var pages = lines.Select(l => (Line: l, Ids: IdsOf(l))).Where(l => l.Ids.Any(open.ContainsKey)).GroupBy(l => l.Line.Page).ToDictionary(g => g.Key, g => g.ToList());
        var chosen = new List<CensusLine>();
        for (var drawn = 0; drawn < mostPages && pages.Count > 0; drawn++)
        {
            var best = pages.MaxBy(p => (Gain(p.Value.SelectMany(l => l.Ids), open), -p.Key));
            if (Gain(best.Value.SelectMany(l => l.Ids), open) == 0)
            {
                break;
            }

            pages.Remove(best.Key);
            var left = best.Value;
            for (var taken = 0; taken < mostLines && left.Count > 0; taken++)
            {
                // Of lines that tell as much, the shortest: it takes the least time to read.
                var line = left.MaxBy(l => (Gain(l.Ids, open), -l.Line.Box.Width));
                if (Gain(line.Ids, open) == 0)
                {
                    break;
                }

                left.Remove(line);
                chosen.Add(line.Line);
                foreach (var id in line.Ids)
                {
                    if (open.TryGetValue(id, out var missing))
                    {
                        open[id] = missing - 1;
                    }
                }
            }
        }

        return chosen;
    }

    /// <summary>What is still wanted and found here; rare glyphs count no more than frequent ones, they only have fewer places.</summary>
    private static int Gain(IEnumerable<int> ids, Dictionary<int, int> open) =>
        ids.GroupBy(id => id).Sum(g => open.TryGetValue(g.Key, out var missing) ? Math.Clamp(missing, 0, g.Count()) : 0);

    private static ImmutableArray<int> IdsOf(CensusLine line) => [.. line.Words.SelectMany(w => w.Text).Select(GlyphUnknown.IdOf).Where(id => id is not null).Select(id => id!.Value)];
}
