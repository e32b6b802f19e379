namespace IngestPipeline.Documents;

public enum FactKind
{
    Count,
    Money,
    Percent,
    Ratio,
    Rank,
    Score,
    Measure,
    Duration,
}

public enum FactChange
{
    Increase,
    Decrease,
}

public enum Approximation
{
    About,
    AtLeast,
    AtMost,
}

public enum FactStatus
{
    Actual,
    Target,
}

/// <summary>A cell: indexes into <see cref="Document.Tables"/>, its rows and the row's cells, from 0.</summary>
public readonly record struct TableCellReference(int Table, int Row, int Column);

/// <summary>A number written in digits that quantifies something (annotation.md §4).</summary>
public sealed record Fact
{
    /// <summary><c>f1</c>, <c>f2</c> … in order of the text.</summary>
    public required string Id { get; init; }

    /// <summary>The number with its unit; empty, at the table's anchor, for a figure read from a table cell.</summary>
    public required TextSpan Span { get; init; }

    public required string Raw { get; init; }

    /// <summary>Canonical decimal: no grouping, <c>.</c> as decimal point.</summary>
    public required string Value { get; init; }

    /// <summary>Denominator of a ratio or rank, canonical; else null.</summary>
    public string? Of { get; init; }

    /// <summary>Canonical unit (<c>VND</c>, <c>%</c>, <c>người</c>); null where nothing is named.</summary>
    public string? Unit { get; init; }

    public required FactKind Kind { get; init; }

    public FactChange? Change { get; init; }

    public string? Baseline { get; init; }

    public Approximation? Approx { get; init; }

    public FactStatus Status { get; init; }

    public string? Indicator { get; init; }

    /// <summary>ISO <c>YYYY</c>, <c>YYYY-Qn</c>, <c>YYYY-MM</c>, <c>YYYY-Hn</c> or <c>A/B</c> of two of these.</summary>
    public string? Period { get; init; }

    public string? Place { get; init; }

    /// <summary>Id of the innermost section; null outside the section tree.</summary>
    public string? Section { get; init; }

    public int Page { get; init; }

    public Box? Box { get; init; }

    public TableCellReference? Cell { get; init; }

    public required double Confidence { get; init; }
}

/// <summary>A mention of an official document (annotation.md §5).</summary>
public sealed record Citation
{
    public required TextSpan Span { get; init; }

    public required string Raw { get; init; }

    public string? Type { get; init; }

    /// <summary>Canonical: no spaces, hyphens kept.</summary>
    public required string NumberSymbol { get; init; }

    public DateOnly? Date { get; init; }

    public string? Issuer { get; init; }

    public string? Section { get; init; }

    public int Page { get; init; }

    public required double Confidence { get; init; }
}
