namespace IngestPipeline.Archive;

/// <summary>A person who may sign in.</summary>
/// <param name="Id">Stable number.</param>
/// <param name="Name">Sign-in name, lower case.</param>
/// <param name="Stamp">Changes with password, role and activity: cookies that carry another stamp are void.</param>
/// <param name="MustChangePassword">The password was generated or set by someone else.</param>
public sealed record Account(
    long Id, string Name, string DisplayName, UserRole Role, bool Active, string Stamp, bool MustChangePassword, DateTimeOffset CreatedAt, DateTimeOffset? LockedUntil);

/// <summary>What an attempt to sign in gave. Unknown names and wrong passwords are not told apart.</summary>
public abstract record SignInOutcome
{
    private SignInOutcome()
    {
    }

    public sealed record Success(Account Account) : SignInOutcome;

    public sealed record Refused : SignInOutcome;

    public sealed record LockedOut(DateTimeOffset Until) : SignInOutcome;
}

/// <summary>What the audit records.</summary>
public enum AuditAction
{
    Upload,
    Stored,
    Failed,
    Retry,
    Cancel,
    Delete,
    View,
    Download,
    Export,
    SignIn,
    SignInFailed,
    SignOut,
    AccountCreated,
    RoleChanged,
    PasswordChanged,
    AccountActivity,
    TokenCreated,
    TokenRevoked,
    Reindex,
    AccessChanged,
    RepairsRejected,
    RepairsRestored,
    MetadataEdited,
    MetadataTakenBack,
    StructureEdited,
    StructureTakenBack,
    FactReviewed,
    FactReviewTakenBack,
    RecognitionChosen,
}

/// <summary>Who did what, when, on which document.</summary>
/// <param name="User">Sign-in name; <c>system</c> for the program itself.</param>
/// <param name="Detail">Free words: filter of an export, address of a sign-in.</param>
public sealed record AuditEntry(long Number, DateTimeOffset At, string User, AuditAction Action, string? DocumentId, string? Detail);

/// <summary>Which entries are wanted; null: no restriction.</summary>
public sealed record AuditFilter
{
    public static readonly AuditFilter All = new();

    public string? User { get; init; }

    public AuditAction? Action { get; init; }

    public string? DocumentId { get; init; }
}
