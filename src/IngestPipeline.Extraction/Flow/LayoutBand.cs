using System.Collections.Immutable;
using System.Text.RegularExpressions;
using IngestPipeline.Documents;

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

        return columns <= MostColumns + 1 && grid.Rows.Length <= MostRows && (HasFormalParts(grid) || (!grid.Ruled && columns <= MostColumns));
    }

    /// <summary>Cells in reading order with the column they stand in. A row that is one merged cell splits the band.</summary>
    public static IEnumerable<(FlowCell Cell, Column Column)> Unroll(FlowItem.Grid grid)
    {
        var columns = grid.Rows.Length == 0 ? 0 : grid.Rows.Max(r => r.Sum(c => c.ColumnSpan));
        var band = new List<(int At, FlowCell Cell)>();
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

            var at = 0;
            foreach (var cell in row)
            {
                band.Add((at, cell));
                at += cell.ColumnSpan;
            }
        }

        foreach (var placed in Flush(band, columns))
        {
            yield return placed;
        }
    }

    /// <summary>Text that only a letterhead or a signature block has.</summary>
    private static bool HasFormalParts(FlowItem.Grid grid) =>
        grid.Rows.SelectMany(r => r).SelectMany(c => c.Items).OfType<FlowItem.Paragraph>().Any(p => FormalPart().IsMatch(p.Text));

    private static IEnumerable<(FlowCell Cell, Column Column)> Flush(List<(int At, FlowCell Cell)> band, int columns) =>
        band.OrderBy(b => b.At).Select(b => (b.Cell, columns <= 1 ? Column.Full : ((2 * b.At) + b.Cell.ColumnSpan) > columns ? Column.Right : Column.Left));

    [GeneratedRegex(@"CỘNG\s+H(ÒA|OÀ)\s+XÃ\s+HỘI|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT|^\s*Nơi\s+nhận\s*:", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex FormalPart();
}
