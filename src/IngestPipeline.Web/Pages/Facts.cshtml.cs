using IngestPipeline.Archive;
using IngestPipeline.Documents;
using IngestPipeline.Web.Facts;
using IngestPipeline.Web.Localization;
using IngestPipeline.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace IngestPipeline.Web.Pages;

/// <summary>The figures of all documents, to be narrowed, judged and taken away.</summary>
public sealed class FactsModel(FactStore facts, FactReviewStore reviews, Translator t) : FactFilterModel
{
    public const int PageSize = 50;

    /// <summary>The page behind the one that ended here.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>The page before the one that began here.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Before { get; set; }

    public ResultPage<FactRow> Rows { get; private set; } = new([], null, 0);

    public IReadOnlyList<(string Value, long Count)> Units { get; private set; } = [];

    public void OnGet()
    {
        Rows = facts.List(Filter.ToFilter(), User.Sees(), new PageRequest(PageSize, After) { Before = Before });
        Units = facts.Units(User.Sees());
    }

    /// <summary>A review of one fact, named <c>verdict|document|fact</c> by the button. The script gets the row back, a browser without it the list.</summary>
    public IActionResult OnPostReview([FromForm(Name = "act")] string? act, [FromForm(Name = "raw")] string? raw, [FromQuery(Name = "back")] string? back)
    {
        if (!User.MayIngest())
        {
            return Forbid();
        }

        if (act?.Split('|') is not [var verdict, var document, var fact])
        {
            return BadRequest();
        }

        var (level, user) = (User.Sees(), User.AccountName());
        CorrectionResult result;
        switch (verdict)
        {
            case "accepted":
                result = reviews.Accept(document, fact, level, user, raw);
                break;
            case "rejected":
                result = reviews.Reject(document, fact, level, user, raw);
                break;
            case "none":
                result = reviews.TakeBack(document, fact, level, user, raw);
                break;
            case "corrected":
                var (said, problem) = FactForm.Parse(Request.Form.ToDictionary(p => p.Key, p => p.Value.ToString(), StringComparer.Ordinal), t.Language);
                if (said is null)
                {
                    return new JsonResult(new { field = problem, message = t["review.problem-" + problem] }) { StatusCode = StatusCodes.Status400BadRequest };
                }

                result = reviews.Correct(document, fact, said, level, user, raw);
                break;
            default:
                return BadRequest();
        }

        if (result.Outcome is CorrectionOutcome.NotFound or CorrectionOutcome.NotRead || facts.Find(document, fact, level) is not { } row)
        {
            return NotFound();
        }

        return Request.Headers.Accept == "text/html-row"
            ? Partial("_FactRow", new FactRowView(row, MayReview: true))
            : LocalRedirect(LanguageChoice.IsLocal(back) ? back! : "/facts");
    }
}

/// <param name="MayReview">The reader may judge it.</param>
public sealed record FactRowView(FactRow Row, bool MayReview)
{
    public string Act(string verdict) => $"{verdict}|{Row.DocumentId}|{Row.Fact.Id}";

    public string? Verdict => Row.Review is { } review ? ContractNames.Of(review) : null;
}
