using System.Globalization;
using IngestPipeline.Archive;
using IngestPipeline.Documents;
using IngestPipeline.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IngestPipeline.Web.Pages;

/// <summary>The figures of all documents, to be narrowed and taken away.</summary>
public sealed class FactsModel(FactStore facts) : PageModel
{
    public const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public FactQuery Filter { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    public ResultPage<FactRow> Rows { get; private set; } = new([], null, 0);

    public IReadOnlyList<(string Value, long Count)> Units { get; private set; } = [];

    public QueryAddress Here => QueryAddress.Of(Request).Without("p");

    public void OnGet()
    {
        PageNumber = Math.Clamp(PageNumber, 1, 100_000);
        Rows = facts.List(Filter.ToFilter(), User.Sees(), new PageRequest(PageSize, Offset: (PageNumber - 1) * PageSize));
        Units = facts.Units(User.Sees());
    }
}
