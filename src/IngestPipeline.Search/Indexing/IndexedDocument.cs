using System.Collections.Immutable;
using IngestPipeline.Documents;

namespace IngestPipeline.Search.Indexing;

/// <summary>What the index keeps of one archived document.</summary>
/// <param name="Id">The archive's id of the document; any non-empty string.</param>
/// <param name="Version">Grows with each saving; only reported back by <see cref="ISearchEngine.Contents"/>.</param>
/// <param name="Access">Readers who are allowed less see neither it, nor its snippets, counts and suggestions.</param>
/// <param name="Title">What lists show: type and subject, or the file name.</param>
/// <param name="FileName">Name of the file that was accepted.</param>
public sealed record IndexedDocument(string Id, long Version, AccessLevel Access, string Title, string FileName)
{
    /// <summary>Upper case as in the metadata: <c>BÁO CÁO</c>; the value of the facet.</summary>
    public string? DocType { get; init; }

    public string? NumberSymbol { get; init; }

    public string? Issuer { get; init; }

    public DateOnly? Date { get; init; }

    /// <summary>Year of issue; of the period's end where the date is unknown.</summary>
    public int? Year { get; init; }

    public string? Subject { get; init; }

    public string? Signer { get; init; }

    public int Pages { get; init; }

    /// <summary>Pages without readable text, so that a list can say that something may be missing.</summary>
    public int UnreadPages { get; init; }

    /// <summary>In order of the text.</summary>
    public ImmutableArray<Passage> Passages { get; init; } = [];
}

public enum PassageKind
{
    /// <summary>Text of a section without its subsections, or text outside the sections.</summary>
    Text,
    Footnote,
    Table,
}

/// <summary>A piece of bounded size that is found and shown on its own.</summary>
/// <param name="Kind">Where it comes from.</param>
/// <param name="Section">Id of the innermost section; null outside the tree.</param>
/// <param name="Heading">The section's heading with its label: <c>II. Tồn tại, hạn chế</c>; null outside the tree.</param>
/// <param name="Role">The section's role; null outside the tree.</param>
/// <param name="Page">The page it begins on, from 1.</param>
/// <param name="Span">Its place in the document's text; for a table the empty span of its anchor.</param>
/// <param name="Text">Its text: the span's text, or for a table its cells.</param>
public sealed record Passage(PassageKind Kind, string? Section, string? Heading, SectionRole? Role, int Page, TextSpan Span, string Text);

/// <summary>A change of the archive as the index needs it.</summary>
public abstract record IndexChange(string DocumentId)
{
    /// <summary>Replaces the document with this id, if there is one.</summary>
    public sealed record Upsert(IndexedDocument Document) : IndexChange(Document.Id);

    /// <summary>Nothing happens if there is no such document.</summary>
    public sealed record Delete(string Id) : IndexChange(Id);
}

/// <summary>What an index holds.</summary>
/// <param name="CommittedChange">As <see cref="ISearchEngine.CommittedChange"/>.</param>
/// <param name="Versions">Version by document id.</param>
/// <param name="Passages">Count of passages.</param>
public sealed record IndexContents(long CommittedChange, ImmutableSortedDictionary<string, long> Versions, long Passages);
