using System.Collections.Immutable;
using IngestPipeline.Documents;

namespace IngestPipeline.Extraction.Layout;

/// <summary>A ruled table of one page.</summary>
public sealed record FoundTable(Box Box, ImmutableArray<ImmutableArray<TableCell>> Rows);

/// <summary>Reads ruled tables: the grid of the rules, merged cells where a rule is missing, and the words in each cell.</summary>
public static class TableFinder
{
    /// <summary>The tables from top to bottom, and the words outside them.</summary>
    public static (ImmutableArray<FoundTable> Tables, IReadOnlyList<LayoutWord> Outside) Find(PageContent page)
    {
        IReadOnlyList<LayoutWord> rest = page.Words;
        if (page.Rules.Length < 4)
        {
            return ([], rest);
        }

        var tables = ImmutableArray.CreateBuilder<FoundTable>();
        foreach (var grid in RuleGrid.Find(page.Rules).OrderByDescending(g => g.Box.Width * g.Box.Height))
        {
            var inside = rest.Where(w => Inside(grid.Box, w)).ToList();
            if (inside.Count == 0)
            {
                continue;
            }

            var cells = Cells(grid);
            if (cells.Count < 2)
            {
                continue;
            }

            tables.Add(new FoundTable(grid.Box, Fill(grid, cells, inside)));
            var taken = new HashSet<LayoutWord>(inside, ReferenceEqualityComparer.Instance);
            rest = rest.Where(w => !taken.Contains(w)).ToList();
        }

        return ([.. tables.OrderBy(t => t.Box.Y0)], rest);
    }

    private static bool Inside(Box box, LayoutWord word) => box.Contains((word.X0 + word.X1) / 2, word.Baseline - (0.3 * word.Size));

    /// <summary>Cells as row and column ranges; elementary cells without a rule between them are one.</summary>
    private static List<(int Row, int Column, int Rows, int Columns)> Cells(RuleGrid grid)
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

    private static ImmutableArray<ImmutableArray<TableCell>> Fill(RuleGrid grid, List<(int Row, int Column, int Rows, int Columns)> cells, List<LayoutWord> words)
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
            var cell = at[Slot(grid.Ys, word.Baseline - (0.3 * word.Size)), Slot(grid.Xs, (word.X0 + word.X1) / 2)];
            (inCell[cell] ??= []).Add(word);
        }

        var lines = inCell.Select(w => w is null ? [] : RowBuilder.Build(w)).ToList();
        var headers = HeaderRows(grid, cells, lines);
        return
        [
            .. Enumerable.Range(0, grid.Rows).Select(r => Enumerable.Range(0, cells.Count).Where(i => cells[i].Row == r).Select(i =>
                new TableCell(LineJoin.Join(lines[i].Select(l => l.Text)), cells[i].Rows, cells[i].Columns, r < headers)).ToImmutableArray()).Where(row => !row.IsEmpty),
        ];
    }

    /// <summary>Leading rows of bold cells; the first row too when it holds no figures but rows below do.</summary>
    private static int HeaderRows(RuleGrid grid, List<(int Row, int Column, int Rows, int Columns)> cells, List<ImmutableArray<LayoutLine>> lines)
    {
        bool AllOf(int row, Func<LayoutLine, bool> test) => Enumerable.Range(0, cells.Count).Where(i => cells[i].Row == row && !lines[i].IsEmpty).All(i => lines[i].All(test));
        var headers = 0;
        while (headers < Math.Min(3, grid.Rows - 1) && AllOf(headers, l => l.Bold))
        {
            headers++;
        }

        return headers == grid.Rows - 1 || headers > 0 ? headers : grid.Rows > 1 && AllOf(0, l => !l.Text.Any(char.IsAsciiDigit)) ? 1 : 0;
    }

    private static int Slot(IReadOnlyList<double> edges, double value)
    {
        var slot = 0;
        while (slot < edges.Count - 2 && value > edges[slot + 1])
        {
            slot++;
        }

        return slot;
    }
}
