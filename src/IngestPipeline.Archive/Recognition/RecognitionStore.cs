using IngestPipeline.Documents;
using Microsoft.Data.Sqlite;

namespace IngestPipeline.Archive;

/// <summary>
/// Where people want the text of scanned documents to be taken from. Kept beside the contents, so that it outlives every reading of the file. A decision
/// queues its document anew in the same transaction; whoever has it in hand meanwhile does so when it is saved.
/// </summary>
public sealed class RecognitionStore(ArchiveDatabase database, TimeProvider clock)
{
    /// <summary>The only format whose pages have both a text layer and an image.</summary>
    public const string MediaType = "application/pdf";

    /// <summary>All decisions on a document, oldest first.</summary>
    public IReadOnlyList<RecognitionDecision> History(string id) => database.Read(c => History(c, id));

    /// <summary>What the reading of the file is to follow.</summary>
    public RecognitionChoice Of(string id) => Choice(History(id));

    /// <summary>Says where the text of some pages is taken from. What holds for all of them already changes nothing.</summary>
    /// <param name="order">Its pages are among those of the document.</param>
    /// <returns><see cref="CorrectionOutcome.NotRead"/> where nobody knows yet whether it is a PDF, or it is none.</returns>
    public CorrectionResult Set(string id, RecognitionOrder order, AccessLevel level, string user) => database.Write(c =>
    {
        if (Corrections.Sequence(c, id, level) is not { } sequence)
        {
            return new CorrectionResult(CorrectionOutcome.NotFound);
        }

        if (c.Number("select pages from documents where sequence = @document and media_type = @media", ("@document", sequence), ("@media", MediaType)) is not (> 0 and var pages))
        {
            return new CorrectionResult(CorrectionOutcome.NotRead);
        }

        var standing = Choice(History(c, id));
        if (Enumerable.Range(1, (int)pages).Where(order.Pages.Contains).All(p => standing.For(p) == order.Mode))
        {
            return new CorrectionResult(CorrectionOutcome.Unchanged);
        }

        var at = clock.Milliseconds();
        c.Execute(
            "insert into recognition_decisions(document, mode, pages, user_name, at) values(@document, @mode, @pages, @user, @at)",
            ("@document", sequence), ("@mode", ContractNames.Of(order.Mode)), ("@pages", order.Pages.Text), ("@user", user), ("@at", at));
        AuditLog.Add(c, at, user, AuditAction.RecognitionChosen, id, order.Pages.IsAll ? ContractNames.Of(order.Mode) : $"{ContractNames.Of(order.Mode)}: {order.Pages}");
        return new CorrectionResult(CorrectionOutcome.Done, JobLedger.Requeue(c, id, at));
    });

    internal static long Latest(SqliteConnection c, string id) =>
        c.Number("select coalesce(max(r.number), 0) from recognition_decisions r join documents d on d.sequence = r.document where d.id = @id", ("@id", id));

    private static RecognitionChoice Choice(IReadOnlyList<RecognitionDecision> history) =>
        history.Count == 0 ? RecognitionChoice.None : new RecognitionChoice(history[^1].Number, [.. history.Select(d => d.Order)]);

    private static List<RecognitionDecision> History(SqliteConnection c, string id) => c.Query(
        "select r.* from recognition_decisions r join documents d on d.sequence = r.document where d.id = @id order by r.number",
        r => new RecognitionDecision(
            r.Long("number")!.Value,
            new RecognitionOrder(ContractNames.Parse<RecognitionMode>(r.Text("mode")!), PageSelection.Parse(r.Text("pages")).Value!),
            r.Text("user_name")!, r.Time("at")!.Value),
        ("@id", id));
}
