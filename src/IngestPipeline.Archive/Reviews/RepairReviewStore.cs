using System.Collections.Immutable;
using System.Globalization;
using IngestPipeline.Documents;
using Microsoft.Data.Sqlite;

namespace IngestPipeline.Archive;

/// <summary>
/// What people decided on the repairs of documents. Kept beside the contents and named by what was read, so that it outlives every reading of the file.
/// A decision queues its document anew in the same transaction; whoever has it in hand meanwhile does so when it is saved.
/// </summary>
public sealed class RepairReviewStore(ArchiveDatabase database, DocumentContents contents, TimeProvider clock)
{
    /// <summary>All decisions on a document, oldest first.</summary>
    public IReadOnlyList<RepairDecision> History(string id) => database.Read(c => History(c, id));

    /// <summary>The rejections that hold, oldest first.</summary>
    public IReadOnlyList<RepairDecision> Rejections(string id) => Standing(History(id));

    /// <summary>What the pipeline is to take back.</summary>
    public RepairReview Of(string id)
    {
        var history = History(id);
        var standing = Standing(history);
        return new RepairReview(
            history.Count == 0 ? 0 : history[^1].Number,
            standing.Any(d => d is { Place: null, Kind: null }),
            [.. standing.Where(d => d.Place is null).Select(d => d.Kind).OfType<RepairKind>()],
            [.. standing.Select(d => d.Place).OfType<RepairKey>()]);
    }

    /// <summary>Rejects repairs of a stored document.</summary>
    /// <returns>How many decisions that made; 0 when there is no such repair, it is rejected already, or this reader may not see the document.</returns>
    public int Reject(string id, RepairSelection selection, AccessLevel level, string user)
    {
        if (contents.Read(id, level) is not { Document: var document })
        {
            return 0;
        }

        IEnumerable<(RepairKind? Kind, RepairKey? Place)> wanted = selection switch
        {
            RepairSelection.OfKind kind => [(kind.Kind, null)],
            RepairSelection.At at => Places(document, at.Offset),
            _ => [(null, null)],
        };
        return Decide(id, AuditAction.RepairsRejected, rejected: true, standing => wanted.Where(w => !standing.Any(s => Same(s, w.Kind, w.Place))), Told(selection), user);
    }

    /// <summary>Takes rejections back: all of them, those of a kind, or that of one place.</summary>
    /// <returns>How many; 0 when none holds.</returns>
    public int Restore(string id, RepairSelection selection, AccessLevel level, string user)
    {
        if (contents.Read(id, level) is not { Document: var document })
        {
            return 0;
        }

        var offsets = ExtractedText.Offsets(document);
        bool Meant(RepairDecision d) => selection switch
        {
            RepairSelection.OfKind kind => d.Kind == kind.Kind,
            RepairSelection.At at => d.Place is { } place && (place.Offset == at.Offset || Covers(document, offsets, at.Offset, place.Offset)),
            _ => true,
        };
        return Decide(id, AuditAction.RepairsRestored, rejected: false, standing => standing.Where(Meant).Select(d => (d.Kind, d.Place)), Told(selection), user);
    }

    internal static long Latest(SqliteConnection c, string id) =>
        c.Number("select coalesce(max(r.number), 0) from repair_decisions r join documents d on d.sequence = r.document where d.id = @id", ("@id", id));

    private int Decide(
        string id, AuditAction action, bool rejected, Func<IReadOnlyList<RepairDecision>, IEnumerable<(RepairKind? Kind, RepairKey? Place)>> choose, string told, string user) => database.Write(c =>
    {
        var chosen = choose(Standing(History(c, id))).ToList();
        var at = clock.Milliseconds();
        foreach (var (kind, place) in chosen)
        {
            c.Execute(
                """
                insert into repair_decisions(document, rejected, scope, kind, place, original, replacement, text_before, text_after, user_name, at)
                select sequence, @rejected, @scope, @kind, @place, @original, @replacement, @before, @after, @user, @at from documents where id = @id
                """,
                ("@id", id), ("@rejected", rejected ? 1 : 0), ("@scope", place is not null ? "place" : kind is not null ? "kind" : "all"), ("@kind", kind is { } k ? ContractNames.Of(k) : null),
                ("@place", place?.Offset), ("@original", place?.Original), ("@replacement", place?.Replacement), ("@before", place?.Before), ("@after", place?.After), ("@user", user), ("@at", at));
        }

        if (chosen.Count > 0)
        {
            AuditLog.Add(c, at, user, action, id, told);
            JobLedger.Requeue(c, id, at);
        }

        return chosen.Count;
    });

    private static List<RepairDecision> Standing(IReadOnlyList<RepairDecision> history) =>
        [.. history.GroupBy(d => d.Subject).Select(g => g.Last()).Where(d => d.Rejected).OrderBy(d => d.Number)];

    private static bool Same(RepairDecision decision, RepairKind? kind, RepairKey? place) => place is null
        ? decision.Place is null && decision.Kind == kind
        : decision.Place is { } other && (other.Offset, other.Original, other.Replacement) == (place.Offset, place.Original, place.Replacement);

    private static IEnumerable<(RepairKind? Kind, RepairKey? Place)> Places(Document document, int offset)
    {
        var offsets = ExtractedText.Offsets(document);
        var keys = RepairKey.Of(document);
        return Enumerable.Range(0, keys.Length)
            .Where(i => offsets[i] == offset && !document.Repairs[i].IsSpacing(document.Text))
            .Select(i => ((RepairKind?)document.Repairs[i].Kind, (RepairKey?)keys[i]))
            .ToList();
    }

    /// <summary>Whether the rejected repair that began at <paramref name="offset"/> of the extracted text is the one of a place within it.</summary>
    private static bool Covers(Document document, ImmutableArray<int> offsets, int offset, int place) => document.Rejected.Any(r =>
        ExtractedText.Offset(document, offsets, r.Span.Start) == offset && place >= offset && place <= offset + r.Span.Length);

    private static string Told(RepairSelection selection) => selection switch
    {
        RepairSelection.OfKind kind => ContractNames.Of(kind.Kind),
        RepairSelection.At at => at.Offset.ToString(CultureInfo.InvariantCulture),
        _ => "all",
    };

    private static List<RepairDecision> History(SqliteConnection c, string id) => c.Query(
        "select r.* from repair_decisions r join documents d on d.sequence = r.document where d.id = @id order by r.number",
        r => new RepairDecision(
            r.Long("number")!.Value, r.Int("rejected") == 1, r.Text("kind") is { } kind ? ContractNames.Parse<RepairKind>(kind) : null,
            r.Int("place") is { } place ? new RepairKey(place, r.Text("original")!, r.Text("replacement")!, r.Text("text_before")!, r.Text("text_after")!) : null,
            r.Text("user_name")!, r.Time("at")!.Value),
        ("@id", id));
}
