using System.Globalization;
using IngestPipeline.Documents;
using Microsoft.Data.Sqlite;

namespace IngestPipeline.Archive;

/// <summary>The documents as lists, pages and the REST API see them. What a reader may not see does not exist for that reader.</summary>
public sealed class DocumentStore(ArchiveDatabase database, TimeProvider clock)
{
    /// <summary>Newest upload first; no text, no facts.</summary>
    public ResultPage<ArchivedDocument> List(DocumentFilter filter, AccessLevel level, PageRequest page) => database.Read(c =>
    {
        var where = Where(filter, level);
        long? total = page.CountAll ? c.Number("select count(*) from documents d" + where.Where, where.Bound) : null;
        var rows = page.Rows;
        var sql = ListSql(where, page);
        where.Parameters.AddRange([("@limit", rows + 1), ("@offset", page.Skip)]);
        var sequences = new Dictionary<string, long>();
        var items = c.Query(sql, r => { var d = DocumentRows.Read(r); sequences[d.Id] = r.Long("sequence")!.Value; return d; }, where.Bound);
        return Pages.Cut(items, rows, total, d => sequences[d.Id].ToString(CultureInfo.InvariantCulture));
    });

    /// <summary>Null when there is none or this reader may not see it.</summary>
    public ArchivedDocument? Find(string id, AccessLevel level) => database.Read(c => c.First(
        "select d.* from documents d where d.id = @id and d.access <= @level", DocumentRows.Read, ("@id", id), ("@level", (int)level)));

    /// <summary>Ids that begin with <paramref name="start"/>, two at most: enough to tell whether it names one.</summary>
    public IReadOnlyList<string> Named(string start, AccessLevel level) => database.Read(c => c.Query(
        "select id from documents where id >= @start and id < @start || 'g' and access <= @level order by id limit 2",
        r => r.GetString(0), ("@start", start), ("@level", (int)level)));

    /// <summary>How many documents stand in each state.</summary>
    public IReadOnlyDictionary<DocumentState, long> CountByState(AccessLevel level) => database.Read(c => c.Query(
        "select state, count(*) as n from documents where access <= @level group by state",
        r => (DocumentRows.State(r.GetString(0)), r.GetInt64(1)), ("@level", (int)level)).ToDictionary(p => p.Item1, p => p.Item2));

    /// <summary>The values a list can be filtered by, each with its count, most frequent first.</summary>
    public IReadOnlyList<(string Value, long Count)> DocTypes(AccessLevel level) => Values("doc_type", level);

    public IReadOnlyList<(string Value, long Count)> Years(AccessLevel level) => [.. Values("year", level).OrderByDescending(v => v.Value, StringComparer.Ordinal)];

    public IReadOnlyList<(string Value, long Count)> ReasonCodes(AccessLevel level) => Values("reason_code", level, "state = 'failed'");

    /// <summary>Who uploaded these bytes, when and under which name; oldest first.</summary>
    public IReadOnlyList<UploadEvent> Uploads(string id) => database.Read(c => c.Query(
        "select u.* from uploads u join documents d on d.sequence = u.document where d.id = @id order by u.number",
        r => new UploadEvent(id, r.Text("user_name")!, r.Time("at")!.Value, r.Text("file_name")!, r.Text("batch")), ("@id", id)));

    /// <summary>Opens a document to fewer or more readers, whatever its stamp says, now and when it is read anew. False when there is no such document.</summary>
    public bool SetAccess(string id, AccessLevel access, string user) => database.Write(c =>
    {
        var at = clock.Milliseconds();
        if (c.Execute("update documents set access = @access, access_fixed = 1, updated_at = @at where id = @id", ("@access", (int)access), ("@at", at), ("@id", id)) == 0)
        {
            return false;
        }

        // The index carries the level, so it must hear of it.
        ChangeLog.Touch(c, id, at);
        AuditLog.Add(c, at, user, AuditAction.AccessChanged, id, $"access {access}");
        return true;
    });

    /// <summary>Takes a document with all that was read from it out of the archive; its file is deleted by the caller afterwards.</summary>
    public bool Delete(string id, string user) => database.Write(c =>
    {
        var at = clock.Milliseconds();
        var name = c.First("select file_name from documents where id = @id", r => r.GetString(0), ("@id", id));
        if (name is null)
        {
            return false;
        }

        c.Execute("delete from documents where id = @id", ("@id", id));
        ChangeLog.Add(c, id, ChangeKind.Deleted, at);
        AuditLog.Add(c, at, user, AuditAction.Delete, id, name);
        return true;
    });

    internal static string ListSql(SqlFilter where, PageRequest page)
    {
        where.AddIf(page.After is not null, "d.sequence < @after", ("@after", long.TryParse(page.After, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : long.MaxValue));
        return $"select {DocumentRows.Columns} from documents d{where.Where} order by d.sequence desc limit @limit offset @offset";
    }

    internal static SqlFilter Where(DocumentFilter filter, AccessLevel level)
    {
        var where = new SqlFilter().Add("d.access <= @level", ("@level", (int)level));
        var states = filter.States.Distinct().Select(DocumentRows.Name).ToList();
        if (states.Count > 0)
        {
            // Names of the enumeration, nothing from outside.
            where.Add(states.Count == 1 ? $"d.state = '{states[0]}'" : $"d.state in ('{string.Join("','", states)}')");
        }

        return where
            .AddIf(filter.DocType is not null, "d.doc_type = @type", ("@type", filter.DocType))
            .AddIf(filter.Year is not null, "d.year = @year", ("@year", filter.Year))
            .AddIf(filter.ReasonCode is not null, "d.reason_code = @reason", ("@reason", filter.ReasonCode))
            .AddIf(filter.NumberSymbol is not null, "d.number_key = @number", ("@number", DocumentRows.NumberKey(filter.NumberSymbol)))
            .AddIf(filter.Repaired, "d.letter_repair_count > 0")
            .AddIf(filter.Doubtful, "d.doubtful_count > 0")
            .AddIf(filter.Incomplete, "(d.unread_pages > 0 or d.doubtful_pages > 0)")
            .AddIf(filter.Batch is not null, "d.sequence in (select u.document from uploads u where u.batch = @batch)", ("@batch", filter.Batch))
            .Words("d.search_folded", filter.Text);
    }

    private List<(string Value, long Count)> Values(string column, AccessLevel level, string condition = "1 = 1") => database.Read(c => c.Query(
        $"select {column}, count(*) as n from documents where {column} is not null and access <= @level and {condition} group by {column} order by n desc",
        r => (r.GetValue(0).ToString()!, r.GetInt64(1)), ("@level", (int)level)));
}
