using IngestPipeline.Documents;
using IngestPipeline.Extraction.Pdf;

namespace IngestPipeline.Extraction.Layout;

/// <summary>A group of ruling lines that cross each other: the X of its columns, the Y of its rows, and which cell edges are drawn.</summary>
public sealed class RuleGrid
{
    /// <summary>Lines nearer than this are one line; ends nearer than this touch. Points.</summary>
    private const double Near = 3;

    /// <summary>Lines that reach this far beyond the last crossing line have cells there, open on their outer side. Points.</summary>
    private const double Overhang = 9;

    /// <summary>A page with more lines, or cells, than these is a drawing.</summary>
    private const int MostLines = 2500;
    private const int MostCells = 40_000;

    /// <summary>Of a cell's edge, the share that must be drawn.</summary>
    private const double Drawn = 0.6;

    private readonly bool[,] _right;
    private readonly bool[,] _below;

    private RuleGrid(List<Line> horizontal, List<Line> vertical, double[] xs, double[] ys)
    {
        (Xs, Ys) = (xs, ys);
        _right = new bool[Rows, Columns];
        _below = new bool[Rows, Columns];
        Mark(vertical, xs, ys, (column, row) => _right[row, column] = true);
        Mark(horizontal, ys, xs, (row, column) => _below[row, column] = true);
    }

    public IReadOnlyList<double> Xs { get; }

    public IReadOnlyList<double> Ys { get; }

    public int Columns => Xs.Count - 1;

    public int Rows => Ys.Count - 1;

    public Box Box => new(Xs[0], Ys[0], Xs[^1], Ys[^1]);

    /// <summary>Grids of at least two cells; a lone frame is decoration.</summary>
    public static IEnumerable<RuleGrid> Find(IReadOnlyList<PdfRule> rules)
    {
        var straight = rules.Select(Straight).ToList();
        var horizontal = Merge(straight.Where(r => IsHorizontal(r) && r.X1 - r.X0 > 4).Select(r => new Line(r.Y0, r.X0, r.X1)));
        var vertical = Merge(straight.Where(r => !IsHorizontal(r) && r.Y1 - r.Y0 > 4).Select(r => new Line(r.X0, r.Y0, r.Y1)));
        if (horizontal.Count < 2 || vertical.Count == 0 || horizontal.Count + vertical.Count > MostLines)
        {
            yield break;
        }

        foreach (var (across, down) in Groups(horizontal, vertical))
        {
            var xs = Edges(down.Select(v => v.At), across);
            var ys = Edges(across.Select(h => h.At), down);
            var cells = (long)(xs.Length - 1) * (ys.Length - 1);
            if (xs.Length > 1 && ys.Length > 1 && cells is > 1 and <= MostCells)
            {
                yield return new RuleGrid(across, down, xs, ys);
            }
        }
    }

    /// <summary>A rule stands between the cells (<paramref name="row"/>, <paramref name="column"/>) and its right neighbour.</summary>
    public bool RuledRight(int row, int column) => _right[row, column];

    /// <summary>A rule stands between the cell and the one below.</summary>
    public bool RuledBelow(int row, int column) => _below[row, column];

    /// <summary>Lines on one height that touch or overlap are one line.</summary>
    private static List<Line> Merge(IEnumerable<Line> lines)
    {
        var sorted = lines.OrderBy(l => l.At).ToList();
        var merged = new List<Line>();
        for (var from = 0; from < sorted.Count;)
        {
            var end = from;
            while (end < sorted.Count && sorted[end].At - sorted[from].At <= Near)
            {
                end++;
            }

            var first = merged.Count;
            foreach (var line in sorted[from..end].OrderBy(l => l.From))
            {
                if (merged.Count > first && line.From <= merged[^1].To + Near)
                {
                    merged[^1] = merged[^1] with { To = Math.Max(merged[^1].To, line.To) };
                }
                else
                {
                    merged.Add(line);
                }
            }

            from = end;
        }

        return merged;
    }

