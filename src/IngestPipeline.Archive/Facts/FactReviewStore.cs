using IngestPipeline.Documents;
using Microsoft.Data.Sqlite;

namespace IngestPipeline.Archive;

/// <summary>
/// What people said of the facts of documents. Kept beside the contents and named by the words of the text, so that it outlives every reading of the file;
/// the list of facts follows at once. Text and contract stay as they were read.
/// </summary>
public sealed class FactReviewStore(ArchiveDatabase database, DocumentContents contents, TimeProvider clock)
{
    /// <summary>All reviews of a document's facts, oldest first.</summary>
    public IReadOnlyList<FactReview> History(string id) => database.Read(c => Corrections.Sequence(c, id, AccessLevel.Secret) is { } sequence ? History(c, sequence) : []);

    /// <summary>The reviews that hold, by the index of their fact in this reading of the document; those whose figure is read no more are left out.</summary>
    public IReadOnlyDictionary<int, FactReview> Standing(Document document) =>
        database.Read(c => Corrections.Sequence(c, document.Id, AccessLevel.Secret) is { } sequence ? Standing(History(c, sequence), document) : []);

    /// <summary>Number of the last review of a document; 0 when there was none.</summary>
    public long Latest(string id) => database.Read(c => c.Number("select max(r.number) from fact_reviews r join documents d on d.sequence = r.document where d.id = @id", ("@id", id)));

    /// <param name="fact">Id of the fact in the stored document.</param>
    /// <param name="raw">What the reviewer saw there; another figure of that id is not found. Null: not asked.</param>
    public CorrectionResult Accept(string id, string fact, AccessLevel level, string user, string? raw = null) =>
        Review(id, fact, raw, level, user, FactVerdict.Accepted, said: null);

    /// <summary>What was read, said again, accepts it.</summary>
    /// <exception cref="ArgumentException">A field is not as the contract writes it.</exception>
    public CorrectionResult Correct(string id, string fact, FactReading said, AccessLevel level, string user, string? raw = null) =>
        said.Problem is { } field ? throw new ArgumentException($"No {field} of a fact.", nameof(said)) : Review(id, fact, raw, level, user, FactVerdict.Corrected, said);

    public CorrectionResult Reject(string id, string fact, AccessLevel level, string user, string? raw = null) =>
        Review(id, fact, raw, level, user, FactVerdict.Rejected, said: null);

    /// <summary>What is read holds again.</summary>
    public CorrectionResult TakeBack(string id, string fact, AccessLevel level, string user, string? raw = null) =>
        Review(id, fact, raw, level, user, verdict: null, said: null);

    internal static Dictionary<int, FactReview> Standing(SqliteConnection c, long sequence, Document document) => Standing(History(c, sequence), document);

    internal static List<FactReview> Standing(IReadOnlyList<FactReview> history) =>
        [.. history.GroupBy(r => r.Key).Select(g => g.Last()).Where(r => r.Verdict is not null).OrderBy(r => r.Number)];

    internal static Dictionary<int, FactReview> Standing(IReadOnlyList<FactReview> history, Document document)
    {
        var found = new Dictionary<int, FactReview>();
        if (Standing(history) is { Count: > 0 } standing)
        {
            var keys = FactKey.Of(document);
            foreach (var review in standing)
            {
                if (review.Key.Find(keys) is { } index)
                {
                    found[index] = review;
                }
            }
        }

        return found;
    }

    internal static List<FactReview> History(SqliteConnection c, long sequence) => c.Query(
        "select * from fact_reviews where document = @document order by number",
        r => new FactReview(
            r.Long("number")!.Value, new FactKey(r.Text("digits")!, r.Text("text_before")!, r.Text("text_after")!, r.Int("occurrence")!.Value),
            r.Text("verdict") is { } verdict ? ContractNames.Parse<FactVerdict>(verdict) : null,
            FactReading.Stored(r.Text("read_value")!), FactReading.Stored(r.Text("said_value")!), r.Text("user_name")!, r.Time("at")!.Value),
        ("@document", sequence));

    private CorrectionResult Review(string id, string fact, string? raw, AccessLevel level, string user, FactVerdict? verdict, FactReading? said) => database.Write(c =>
    {
        if (Corrections.Sequence(c, id, level) is not { } sequence)
        {
            return new CorrectionResult(CorrectionOutcome.NotFound);
        }

        // Within the transaction: no worker stores another reading meanwhile.
        if (contents.Read(id, level) is not { Document: var document })
        {
            return new CorrectionResult(CorrectionOutcome.NotRead);
        }

        var index = Enumerable.Range(0, document.Facts.Length).FirstOrDefault(i => document.Facts[i].Id == fact && (raw is null || raw == document.Facts[i].Raw), -1);
        if (index < 0)
        {
            return new CorrectionResult(CorrectionOutcome.NotFound);
        }

        var before = Standing(c, sequence, document).GetValueOrDefault(index);
        var read = FactReading.From(document.Facts[index]);
        said ??= read;
        verdict = verdict == FactVerdict.Corrected && said == read ? FactVerdict.Accepted : verdict;
        if (before?.Verdict == verdict && (before is null || before.Said == said))
        {
            return new CorrectionResult(CorrectionOutcome.Unchanged);
        }

        // The figure keeps the name under which it was reviewed first: its words may have changed since.
        var at = clock.Milliseconds();
        var review = new FactReview(0, before?.Key ?? FactKey.Of(document)[index], verdict, read, said, user, DateTimeOffset.FromUnixTimeMilliseconds(at));
        Add(c, sequence, review, at);
        FactStore.Review(c, sequence, index, document.Facts[index], review.Verdict is null ? null : review);
        AuditLog.Add(c, at, user, verdict is null ? AuditAction.FactReviewTakenBack : AuditAction.FactReviewed, id, $"{fact} {(verdict is { } v ? ContractNames.Of(v) : "")} {document.Facts[index].Raw}");
        return new CorrectionResult(CorrectionOutcome.Done);
    });

    private static void Add(SqliteConnection c, long sequence, FactReview review, long at) => c.Execute(
        """
        insert into fact_reviews(document, digits, text_before, text_after, occurrence, verdict, read_value, said_value, user_name, at)
        values(@document, @digits, @before, @after, @occurrence, @verdict, @read, @said, @user, @at)
        """,
        ("@document", sequence), ("@digits", review.Key.Number), ("@before", review.Key.Before), ("@after", review.Key.After), ("@occurrence", review.Key.Occurrence),
        ("@verdict", review.Verdict is { } verdict ? ContractNames.Of(verdict) : null), ("@read", review.Read.Stored()), ("@said", review.Said.Stored()), ("@user", review.User), ("@at", at));
}
