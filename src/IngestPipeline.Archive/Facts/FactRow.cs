using IngestPipeline.Documents;

namespace IngestPipeline.Archive;

/// <summary>A fact with what is needed to name where it comes from.</summary>
/// <param name="SectionTitle">Label and title of the innermost section; null outside the section tree.</param>
public sealed record FactRow(
    Fact Fact, string DocumentId, string FileName, string? DocType, string? NumberSymbol, string? Issuer, DateOnly? Date, string? Subject, string? SectionTitle)
{
    /// <summary>What a person said of it; null: nobody did. A corrected fact has the corrected fields.</summary>
    public FactVerdict? Review { get; init; }

    /// <summary>Sign-in name; null: nobody.</summary>
    public string? ReviewedBy { get; init; }

    public DateTimeOffset? ReviewedAt { get; init; }

    /// <summary>The words around the figure, as <see cref="FactSentence"/> cuts them; null for what was stored before they were kept.</summary>
    public string? Sentence { get; init; }

    /// <summary>Name and version of the pipeline that read the document: <c>bao-cao 1a2b3c</c>.</summary>
    public string? Extractor { get; init; }
}

/// <summary>Which facts a list takes by what people said of them.</summary>
public enum FactReviewState
{
    /// <summary>All but the rejected ones: what counts.</summary>
    Counted,

    /// <summary>Nobody looked at it yet.</summary>
    Open,
    Accepted,
    Corrected,
    Rejected,

    /// <summary>Accepted or corrected.</summary>
    Reviewed,
    All,
}

/// <summary>What a list of facts is ordered by; facts without the value come last.</summary>
public enum FactSort
{
    /// <summary>Newest documents first, in order of the text within one.</summary>
    Newest,
    Indicator,
    Value,
    Unit,
    Period,
    Place,
    Kind,
    Document,
    Confidence,
    Status,
    Review,
}

/// <summary>Which facts are wanted; null: no restriction. Text is compared without accents and capitals.</summary>
public sealed record FactFilter
{
    public static readonly FactFilter All = new();

    /// <summary>Words that the indicator contains, in any order.</summary>
    public string? Indicator { get; init; }

    /// <summary>The whole unit: <c>người</c> or <c>nguoi</c>.</summary>
    public string? Unit { get; init; }

    public FactKind? Kind { get; init; }

    public FactStatus? Status { get; init; }

    /// <summary>A period with all that lies in it: <c>2023</c> finds <c>2023-Q1</c>, <c>2023-06</c> and ranges that begin or end there.</summary>
    public string? Period { get; init; }

    /// <summary>Begins with or after the beginning of this period; what is no period restricts nothing.</summary>
    public string? PeriodFrom { get; init; }

    /// <summary>Ends with or before the end of this period.</summary>
    public string? PeriodTo { get; init; }

    /// <summary>Words that the place contains.</summary>
    public string? Place { get; init; }

    /// <summary>Words that the issuing body contains.</summary>
    public string? Issuer { get; init; }

    /// <summary>Facts that a person accepted or corrected pass in any case.</summary>
    public double? MinConfidence { get; init; }

    public FactReviewState Review { get; init; }

    public string? DocumentId { get; init; }

    /// <summary>For lists; streams come in the order of <see cref="FactSort.Newest"/>.</summary>
    public FactSort Sort { get; init; }

    public bool Descending { get; init; }
}

/// <summary>A citation with what is needed to name where it stands.</summary>
/// <param name="Ordinal">Its number among the document's citations, from 1.</param>
public sealed record CitationRow(Citation Citation, int Ordinal, string DocumentId, string FileName, string? DocType, string? NumberSymbol, string? Issuer, DateOnly? Date);

/// <summary>Which citations are wanted; null: no restriction.</summary>
public sealed record CitationFilter
{
    public static readonly CitationFilter All = new();

    /// <summary>The cited number and symbol; spaces and capitals do not count.</summary>
    public string? NumberSymbol { get; init; }

    public string? Type { get; init; }

    /// <summary>Words that the cited issuer contains.</summary>
    public string? Issuer { get; init; }

    public string? DocumentId { get; init; }
}
