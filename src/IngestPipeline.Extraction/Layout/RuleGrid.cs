using IngestPipeline.Documents;
using IngestPipeline.Extraction.Pdf;

namespace IngestPipeline.Extraction.Layout;

/// <summary>A group of ruling lines that touch each other: the X of its columns, the Y of its rows, and which cell edges are drawn.</summary>
public sealed class RuleGrid
{
    /// <summary>Lines nearer than this are one line; ends nearer than this touch. Points.</summary>
    private const double Near = 3;

    private readonly List<PdfRule> _horizontal;
    private readonly List<PdfRule> _vertical;

    private RuleGrid(List<PdfRule> horizontal, List<PdfRule> vertical)
    {
        _horizontal = horizontal;
        _vertical = vertical;
        Xs = Cluster(vertical.Select(v => (double)v.X0));
        Ys = Cluster(horizontal.Select(h => (double)h.Y0));
    }

    public IReadOnlyList<double> Xs { get; }

    public IReadOnlyList<double> Ys { get; }

    public int Columns => Xs.Count - 1;

    public int Rows => Ys.Count - 1;

    public Box Box => new(Xs[0], Ys[0], Xs[^1], Ys[^1]);

    /// <summary>Grids of at least two cells; a lone frame is decoration.</summary>
    public static IEnumerable<RuleGrid> Find(IReadOnlyList<PdfRule> rules)
    {
        var lines = rules.Select(Straight).Where(r => Length(r) > 4).ToList();
        var parent = Enumerable.Range(0, lines.Count).ToArray();
        int Root(int i)
        {
            while (parent[i] != i)
            {
                i = parent[i] = parent[parent[i]];
            }

            return i;
        }

        var byTop = Enumerable.Range(0, lines.Count).OrderBy(i => lines[i].Y0).ToList();
        for (var a = 0; a < byTop.Count; a++)
        {
            var first = lines[byTop[a]];
            for (var b = a + 1; b < byTop.Count && lines[byTop[b]].Y0 <= first.Y1 + Near; b++)
            {
                var second = lines[byTop[b]];
                if (first.X0 <= second.X1 + Near && second.X0 <= first.X1 + Near)
                {
                    parent[Root(byTop[a])] = Root(byTop[b]);
                }
            }
        }

        foreach (var group in Enumerable.Range(0, lines.Count).GroupBy(Root))
        {
            var members = group.Select(i => lines[i]).ToList();
            var grid = new RuleGrid(members.Where(IsHorizontal).ToList(), members.Where(m => !IsHorizontal(m)).ToList());
            if (grid.Xs.Count > 1 && grid.Ys.Count > 1 && grid.Rows * grid.Columns > 1)
            {
                yield return grid;
            }
        }
    }

    /// <summary>A rule stands between the cells (<paramref name="row"/>, <paramref name="column"/>) and its right neighbour.</summary>
    public bool RuledRight(int row, int column) =>
        Covered(_vertical.Where(v => Math.Abs(v.X0 - Xs[column + 1]) < Near).Select(v => ((double)v.Y0, (double)v.Y1)), Ys[row], Ys[row + 1]);

    /// <summary>A rule stands between the cell and the one below.</summary>
    public bool RuledBelow(int row, int column) =>
        Covered(_horizontal.Where(h => Math.Abs(h.Y0 - Ys[row + 1]) < Near).Select(h => ((double)h.X0, (double)h.X1)), Xs[column], Xs[column + 1]);

    private static bool Covered(IEnumerable<(double From, double To)> pieces, double from, double to)
    {
        double covered = 0, at = from;
        foreach (var piece in pieces.OrderBy(p => p.From))
        {
            var start = Math.Max(piece.From, at);
            var end = Math.Min(piece.To, to);
            if (end > start)
            {
                covered += end - start;
                at = end;
            }
        }

        return covered > 0.6 * (to - from);
    }

    private static List<double> Cluster(IEnumerable<double> values)
    {
        var result = new List<double>();
        foreach (var value in values.Order())
        {
            if (result.Count == 0 || value - result[^1] > Near)
            {
                result.Add(value);
            }
        }

        return result;
    }

    private static bool IsHorizontal(PdfRule r) => r.X1 - r.X0 >= r.Y1 - r.Y0;

    private static float Length(PdfRule r) => Math.Max(r.X1 - r.X0, r.Y1 - r.Y0);

    /// <summary>Ends in order, a thin rectangle made a line.</summary>
    private static PdfRule Straight(PdfRule r)
    {
        var sorted = new PdfRule(Math.Min(r.X0, r.X1), Math.Min(r.Y0, r.Y1), Math.Max(r.X0, r.X1), Math.Max(r.Y0, r.Y1));
        var (x, y) = ((sorted.X0 + sorted.X1) / 2, (sorted.Y0 + sorted.Y1) / 2);
        return IsHorizontal(sorted) ? sorted with { Y0 = y, Y1 = y } : sorted with { X0 = x, X1 = x };
    }
}
