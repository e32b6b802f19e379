using IngestPipeline.Documents;

namespace IngestPipeline.Archive;

/// <summary>A document of the archive as a link shows it.</summary>
public sealed record LinkedDocument(string Id, string FileName, string? DocType, string? NumberSymbol, string? Issuer, DateOnly? Date, string? Subject);

/// <summary>What a citation may mean among the documents of the archive that its reader may see.</summary>
/// <param name="Candidates">Best ones only, more than one where date and issuer do not decide.</param>
/// <param name="Certain">One candidate, and date, year or issuer speak for it.</param>
public sealed record CitationLink(IReadOnlyList<LinkedDocument> Candidates, bool Certain);

/// <summary>A document that cites another one.</summary>
/// <param name="Mentions">How often.</param>
/// <param name="Ordinal">Number of its first mention among its citations, from 1.</param>
/// <param name="Page">Where that stands, from 1.</param>
/// <param name="Start">Where that begins in the text.</param>
/// <param name="Certain">The mention can mean no other document of the archive, and date, year or issuer speak for it.</param>
public sealed record CitingDocument(LinkedDocument Document, int Mentions, int Ordinal, int Page, int Start, bool Certain);

/// <summary>A cited document, held or not, with how often it is cited.</summary>
/// <param name="Type">Type, number, date and issuer as most citations write them.</param>
/// <param name="Documents">How many documents cite it, itself left out.</param>
/// <param name="Mentions">How often they do in all.</param>
/// <param name="Held">Documents of the archive with this number; empty: the archive lacks it.</param>
public sealed record CitedWork(CitationKey Key, string? Type, string NumberSymbol, DateOnly? Date, string? Issuer, long Documents, long Mentions, IReadOnlyList<LinkedDocument> Held);

/// <summary>Which cited documents are wanted; null: no restriction.</summary>
public sealed record CitedWorkFilter
{
    public static readonly CitedWorkFilter All = new();

    /// <summary>The type's name; accents and capitals do not count.</summary>
    public string? Type { get; init; }

    /// <summary>Words of the issuer as a citation writes it.</summary>
    public string? Issuer { get; init; }

    public int? Year { get; init; }

    /// <summary>Whether the archive has it.</summary>
    public bool? Held { get; init; }
}
