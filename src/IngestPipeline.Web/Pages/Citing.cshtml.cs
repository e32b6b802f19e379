using IngestPipeline.Archive;
using IngestPipeline.Documents;
using IngestPipeline.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IngestPipeline.Web.Pages;

/// <summary>The documents that cite one: a document of the archive, or a number that the archive need not hold.</summary>
public sealed class CitingModel(CitationLinkStore links, DocumentStore documents) : PageModel
{
    public const int PageSize = 50;

    /// <summary>Id of the cited document; stands above <see cref="Key"/>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Document { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Key { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    public ArchivedDocument? Cited { get; private set; }

    public ResultPage<CitingDocument> Rows { get; private set; } = new([], null, 0);

    public QueryAddress Here => QueryAddress.Of(Request).Without("p");

    public IActionResult OnGet()
    {
        PageNumber = Math.Clamp(PageNumber, 1, 100_000);
        var page = new PageRequest(PageSize, Offset: (PageNumber - 1) * PageSize);
        if (!string.IsNullOrEmpty(Document))
        {
            Cited = documents.Find(Document, User.Sees());
            if (Cited is null)
            {
                return NotFound();
            }

            Rows = links.CitedBy(Document, User.Sees(), page);
        }
        else if (!string.IsNullOrWhiteSpace(Key))
        {
            Rows = links.Naming(new CitationKey(Key.Trim(), Year), User.Sees(), page);
        }

        return Page();
    }
}
