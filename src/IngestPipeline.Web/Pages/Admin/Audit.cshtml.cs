using IngestPipeline.Archive;
using IngestPipeline.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IngestPipeline.Web.Pages.Admin;

/// <summary>Who did what, newest first.</summary>
[Authorize(Policies.Administer)]
public sealed class AuditModel(AuditLog audit) : PageModel
{
    public const int PageSize = 100;

    [BindProperty(SupportsGet = true)]
    public string? Account { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Deed { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Document { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    public ResultPage<AuditEntry> Entries { get; private set; } = new([], null, 0);

    public QueryAddress Here => QueryAddress.Of(Request).Without("p");

    public void OnGet()
    {
        PageNumber = Math.Clamp(PageNumber, 1, 100_000);
        var filter = new AuditFilter
        {
            User = string.IsNullOrWhiteSpace(Account) ? null : Account.Trim().ToLowerInvariant(),
            Action = Enum.TryParse<AuditAction>(Deed, out var action) && Enum.IsDefined(action) ? action : null,
            DocumentId = string.IsNullOrWhiteSpace(Document) ? null : Document.Trim(),
        };
        Entries = audit.List(filter, new PageRequest(PageSize, Offset: (PageNumber - 1) * PageSize));
    }
}
