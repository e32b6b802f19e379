using System.Collections.Immutable;
using System.Globalization;
using IngestPipeline.Archive;
using IngestPipeline.Documents;
using IngestPipeline.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace IngestPipeline.Web.Pages;

/// <summary>An order on recognition that was typed and could not be followed.</summary>
public sealed record RefusedRecognition(RecognitionProblem Problem, string? Mode, string? Pages);

/// <summary>Which pages were not recognised, and where an archivist wants the text of pages to be taken from.</summary>
public sealed partial class DocumentModel
{
    /// <summary>Pages named one by one where some are unread; more are only counted.</summary>
    private const int NamedPages = 12;

    /// <summary>Decisions on recognition, newest first.</summary>
    public IReadOnlyList<RecognitionDecision> RecognitionHistory { get; private set; } = [];

    public RefusedRecognition? RefusedRecognition { get; private set; }

    /// <summary>A decision on recognition is not followed yet.</summary>
    public bool RecognitionPending => RecognitionHistory.Count > 0 && RecognitionHistory[0].Number > Row.Recognition;

    /// <summary>Only a PDF has both a text layer and an image of each page.</summary>
    public bool HasRecognition => Row.MediaType == RecognitionStore.MediaType;

    /// <summary>The first pages of a list: <c>2, 7, 9</c>.</summary>
    public static string PageList(ImmutableArray<int> pages) =>
        string.Join(", ", pages.Take(NamedPages).Select(p => p.ToString(CultureInfo.InvariantCulture))) + (pages.Length > NamedPages ? ", …" : "");

    public Task<IActionResult> OnPostRecognizeAsync([FromForm(Name = "mode")] string? mode, [FromForm(Name = "pages")] string? pages) => Correct("recognition", async () =>
    {
        var (order, problem) = RecognitionInput.Parse(mode, pages, Row.Pages);
        if (order is null)
        {
            RefusedRecognition = new RefusedRecognition(problem!, mode, pages);
            return new CorrectionResult(CorrectionOutcome.Unchanged);
        }

        return await queue.Recognize(Id, order, User.Sees(), User.AccountName());
    });
}
