using System.Collections.Immutable;
using IngestPipeline.Archive;
using IngestPipeline.Documents;
using IngestPipeline.Search;
using IngestPipeline.Search.Results;
using IngestPipeline.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IngestPipeline.Web.Pages;

/// <summary>Search: the first page of everyone.</summary>
public sealed class IndexModel(ISearchEngine engine, IQuerySuggester suggester, DocumentStore documents) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public int[] Year { get; set; } = [];

    [BindProperty(SupportsGet = true)]
    public string[] Type { get; set; } = [];

    [BindProperty(SupportsGet = true)]
    public string[] Issuer { get; set; } = [];

    [BindProperty(SupportsGet = true)]
    public string[] Role { get; set; } = [];

    [BindProperty(SupportsGet = true)]
    public SearchSort Sort { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    public SearchResults? Results { get; private set; }

    /// <summary>Why there are no results, where the engine could not answer.</summary>
    public SearchEngineException? Failure { get; private set; }

    /// <summary>Searchable documents, and those that are not yet: nobody should take silence for absence.</summary>
    public long Indexed { get; private set; }

    public long Waiting { get; private set; }

    public bool Asked => !string.IsNullOrWhiteSpace(Q) || Year.Length + Type.Length + Issuer.Length + Role.Length > 0;

    public QueryAddress Here => QueryAddress.Of(Request).On("/");

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var counts = documents.CountByState(User.Sees());
        Indexed = counts.GetValueOrDefault(DocumentState.Indexed);
        Waiting = counts.Where(c => c.Key is DocumentState.Accepted or DocumentState.Processing or DocumentState.Stored).Sum(c => c.Value);
        try
        {
            Results = (await engine.Search(
                new SearchRequest(Q ?? "", User.Sees())
                {
                    Years = [.. Year],
                    Types = [.. Type],
                    Issuers = [.. Issuer],
                    Roles = [.. SectionRoles(Role)],
                    Page = Math.Clamp(PageNumber, 1, 1000),
                    Sort = !Asked && Sort == SearchSort.Relevance ? SearchSort.Newest : Sort,
                },
                cancellation)) with { Suggestion = suggester.Suggest(Q ?? "") };
        }
        catch (SearchEngineException e)
        {
            Failure = e;
        }
    }

    /// <summary>Names that are no role are left out: an old link must not fail.</summary>
    internal static IEnumerable<SectionRole> SectionRoles(IEnumerable<string> names)
    {
        foreach (var role in Enum.GetValues<SectionRole>())
        {
            if (names.Contains(ContractNames.Of(role), StringComparer.Ordinal))
            {
                yield return role;
            }
        }
    }
}
