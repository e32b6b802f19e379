using IngestPipeline.Archive;
using IngestPipeline.Documents;
using IngestPipeline.Jobs;
using IngestPipeline.Web.Documents;
using IngestPipeline.Web.Security;

namespace IngestPipeline.Web.Api;

/// <summary>Where the text of a document's pages comes from: shown to everyone who sees it, chosen by those who ingest.</summary>
public static class RecognitionApi
{
    public static void MapRecognition(this IEndpointRouteBuilder api)
    {
        api.MapGet("/documents/{id}/recognition", Get)
            .Produces<RecognitionAnswer>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithName("GetRecognition")
            .WithSummary("Nguồn chữ từng trang, trang chưa nhận dạng được / Where the text of pages comes from, pages not recognised");

        api.MapPut("/documents/{id}/recognition", Put)
            .RequireAuthorization(Policies.Ingest)
            .AddEndpointFilter<ApiAntiforgery>()
            .DisableAntiforgery()
            .Produces<RecognitionChosen>(StatusCodes.Status202Accepted).Produces<RecognitionChosen>()
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .WithName("Recognize").WithSummary("Nhận dạng lại / Recognise again")
            .WithDescription("`mode`: auto (a sound text layer is kept, else the better reading is taken), ocr (always from the image), text (always the text layer). `pages`: as in `2-5, 9`; none: all. The document is processed again; a later order counts on its pages.");
    }

    private static IResult Get(string id, HttpContext http, DocumentStore documents, DocumentViews views, RecognitionStore recognition)
    {
        if (documents.Find(id, http.User.Sees()) is not { HasContent: true } row || views.Of(row, http.User.Sees()) is not { Document: var document })
        {
            return ApiProblems.NotFound();
        }

        var history = recognition.History(row.Id);
        var coverage = PageCoverage.Of(document);
        var choice = recognition.Of(row.Id);
        var trust = document.Trust.Where(t => t is { Page: not null, Font: null }).ToLookup(t => t.Page!.Value, t => t.Evidence);
        return Results.Ok(new RecognitionAnswer(
            [.. document.Pages.Select(p => new RecognizedPage(p.Number, ContractNames.Of(choice.For(p.Number)), ContractNames.Of(p.Method), Math.Round(p.Confidence, 3), trust[p.Number].FirstOrDefault()))],
            coverage.Unread, coverage.Doubtful,
            [.. history.Reverse().Select(d => new RecognitionHistoryItem(ContractNames.Of(d.Order.Mode), d.Order.Pages.Text, d.User, d.At))],
            choice.Revision > row.Recognition));
    }

    private static async Task<IResult> Put(string id, RecognitionBody body, HttpContext http, DocumentQueue queue, DocumentStore documents)
    {
        if (documents.Find(id, http.User.Sees()) is not { } row)
        {
            return ApiProblems.NotFound();
        }

        var (order, problem) = RecognitionInput.Parse(body.Mode, body.Pages, row.Pages);
        if (order is null)
        {
            return ApiProblems.Of(StatusCodes.Status400BadRequest, problem!.Code, problem.Vietnamese, problem.English);
        }

        var result = await queue.Recognize(id, order, http.User.Sees(), http.User.AccountName());
        return result.Outcome switch
        {
            CorrectionOutcome.NotFound => ApiProblems.NotFound(),
            CorrectionOutcome.NotRead => ApiProblems.Of(StatusCodes.Status409Conflict, "not-pdf", "Chỉ chọn được với tệp PDF đã đọc", "Only a PDF that was read has this choice"),
            _ => Results.Json(
                new RecognitionChosen(id, body.Mode!, order.Pages.Text, result.Outcome == CorrectionOutcome.Done),
                statusCode: result.Outcome == CorrectionOutcome.Done ? StatusCodes.Status202Accepted : StatusCodes.Status200OK),
        };
    }
}

/// <param name="Mode"><c>auto</c>, <c>ocr</c>, <c>text</c>.</param>
/// <param name="Pages">As in <c>2-5, 9</c>; null or empty: all.</param>
public sealed record RecognitionBody(string? Mode, string? Pages);

/// <param name="Changed">False: it was so already, and nothing is processed again. Progress is at <c>/api/jobs/{id}</c>.</param>
public sealed record RecognitionChosen(string Id, string Mode, string Pages, bool Changed);

/// <param name="Unread">Pages that could not be recognised.</param>
/// <param name="Doubtful">Pages that were recognised with little confidence.</param>
/// <param name="History">All decisions, newest first.</param>
/// <param name="Pending">The document still waits to be read with the last decision.</param>
public sealed record RecognitionAnswer(IReadOnlyList<RecognizedPage> Pages, IReadOnlyList<int> Unread, IReadOnlyList<int> Doubtful, IReadOnlyList<RecognitionHistoryItem> History, bool Pending);

/// <param name="Mode">As chosen; auto where nobody chose.</param>
/// <param name="Method">Where the text came from: text, ocr, mixed, flow.</param>
/// <param name="Evidence">The figures that decided, Vietnamese / English; null where nothing was judged.</param>
public sealed record RecognizedPage(int Page, string Mode, string Method, double Confidence, string? Evidence);

public sealed record RecognitionHistoryItem(string Mode, string Pages, string User, DateTimeOffset Time);
