namespace IngestPipeline.Web.Pages;

/// <summary>One facet as links that switch its values.</summary>
/// <param name="Key">Name of its query parameter.</param>
public sealed record FacetView(string Title, string Key, QueryAddress Here, IReadOnlyList<FacetLine> Lines);

public sealed record FacetLine(string Value, string Label, long Count, bool Selected);

/// <summary>Links to the parts of a long list.</summary>
/// <param name="Here">The list's address without its page.</param>
/// <param name="Page">From 1.</param>
/// <param name="Total">All items.</param>
public sealed record PagerView(QueryAddress Here, int Page, int PageSize, long Total)
{
    public long First => Total == 0 ? 0 : ((Page - 1L) * PageSize) + 1;

    public long Last => Math.Min(Total, (long)Page * PageSize);

    public bool HasNext => Last < Total;
}
