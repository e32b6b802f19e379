using System.Collections.Immutable;

namespace IngestPipeline.Extraction.Layout;

/// <summary>
/// Splits the rows of a page into running text and bands of two columns. A band is a run of rows with a common gutter, begun by
/// rows that have words on both of its sides; rows on one side only join where they line up with their column.
/// </summary>
public static class RegionFinder
{
    /// <summary>Gaps that may open a band, and gaps that may go on in one, in font sizes.</summary>
    private const double Opening = 1.6;
    private const double Going = 0.75;

    public static ImmutableArray<Region> Find(ImmutableArray<LayoutLine> rows, Margins margins)
    {
        var regions = ImmutableArray.CreateBuilder<Region>();
        var flow = ImmutableArray.CreateBuilder<LayoutLine>();
        for (var i = 0; i < rows.Length;)
        {
            var band = Best(rows, i, margins);
            if (band is null)
            {
                flow.Add(rows[i++]);
                continue;
            }

            // Rows above the first two-sided row that stand in the right column belong to the band.
            var above = new List<LayoutLine>();
            while (flow.Count > 0 && band.AcceptsAbove(flow[^1]))
            {
                above.Insert(0, flow[^1]);
                flow.RemoveAt(flow.Count - 1);
            }

            if (flow.Count > 0)
            {
                regions.Add(new Region.Flow(flow.ToImmutable()));
                flow.Clear();
            }

            regions.Add(band.ToRegion(above));
            i += band.Count;
        }

        if (flow.Count > 0)
        {
            regions.Add(new Region.Flow(flow.ToImmutable()));
        }

        return regions.ToImmutable();
    }

    private static BandCandidate? Best(ImmutableArray<LayoutLine> rows, int start, Margins margins)
    {
        var title = Gutter.OfNationalTitle(rows[start]);
        var seeds = title is { } t ? [t] : Gutter.In(rows[start], Opening).ToList();
        BandCandidate? best = null;
        foreach (var seed in seeds)
        {
            var candidate = new BandCandidate(rows[start], seed, margins, title is not null ? BandKind.Letterhead : BandKind.Any);
            for (var i = start + 1; i < rows.Length && candidate.TryAdd(rows[i], Going); i++)
            {
            }

            candidate.Trim();
            if (candidate.Holds && (best is null || candidate.TwoSided > best.TwoSided || (candidate.TwoSided == best.TwoSided && candidate.Width > best.Width)))
            {
                best = candidate;
            }
        }

        return best ?? Recipients(rows, start, margins);
    }

    /// <summary>A list of recipients whose lines never share a baseline with the signer's on the right.</summary>
    private static BandCandidate? Recipients(ImmutableArray<LayoutLine> rows, int start, Margins margins)
    {
        if (!FormWords.IsRecipients(rows[start]))
        {
            return null;
        }

        var candidate = new BandCandidate(rows[start], new Gutter(rows[start].X1, margins.Right), margins, BandKind.Signature);
        if (start > 0 && rows[start].Baseline - rows[start - 1].Baseline < 3 * rows[start].Size && rows[start - 1].X0 > Math.Max(margins.Center - (3 * rows[start].Size), rows[start].X1 + rows[start].Size))
        {
            candidate.SetAbove(rows[start - 1]);
        }

        for (var i = start + 1; i < rows.Length && candidate.TryAdd(rows[i], Going); i++)
        {
        }

        return candidate.Holds ? candidate : null;
    }
}
