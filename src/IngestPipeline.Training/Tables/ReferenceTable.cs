using System.Collections.Immutable;
using IngestPipeline.Documents;

namespace IngestPipeline.Training.Tables;

/// <summary>A real cell with letters or digits in it.</summary>
/// <param name="Row">From 0; of the cell's first row.</param>
/// <param name="Column">From 0; of its first column, spans from the left and from above counted.</param>
/// <param name="RowSpan">Null where nobody told.</param>
/// <param name="ColumnSpan">Null where nobody told.</param>
/// <param name="Check">Of its letters (<see cref="ComparisonForm.Check"/>).</param>
public readonly record struct ReferenceCell(int Row, int Column, int? RowSpan, int? ColumnSpan, bool Header, string Check);

/// <summary>A real table. One that runs over page ends is one table on its first page, repeated headings left out.</summary>
/// <param name="Page">From 1; null in a document without pages.</param>
/// <param name="KnownRows">The first rows that are given, where the rest is not.</param>
public sealed record ReferenceTable(int? Page, ImmutableArray<ReferenceCell> Cells, int? KnownRows = null)
{
    /// <summary>A table whose cells are known with their words and spans.</summary>
    public static ReferenceTable Of(int? page, ImmutableArray<ImmutableArray<TableCell>> rows) => new(page, CellsOf(rows));

    /// <summary>The cells that are compared: those with letters or digits.</summary>
    /// <param name="known">Rows from here on are left out, and spans end here.</param>
    internal static ImmutableArray<ReferenceCell> CellsOf(ImmutableArray<ImmutableArray<TableCell>> rows, int? known = null) =>
    [
        .. TableGrid.Place(rows).Where(c => c.Row < (known ?? int.MaxValue))
            .Select(c => new ReferenceCell(
                c.Row, c.Column, Math.Min(c.Cell.RowSpan, (known ?? int.MaxValue) - c.Row), c.Cell.ColumnSpan, c.Cell.Header, ComparisonForm.Check(ComparisonForm.Letters(c.Cell.Text))))
            .Where(c => c.Check.Length > 0),
    ];
}
