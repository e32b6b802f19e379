using IngestPipeline.Archive;
using IngestPipeline.Documents;
using IngestPipeline.Jobs;
using IngestPipeline.Web.Localization;
using IngestPipeline.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IngestPipeline.Web.Pages;

/// <summary>Takes many files at once. With scripts each file goes by the API and shows its progress; without, this page takes the form.</summary>
[Authorize(Policies.Ingest)]
public sealed class UploadModel(DocumentQueue queue, Translator t, JobOptions options) : PageModel
{
    public string Limit => t.Bytes(options.MaxFileBytes);

    public string? Error { get; private set; }

    /// <summary>Files that were not taken, with the reason.</summary>
    public List<(string File, string Reason)> Refused { get; } = [];

    public string? Batch { get; private set; }

    public int Accepted { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(List<IFormFile> files, CancellationToken cancellation)
    {
        if (files.Count == 0)
        {
            Error = t["upload.no-file"];
            return Page();
        }

        Batch = Guid.NewGuid().ToString("N");
        foreach (var file in files)
        {
            try
            {
                await using var content = file.OpenReadStream();
                await queue.Upload(content, file.FileName, User.AccountName(), Batch, cancellation);
                Accepted++;
            }
            catch (DocumentFailureException e)
            {
                Refused.Add((file.FileName, t.Of(e.Vietnamese, e.English)));
            }
        }

        return Refused.Count == 0 ? Redirect("/documents?batch=" + Batch) : Page();
    }
}
