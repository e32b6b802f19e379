using System.Collections.Immutable;
using System.Text.RegularExpressions;
using IngestPipeline.Documents;
using IngestPipeline.Extraction.Layout;

namespace IngestPipeline.Extraction.Flow;

/// <summary>
/// Tables that only lay out: letterhead, signature beside recipients (Nghị định 30/2020/NĐ-CP, Phụ lục I), formulas and the fields of a form that stand in
/// cells without lines. They are read column by column, the left one first; forms row by row.
/// </summary>
internal static partial class LayoutBand
{
    private const int MostRows = 8;
    private const int MostColumns = 3;

    /// <summary>Rows of a formula or a title without lines, however many parts it has.</summary>
    private const int FewRows = 3;

    public static bool IsLayout(FlowItem.Grid grid)
    {
        var cells = grid.Rows.Sum(r => r.Length);
        var columns = grid.Rows.Length == 0 ? 0 : grid.Rows.Max(r => r.Sum(c => c.ColumnSpan));
        if (cells <= 1 || columns <= 1)
        {
            return !grid.Ruled || cells <= 1;
        }

        var few = columns <= MostColumns ? MostRows : FewRows;
        return (columns <= MostColumns + 1 && grid.Rows.Length <= MostRows && HasFormalParts(grid))
            || (!grid.Ruled && (HasOneColumn(grid) || IsForm(grid) || (grid.Rows.Length <= few && !HasFigures(grid) && !IsToBeFilled(grid, columns))));
    }

    /// <summary>Below its first row most rows end in a figure, or some rows hold several: a table without lines.</summary>
    private static bool HasFigures(FlowItem.Grid grid)
    {
        var rows = grid.Rows.Skip(1).Select(r => r.Select(TextOf).Where(t => t.Length > 0).ToList()).Where(r => r.Count > 1).ToList();
        var figures = rows.Count(r => IsFigure(r[^1]));
        return (figures > 2 && figures > 0.6 * (grid.Rows.Length - 1)) || rows.Exists(r => r.Skip(1).Count(IsFigure) > 1);
    }

    /// <summary>No two cells with words stand beside each other.</summary>
    private static bool HasOneColumn(FlowItem.Grid grid) => grid.Rows.All(r => r.Count(c => TextOf(c).Length > 0) <= 1);

    /// <summary>A head over empty columns, and a name before each row.</summary>
    private static bool IsToBeFilled(FlowItem.Grid grid, int columns) =>
        columns >= MostColumns && grid.Rows.Length > FewRows
        && grid.Rows[0].Length == columns && grid.Rows[0].All(c => TextOf(c).Length > 0)
        && grid.Rows.Skip(1).All(r => r.Length == columns && TextOf(r[0]).Length > 0 && r.Skip(1).All(c => TextOf(c).Length == 0));

    /// <summary>Most rows have blanks to be filled in; one or two such rows are a place to sign.</summary>
    private static bool IsForm(FlowItem.Grid grid)
    {
        var rows = grid.Rows.Select(r => r.Select(TextOf).Where(t => t.Length > 0).ToList()).Where(r => r.Count > 0).ToList();
        return rows.Count >= FewRows && rows.Count(r => r.Exists(Blank().IsMatch)) * 2 > rows.Count;
    }

    /// <summary>A single row with signs of operation between its parts.</summary>
    private static bool IsFormula(FlowItem.Grid grid) => grid.Rows.Length == 1 && grid.Rows[0].Any(c => TextOf(c) is "=" or "+" or "-" or "–" or "x" or "×" or ":");

    /// <summary>Its unit may stand behind it; a date is none.</summary>
    private static bool IsFigure(string text) => text.Any(char.IsAsciiDigit) && !Day().IsMatch(text) && FoundCell.Figure().IsMatch(Unit().Replace(text, ""));

    private static string TextOf(FlowCell cell) => string.Join('\n', cell.Items.Select(i => i is FlowItem.Paragraph p ? p.Text.Trim() : "…")).Trim();

    /// <summary>Cells in reading order with the column they stand in. A row that is one merged cell splits the band.</summary>
    public static IEnumerable<(FlowCell Cell, Column Column)> Unroll(FlowItem.Grid grid)
    {
        var columns = grid.Rows.Length == 0 ? 0 : grid.Rows.Max(r => r.Sum(c => c.ColumnSpan));
        if (!grid.Ruled && !HasFormalParts(grid) && ((columns > MostColumns && HasOneColumn(grid)) || IsForm(grid) || IsFormula(grid)))
        {
            foreach (var cell in grid.Rows.SelectMany(Joined))
            {
                yield return (cell, Column.Full);
            }

            yield break;
        }

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

    /// <summary>The row as one line, if it holds nothing but words.</summary>
    private static IEnumerable<FlowCell> Joined(ImmutableArray<FlowCell> row)
    {
        var parts = row.SelectMany(c => c.Items).Where(i => i is not FlowItem.Paragraph p || !string.IsNullOrWhiteSpace(p.Text)).ToList();
        if (parts.Count < 2 || !parts.TrueForAll(p => p is FlowItem.Paragraph { ListLabel: null }))
        {
            return row;
        }

        var lines = parts.ConvertAll(p => (FlowItem.Paragraph)p);
        var runs = lines.SelectMany((l, i) => i == 0 ? l.Runs : [l.Runs[0] with { Text = " ", Original = null, FootnoteMark = null }, .. l.Runs]);
        return [new FlowCell([lines[0] with { Runs = [.. runs] }], 1, 1, false)];
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

    /// <summary>Leaders of dots or dashes, or nothing behind the colon.</summary>
    [GeneratedRegex(@"\.{4}|\.\. ?\.\.|…{2}|_{4}|:$", RegexOptions.CultureInvariant)]
    private static partial Regex Blank();

    [GeneratedRegex(@"^\d{1,2}/\d{1,2}/\d{4}$", RegexOptions.CultureInvariant)]
    private static partial Regex Day();

    [GeneratedRegex(@"(?<=\d)\s*\p{L}{1,6}$", RegexOptions.CultureInvariant)]
    private static partial Regex Unit();

    [GeneratedRegex(@"CỘNG\s+H(ÒA|OÀ)\s+XÃ\s+HỘI|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT|^\s*Nơi\s+nhận\s*:", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex FormalPart();
}
