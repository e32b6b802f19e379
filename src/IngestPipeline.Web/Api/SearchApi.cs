using IngestPipeline.Documents;
using IngestPipeline.Search;
using IngestPipeline.Search.Highlighting;
using IngestPipeline.Search.Results;
using IngestPipeline.Web.Localization;
using IngestPipeline.Web.Pages;
using IngestPipeline.Web.Security;

namespace IngestPipeline.Web.Api;

/// <summary>Search and completions. What the caller may not see is neither found nor counted nor suggested.</summary>
public static class SearchApi
{
    public static void MapSearch(this IEndpointRouteBuilder api)
    {
        api.MapGet("/search", Search)
            .Produces<SearchAnswer>().ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            .WithName("Search")
            .WithSummary("Tra cứu toàn văn / Full-text search")
            .WithDescription("`q`: words, \"phrases\", -not, loại:, năm:, cơ quan:, số:. Filters: `year`, `type`, `issuer`, `role` (may be repeated). `sort`: relevance, newest, oldest. Matches are offsets into `text`, UTF-16, end exclusive.");
        api.MapGet("/suggest", Suggest).WithName("Suggest").WithSummary("Gợi ý khi gõ / Completions").Produces<ItemList<SuggestionAnswer>>();
    }

    private static async Task<IResult> Search(
        HttpContext http, ISearchEngine engine, IQuerySuggester suggester, string? q, int[] year, string[] type, string[] issuer, string[] role, string? sort, CancellationToken cancellation, int page = 1, int size = 10)
    {
        try
        {
            var results = await engine.Search(
                new SearchRequest(q ?? "", http.User.Sees())
                {
                    Years = [.. year],
                    Types = [.. type],
                    Issuers = [.. issuer],
                    Roles = [.. IndexModel.SectionRoles(role)],
                    Sort = Enum.TryParse<SearchSort>(sort, ignoreCase: true, out var order) && Enum.IsDefined(order) ? order : SearchSort.Relevance,
                    Page = Math.Clamp(page, 1, 10_000),
                    PageSize = size,
                },
                cancellation);
            return Results.Ok(SearchAnswer.From(results with { Suggestion = suggester.Suggest(q ?? "") }));
        }
        catch (SearchEngineException e)
        {
            return ApiProblems.Of(StatusCodes.Status503ServiceUnavailable, e.Code, e.Vietnamese, e.English);
        }
    }

    private static async Task<IResult> Suggest(HttpContext http, ISearchEngine engine, Translator t, string? q, CancellationToken cancellation)
    {
        try
        {
            var found = string.IsNullOrWhiteSpace(q) ? [] : await engine.Suggest(new SuggestionRequest(q, http.User.Sees()), cancellation);
            return Results.Ok(new ItemList<SuggestionAnswer>([.. found.Select(s => new SuggestionAnswer(s.Text, s.Kind.ToString().ToLowerInvariant(), t["suggestion." + s.Kind], s.DocumentId))], null, null));
        }
        catch (SearchEngineException e)
        {
            return ApiProblems.Of(StatusCodes.Status503ServiceUnavailable, e.Code, e.Vietnamese, e.English);
        }
    }
}

public sealed record SuggestionAnswer(string Text, string Kind, string KindLabel, string? DocumentId);

/// <param name="Suggestion">What was perhaps meant: the query with its accents; null if nothing better is known.</param>
public sealed record SearchAnswer(long Total, int Page, int PageSize, string Level, IReadOnlyList<HitAnswer> Hits, FacetsAnswer Facets, IReadOnlyList<NoticeAnswer> Notices, string? Suggestion)
{
    public static SearchAnswer From(SearchResults r) => new(
        r.Total, r.Page, r.PageSize, r.Level switch { MatchLevel.AllWords => "all_words", MatchLevel.AccentsIgnored => "accents_ignored", _ => "most_words" },
        [.. r.Hits.Select(HitAnswer.From)],
        new FacetsAnswer(
            [.. r.Facets.Years.Select(f => new FacetAnswer(f.Value.ToString(System.Globalization.CultureInfo.InvariantCulture), f.Count))], [.. r.Facets.Types.Select(f => new FacetAnswer(f.Value, f.Count))],
            [.. r.Facets.Issuers.Select(f => new FacetAnswer(f.Value, f.Count))], [.. r.Facets.Roles.Select(f => new FacetAnswer(ContractNames.Of(f.Value), f.Count))]),
        [.. r.Notices.Select(n => new NoticeAnswer(n.Code, n.Vietnamese, n.English))], r.Suggestion);
}

public sealed record NoticeAnswer(string Code, string Vi, string En);

public sealed record FacetsAnswer(IReadOnlyList<FacetAnswer> Year, IReadOnlyList<FacetAnswer> Type, IReadOnlyList<FacetAnswer> Issuer, IReadOnlyList<FacetAnswer> Role);

public sealed record FacetAnswer(string Value, long Count);

public sealed record HitAnswer(
    string DocumentId, string FileName, MarkedAnswer Title, string? DocType, string? NumberSymbol, string? Issuer, DateOnly? Date, int Pages, int UnreadPages, double Score, IReadOnlyList<PassageAnswer> Passages)
{
    public static HitAnswer From(SearchHit h) => new(
        h.DocumentId, h.FileName, MarkedAnswer.From(h.Title), h.DocType, h.NumberSymbol, h.Issuer, h.Date, h.Pages, h.UnreadPages, h.Score,
        [.. h.Passages.Select(p => new PassageAnswer(
            ContractNames.Of(p.Kind), p.Section, p.Heading, p.Role is { } role ? ContractNames.Of(role) : null, p.Page, p.SnippetSpan.Start, p.SnippetSpan.End, MarkedAnswer.From(p.Snippet)))]);
}

/// <param name="Start">Place of the snippet in the document's text.</param>
public sealed record PassageAnswer(string Kind, string? Section, string? Heading, string? Role, int Page, int Start, int End, MarkedAnswer Snippet);

/// <param name="Matches"><c>[start, end]</c> in <paramref name="Text"/>.</param>
public sealed record MarkedAnswer(string Text, IReadOnlyList<int[]> Matches)
{
    public static MarkedAnswer From(HighlightedText text) => new(text.Text, [.. text.Matches.Select(m => new[] { m.Start, m.End })]);
}