    private static IEnumerable<(List<Line> Horizontal, List<Line> Vertical)> Groups(List<Line> horizontal, List<Line> vertical)
    {
        var parent = Enumerable.Range(0, horizontal.Count + vertical.Count).ToArray();
        int Root(int i)
        {
            while (parent[i] != i)
            {
                i = parent[i] = parent[parent[i]];
            }

            return i;
        }

        for (var v = 0; v < vertical.Count; v++)
        {
            for (var h = 0; h < horizontal.Count; h++)
            {
                if (horizontal[h].Reaches(vertical[v].At) && vertical[v].Reaches(horizontal[h].At))
                {
                    parent[Root(h)] = Root(horizontal.Count + v);
                }
            }
        }

        foreach (var group in Enumerable.Range(0, parent.Length).GroupBy(Root))
        {
            var across = group.Where(i => i < horizontal.Count).Select(i => horizontal[i]).ToList();
            var down = group.Where(i => i >= horizontal.Count).Select(i => vertical[i - horizontal.Count]).ToList();
            if (across.Count > 1 && down.Count > 0)
            {
                yield return (across, down);
            }
        }
    }

    /// <summary>Where the lines stand, and the ends of the lines across them where several reach well beyond.</summary>
    private static double[] Edges(IEnumerable<double> at, List<Line> across)
    {
        var edges = new List<double>();
        foreach (var value in at.Order())
        {
            if (edges.Count == 0 || value - edges[^1] > Near)
            {
                edges.Add(value);
            }
        }

        var before = across.Where(l => l.From < edges[0] - Overhang).ToList();
        var after = across.Where(l => l.To > edges[^1] + Overhang).ToList();
        if (before.Count > 1)
        {
            edges.Insert(0, before.Min(l => l.From));
        }

        if (after.Count > 1)
        {
            edges.Add(after.Max(l => l.To));
        }

        return [.. edges];
    }

    /// <summary>Tells of each line the slots that it closes and the cells along it.</summary>
    private static void Mark(List<Line> lines, double[] across, double[] along, Action<int, int> mark)
    {
        var drawn = new Dictionary<(int Slot, int Cell), double>();
        foreach (var line in lines)
        {
            var slot = Array.FindIndex(across, a => Math.Abs(a - line.At) <= Near) - 1;
            if (slot < 0 || slot >= across.Length - 1)
            {
                continue;
            }

            for (var cell = 0; cell < along.Length - 1; cell++)
            {
                var covered = Math.Min(line.To, along[cell + 1]) - Math.Max(line.From, along[cell]);
                if (covered > 0)
                {
                    var total = drawn[(slot, cell)] = drawn.GetValueOrDefault((slot, cell)) + covered;
                    if (total > Drawn * (along[cell + 1] - along[cell]))
                    {
                        mark(slot, cell);
                    }
                }
            }
        }
    }

    private static bool IsHorizontal(PdfRule r) => r.X1 - r.X0 >= r.Y1 - r.Y0;

    /// <summary>Ends in order, a thin rectangle made a line.</summary>
    private static PdfRule Straight(PdfRule r)
    {
        var sorted = new PdfRule(Math.Min(r.X0, r.X1), Math.Min(r.Y0, r.Y1), Math.Max(r.X0, r.X1), Math.Max(r.Y0, r.Y1));
        var (x, y) = ((sorted.X0 + sorted.X1) / 2, (sorted.Y0 + sorted.Y1) / 2);
        return IsHorizontal(sorted) ? sorted with { Y0 = y, Y1 = y } : sorted with { X0 = x, X1 = x };
    }

    /// <summary>A line across its own direction at <paramref name="At"/>, from end to end along it.</summary>
    private readonly record struct Line(double At, double From, double To)
    {
        public bool Reaches(double value) => value >= From - Near && value <= To + Near;
    }
}
