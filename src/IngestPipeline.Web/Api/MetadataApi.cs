using System.Text.Json;
using IngestPipeline.Archive;
using IngestPipeline.Documents;
using IngestPipeline.Jobs;
using IngestPipeline.Web.Documents;
using IngestPipeline.Web.Security;

namespace IngestPipeline.Web.Api;

/// <summary>The metadata of a document: shown to everyone who sees it, corrected and taken back by those who ingest.</summary>
public static class MetadataApi
{
    public static void MapMetadata(this IEndpointRouteBuilder api)
    {
        api.MapGet("/documents/{id}/metadata", Get)
            .Produces<MetadataAnswer>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithName("GetMetadata")
            .WithSummary("Thông tin văn bản, giá trị đã đọc và đã sửa / Metadata, values read and corrected")
            .WithDescription("`elements`: the 21 elements of Thông tư 05/2025/TT-BNV as far as the document shows them.");

        api.MapPut("/documents/{id}/metadata/{field}", Put)
            .Guarded().WithName("SetMetadata").WithSummary("Sửa một trường / Correct a field")
            .WithDescription("`value` as in the contract: a string, a list of strings, an object, or null where the document does not show the field. What was read is kept; the value that was read confirms it.");

        api.MapDelete("/documents/{id}/metadata/{field}", async (string id, string field, HttpContext http, DocumentQueue queue, DocumentStore documents, DocumentViews views, MetadataEditStore edits) =>
                FieldOf(field) is { } name
                    ? Answer(id, name, await queue.TakeBackMetadata(id, name, http.User.Sees(), http.User.AccountName()), http, documents, views, edits, unchanged: ApiProblems.Of(409, "not-edited", "Trường này chưa được sửa", "This field was not corrected"))
                    : UnknownField(field))
            .Guarded().WithName("TakeBackMetadata").WithSummary("Trở lại giá trị đã đọc / Take a correction back");
    }

    private static RouteHandlerBuilder Guarded(this RouteHandlerBuilder route) => route
        .RequireAuthorization(Policies.Ingest)
        .AddEndpointFilter<ApiAntiforgery>()
        .DisableAntiforgery()
        .Produces<MetadataItem>().Produces<MetadataItem>(StatusCodes.Status202Accepted)
        .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);

    private static IResult Get(string id, HttpContext http, DocumentStore documents, DocumentViews views, MetadataEditStore edits)
    {
        if (documents.Find(id, http.User.Sees()) is not { HasContent: true } row || views.Of(row, http.User.Sees()) is not { } view)
        {
            return ApiProblems.NotFound();
        }

        var history = edits.History(row.Id);
        return Results.Ok(new MetadataAnswer(
            [.. Enum.GetValues<MetadataField>().Select(f => MetadataItem.Of(f, view.Document, edits.Standing(row.Id)))],
            DocumentElements.Of(view.Document, row.Access).All().ToDictionary(e => e.Name, e => e.Value),
            [.. history.Reverse().Select(MetadataHistoryItem.Of)]));
    }

    private static async Task<IResult> Put(string id, string field, MetadataOrder order, HttpContext http, DocumentQueue queue, DocumentStore documents, DocumentViews views, MetadataEditStore edits)
    {
        if (FieldOf(field) is not { } name)
        {
            return UnknownField(field);
        }

        var (value, problem) = MetadataInput.Parse(name, order.Value);
        return value is null
            ? ApiProblems.Of(400, problem!.Code, problem.Vietnamese, problem.English)
            : Answer(id, name, await queue.SetMetadata(id, value, http.User.Sees(), http.User.AccountName()), http, documents, views, edits);
    }

    private static IResult Answer(
        string id, MetadataField field, CorrectionResult result, HttpContext http, DocumentStore documents, DocumentViews views, MetadataEditStore edits, IResult? unchanged = null) => result.Outcome switch
        {
            CorrectionOutcome.NotFound => ApiProblems.NotFound(),
            CorrectionOutcome.NotRead => ApiProblems.Of(409, "not-stored", "Tài liệu chưa được đọc xong", "The document was not read yet"),
            CorrectionOutcome.Unchanged when unchanged is not null => unchanged,
            // A stamp of secrecy may just have closed it to the caller.
            _ => documents.Find(id, http.User.Sees()) is { } row && views.Of(row, http.User.Sees()) is { } view
                ? Results.Json(MetadataItem.Of(field, view.Document, edits.Standing(id)), statusCode: result.Requeued ? StatusCodes.Status202Accepted : StatusCodes.Status200OK)
                : Results.NoContent(),
        };

    private static IResult UnknownField(string field) => ApiProblems.Of(
        400, "unknown-field", $"Không có trường “{field}”; có: {string.Join(", ", Enum.GetValues<MetadataField>().Select(ContractNames.Of))}",
        $"There is no field “{field}”; there are: {string.Join(", ", Enum.GetValues<MetadataField>().Select(ContractNames.Of))}");

    /// <summary>Null: no such field.</summary>
    internal static MetadataField? FieldOf(string? name) => Enum.GetValues<MetadataField>().Where(f => ContractNames.Of(f) == name).Select(f => (MetadataField?)f).FirstOrDefault();
}

/// <param name="Value">As the contract writes the field.</param>
public sealed record MetadataOrder(JsonElement Value);

/// <param name="Elements">By their names in Thông tư 05/2025/TT-BNV; null where the document does not show them.</param>
/// <param name="History">All corrections, newest first.</param>
public sealed record MetadataAnswer(IReadOnlyList<MetadataItem> Fields, IReadOnlyDictionary<string, string?> Elements, IReadOnlyList<MetadataHistoryItem> History);

/// <param name="Value">As the contract writes it; what a person set stands for what was read.</param>
/// <param name="Confidence">0 to 1; 1 for what a person set; null where there is no value.</param>
/// <param name="Doubtful">A person should look at it.</param>
/// <param name="Read">What the program reads; only where a person set the field.</param>
public sealed record MetadataItem(string Field, JsonElement Value, double? Confidence, bool Doubtful, JsonElement? Read, string? User, DateTimeOffset? Time)
{
    public static MetadataItem Of(MetadataField field, Document document, IReadOnlyList<MetadataEdit> edits)
    {
        var edit = edits.FirstOrDefault(e => e.Field == field);
        return new MetadataItem(
            ContractNames.Of(field), Json(MetadataValue.Of(document.Metadata, field))!.Value,
            document.Metadata.Confidence.TryGetValue(ContractNames.Of(field), out var sure) ? Math.Round(sure, 3) : null, document.Metadata.Doubtful.Contains(field),
            edit is null ? null : Json(MetadataValue.Of(document.ReadMetadata ?? document.Metadata, field)), edit?.User, edit?.At);
    }

    internal static JsonElement? Json(MetadataValue? value) => value is null ? null : JsonElement.Parse(value.Json);
}

/// <param name="Value">Null: the correction before was taken back.</param>
public sealed record MetadataHistoryItem(string Field, JsonElement Read, JsonElement? Value, bool TakenBack, string User, DateTimeOffset Time)
{
    public static MetadataHistoryItem Of(MetadataEdit edit) =>
        new(ContractNames.Of(edit.Field), MetadataItem.Json(edit.Read)!.Value, MetadataItem.Json(edit.Value), edit.Value is null, edit.User, edit.At);
}
