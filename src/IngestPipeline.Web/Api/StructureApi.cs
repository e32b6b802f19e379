using IngestPipeline.Archive;
using IngestPipeline.Documents;
using IngestPipeline.Jobs;
using IngestPipeline.Web.Documents;
using IngestPipeline.Web.Security;

namespace IngestPipeline.Web.Api;

/// <summary>What people corrected in the headings of a document. The sections themselves are in the contract.</summary>
public static class StructureApi
{
    public static void MapStructure(this IEndpointRouteBuilder api)
    {
        api.MapGet("/documents/{id}/structure", Get)
            .Produces<StructureAnswer>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithName("GetStructure").WithSummary("Đề mục đã sửa của một tài liệu / Corrected headings of a document");

        api.MapPut("/documents/{id}/structure", Put)
            .Guarded().WithName("SetHeading").WithSummary("Sửa đề mục / Correct a heading")
            .WithDescription("`at`: an offset of the text within the line. `level`: 1 to 9, 0 for no heading, null as it was read. `role`: of the section, null as it was read. The document is processed again.");

        api.MapDelete("/documents/{id}/structure", async (string id, int at, HttpContext http, DocumentQueue queue, DocumentStore documents, DocumentViews views) =>
                documents.Find(id, http.User.Sees()) is { HasContent: true } row && views.Of(row, http.User.Sees()) is { } view && view.Lines.At(at) is { } line
                    ? Answer(await queue.TakeBackHeading(id, line.Key, http.User.Sees(), http.User.AccountName()))
                    : ApiProblems.NotFound())
            .Guarded().WithName("TakeBackHeading").WithSummary("Trở lại đề mục đã đọc / Take the correction of a line back").WithDescription("`at`: an offset of the text within the line.");
    }

    private static RouteHandlerBuilder Guarded(this RouteHandlerBuilder route) => route
        .RequireAuthorization(Policies.Ingest)
        .AddEndpointFilter<ApiAntiforgery>()
        .DisableAntiforgery()
        .Produces(StatusCodes.Status202Accepted)
        .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);

    private static IResult Get(string id, HttpContext http, DocumentStore documents, DocumentViews views, StructureEditStore edits) =>
        documents.Find(id, http.User.Sees()) is { HasContent: true } row && views.Of(row, http.User.Sees()) is { } view
            ? Results.Ok(new StructureAnswer([.. edits.Standing(row.Id).Select(e => StructureItem.Of(e, view.Lines))], row.State is DocumentState.Accepted or DocumentState.Processing))
            : ApiProblems.NotFound();

    private static async Task<IResult> Put(string id, HeadingOrder order, HttpContext http, DocumentQueue queue)
    {
        SectionRole? role = null;
        if (order.Level is < 0 or > HeadingCorrection.DeepestLevel || (order.Role is not null && (role = RoleOf(order.Role)) is null))
        {
            return ApiProblems.BadRequest("heading-order", "api.heading-order");
        }

        return Answer(await queue.SetHeading(id, order.At, order.Level, role, http.User.Sees(), http.User.AccountName()));
    }

    private static IResult Answer(CorrectionResult result) => result.Outcome switch
    {
        CorrectionOutcome.Done => Results.Accepted(),
        CorrectionOutcome.Unchanged => ApiProblems.Of(409, "unchanged", Localization.Texts.Vietnamese["api.heading-unchanged"], Localization.Texts.English["api.heading-unchanged"]),
        _ => ApiProblems.NotFound(),
    };

    internal static SectionRole? RoleOf(string? name) => Enum.GetValues<SectionRole>().Where(r => ContractNames.Of(r) == name).Select(r => (SectionRole?)r).FirstOrDefault();
}

public sealed record HeadingOrder(int At, int? Level, string? Role);

/// <param name="Pending">The document waits to be read anew.</param>
public sealed record StructureAnswer(IReadOnlyList<StructureItem> Corrections, bool Pending);

/// <param name="At">Where the line stands now; null when it is not found any more.</param>
/// <param name="Level">0: no heading; null: as read.</param>
public sealed record StructureItem(int? At, string Text, int? Level, string? Role, int ReadLevel, string? ReadRole, string User, DateTimeOffset Time)
{
    public static StructureItem Of(StructureEdit e, LineKeys lines) => new(
        lines.Find(e.Correction.Line)?.Start, e.Text, e.Correction.Level, Name(e.Correction.Role), e.ReadLevel, Name(e.ReadRole), e.User, e.At);

    private static string? Name(SectionRole? role) => role is { } r ? ContractNames.Of(r) : null;
}
