using Microsoft.Data.Sqlite;
using Xunit;

namespace IngestPipeline.Archive.Tests;

public sealed class DatabaseTests
{
    [Fact]
    public void Database_IsOpenedWithForeignKeysAndWriteAheadLog_AndOpenedAgainUnchanged()
    {
        using var shelf = new Shelf();
        shelf.Reopen();

        Assert.Equal(1, shelf.Archive.Database.Read(c => c.Number("pragma foreign_keys")));
        Assert.Equal("wal", shelf.Archive.Database.Read(c => c.First("pragma journal_mode", r => r.GetString(0))));
        Assert.Equal(Migrations.Latest, shelf.Archive.Database.Read(c => c.Number("select max(version) from schema_versions")));
    }

    [Fact]
    public void Database_OfANewerVersion_IsLeftAlone()
    {
        using var shelf = new Shelf();
        shelf.Archive.Database.Write(c => c.Execute("insert into schema_versions(version, applied_at) values(999, 0)"));

        Assert.Throws<InvalidDataException>(shelf.Reopen);
    }

    [Fact]
    public async Task WritersOfManyThreads_AllSucceed()
    {
        using var shelf = new Shelf();

        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => shelf.Upload($"tệp {i % 20}", $"{i}.txt"))));

        Assert.Equal(20, shelf.Archive.Documents.List(DocumentFilter.All, Documents.AccessLevel.Secret, new PageRequest()).Total);
        Assert.Equal(40, shelf.Archive.Audit.List(new AuditFilter { Action = AuditAction.Upload }, new PageRequest()).Total);
    }

    [Fact]
    public void Transaction_ThatFails_LeavesNothing()
    {
        using var shelf = new Shelf();

        Assert.Throws<SqliteException>(() => shelf.Archive.Database.Write(c =>
        {
            c.Execute("insert into changes(document_id, kind, at) values('x', 'Stored', 0)");
            c.Execute("insert into facts(document) values(77)");
        }));

        Assert.Equal(0, shelf.Archive.Changes.Last);
    }
}
