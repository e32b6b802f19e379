using IngestPipeline.Documents;
using IngestPipeline.Testing;
using Microsoft.Data.Sqlite;
using Xunit;

namespace IngestPipeline.Archive.Tests;

/// <summary>Corrections read by another program while the archive is in use.</summary>
public sealed class FeedbackStoreTests
{
    private const string Text = "BÁO CÁO\nI. Kết quả\nXong.\n";

    [Fact]
    public async Task ReadFrom_AnArchiveInUse_ByFolderOrDatabaseFile_GivesItsCorrections()
    {
        using var shelf = new Shelf();
        var id = await Corrected(shelf);

        foreach (var path in new[] { shelf.Root, Path.Combine(shelf.Root, "archive.db") })
        {
            var document = Assert.Single(FeedbackStore.ReadFrom(path, AccessLevel.Secret));
            Assert.Equal((id, Text, "\"Kết quả quý I\""), (document.Id, document.Document.Text, document.Metadata.Single().Value!.Json));
        }

        // The archive goes on being written to.
        Assert.Equal(CorrectionOutcome.Done, shelf.Archive.MetadataEdits.TakeBack(id, MetadataField.Subject, AccessLevel.Secret, "lan").Outcome);
        Assert.Empty(FeedbackStore.ReadFrom(shelf.Root, AccessLevel.Secret));
    }

    [Fact]
    public async Task ReadFrom_BelowTheirSecrecy_LeavesDocumentsOut()
    {
        using var shelf = new Shelf();
        var id = await Corrected(shelf);
        shelf.Archive.MetadataEdits.Set(id, Value(MetadataField.Secrecy, "MẬT"), AccessLevel.Secret, "lan");

        Assert.Empty(FeedbackStore.ReadFrom(shelf.Root, AccessLevel.Open));
        Assert.Single(FeedbackStore.ReadFrom(shelf.Root, AccessLevel.Secret));
    }

    [Fact]
    public void ReadFrom_NoArchive_SaysSo_AndMakesNone()
    {
        using var folder = new TemporaryFolder();
        var missing = Path.Combine(folder.Path, "kho");

        Assert.Contains("kho: không có kho lưu trữ", Assert.Throws<FileNotFoundException>(() => FeedbackStore.ReadFrom(missing, AccessLevel.Secret)).Message, StringComparison.Ordinal);
        Assert.Throws<FileNotFoundException>(() => FeedbackStore.ReadFrom(folder.Path, AccessLevel.Secret));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public void ReadFrom_AFileThatIsNone_IsRefused()
    {
        using var folder = new TemporaryFolder();
        var text = folder.File("archive.db", string.Join('\n', Enumerable.Repeat("Đây không phải cơ sở dữ liệu.", 50)));
        var other = Path.Combine(folder.Path, "khac.db");
        Execute(other, "create table documents(id text)");

        Assert.Contains("archive.db", Assert.Throws<InvalidDataException>(() => FeedbackStore.ReadFrom(text, AccessLevel.Secret)).Message, StringComparison.Ordinal);
        Assert.Contains("khac.db", Assert.Throws<InvalidDataException>(() => FeedbackStore.ReadFrom(other, AccessLevel.Secret)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadFrom_AnArchiveOfAnotherVersion_OlderHasNone_NewerIsRefused()
    {
        using var shelf = new Shelf();
        await Corrected(shelf);
        var file = Path.Combine(shelf.Root, "archive.db");

        Execute(file, "drop table structure_edits; drop table metadata_edits");
        Assert.Empty(FeedbackStore.ReadFrom(file, AccessLevel.Secret));

        Execute(file, "insert into schema_versions(version, applied_at) values(999, 0)");
        Assert.Contains("999", Assert.Throws<InvalidDataException>(() => FeedbackStore.ReadFrom(file, AccessLevel.Secret)).Message, StringComparison.Ordinal);
    }

    private static async Task<string> Corrected(Shelf shelf)
    {
        var id = await shelf.Store(Text, d => d with { Metadata = DocumentMetadata.Empty with { Subject = "Kết quả" } });
        shelf.Archive.MetadataEdits.Set(id, Value(MetadataField.Subject, "Kết quả quý I"), AccessLevel.Secret, "lan");
        return id;
    }

    private static MetadataValue Value(MetadataField field, string typed) => MetadataInput.Parse(field, new Dictionary<string, string> { ["value"] = typed }).Value!;

    private static void Execute(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
