using System.Collections.Immutable;

namespace IngestPipeline.Documents;

/// <summary>A cell at its place in the grid of its table.</summary>
/// <param name="Row">From 0; of the cell's first row.</param>
/// <param name="Column">From 0; of the cell's first column, spans from the left and from above counted.</param>
/// <param name="Index">The cell's place among the cells of its row.</param>
public readonly record struct GridCell(TableCell Cell, int Row, int Column, int Index)
{
    public int ColumnEnd => Column + Cell.ColumnSpan;

    public int RowEnd => Row + Cell.RowSpan;
}

/// <summary>Finds the true columns of cells: a spanned cell stands in the data once, and pushes its neighbours aside (as HTML tables do).</summary>
public static class TableGrid
{
    /// <summary>Wider tables than this are no tables; what lies beyond is left out.</summary>
    public const int MostColumns = 1000;

    /// <summary>Cells row by row, from left to right; spans end with the table.</summary>
    public static ImmutableArray<GridCell> Place(ImmutableArray<ImmutableArray<TableCell>> rows)
    {
        var placed = ImmutableArray.CreateBuilder<GridCell>(rows.Sum(r => r.Length));
        var free = new List<int>();
        for (var row = 0; row < rows.Length; row++)
        {
            var column = 0;
            for (var i = 0; i < rows[row].Length; i++)
            {
                while (column < free.Count && free[column] > row)
                {
                    column++;
                }

                if (column >= MostColumns)
                {
                    break;
                }

                var cell = rows[row][i];
                cell = cell with { RowSpan = Math.Clamp(cell.RowSpan, 1, rows.Length - row), ColumnSpan = Math.Clamp(cell.ColumnSpan, 1, MostColumns - column) };
                placed.Add(new GridCell(cell, row, column, i));
                for (var end = column + cell.ColumnSpan; column < end; column++)
                {
                    if (column == free.Count)
                    {
                        free.Add(0);
                    }

                    free[column] = row + cell.RowSpan;
                }
            }
        }

        return placed.DrainToImmutable();
    }

    public static ImmutableArray<GridCell> Place(Table table) => Place(table.Rows);

    /// <summary>The same cells with columns in which none begins taken out of the spans across them: what is left of lines drawn askew or deleted.</summary>
    public static ImmutableArray<ImmutableArray<TableCell>> Compact(ImmutableArray<ImmutableArray<TableCell>> rows)
    {
        var placed = Place(rows);
        var columns = placed.IsEmpty ? 0 : placed.Max(c => c.ColumnEnd);
        var before = new int[columns + 1];
        foreach (var cell in placed)
        {
            before[cell.Column] = 1;
        }

        var total = 0;
        for (var column = 0; column <= columns; column++)
        {
            (before[column], total) = (total, total + before[column]);
        }

        if (total == columns)
        {
            return rows;
        }

        var compact = rows.Select(_ => ImmutableArray.CreateBuilder<TableCell>()).ToArray();
        foreach (var cell in placed)
        {
            compact[cell.Row].Add(cell.Cell with { ColumnSpan = Math.Max(1, before[cell.ColumnEnd] - before[cell.Column]) });
        }

        return [.. compact.Select(r => r.ToImmutable())];
    }

    /// <summary>Rows at the top that hold nothing but headings.</summary>
    public static int HeaderRows(Table table)
    {
        var rows = 0;
        while (rows < table.Rows.Length && !table.Rows[rows].IsEmpty && table.Rows[rows].All(c => c.Header))
        {
            rows++;
        }

        return rows;
    }
}
