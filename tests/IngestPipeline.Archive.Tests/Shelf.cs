using System.Text;
using IngestPipeline.Documents;
using IngestPipeline.Testing;

namespace IngestPipeline.Archive.Tests;

/// <summary>An archive in a folder of its own, with a clock that the test moves.</summary>
internal sealed class Shelf : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public Shelf() => Archive = ArchiveServices.Open(_folder.Path, Clock);

    public HandClock Clock { get; } = new();

    public ArchiveServices Archive { get; private set; }

    public string Root => _folder.Path;

    public async Task<AcceptedUpload> Upload(string content, string name = "bao-cao.txt", string user = "lan", string? batch = null) =>
        await Archive.Intake.Accept(new MemoryStream(Encoding.UTF8.GetBytes(content)), name, user, batch, 1000, CancellationToken.None);

    /// <summary>Takes a text in and stores it with the given annotations.</summary>
    public async Task<string> Store(string content, Func<Document, Document> annotate, string name = "bao-cao.txt")
    {
        var id = (await Upload(content, name)).DocumentId;
        var attempt = Archive.Ledger.Begin(id)!;
        var document = new Document { Source = new SourceFile(name, "", id, content.Length, "text/plain"), Text = content };
        Archive.Saver.Save(attempt, annotate(document), new PipelineRun("thu", "v1", 0.5), [new StageTime("extract", 0.1)]);
        return id;
    }

    public ArchivedDocument Row(string id) => Archive.Documents.Find(id, AccessLevel.Secret)!;

    /// <summary>Closes the archive and opens it again, as a new process would.</summary>
    public void Reopen()
    {
        Archive.Dispose();
        Archive = ArchiveServices.Open(_folder.Path, Clock);
    }

    public void Dispose()
    {
        Archive.Dispose();
        _folder.Dispose();
    }
}

internal sealed class HandClock : TimeProvider
{
    private DateTimeOffset _now = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public void Advance(TimeSpan by) => _now += by;
}
