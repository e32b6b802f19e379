using IngestPipeline.Archive;
using IngestPipeline.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IngestPipeline.Web.Pages;

/// <summary>Cited documents, most cited first; with a filter for what the archive lacks.</summary>
public sealed class CitedModel(CitedWorkStore works) : PageModel
{
    public const int PageSize = 50;

    /// <summary>What the list is filtered by; other types are found through the API.</summary>
    public static readonly IReadOnlyList<string> Types =
    [
        "Luật", "Bộ luật", "Pháp lệnh", "Nghị quyết", "Nghị định", "Quyết định", "Chỉ thị", "Thông tư", "Thông tư liên tịch", "Kế hoạch", "Chương trình", "Đề án", "Quy định", "Quy chế", "Kết luận",
        "Hướng dẫn", "Thông báo", "Báo cáo", "Tờ trình", "Công văn", "Công điện",
    ];

    [BindProperty(SupportsGet = true)]
    public CitedQuery Filter { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    public ResultPage<CitedWork> Rows { get; private set; } = new([], null, 0);

    public QueryAddress Here => QueryAddress.Of(Request).Without("p");

    public void OnGet()
    {
        PageNumber = Math.Clamp(PageNumber, 1, 100_000);
        Rows = works.List(Filter.ToFilter(), User.Sees(), new PageRequest(PageSize, Offset: (PageNumber - 1) * PageSize));
    }
}
