namespace IngestPipeline.Archive;

/// <summary>One archive: its folder, its database and everything that works on them. Safe for use by many threads.</summary>
public sealed class ArchiveServices : IDisposable
{
    private ArchiveServices(ArchiveFolder folder, ArchiveDatabase database, TimeProvider clock)
    {
        Folder = folder;
        Database = database;
        Blobs = new BlobStore(folder);
        Documents = new DocumentStore(database, clock);
        Contents = new DocumentContents(database);
        Changes = new ChangeLog(database, clock);
        Reviews = new RepairReviewStore(database, Contents, clock);
        MetadataEdits = new MetadataEditStore(database, Changes, clock);
        StructureEdits = new StructureEditStore(database, Contents, clock);
        Recognition = new RecognitionStore(database, clock);
        FactReviews = new FactReviewStore(database, Contents, clock);
        Feedback = new FeedbackStore(database, Contents, Blobs);
        Intake = new DocumentIntake(database, Blobs, clock);
        Facts = new FactStore(database);
        Citations = new CitationStore(database);
        CitationLinks = new CitationLinkStore(database);
        CitedWorks = new CitedWorkStore(database);
        Ledger = new JobLedger(database, clock);
        Saver = new DocumentSaver(database, Ledger, Changes, clock);
        Accounts = new AccountStore(database, clock);
        Tokens = new TokenStore(database, clock);
        Audit = new AuditLog(database, clock);
        Verifier = new Verifier(database, Blobs);
    }

    public ArchiveFolder Folder { get; }

    public ArchiveDatabase Database { get; }

    public BlobStore Blobs { get; }

    public DocumentStore Documents { get; }

    public DocumentContents Contents { get; }

    public RepairReviewStore Reviews { get; }

    public MetadataEditStore MetadataEdits { get; }

    public StructureEditStore StructureEdits { get; }

    public RecognitionStore Recognition { get; }

    public FactReviewStore FactReviews { get; }

    public FeedbackStore Feedback { get; }

    public DocumentIntake Intake { get; }

    public FactStore Facts { get; }

    public CitationStore Citations { get; }

    public CitationLinkStore CitationLinks { get; }

    public CitedWorkStore CitedWorks { get; }

    public ChangeLog Changes { get; }

    public JobLedger Ledger { get; }

    public DocumentSaver Saver { get; }

    public AccountStore Accounts { get; }

    public TokenStore Tokens { get; }

    public AuditLog Audit { get; }

    public Verifier Verifier { get; }

    public static ArchiveServices Open(string root, TimeProvider clock)
    {
        var folder = ArchiveFolder.Open(root);
        return new ArchiveServices(folder, ArchiveDatabase.Open(folder, clock), clock);
    }

    public void Dispose() => Database.Dispose();
}
