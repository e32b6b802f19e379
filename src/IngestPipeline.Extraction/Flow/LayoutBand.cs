using System.Collections.Immutable;
using System.Text.RegularExpressions;
using IngestPipeline.Documents;
using IngestPipeline.Extraction.Layout;

namespace IngestPipeline.Extraction.Flow;

/// <summary>
/// Tables that only lay out: letterhead, signature beside recipients (Nghị định 30/2020/NĐ-CP, Phụ lục I). They are read column by column, the left
/// one first.
/// </summary>
internal static partial class LayoutBand
{
    private const int MostRows = 8;
    private const int MostColumns = 3;

    public static bool IsLayout(FlowItem.Grid grid)
    {
        var cells = grid.Rows.Sum(r => r.Length);
        var columns = grid.Rows.Length == 0 ? 0 : grid.Rows.Max(r => r.Sum(c => c.ColumnSpan));
        if (cells <= 1 || columns <= 1)
        {
            return !grid.Ruled || cells <= 1;
        }

        return columns <= MostColumns + 1 && grid.Rows.Length <= MostRows && (HasFormalParts(grid) || (!grid.Ruled && columns <= MostColumns && !HasFigures(grid)));
    }

    /// <summary>Below its first row most rows end in a figure: a table without lines.</summary>
    private static bool HasFigures(FlowItem.Grid grid)
    {
        var figures = grid.Rows.Skip(1).Count(r => r.Length > 1 && r[^1].Items is [FlowItem.Paragraph p] && p.Text.Any(char.IsAsciiDigit) && FoundCell.Figure().IsMatch(p.Text.Trim()));
        return figures > 2 && figures > 0.6 * (grid.Rows.Length - 1);
    }

    /// <summary>Cells in reading order with the column they stand in. A row that is one merged cell splits the band.</summary>
    public static IEnumerable<(FlowCell Cell, Column Column)> Unroll(FlowItem.Grid grid)
    {
        var columns = grid.Rows.Length == 0 ? 0 : grid.Rows.Max(r => r.Sum(c => c.ColumnSpan));
        var band = new List<(int At, FlowCell Cell)>();
        var open = new int[columns];
        foreach (var row in grid.Rows)
        {
            if (row.Length == 1 && columns > 1 && row[0].ColumnSpan >= columns)
            {
                foreach (var placed in Flush(band, columns))
                {
                    yield return placed;
                }

                band.Clear();
                yield return (row[0], Column.Full);
                continue;
            }

            band.AddRange(Place(row, open));
        }

        foreach (var placed in Flush(band, columns))
        {
            yield return placed;
        }
    }

    /// <summary>The columns in which the cells of a row begin.</summary>
    /// <param name="open">For each column, rows that a cell from above still covers; brought up to date for the next row.</param>
    private static List<(int At, FlowCell Cell)> Place(ImmutableArray<FlowCell> row, int[] open)
    {
        var covered = open.Select(rows => rows > 0).ToArray();
        for (var i = 0; i < open.Length; i++)
        {
            open[i] = Math.Max(0, open[i] - 1);
        }

        var placed = new List<(int At, FlowCell Cell)>();
        var at = 0;
        foreach (var cell in row)
        {
            while (at < covered.Length && covered[at])
            {
                at++;
            }

            placed.Add((at, cell));
            for (var end = Math.Min(open.Length, at + cell.ColumnSpan); at < end; at++)
            {
                open[at] = Math.Max(open[at], cell.RowSpan - 1);
            }
        }

        return placed;
    }

    /// <summary>Text that only a letterhead or a signature block has.</summary>
    private static bool HasFormalParts(FlowItem.Grid grid) =>
        grid.Rows.SelectMany(r => r).SelectMany(c => c.Items).OfType<FlowItem.Paragraph>().Any(p => FormalPart().IsMatch(p.Text));

    private static IEnumerable<(FlowCell Cell, Column Column)> Flush(List<(int At, FlowCell Cell)> band, int columns) =>
        band.OrderBy(b => b.At).Select(b => (b.Cell, columns <= 1 ? Column.Full : ((2 * b.At) + b.Cell.ColumnSpan) > columns ? Column.Right : Column.Left));

    [GeneratedRegex(@"CỘNG\s+H(ÒA|OÀ)\s+XÃ\s+HỘI|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT|^\s*Nơi\s+nhận\s*:", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex FormalPart();
}
