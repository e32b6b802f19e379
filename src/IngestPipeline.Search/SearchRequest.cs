using System.Collections.Immutable;
using IngestPipeline.Documents;

namespace IngestPipeline.Search;

public enum SearchSort
{
    /// <summary>Best first.</summary>
    Relevance,

    /// <summary>Latest date of issue first; documents without a date last.</summary>
    Newest,

    /// <summary>Earliest date of issue first; documents without a date last.</summary>
    Oldest,
}

/// <summary>
/// What a reader asks. An empty query means all documents (a list to be narrowed by filters). Values of one filter are alternatives,
/// different filters must all hold; an empty filter asks nothing.
/// </summary>
/// <param name="Query">As typed; see README.md of this project for the language.</param>
/// <param name="AllowedAccess">The highest level that the reader may see.</param>
public sealed record SearchRequest(string Query, AccessLevel AllowedAccess)
{
    public const int MaxPageSize = 100;

    public ImmutableArray<int> Years { get; init; } = [];

    /// <summary>As in the facet: <c>BÁO CÁO</c>.</summary>
    public ImmutableArray<string> Types { get; init; } = [];

    /// <summary>As in the facet.</summary>
    public ImmutableArray<string> Issuers { get; init; } = [];

    /// <summary>Documents that answer in a section of one of these roles.</summary>
    public ImmutableArray<SectionRole> Roles { get; init; } = [];

    /// <summary>First day of issue, inclusive.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day of issue, inclusive.</summary>
    public DateOnly? To { get; init; }

    /// <summary>From 1; results end at the 10,000th.</summary>
    public int Page { get; init; } = 1;

    /// <summary>1 to <see cref="MaxPageSize"/>; other values are brought into that range.</summary>
    public int PageSize { get; init; } = 10;

    public SearchSort Sort { get; init; } = SearchSort.Relevance;

    /// <summary>Most passages shown for one document, 0 to 10.</summary>
    public int PassagesPerHit { get; init; } = 3;
}

/// <summary>What has been typed so far in the search box.</summary>
public sealed record SuggestionRequest(string Prefix, AccessLevel AllowedAccess, int Max = 8);
