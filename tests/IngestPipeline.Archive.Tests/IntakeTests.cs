using System.Security.Cryptography;
using System.Text;
using IngestPipeline.Documents;
using Xunit;

namespace IngestPipeline.Archive.Tests;

public sealed class IntakeTests
{
    [Fact]
    public async Task SameBytesTwice_AreOneDocumentWithTwoEvents()
    {
        using var shelf = new Shelf();

        var first = await shelf.Upload("nội dung", "a.txt", "lan", "đợt 1");
        var second = await shelf.Upload("nội dung", "b.txt", "minh", null);

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("nội dung"))), first.DocumentId);
        Assert.Equal((first.DocumentId, false, false), (second.DocumentId, second.IsNew, second.Queue));
        Assert.Equal(1, shelf.Archive.Documents.List(DocumentFilter.All, AccessLevel.Secret, new PageRequest()).Total);
        Assert.Equal(
            [("lan", "a.txt", "đợt 1"), ("minh", "b.txt", null)],
            shelf.Archive.Documents.Uploads(first.DocumentId).Select(u => (u.User, u.FileName, u.Batch)));
        Assert.Equal(2, shelf.Archive.Audit.List(new AuditFilter { Action = AuditAction.Upload }, new PageRequest()).Total);
        Assert.Empty(shelf.Archive.Verifier.Verify(null, full: true));
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\Users\\lan\\báo cáo.docx", "báo cáo.docx")]
    [InlineData("ba\u0301o ca\u0301o.pdf", "báo cáo.pdf")]
    [InlineData("a\u0000b\nc\u202Efdp.exe", "abcfdp.exe")]
    [InlineData("..", "tai-lieu")]
    [InlineData("", "tai-lieu")]
    [InlineData("  tờ trình .doc ", "tờ trình .doc")]
    public void FileName_IsCleanedForShow(string given, string shown) => Assert.Equal(shown, FileNames.Clean(given));

    [Fact]
    public void FileName_OfTooManyBytes_KeepsItsEnding()
    {
        var clean = FileNames.Clean(string.Concat(Enumerable.Repeat("ế", 200)) + ".pdf");

        Assert.EndsWith("ế.pdf", clean);
        Assert.InRange(Encoding.UTF8.GetByteCount(clean), 250, 255);
    }

    [Fact]
    public async Task Upload_OverTheLimitOrBrokenOff_LeavesNothing()
    {
        using var shelf = new Shelf();

        var e = await Assert.ThrowsAsync<DocumentFailureException>(() => shelf.Upload(new string('x', 1001)));
        await Assert.ThrowsAsync<IOException>(() => shelf.Archive.Intake.Accept(new BreakingStream(), "a.txt", "lan", null, 1000, CancellationToken.None));

        Assert.Equal("file-too-large", e.Code);
        Assert.Empty(Directory.EnumerateFileSystemEntries(shelf.Archive.Folder.Blobs));
        Assert.Equal(0, shelf.Archive.Documents.List(DocumentFilter.All, AccessLevel.Secret, new PageRequest()).Total);
    }

    [Fact]
    public async Task UploadOfAFailedDocument_QueuesItAgain()
    {
        using var shelf = new Shelf();
        var id = (await shelf.Upload("a")).DocumentId;
        shelf.Archive.Ledger.Fail(shelf.Archive.Ledger.Begin(id)!, new FailureReason("pdf-damaged", "hỏng", "damaged", null), null, []);

        Assert.True((await shelf.Upload("a")).Queue);
        Assert.Equal((DocumentState.Accepted, 0), (shelf.Row(id).State, shelf.Row(id).Attempts));
    }

    [Fact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void Folders_AreClosedToOthers()
    {
        using var shelf = new Shelf();
        foreach (var folder in Directory.EnumerateDirectories(shelf.Root, "*", SearchOption.AllDirectories).Append(shelf.Root))
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
        }
    }

    [Fact]
    public async Task Orphans_OfUploadsThatWereCutOff_AreRemoved_AndKeptFilesStay()
    {
        using var shelf = new Shelf();
        var kept = (await shelf.Upload("giữ")).DocumentId;
        var orphan = new string('a', 64);
        Directory.CreateDirectory(Path.GetDirectoryName(shelf.Archive.Blobs.PathOf(orphan))!);
        File.WriteAllText(shelf.Archive.Blobs.PathOf(orphan), "renamed, but its row was never written");
        File.WriteAllText(Path.Combine(shelf.Archive.Folder.Blobs, "incoming-1"), "broken off");
        File.SetLastWriteTimeUtc(Path.Combine(shelf.Archive.Folder.Blobs, "incoming-1"), shelf.Clock.GetUtcNow().UtcDateTime.AddMinutes(-1));
        using var underWay = await shelf.Archive.Blobs.Receive(new MemoryStream([1, 2, 3]), "a.txt", 1000, CancellationToken.None);

        Assert.Equal(1, shelf.Archive.Intake.RemoveOrphans());

        Assert.Equal([kept], shelf.Archive.Blobs.All());
        Assert.Single(Directory.EnumerateFiles(shelf.Archive.Folder.Blobs, "incoming-*"));
        Assert.False(shelf.Archive.Intake.RemoveOrphan(kept));
        Assert.Empty(shelf.Archive.Verifier.Verify(null, full: true));
    }

    private sealed class BreakingStream : MemoryStream
    {
        private bool _read;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_read)
            {
                throw new IOException("the connection broke off");
            }

            _read = true;
            return ValueTask.FromResult(10);
        }
    }
}
