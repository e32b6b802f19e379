using IngestPipeline.Documents;
using Microsoft.Data.Sqlite;

namespace IngestPipeline.Archive;

/// <summary>What became of an order to correct something.</summary>
public enum CorrectionOutcome
{
    Done,

    /// <summary>It says so already, or there is nothing to take back.</summary>
    Unchanged,

    /// <summary>No such document, or none that this reader may see; no such line.</summary>
    NotFound,

    /// <summary>The document was never read: there is nothing to correct yet.</summary>
    NotRead,
}

/// <param name="Requeued">The document waits to be read anew: figures or sections follow the correction.</param>
public readonly record struct CorrectionResult(CorrectionOutcome Outcome, bool Requeued = false);

/// <summary>The corrections of one document that hold.</summary>
internal static class Corrections
{
    public static DocumentCorrections Of(SqliteConnection c, long sequence) => new(
        Revision(c, sequence),
        [.. MetadataEditStore.Standing(MetadataEditStore.History(c, sequence)).Select(e => e.Value!)],
        [.. StructureEditStore.Standing(StructureEditStore.History(c, sequence)).Select(e => e.Correction)]);

    public static long? Sequence(SqliteConnection c, string id, AccessLevel level) =>
        c.Number("select sequence from documents where id = @id and access <= @level", ("@id", id), ("@level", (int)level)) is > 0 and var sequence ? sequence : null;

    private static long Revision(SqliteConnection c, long sequence) =>
        c.Number("select count(*) from structure_edits where document = @d", ("@d", sequence))
        + c.Number(
            $"select count(*) from metadata_edits where document = @d and field in ('{string.Join("','", DocumentCorrections.ReadFrom.Select(ContractNames.Of))}')", ("@d", sequence));
}
