using IngestPipeline.Documents;
using Microsoft.Data.Sqlite;

namespace IngestPipeline.Archive;

/// <summary>
/// What people corrected in the metadata of documents. Kept beside the contents, so that it outlives every reading of the file; content, list and index
/// follow at once. Where figures are read from the field, the document is also queued to be read anew.
/// </summary>
public sealed class MetadataEditStore(ArchiveDatabase database, ChangeLog changes, TimeProvider clock)
{
    /// <summary>All edits of a document, oldest first.</summary>
    public IReadOnlyList<MetadataEdit> History(string id) => database.Read(c => Corrections.Sequence(c, id, AccessLevel.Secret) is { } sequence ? History(c, sequence) : []);

    /// <summary>The edits that hold, in the order of their fields.</summary>
    public IReadOnlyList<MetadataEdit> Standing(string id) => Standing(History(id));

    /// <summary>Everything the pipeline is to put in the place of what it reads.</summary>
    public DocumentCorrections Of(string id) =>
        database.Read(c => Corrections.Sequence(c, id, AccessLevel.Secret) is { } sequence ? Corrections.Of(c, sequence) : DocumentCorrections.None);

    /// <summary>Sets a field. The value that was read confirms it; the value that stands already changes nothing.</summary>
    public CorrectionResult Set(string id, MetadataValue value, AccessLevel level, string user) => Change(id, level, (c, sequence, read) =>
    {
        if (Standing(History(c, sequence)).FirstOrDefault(e => e.Field == value.Field)?.Value == value)
        {
            return false;
        }

        Add(c, sequence, id, value.Field, MetadataValue.Of(read, value.Field), value, user);
        return true;
    });

    /// <summary>Takes the edit of a field back: what is read holds again.</summary>
    public CorrectionResult TakeBack(string id, MetadataField field, AccessLevel level, string user) => Change(id, level, (c, sequence, read) =>
    {
        if (Standing(History(c, sequence)).All(e => e.Field != field))
        {
            return false;
        }

        Add(c, sequence, id, field, MetadataValue.Of(read, field), null, user);
        return true;
    });

    internal static List<MetadataEdit> Standing(IReadOnlyList<MetadataEdit> history) =>
        [.. history.GroupBy(e => e.Field).Select(g => g.Last()).Where(e => e.Value is not null).OrderBy(e => e.Field)];

    internal static List<MetadataEdit> History(SqliteConnection c, long sequence) => c.Query(
        "select * from metadata_edits where document = @document order by number",
        r =>
        {
            var field = ContractNames.Parse<MetadataField>(r.Text("field")!);
            return new MetadataEdit(
                r.Long("number")!.Value, field, MetadataValue.Stored(field, r.Text("read_value")!), r.Text("value") is { } value ? MetadataValue.Stored(field, value) : null,
                r.Text("user_name")!, r.Time("at")!.Value);
        },
        ("@document", sequence));

    private CorrectionResult Change(string id, AccessLevel level, Func<SqliteConnection, long, DocumentMetadata, bool> decide)
    {
        var result = database.Write(c =>
        {
            if (Corrections.Sequence(c, id, level) is not { } sequence)
            {
                return new CorrectionResult(CorrectionOutcome.NotFound);
            }

            if (c.First("select json from contents where document = @document", r => (byte[])r.GetValue(0), ("@document", sequence)) is not { } packed)
            {
                return new CorrectionResult(CorrectionOutcome.NotRead);
            }

            var (decided, reread) = (false, false);
            DocumentMetadata? now = null;
            var content = DocumentContents.WithMetadata(packed, (metadata, read) =>
            {
                decided = decide(c, sequence, read ?? metadata);
                var changed = Corrections.Of(c, sequence).ApplyMetadata(new Document { Source = Nothing, Metadata = metadata, ReadMetadata = read });
                reread = DocumentCorrections.ReadFrom.Any(f => MetadataValue.Of(changed.Metadata, f) != MetadataValue.Of(metadata, f));
                now = changed.Metadata;
                return (changed.Metadata, changed.ReadMetadata);
            });
            return decided ? Store(c, id, sequence, content, now!, reread) : new CorrectionResult(CorrectionOutcome.Unchanged);
        });
        if (result.Outcome == CorrectionOutcome.Done)
        {
            changes.Announce();
        }

        return result;
    }

    private CorrectionResult Store(SqliteConnection c, string id, long sequence, byte[] content, DocumentMetadata metadata, bool reread)
    {
        var at = clock.Milliseconds();
        c.Execute("update contents set json = @json where document = @document", ("@json", content), ("@document", sequence));
        DocumentRows.WriteMetadata(c, sequence, c.First("select file_name from documents where sequence = @document", r => r.GetString(0), ("@document", sequence))!, metadata);
        ChangeLog.Touch(c, id, at);

        // Figures take their periods from these fields; where there are none, nothing is to be read anew.
        return new CorrectionResult(
            CorrectionOutcome.Done, reread && c.Number("select fact_count from documents where sequence = @document", ("@document", sequence)) > 0 && JobLedger.Requeue(c, id, at));
    }

    private void Add(SqliteConnection c, long sequence, string id, MetadataField field, MetadataValue read, MetadataValue? value, string user)
    {
        var at = clock.Milliseconds();
        c.Execute(
            "insert into metadata_edits(document, field, read_value, value, user_name, at) values(@document, @field, @read, @value, @user, @at)",
            ("@document", sequence), ("@field", ContractNames.Of(field)), ("@read", read.Json), ("@value", value?.Json), ("@user", user), ("@at", at));
        AuditLog.Add(c, at, user, value is null ? AuditAction.MetadataTakenBack : AuditAction.MetadataEdited, id, value is null ? ContractNames.Of(field) : $"{ContractNames.Of(field)}: {value.Json}");
    }

    private static readonly SourceFile Nothing = new("", "", "", 0);
}
