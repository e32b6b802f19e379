using IngestPipeline.Archive;
using IngestPipeline.Jobs;
using IngestPipeline.Web.Localization;
using IngestPipeline.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IngestPipeline.Web.Pages;

/// <summary>All documents with where they stand; failed ones with their reason and a way to try again.</summary>
public sealed class DocumentsModel(DocumentStore documents, DocumentQueue queue) : PageModel
{
    public const int PageSize = 50;

    /// <summary>States that the list groups, by the name in its address.</summary>
    public static readonly IReadOnlyList<(string Name, DocumentState[] States)> Groups =
    [
        ("working", [DocumentState.Accepted, DocumentState.Processing, DocumentState.Stored]),
        ("indexed", [DocumentState.Indexed]),
        ("failed", [DocumentState.Failed]),
        ("cancelled", [DocumentState.Cancelled]),
    ];

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Reason { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Batch { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Type { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    /// <summary>Only documents in which letters were repaired.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Repaired { get; set; }

    /// <summary>Only documents with a field of the metadata that a person should look at.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Doubtful { get; set; }

    /// <summary>Only documents with pages that were not recognised, or doubtfully.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Incomplete { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    public ResultPage<ArchivedDocument> Rows { get; private set; } = new([], null, 0);

    public IReadOnlyDictionary<DocumentState, long> Counts { get; private set; } = new Dictionary<DocumentState, long>();

    public IReadOnlyList<(string Value, long Count)> Reasons { get; private set; } = [];

    public IReadOnlyList<(string Value, long Count)> Types { get; private set; } = [];

    public IReadOnlyList<(string Value, long Count)> Years { get; private set; } = [];

    /// <summary>What the last button did, as a key of the texts and a number.</summary>
    [TempData]
    public string? Done { get; set; }

    [TempData]
    public int DoneCount { get; set; }

    public QueryAddress Here => QueryAddress.Of(Request).On("/documents").Without("p", "handler");

    public DocumentFilter Filter => new()
    {
        States = Groups.FirstOrDefault(g => g.Name == State).States ?? [],
        Text = string.IsNullOrWhiteSpace(Q) ? null : Q.Trim(),
        ReasonCode = string.IsNullOrEmpty(Reason) ? null : Reason,
        Batch = string.IsNullOrEmpty(Batch) ? null : Batch,
        DocType = string.IsNullOrEmpty(Type) ? null : Type,
        Year = Year,
        Repaired = Repaired,
        Doubtful = Doubtful,
        Incomplete = Incomplete,
    };

    public void OnGet()
    {
        var level = User.Sees();
        PageNumber = Math.Clamp(PageNumber, 1, 100_000);
        Rows = documents.List(Filter, level, new PageRequest(PageSize, Offset: (PageNumber - 1) * PageSize));
        Counts = documents.CountByState(level);
        Reasons = documents.ReasonCodes(level);
        Types = documents.DocTypes(level);
        Years = documents.Years(level);
    }

    public Task<IActionResult> OnPostRetryAsync(string id, string? back) =>
        Change("documents.retried", back, async () => documents.Find(id, User.Sees()) is not null && await queue.Retry(id, User.AccountName()) ? 1 : 0);

    public Task<IActionResult> OnPostCancelAsync(string id, string? back) =>
        Change("documents.cancelled", back, async () => documents.Find(id, User.Sees()) is not null && await queue.Cancel(id, User.AccountName()) ? 1 : 0);

    public async Task<IActionResult> OnPostDeleteAsync(string id)
    {
        if (!User.MayAdminister())
        {
            return Forbid();
        }

        DoneCount = await queue.Delete(id, User.AccountName()) ? 1 : 0;
        Done = DoneCount > 0 ? "documents.deleted" : "documents.not-changed";
        return LocalRedirect("/documents");
    }

    public Task<IActionResult> OnPostRetryAllAsync() => Change("documents.retried", null, () => queue.RetryAll(Filter, User.Sees(), User.AccountName()));

    /// <summary>Everyone may see the list; only those who ingest may press its buttons.</summary>
    private async Task<IActionResult> Change(string done, string? back, Func<Task<int>> action)
    {
        if (!User.MayIngest())
        {
            return Forbid();
        }

        DoneCount = await action();
        Done = DoneCount > 0 ? done : "documents.not-changed";
        return LocalRedirect(LanguageChoice.IsLocal(back) ? back! : Here.ToString());
    }
}
