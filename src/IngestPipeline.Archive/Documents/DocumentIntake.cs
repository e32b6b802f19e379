using System.Globalization;
using IngestPipeline.Documents;
using IngestPipeline.Vietnamese;

namespace IngestPipeline.Archive;

/// <summary>What became of an upload.</summary>
/// <param name="IsNew">False when the archive has had these bytes before.</param>
/// <param name="Queue">A job is due: the document is new, or had failed or been cancelled.</param>
public sealed record AcceptedUpload(string DocumentId, string FileName, long Bytes, bool IsNew, bool Queue);

/// <summary>Takes files in. When this returns, file, row, event and audit are on the disk.</summary>
public sealed class DocumentIntake(ArchiveDatabase database, BlobStore blobs, TimeProvider clock)
{
    /// <exception cref="DocumentFailureException"><c>file-too-large</c>.</exception>
    public async Task<AcceptedUpload> Accept(Stream content, string fileName, string user, string? batch, long limit, CancellationToken cancellation)
    {
        var name = FileNames.Clean(fileName);
        using var blob = await blobs.Receive(content, name, limit, cancellation);
        return database.Write(c =>
        {
            blobs.Keep(blob);
            var at = clock.Milliseconds();
            var state = c.First("select state from documents where id = @id", r => r.GetString(0), ("@id", blob.Sha256));
            if (state is null)
            {
                // Nobody has read its stamps yet: until then it is kept closely.
                c.Execute(
                    """
                    insert into documents(id, file_name, search_folded, bytes, state, access, accepted_at, updated_at)
                    values(@id, @name, @folded, @bytes, 'accepted', @access, @at, @at)
                    """,
                    ("@id", blob.Sha256), ("@name", name), ("@folded", AccentFolder.Fold(name)), ("@bytes", blob.Bytes), ("@access", (int)AccessLevel.Secret), ("@at", at));
            }
            else if (state is "failed" or "cancelled")
            {
                // Uploaded again is asked for again.
                c.Execute(
                    "update documents set state = 'accepted', attempts = 0, next_attempt_at = null, updated_at = @at where id = @id", ("@id", blob.Sha256), ("@at", at));
            }

            c.Execute(
                "insert into uploads(document, user_name, at, file_name, batch) select sequence, @user, @at, @name, @batch from documents where id = @id",
                ("@id", blob.Sha256), ("@user", user), ("@at", at), ("@name", name), ("@batch", batch));
            AuditLog.Add(c, at, user, AuditAction.Upload, blob.Sha256, name + (blob.Bytes == 0 ? " (0 B)" : string.Create(CultureInfo.InvariantCulture, $" ({blob.Bytes} B)")));
            return new AcceptedUpload(blob.Sha256, name, blob.Bytes, state is null, state is null or "failed" or "cancelled");
        });
    }

    /// <summary>Removes files that belong to no document: of uploads that were cut off before their row was written, and of deleted documents.</summary>
    /// <returns>How many.</returns>
    public int RemoveOrphans()
    {
        RemoveAbandoned();
        var known = database.Read(c => c.Query("select id from documents", r => r.GetString(0))).ToHashSet();
        return blobs.All().Where(id => !known.Contains(id)).ToList().Count(RemoveOrphan);
    }

    /// <summary>Removes the parts of files whose upload broke off with its process.</summary>
    public int RemoveAbandoned() => blobs.RemoveAbandoned(clock.GetUtcNow() - TimeSpan.FromSeconds(10));

    /// <summary>Removes a file unless a document claims it. One writer at a time: an upload of the same bytes comes before or after, never between.</summary>
    public bool RemoveOrphan(string sha256) => database.Write(c =>
    {
        if (c.Number("select count(*) from documents where id = @id", ("@id", sha256)) > 0)
        {
            return false;
        }

        blobs.Delete(sha256);
        return true;
    });
}
