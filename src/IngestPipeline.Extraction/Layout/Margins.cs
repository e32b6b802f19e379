using System.Collections.Immutable;

namespace IngestPipeline.Extraction.Layout;

/// <summary>Where the running text of a page begins and ends, and how far apart its lines are.</summary>
/// <param name="Left">X of lines that are not indented.</param>
/// <param name="Right">X where full lines end.</param>
/// <param name="Size">Font size of most characters.</param>
/// <param name="Pitch">Distance of the baselines within a paragraph as a multiple of the font size.</param>
/// <param name="FullLines">How many full lines say so.</param>
public readonly record struct Margins(double Left, double Right, double Size, double Pitch, int FullLines)
{
    public double Center => (Left + Right) / 2;

    public double Width => Right - Left;

    /// <summary>A page with fewer full lines than this takes the document's margins.</summary>
    public const int Enough = 5;

    /// <summary>Where the right margin is at least, as a share of the page's width, while too few lines agree on it (Nghị định 30/2020: 15 to 20 mm).</summary>
    private const double UsualRight = 0.88;

    public static Margins Of(IReadOnlyList<LayoutLine> lines, double pageWidth)
    {
        if (lines.Count == 0)
        {
            return new Margins(pageWidth * 0.14, pageWidth * 0.91, 13, 1.2, 0);
        }

        var size = Mode(lines.Select(l => (l.Size, (double)l.Text.Length)), 0.5);
        var body = lines.Where(l => Math.Abs(l.Size - size) < 0.15 * size && l.Width > 0.35 * pageWidth).ToList();
        if (body.Count == 0)
        {
            return new Margins(Math.Min(pageWidth * 0.15, lines.Min(l => l.X0)), Math.Max(pageWidth * UsualRight, lines.Max(l => l.X1)), size, 1.2, 0);
        }

        // Full lines of justified text end at one and the same X; ragged text has a few that come close.
        var right = Mode(body.Select(l => (l.X1, 1 + (0.2 * (l.X1 / pageWidth)))), 3);
        var farthest = body.Max(l => l.X1);
        if (body.Count(l => l.X1 > right + 4) > 0.15 * body.Count)
        {
            right = farthest;
        }

        if (body.Count(l => Math.Abs(l.X1 - right) < 4) < 3)
        {
            right = Math.Max(farthest, UsualRight * pageWidth);
        }

        var full = body.Where(l => l.X1 > right - (1.5 * size)).ToList();
        var left = Mode(full.Select(l => (l.X0, 1.0)), 3);
        var lower = full.Where(l => l.X0 < left - 6).ToList();
        if (lower.Count > 0.2 * full.Count)
        {
            left = Mode(lower.Select(l => (l.X0, 1.0)), 3);
        }

        return new Margins(left, right, size, PitchOf(lines, right, size), full.Count);
    }

    /// <summary>The margins that most full lines of a document agree on.</summary>
    public static Margins Common(IReadOnlyCollection<Margins> pages)
    {
        var weighty = pages.Where(p => p.FullLines > 0).DefaultIfEmpty(pages.First()).ToList();
        double Of(Func<Margins, double> value, double step) => Mode(weighty.Select(p => (value(p), 1.0 + p.FullLines)), step);
        return new Margins(Of(p => p.Left, 3), Of(p => p.Right, 3), Of(p => p.Size, 0.5), Of(p => p.Pitch, 0.05), weighty.Max(p => p.FullLines));
    }

    private static double PitchOf(IReadOnlyList<LayoutLine> lines, double right, double size)
    {
        var steps = new List<(double, double)>();
        for (var i = 1; i < lines.Count; i++)
        {
            var step = (lines[i].Baseline - lines[i - 1].Baseline) / size;
            if (lines[i - 1].X1 > right - (0.5 * size) && step is > 0.8 and < 2.6)
            {
                steps.Add((step, 1));
            }
        }

        return steps.Count < 3 ? 1.25 : Mode(steps, 0.05);
    }

    /// <summary>Centre of the heaviest neighbourhood of one step to each side.</summary>
    private static double Mode(IEnumerable<(double Value, double Weight)> values, double step)
    {
        var buckets = new SortedDictionary<int, (double Sum, double Weight)>();
        foreach (var (value, weight) in values)
        {
            var key = (int)Math.Round(value / step);
            var (sum, total) = buckets.GetValueOrDefault(key);
            buckets[key] = (sum + (value * weight), total + weight);
        }

        var best = (Value: 0.0, Weight: -1.0);
        foreach (var (key, (sum, weight)) in buckets)
        {
            var (nextSum, nextWeight) = buckets.GetValueOrDefault(key + 1);
            if (weight + nextWeight > best.Weight)
            {
                best = ((sum + nextSum) / (weight + nextWeight), weight + nextWeight);
            }
        }

        return best.Value;
    }
}
