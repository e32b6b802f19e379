using System.Collections.Immutable;

namespace IngestPipeline.Export;

/// <summary>What a column holds, whatever the format makes of it.</summary>
public enum ColumnType
{
    Text,

    /// <summary>A decimal number of any length with <c>.</c>; exact, so never by way of floating point.</summary>
    Decimal,

    /// <summary>A whole number that a program counts or points with: page, offset, row.</summary>
    Integer,

    /// <summary>0 to 1, three places.</summary>
    Share,

    /// <summary><c>2023-06-26</c></summary>
    Date,

    /// <summary><c>2026-01-05T08:00:00Z</c></summary>
    Time,

    /// <summary>x0, y0, x1, y1 in points from the page's top left corner, with blanks between them.</summary>
    Box,
}

/// <summary>A column of an export.</summary>
/// <param name="Name">The contract's field name, snake case.</param>
/// <param name="Title">Vietnamese, for people.</param>
/// <param name="Description">English, for who works with the data.</param>
/// <param name="Value">Invariant text; null where the row has none.</param>
public sealed record ExportColumn<T>(string Name, ColumnType Type, string Title, string Description, Func<T, string?> Value)
{
    /// <summary>All values that occur; empty: any.</summary>
    public ImmutableArray<string> Vocabulary { get; init; } = [];

    /// <summary>Every row has a value.</summary>
    public bool Required { get; init; }

    public bool IsNumber => Type is ColumnType.Decimal or ColumnType.Integer or ColumnType.Share;

    /// <summary>The value as a cell of a spreadsheet may have it.</summary>
    public string? Cell(T row) => Type == ColumnType.Text ? FormulaGuard.Neutral(Value(row)) : Value(row);
}
