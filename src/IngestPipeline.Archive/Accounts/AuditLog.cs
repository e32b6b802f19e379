using System.Globalization;
using Microsoft.Data.Sqlite;

namespace IngestPipeline.Archive;

/// <summary>Who did what. Entries are only ever added.</summary>
public sealed class AuditLog(ArchiveDatabase database, TimeProvider clock)
{
    /// <summary>The user name under which the program itself acts.</summary>
    public const string System = "system";

    public void Add(string user, AuditAction action, string? documentId = null, string? detail = null) =>
        database.Write(c => Add(c, clock.Milliseconds(), user, action, documentId, detail));

    /// <summary>Newest first.</summary>
    public ResultPage<AuditEntry> List(AuditFilter filter, PageRequest page) => database.Read(c =>
    {
        var where = new SqlFilter()
            .AddIf(filter.User is not null, "user_name = @user", ("@user", filter.User))
            .AddIf(filter.Action is not null, "action = @action", ("@action", filter.Action?.ToString()))
            .AddIf(filter.DocumentId is not null, "document_id = @document", ("@document", filter.DocumentId));
        long? total = page.CountAll ? c.Number("select count(*) from audit" + where.Where, where.Bound) : null;
        where.AddIf(page.After is not null, "number < @after", ("@after", Cursor(page.After)));
        var rows = page.Rows;
        where.Parameters.AddRange([("@limit", rows + 1), ("@offset", page.Skip)]);
        var items = c.Query($"select * from audit{where.Where} order by number desc limit @limit offset @offset", Read, where.Bound);
        return Pages.Cut(items, rows, total, e => e.Number.ToString(CultureInfo.InvariantCulture));
    });

    internal static void Add(SqliteConnection c, long at, string user, AuditAction action, string? documentId, string? detail) => c.Execute(
        "insert into audit(at, user_name, action, document_id, detail) values(@at, @user, @action, @document, @detail)",
        ("@at", at), ("@user", user), ("@action", action.ToString()), ("@document", documentId), ("@detail", detail));

    private static AuditEntry Read(SqliteDataReader r) => new(
        r.Long("number")!.Value, r.Time("at")!.Value, r.Text("user_name")!, Enum.Parse<AuditAction>(r.Text("action")!), r.Text("document_id"), r.Text("detail"));

    private static long Cursor(string? after) => long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : long.MaxValue;
}
