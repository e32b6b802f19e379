using System.Collections.Immutable;
using System.Text.RegularExpressions;
using IngestPipeline.Documents;

namespace IngestPipeline.Extraction.Layout;

/// <summary>A cell as found on a page: where it stands in its table, and its lines from top to bottom.</summary>
public sealed partial record FoundCell(int Row, int Column, int RowSpan, int ColumnSpan, ImmutableArray<LayoutLine> Lines)
{
    public string Text => LineJoin.Join(Lines.Select(l => l.Text));

    public bool IsEmpty => Lines.IsEmpty;

    public bool Bold => !Lines.IsEmpty && Lines.All(l => l.Bold);

    /// <summary>Nothing but a number, a share, or the dash that stands for none.</summary>
    public bool IsFigure => Lines.Length == 1 && Figure().IsMatch(Lines[0].Text);

    /// <summary>A number such as stands in the body; a lone year is a heading as often.</summary>
    public bool IsBodyFigure => IsFigure && !Year().IsMatch(Lines[0].Text);

    [GeneratedRegex(@"^[-+(]?\s?\d[\d.,/ ]*\s?%?\)?$|^[-–—]$", RegexOptions.CultureInvariant)]
    public static partial Regex Figure();

    [GeneratedRegex(@"^(19|20)\d\d$", RegexOptions.CultureInvariant)]
    public static partial Regex Year();
}

/// <summary>A table of one page, or of several that go on from each other.</summary>
/// <param name="Xs">Edges of its columns from left to right, points; one more than there are columns.</param>
/// <param name="RowCount">Rows of the grid.</param>
/// <param name="Cells">In order of row and column.</param>
/// <param name="Headers">Rows at the top that hold headings.</param>
/// <param name="Parts">Where it stands, page by page.</param>
public sealed record FoundTable(ImmutableArray<double> Xs, int RowCount, ImmutableArray<FoundCell> Cells, int Headers, ImmutableArray<TablePart> Parts)
{
    public Box Box => Parts[0].Box;

    public int Page => Parts[0].Page;

    public IEnumerable<FoundCell> Row(int row) => Cells.Where(c => c.Row == row);

    /// <summary>The cells of the contract. Rows of the grid in which no cell begins are left out, and no longer counted in spans.</summary>
    public Table ToTable()
    {
        var rows = Enumerable.Range(0, RowCount).Select(_ => ImmutableArray.CreateBuilder<TableCell>()).ToArray();
        var begun = new bool[RowCount + 1];
        foreach (var cell in Cells)
        {
            begun[cell.Row] = true;
        }

        var before = new int[RowCount + 1];
        for (var r = 0; r < RowCount; r++)
        {
            before[r + 1] = before[r] + (begun[r] ? 1 : 0);
        }

        foreach (var cell in Cells)
        {
            rows[cell.Row].Add(new TableCell(cell.Text, Math.Max(1, before[cell.Row + cell.RowSpan] - before[cell.Row]), cell.ColumnSpan, cell.Row < Headers));
        }

        return new Table(Page, Parts[0].Box, 0, TableGrid.Compact([.. rows.Where((_, r) => begun[r]).Select(r => r.ToImmutable())]))
        {
            Parts = [.. Parts.Select(p => p with { Row = before[Math.Clamp(p.Row, 0, RowCount)] })],
        };
    }
}
