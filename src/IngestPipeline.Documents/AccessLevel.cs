namespace IngestPipeline.Documents;

/// <summary>
/// Who may see an archived document: the modes of access of Thông tư 05/2025/TT-BNV (01 công khai, 02 có điều kiện, 03 mật). Ordered: a
/// reader who is allowed a level sees that level and every lower one.
/// </summary>
public enum AccessLevel
{
    /// <summary>Công khai.</summary>
    Open = 1,

    /// <summary>Tiếp cận có điều kiện.</summary>
    Conditional = 2,

    /// <summary>Mật.</summary>
    Secret = 3,
}
