using IngestPipeline.Documents;

namespace IngestPipeline.Archive;

public enum UserRole
{
    /// <summary>Nhà nghiên cứu: searches and exports open documents.</summary>
    Researcher,

    /// <summary>Cán bộ tra cứu: searches and exports open and conditional documents.</summary>
    Staff,

    /// <summary>Lưu trữ viên: uploads, retries, cancels, rejects repairs, corrects metadata and headings, reviews figures; sees secret documents.</summary>
    Archivist,

    /// <summary>Quản trị: all of it, and accounts, audit, deleting.</summary>
    Administrator,
}

/// <summary>What each role may do: the one place that knows.</summary>
public static class Permissions
{
    /// <summary>The highest level whose documents the role may see.</summary>
    public static AccessLevel Sees(this UserRole role) => role switch
    {
        UserRole.Administrator or UserRole.Archivist => AccessLevel.Secret,
        UserRole.Staff => AccessLevel.Conditional,
        _ => AccessLevel.Open,
    };

    /// <summary>Upload, retry, cancel, reject repairs, correct metadata and headings, review figures.</summary>
    public static bool MayIngest(this UserRole role) => role is UserRole.Administrator or UserRole.Archivist;

    /// <summary>Accounts, audit, deleting documents.</summary>
    public static bool MayAdminister(this UserRole role) => role is UserRole.Administrator;

    /// <summary>Vietnamese name of a role, as the user interface shows it.</summary>
    public static string Vietnamese(this UserRole role) => role switch
    {
        UserRole.Administrator => "Quản trị",
        UserRole.Archivist => "Lưu trữ viên",
        UserRole.Staff => "Cán bộ tra cứu",
        _ => "Nhà nghiên cứu",
    };

    /// <summary>Any secrecy stamp restricts: a stamp that was read wrongly must not open a document.</summary>
    public static AccessLevel OfSecrecy(string? secrecy) => string.IsNullOrWhiteSpace(secrecy) ? AccessLevel.Open : AccessLevel.Secret;
}
