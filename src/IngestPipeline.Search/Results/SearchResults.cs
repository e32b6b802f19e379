using System.Collections.Immutable;
using IngestPipeline.Documents;
using IngestPipeline.Search.Highlighting;
using IngestPipeline.Search.Indexing;

namespace IngestPipeline.Search.Results;

/// <summary>How strictly the query had to be taken to find something.</summary>
public enum MatchLevel
{
    /// <summary>All words, with the accents that were typed.</summary>
    AllWords,

    /// <summary>All words, but accents differ from those typed.</summary>
    AccentsIgnored,

    /// <summary>Most of the words.</summary>
    MostWords,
}

/// <summary>Something that the reader should know about how the query was taken.</summary>
/// <param name="Code">Stable, kebab case: <c>quote-unbalanced</c>.</param>
public sealed record SearchNotice(string Code, string Vietnamese, string English);

/// <summary>One page of answers.</summary>
/// <param name="Total">Count of matching documents.</param>
/// <param name="Page">The page that is shown, from 1.</param>
/// <param name="PageSize">Documents a page.</param>
/// <param name="Level">How strictly the query was taken.</param>
/// <param name="Hits">The documents of this page.</param>
/// <param name="Facets">Counts over all matching documents.</param>
/// <param name="Notices">What was wrong or odd in the query.</param>
public sealed record SearchResults(
    long Total, int Page, int PageSize, MatchLevel Level, ImmutableArray<SearchHit> Hits, SearchFacets Facets, ImmutableArray<SearchNotice> Notices)
{
    /// <summary>What was perhaps meant (<see cref="IQuerySuggester"/>); null: nothing better is known.</summary>
    public string? Suggestion { get; init; }
}

/// <summary>A document that answers.</summary>
/// <param name="DocumentId">The archive's id.</param>
/// <param name="Title">With the places of the query's words in it.</param>
/// <param name="Score">Comparable within one answer only.</param>
/// <param name="Passages">Its best passages, best first; empty when only the metadata match.</param>
public sealed record SearchHit(string DocumentId, HighlightedText Title, double Score, ImmutableArray<PassageHit> Passages)
{
    public required string FileName { get; init; }

    public string? DocType { get; init; }

    public string? NumberSymbol { get; init; }

    public string? Issuer { get; init; }

    public DateOnly? Date { get; init; }

    public int Pages { get; init; }

    public int UnreadPages { get; init; }
}

/// <summary>A passage that answers.</summary>
/// <param name="Kind">Text, footnote or table.</param>
/// <param name="Section">Id of the section in the document; null outside the sections.</param>
/// <param name="Heading">The section's heading with its label.</param>
/// <param name="Role">The section's role.</param>
/// <param name="Page">The page that the passage begins on; 1 in a flowing document.</param>
/// <param name="Span">The passage in the document's text.</param>
/// <param name="Snippet">Its best part.</param>
/// <param name="SnippetSpan">The snippet's place in the document's text; for tables the anchor.</param>
public sealed record PassageHit(
    PassageKind Kind, string? Section, string? Heading, SectionRole? Role, int Page, TextSpan Span, HighlightedText Snippet, TextSpan SnippetSpan);

/// <summary>
/// A value and how many answers it would leave. Year, type and issuer count documents, role counts sections. The counts of one facet
/// ignore that facet's own filter, so that more of its values can be picked.
/// </summary>
public sealed record FacetValue<T>(T Value, long Count, bool Selected);

/// <summary>Most frequent first (years: latest first); issuers end at the 50th.</summary>
public sealed record SearchFacets(
    ImmutableArray<FacetValue<int>> Years, ImmutableArray<FacetValue<string>> Types, ImmutableArray<FacetValue<string>> Issuers, ImmutableArray<FacetValue<SectionRole>> Roles)
{
    public static readonly SearchFacets Empty = new([], [], [], []);
}

public enum SuggestionKind
{
    /// <summary>A document's title.</summary>
    Title,

    /// <summary>A document's number and symbol.</summary>
    NumberSymbol,

    Issuer,
}

/// <param name="Text">To be put into the search box.</param>
/// <param name="Kind">Where it comes from.</param>
/// <param name="DocumentId">Set when exactly one document is meant.</param>
public sealed record Suggestion(string Text, SuggestionKind Kind, string? DocumentId);
