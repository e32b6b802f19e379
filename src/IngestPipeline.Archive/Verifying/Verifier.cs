using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using IngestPipeline.Documents;

namespace IngestPipeline.Archive;

/// <summary>Something that does not agree.</summary>
/// <param name="Code">Stable, kebab case: <c>blob-missing</c>.</param>
/// <param name="DocumentId">Null for the database as a whole.</param>
/// <param name="Message">Vietnamese, then English after " / ".</param>
public sealed record Discrepancy(string Code, string? DocumentId, string Message);

/// <summary>What the search index says of itself.</summary>
/// <param name="CommittedChange">The last change number it has dealt with.</param>
/// <param name="Versions">Change number of each document in it, by id.</param>
public sealed record IndexSnapshot(long CommittedChange, IReadOnlyDictionary<string, long> Versions);

/// <summary>Checks that database, files and index agree. Changes nothing.</summary>
public sealed class Verifier(ArchiveDatabase database, BlobStore blobs)
{
    /// <param name="index">Null: the index is not looked at.</param>
    /// <param name="full">Hash every file and read every contract; else files by existence and size only.</param>
    public IEnumerable<Discrepancy> Verify(IndexSnapshot? index, bool full, CancellationToken cancellation = default)
    {
        foreach (var line in database.CheckIntegrity())
        {
            yield return new Discrepancy("database-damaged", null, $"Cơ sở dữ liệu hỏng: {line} / The database is damaged: {line}");
        }

        var stored = new Dictionary<string, long>();
        var all = new HashSet<string>();
        foreach (var row in Rows())
        {
            cancellation.ThrowIfCancellationRequested();
            all.Add(row.Id);
            foreach (var found in CheckBlob(row.Id, row.Bytes, full).Concat(CheckRow(row)).Concat(full && row.Change > 0 && row.HasContent ? CheckContract(row) : []))
            {
                yield return found;
            }

            if (row.Change > 0)
            {
                stored.Add(row.Id, row.Change);
                if (index is not null && row.Change > index.CommittedChange)
                {
                    yield return new Discrepancy(
                        "index-behind", row.Id, string.Create(CultureInfo.InvariantCulture, $"Chỉ mục dừng ở thay đổi {index.CommittedChange}, tài liệu ở {row.Change} / The index is at change {index.CommittedChange}, the document at {row.Change}"));
                }
            }
        }

        foreach (var id in blobs.All().Where(id => !all.Contains(id)))
        {
            yield return new Discrepancy("blob-unknown", id, "Tệp không thuộc tài liệu nào / A file that belongs to no document");
        }

        if (index is null)
        {
            yield break;
        }

        foreach (var (id, change) in stored)
        {
            if (!index.Versions.TryGetValue(id, out var version))
            {
                yield return new Discrepancy("index-lacks", id, "Tài liệu không có trong chỉ mục / The document is not in the index");
            }
            else if (version != change && change <= index.CommittedChange)
            {
                yield return new Discrepancy(
                    "index-version", id, string.Create(CultureInfo.InvariantCulture, $"Chỉ mục giữ bản {version}, cơ sở dữ liệu bản {change} / The index holds version {version}, the database {change}"));
            }
        }

        foreach (var id in index.Versions.Keys.Where(id => !stored.ContainsKey(id)))
        {
            yield return new Discrepancy("index-extra", id, "Chỉ mục có tài liệu mà cơ sở dữ liệu không có / The index has a document that the database has not");
        }
    }

    private List<Row> Rows() => database.Read(c => c.Query(
        """
        select d.id, d.bytes, d.state, d.change_number, d.fact_count, d.citation_count,
          (select count(*) from facts f where f.document = d.sequence) as facts,
          (select count(*) from citations t where t.document = d.sequence) as citations,
          exists (select 1 from contents n where n.document = d.sequence) as content,
          exists (select 1 from changes h where h.number = d.change_number and h.document_id = d.id) as logged
        from documents d order by d.sequence
        """,
        r => new Row(
            r.GetString(0), r.GetInt64(1), DocumentRows.State(r.GetString(2)), r.GetInt64(3), r.GetInt64(4), r.GetInt64(5), r.GetInt64(6), r.GetInt64(7), r.GetInt64(8) == 1, r.GetInt64(9) == 1)));

    private IEnumerable<Discrepancy> CheckBlob(string id, long bytes, bool full)
    {
        var file = new FileInfo(blobs.PathOf(id));
        if (!file.Exists)
        {
            yield return new Discrepancy("blob-missing", id, "Thiếu tệp gốc / The original file is missing");
        }
        else if (file.Length != bytes)
        {
            yield return new Discrepancy("blob-size", id, string.Create(CultureInfo.InvariantCulture, $"Tệp gốc dài {file.Length} B, cần {bytes} B / The original file has {file.Length} B, not {bytes} B"));
        }
        else if (full)
        {
            using var stream = blobs.Open(id);
            if (Convert.ToHexStringLower(SHA256.HashData(stream)) != id)
            {
                yield return new Discrepancy("blob-hash", id, "Nội dung tệp gốc đã thay đổi / The original file's content has changed");
            }
        }
    }

    private static IEnumerable<Discrepancy> CheckRow(Row row)
    {
        if (row.State is DocumentState.Stored or DocumentState.Indexed && row.Change == 0)
        {
            yield return new Discrepancy("change-missing", row.Id, "Tài liệu đã lưu mà không có số thay đổi / A stored document without a change number");
        }

        if (row.Change > 0 && !row.Logged)
        {
            yield return new Discrepancy("change-unknown", row.Id, "Số thay đổi không có trong nhật ký / The change number is not in the log");
        }

        if (row.HasContent != row.Change > 0)
        {
            yield return new Discrepancy("content-missing", row.Id, "Thiếu nội dung đã lưu / The stored content is missing");
        }

        if (row.FactCount != row.Facts || row.CitationCount != row.Citations)
        {
            yield return new Discrepancy(
                "count-differs", row.Id,
                string.Create(CultureInfo.InvariantCulture, $"Số lượng không khớp: {row.Facts}/{row.FactCount} số liệu, {row.Citations}/{row.CitationCount} viện dẫn / Counts differ: {row.Facts}/{row.FactCount} facts, {row.Citations}/{row.CitationCount} citations"));
        }
    }

    private IEnumerable<Discrepancy> CheckContract(Row row)
    {
        string? problem = null;
        try
        {
            var (document, _) = new DocumentContents(database).Read(row.Id, AccessLevel.Secret)!.Value;
            if (document.Id != row.Id || document.Facts.Length != row.FactCount || document.Citations.Length != row.CitationCount)
            {
                problem = "counts or id differ from the row";
            }
        }
        catch (Exception e) when (e is FormatException or JsonException or InvalidDataException or KeyNotFoundException or InvalidOperationException or EndOfStreamException)
        {
            problem = e.Message;
        }

        if (problem is not null)
        {
            yield return new Discrepancy("content-damaged", row.Id, $"Nội dung đã lưu không đọc được / The stored content cannot be read: {problem}");
        }
    }

    private sealed record Row(
        string Id, long Bytes, DocumentState State, long Change, long FactCount, long CitationCount, long Facts, long Citations, bool HasContent, bool Logged);
}
