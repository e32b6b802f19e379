using Microsoft.Data.Sqlite;

namespace IngestPipeline.Archive;

/// <summary>The order in which documents changed. Every reader of it (an index, a mirror) remembers the last number it has dealt with.</summary>
public sealed class ChangeLog(ArchiveDatabase database, TimeProvider clock)
{
    /// <summary>Raised after each save or delete of this process, so that a tail need not poll often. Handlers must be quick.</summary>
    public event Action? Appended;

    /// <summary>Changes after <paramref name="number"/> in order; of several changes to one document only the last in the log counts, so the others are left out.</summary>
    public IReadOnlyList<Change> ReadAfter(long number, int limit) => database.Read(c => c.Query(
        """
        select n.number, n.document_id, n.kind, n.at from changes n
        where n.number > @number and not exists (select 1 from changes later where later.document_id = n.document_id and later.number > n.number)
        order by n.number limit @limit
        """,
        r => new Change(r.GetInt64(0), r.GetString(1), Enum.Parse<ChangeKind>(r.GetString(2)), DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(3))),
        ("@number", number), ("@limit", limit)));

    /// <summary>The last number given out; 0 for an empty log.</summary>
    public long Last => database.Read(c => c.Number("select coalesce(max(number), 0) from changes"));

    /// <summary>Every stored document whose change is at most <paramref name="number"/> is searchable now.</summary>
    /// <returns>How many became so.</returns>
    public int MarkIndexed(long number) => database.Write(c => c.Execute(
        "update documents set state = 'indexed', updated_at = @at where state = 'stored' and change_number between 1 and @number", ("@number", number), ("@at", clock.Milliseconds())));

    /// <summary>Before the index is built anew: what was searchable waits for the index again.</summary>
    public int MarkUnindexed(string user) => database.Write(c =>
    {
        AuditLog.Add(c, clock.Milliseconds(), user, AuditAction.Reindex, null, null);
        return c.Execute("update documents set state = 'stored' where state = 'indexed'");
    });

    public void Announce() => Appended?.Invoke();

    internal static long Add(SqliteConnection c, string documentId, ChangeKind kind, long at)
    {
        c.Execute("insert into changes(document_id, kind, at) values(@id, @kind, @at)", ("@id", documentId), ("@kind", kind.ToString()), ("@at", at));
        return c.Number("select last_insert_rowid()");
    }

    /// <summary>A new change for a stored document whose row (not content) changed.</summary>
    internal static void Touch(SqliteConnection c, string documentId, long at)
    {
        if (c.Number("select change_number from documents where id = @id", ("@id", documentId)) == 0)
        {
            return;
        }

        var number = Add(c, documentId, ChangeKind.Stored, at);
        c.Execute(
            "update documents set change_number = @n, state = case when state = 'indexed' then 'stored' else state end where id = @id", ("@n", number), ("@id", documentId));
    }
}
