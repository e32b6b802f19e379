using IngestPipeline.Archive;
using IngestPipeline.Documents;
using IngestPipeline.Web.Api;
using IngestPipeline.Web.Documents;
using IngestPipeline.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace IngestPipeline.Web.Pages;

/// <summary>What archivists correct on the page of a document: fields of the metadata, headings.</summary>
public sealed partial class DocumentModel
{
    public IReadOnlyList<MetadataFieldView> Fields { get; private set; } = [];

    /// <summary>All edits of the metadata, newest first.</summary>
    public IReadOnlyList<MetadataEdit> MetadataHistory { get; private set; } = [];

    /// <summary>The edits of headings that hold, with where their lines stand now.</summary>
    public IReadOnlyList<(StructureEdit Edit, int? At)> HeadingEdits { get; private set; } = [];

    public IReadOnlyList<(string Name, string? Value)> Elements { get; private set; } = [];

    /// <summary>What was typed and could not be saved.</summary>
    public RefusedInput? Refused { get; private set; }

    public Task<IActionResult> OnPostMetadataAsync([FromForm(Name = "field")] string? field) => Correct("metadata", async () =>
    {
        if (MetadataApi.FieldOf(field) is not { } name)
        {
            return null;
        }

        var parts = MetadataInput.Parts(name).ToDictionary(p => p, p => Request.Form[p].ToString());
        var (value, problem) = MetadataInput.Parse(name, parts);
        if (value is null)
        {
            Refused = new RefusedInput(name, problem!, parts);
            return new CorrectionResult(CorrectionOutcome.Unchanged);
        }

        return await queue.SetMetadata(Id, value, User.Sees(), User.AccountName());
    });

    /// <summary>What was read is right.</summary>
    public Task<IActionResult> OnPostConfirmAsync([FromForm(Name = "field")] string? field) => Correct("metadata", async () =>
        MetadataApi.FieldOf(field) is { } name && documents.Find(Id, User.Sees()) is { HasContent: true } row && views.Of(row, User.Sees()) is { } view
            ? await queue.SetMetadata(Id, MetadataValue.Of(view.Document.Metadata, name), User.Sees(), User.AccountName())
            : null);

    public Task<IActionResult> OnPostTakeBackMetadataAsync([FromForm(Name = "field")] string? field) => Correct("metadata", async () =>
        MetadataApi.FieldOf(field) is { } name ? await queue.TakeBackMetadata(Id, name, User.Sees(), User.AccountName()) : null);

    public Task<IActionResult> OnPostHeadingAsync([FromForm(Name = "at")] int at, [FromForm(Name = "level")] int? level, [FromForm(Name = "role")] string? role) => Correct("", async () =>
        level is < 0 or > HeadingCorrection.DeepestLevel || (!string.IsNullOrEmpty(role) && StructureApi.RoleOf(role) is null)
            ? null
            : await queue.SetHeading(Id, at, level, StructureApi.RoleOf(role), User.Sees(), User.AccountName()));

    /// <summary>By place in the text, or by name where the line is gone.</summary>
    public Task<IActionResult> OnPostTakeBackHeadingAsync([FromForm(Name = "at")] int? at, [FromForm(Name = "digest")] string? digest, [FromForm(Name = "occurrence")] int occurrence) => Correct("", async () =>
    {
        var line = at is { } offset && documents.Find(Id, User.Sees()) is { HasContent: true } row ? views.Of(row, User.Sees())?.Lines.At(offset)?.Key : digest is null ? null : new LineKey(digest, occurrence);
        return line is null ? null : await queue.TakeBackHeading(Id, line, User.Sees(), User.AccountName());
    });

    /// <summary>Key of a role's name in the texts.</summary>
    public static string RoleName(SectionRole role) => "section." + ContractNames.Of(role);

    private void ReadCorrections()
    {
        MetadataHistory = [.. metadataEdits.History(Row.Id).Reverse()];
        Fields = MetadataForm.Of(View!.Document, metadataEdits.Standing(Row.Id), Refused, t);
        HeadingEdits = [.. structureEdits.Standing(Row.Id).Select(e => (e, View.Lines.Find(e.Correction.Line)?.Start))];
        Elements = DocumentElements.Of(View.Document, Row.Access).All();
    }

    /// <param name="anchor">Where the reader goes on.</param>
    /// <param name="order">Null: not a sound order.</param>
    private async Task<IActionResult> Correct(string anchor, Func<Task<CorrectionResult?>> order)
    {
        if (!User.MayIngest())
        {
            return Forbid();
        }

        if (documents.Find(Id, User.Sees()) is not { } row)
        {
            return NotFound();
        }

        Row = row;
        if (await order() is not { } result)
        {
            return BadRequest();
        }

        if (Refused is not null || RefusedRecognition is not null)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return OnGet();
        }

        if (result.Outcome is CorrectionOutcome.NotFound or CorrectionOutcome.NotRead)
        {
            return NotFound();
        }

        Done = result.Outcome == CorrectionOutcome.Unchanged ? "meta.unchanged" : anchor == "recognition" ? "recognition.saved" : anchor.Length == 0 ? "heading.saved" : result.Requeued ? "meta.saved-again" : "meta.saved";
        return LocalRedirect(Shared.With("view", Shown) + (anchor.Length == 0 ? "" : "#" + anchor));
    }
}
