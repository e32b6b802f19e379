using System.Collections.Immutable;
using IngestPipeline.Documents;

namespace IngestPipeline.Extraction.Layout;

/// <summary>Reads ruled tables: the grid of the rules, merged cells where a rule is missing, and the words in each cell.</summary>
public static class TableFinder
{
    /// <summary>A grid with fewer of its cells filled than this is a drawing.</summary>
    private const double LeastFilled = 0.01;

    /// <summary>The tables from top to bottom, and the words outside them.</summary>
    public static (ImmutableArray<FoundTable> Tables, IReadOnlyList<LayoutWord> Outside) Find(PageContent page)
    {
        IReadOnlyList<LayoutWord> rest = page.Words;
        if (page.Rules.Length < 3 || rest.Count == 0)
        {
            return ([], rest);
        }

        var tables = ImmutableArray.CreateBuilder<FoundTable>();
        foreach (var grid in RuleGrid.Find(page.Rules).OrderByDescending(g => g.Box.Width * g.Box.Height))
        {
            var inside = rest.Where(w => Inside(grid.Box, w, page)).ToList();
            if (inside.Count < 2)
            {
                continue;
            }

            var cells = Fill(grid, Cells(grid), inside, page);
            if (!IsTable(cells))
            {
                continue;
            }

            tables.Add(new FoundTable([.. grid.Xs], grid.Rows, cells, TableHeader.Rows(cells, grid.Rows), [new TablePart(page.Number, grid.Box, 0)]));
            var taken = new HashSet<LayoutWord>(inside, ReferenceEqualityComparer.Instance);
            rest = rest.Where(w => !taken.Contains(w)).ToList();
        }

        return ([.. tables.OrderBy(t => t.Box.Y0)], rest);
    }

    /// <summary>Cells as row and column ranges; elementary cells without a rule between them are one.</summary>
    public static IReadOnlyList<(int Row, int Column, int Rows, int Columns)> Cells(RuleGrid grid)
    {
        var owned = new bool[grid.Rows, grid.Columns];
        var cells = new List<(int, int, int, int)>();
        for (var row = 0; row < grid.Rows; row++)
        {
            for (var column = 0; column < grid.Columns; column++)
            {
                if (owned[row, column])
                {
                    continue;
                }

                var width = 1;
                while (column + width < grid.Columns && !owned[row, column + width] && !grid.RuledRight(row, column + width - 1))
                {
                    width++;
                }

                var height = 1;
                while (row + height < grid.Rows && Enumerable.Range(column, width).All(c => !grid.RuledBelow(row + height - 1, c) && !owned[row + height, c]))
                {
                    height++;
                }

                for (var r = row; r < row + height; r++)
                {
                    for (var c = column; c < column + width; c++)
                    {
                        owned[r, c] = true;
                    }
                }

                cells.Add((row, column, height, width));
            }
        }

        return cells;
    }

    private static bool Inside(Box box, LayoutWord word, PageContent page) => box.Contains(page.Upright(word), Middle(word));

    private static double Middle(LayoutWord word) => word.Baseline - (0.3 * word.Size);

    private static ImmutableArray<FoundCell> Fill(RuleGrid grid, IReadOnlyList<(int Row, int Column, int Rows, int Columns)> cells, List<LayoutWord> words, PageContent page)
    {
        var at = new int[grid.Rows, grid.Columns];
        for (var i = 0; i < cells.Count; i++)
        {
            for (var r = 0; r < cells[i].Rows; r++)
            {
                for (var c = 0; c < cells[i].Columns; c++)
                {
                    at[cells[i].Row + r, cells[i].Column + c] = i;
                }
            }
        }

        var inCell = new List<LayoutWord>[cells.Count];
        foreach (var word in words)
        {
            var cell = at[Slot(grid.Ys, Middle(word)), Slot(grid.Xs, page.Upright(word))];
            (inCell[cell] ??= []).Add(word);
        }

        return [.. cells.Select((c, i) => new FoundCell(c.Row, c.Column, c.Rows, c.Columns, inCell[i] is { } own ? RowBuilder.Build(own) : []))];
    }

    /// <summary>Several filled cells beside each other, and no letterhead or signature block that someone drew a frame around.</summary>
    private static bool IsTable(ImmutableArray<FoundCell> cells)
    {
        var filled = cells.Where(c => !c.IsEmpty).ToList();
        return filled.Count > 1 && filled.Count > LeastFilled * cells.Length
            && cells.Any(c => c.Column > 0)
            && filled.Select(c => c.Column).Distinct().Skip(1).Any()
            && !filled.Take(8).SelectMany(c => c.Lines).Any(l => FormWords.IsNationalTitle(l, 0))
            && !(filled.Count < 5 && filled.SelectMany(c => c.Lines).Any(FormWords.IsRecipients));
    }

    private static int Slot(IReadOnlyList<double> edges, double value)
    {
        int low = 0, high = edges.Count - 2;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = value > edges[middle + 1] ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
