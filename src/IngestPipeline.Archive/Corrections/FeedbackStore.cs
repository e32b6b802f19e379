using System.Text.Json;
using IngestPipeline.Documents;
using Microsoft.Data.Sqlite;

namespace IngestPipeline.Archive;

/// <summary>A document that people corrected: an example to learn from.</summary>
/// <param name="FileName">As it was uploaded.</param>
/// <param name="Path">Where the uploaded file lies, to be read again if need be.</param>
/// <param name="Document">As stored: metadata as corrected, <see cref="Document.ReadMetadata"/> as read; headings as corrected once it was read anew.</param>
/// <param name="Metadata">The edits of metadata that hold.</param>
/// <param name="Headings">The edits of headings that hold; their lines are found by <see cref="LineKeys"/>.</param>
public sealed record FeedbackDocument(
    string Id, string FileName, string Path, Document Document, IReadOnlyList<MetadataEdit> Metadata, IReadOnlyList<StructureEdit> Headings)
{
    /// <summary>The reviews of facts that hold, oldest first; the facts of <see cref="Document"/> are as read, and those that a review means are found by <see cref="FactKey.Find"/>.</summary>
    public IReadOnlyList<FactReview> Facts { get; init; } = [];
}

/// <summary>What people corrected, as training data.</summary>
public sealed class FeedbackStore(ArchiveDatabase database, DocumentContents contents, BlobStore blobs)
{
    /// <summary>Reads the corrections of an archive that may be in use; nothing is written to it.</summary>
    /// <param name="archive">Its folder, or its database file.</param>
    /// <exception cref="FileNotFoundException">There is no archive.</exception>
    /// <exception cref="InvalidDataException">It cannot be read.</exception>
    public static IReadOnlyList<FeedbackDocument> ReadFrom(string archive, AccessLevel level)
    {
        var folder = ArchiveFolder.Existing(archive);
        using var database = ArchiveDatabase.OpenReadOnly(folder);
        try
        {
            // An archive that only programs before corrections have opened has no table of them.
            return database.Has("structure_edits") ? [.. new FeedbackStore(database, new DocumentContents(database), new BlobStore(folder)).Read(level)] : [];
        }
        catch (Exception e) when (e is SqliteException or JsonException or FormatException or InvalidDataException)
        {
            throw ArchiveDatabase.Unreadable(folder, e);
        }
    }

    /// <summary>Every document with corrections that hold, in the order of upload, one after the other.</summary>
    /// <param name="level">Documents above this level of access are left out.</param>
    public IEnumerable<FeedbackDocument> Read(AccessLevel level = AccessLevel.Secret)
    {
        // An archive that is only read may be of a version before facts could be reviewed.
        var reviewed = database.Has("fact_reviews");
        var rows = database.Read(c => c.Query(
            $"""
            select d.sequence, d.id, d.file_name from documents d
            where d.access <= @level and (exists (select 1 from metadata_edits m where m.document = d.sequence) or exists (select 1 from structure_edits s where s.document = d.sequence)
              {(reviewed ? "or exists (select 1 from fact_reviews r where r.document = d.sequence)" : "")})
            order by d.sequence
            """,
            r => (Sequence: r.GetInt64(0), Id: r.GetString(1), FileName: r.GetString(2)), ("@level", (int)level)));
        foreach (var (sequence, id, name) in rows)
        {
            var (metadata, headings, facts) = database.Read(c => (
                MetadataEditStore.Standing(MetadataEditStore.History(c, sequence)), StructureEditStore.Standing(StructureEditStore.History(c, sequence)),
                reviewed ? FactReviewStore.Standing(FactReviewStore.History(c, sequence)) : []));
            if (metadata.Count + headings.Count + facts.Count > 0 && contents.Read(id, level) is { } content)
            {
                yield return new FeedbackDocument(id, name, blobs.PathOf(id), content.Document, metadata, headings) { Facts = facts };
            }
        }
    }
}
