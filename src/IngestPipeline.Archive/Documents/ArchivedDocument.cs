using IngestPipeline.Documents;

namespace IngestPipeline.Archive;

/// <summary>Where a document stands. Written in lower case in the database and the REST API.</summary>
public enum DocumentState
{
    /// <summary>The file is kept; its job waits (for its first or for another attempt).</summary>
    Accepted,

    /// <summary>A worker is at it.</summary>
    Processing,

    /// <summary>Read, tagged and saved; the index has not caught up yet.</summary>
    Stored,

    /// <summary>Saved and searchable.</summary>
    Indexed,

    /// <summary>Given up, with a reason. It stays in the archive and can be tried again.</summary>
    Failed,

    /// <summary>A person stopped it. It can be tried again.</summary>
    Cancelled,
}

/// <summary>Why a document failed.</summary>
/// <param name="Code">Stable, kebab case: <c>pdf-encrypted</c>, <c>internal-error</c>.</param>
/// <param name="Page">From 1, if one page is to blame.</param>
public sealed record FailureReason(string Code, string Vietnamese, string English, int? Page);

/// <summary>How many of each a stored document has.</summary>
/// <param name="LetterRepairs">Repairs without those of white space alone; null for a document that was stored before they were counted.</param>
public sealed record DocumentCounts(int Sections, int Facts, int Citations, int Repairs, int Warnings, int? LetterRepairs = null)
{
    public static readonly DocumentCounts None = new(0, 0, 0, 0, 0);
}

/// <summary>A row of the document list: everything but the text.</summary>
public sealed record ArchivedDocument
{
    /// <summary>SHA-256 of the file, 64 lower-case hex digits.</summary>
    public required string Id { get; init; }

    /// <summary>For display only, never a path.</summary>
    public required string FileName { get; init; }

    public string? MediaType { get; init; }

    public required long Bytes { get; init; }

    public required DocumentState State { get; init; }

    /// <summary>Secret until it is stored for the first time: nobody has read its stamps yet.</summary>
    public AccessLevel Access { get; init; }

    /// <summary>Attempts begun since the document was last queued by a person.</summary>
    public int Attempts { get; init; }

    /// <summary>When the next attempt begins, after one that failed for a passing reason.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>Set when failed, and when the last attempt failed and another follows.</summary>
    public FailureReason? Reason { get; init; }

    /// <summary>The stage at work, as last written (a little behind the worker's own figure).</summary>
    public string? Stage { get; init; }

    public int PagesDone { get; init; }

    public int PagesTotal { get; init; }

    public int? Pages { get; init; }

    public string? PipelineName { get; init; }

    public string? PipelineVersion { get; init; }

    public double? Seconds { get; init; }

    public DocumentCounts Counts { get; init; } = DocumentCounts.None;

    public string? DocType { get; init; }

    public string? NumberSymbol { get; init; }

    public string? Issuer { get; init; }

    public string? Place { get; init; }

    public DateOnly? Date { get; init; }

    public string? Subject { get; init; }

    public string? Secrecy { get; init; }

    public string? Urgency { get; init; }

    /// <summary>Number of its last change in the change log; 0 before the first save.</summary>
    public long Change { get; init; }

    /// <summary>Number of the last decision on repairs that its content follows; 0 when there was none.</summary>
    public long Review { get; init; }

    /// <summary>Corrections that its content follows, counted as <see cref="DocumentCorrections.Revision"/>.</summary>
    public long Correction { get; init; }

    /// <summary>Fields of the metadata that were read but not surely; null for a document that was stored before they were counted.</summary>
    public int? Doubtful { get; init; }

    /// <summary>Number of the last decision on recognition that its content follows; 0 when there was none.</summary>
    public long Recognition { get; init; }

    /// <summary>Pages that could not be read; null for a document that was stored before they were counted.</summary>
    public int? UnreadPages { get; init; }

    /// <summary>Pages that were recognised with little confidence; null likewise.</summary>
    public int? DoubtfulPages { get; init; }

    public required DateTimeOffset AcceptedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Its contract JSON is there: also while it is processed anew.</summary>
    public bool HasContent => Change > 0;
}

/// <summary>An upload: the same bytes twice are one document with two of these.</summary>
/// <param name="Batch">Groups files that were uploaded together; null if none.</param>
public sealed record UploadEvent(string DocumentId, string User, DateTimeOffset At, string FileName, string? Batch);

/// <summary>What the list of documents shows; null or empty: no restriction.</summary>
public sealed record DocumentFilter
{
    public static readonly DocumentFilter All = new();

    public IReadOnlyCollection<DocumentState> States { get; init; } = [];

    /// <summary>As in the metadata: <c>BÁO CÁO</c>.</summary>
    public string? DocType { get; init; }

    /// <summary>Year of the date of issue.</summary>
    public int? Year { get; init; }

    /// <summary>Words that file name, subject, number or issuer contain; accents and capitals do not count.</summary>
    public string? Text { get; init; }

    public string? Batch { get; init; }

    /// <summary>Code of the reason of failure.</summary>
    public string? ReasonCode { get; init; }

    /// <summary>Only documents in which letters were repaired.</summary>
    public bool Repaired { get; init; }

    /// <summary>Only documents with a field of the metadata that a person should look at.</summary>
    public bool Doubtful { get; init; }

    /// <summary>Only documents with pages that could not be read, or were recognised with little confidence.</summary>
    public bool Incomplete { get; init; }

    /// <summary>As printed (<c>271/BC-UBND</c>); spaces and capitals do not count.</summary>
    public string? NumberSymbol { get; init; }
}
