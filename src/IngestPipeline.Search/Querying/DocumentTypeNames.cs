using System.Collections.Frozen;
using IngestPipeline.Vietnamese;

namespace IngestPipeline.Search.Querying;

/// <summary>
/// Names of document types (Thông tư 05/2025/TT-BNV, typeName; Luật 2015 on legal documents) and their abbreviations in numbers and
/// symbols (Nghị định 30/2020/NĐ-CP, Phụ lục III).
/// </summary>
internal static class DocumentTypeNames
{
    private static readonly (string Name, string? Abbreviation)[] Names =
    [
        ("nghị quyết", "nq"), ("quyết định", "qđ"), ("chỉ thị", "ct"), ("quy chế", "qc"), ("quy định", "qyđ"), ("thông cáo", "tc"), ("thông báo", "tb"), ("hướng dẫn", "hd"),
        ("chương trình", "ctr"), ("kế hoạch", "kh"), ("phương án", "pa"), ("đề án", "đa"), ("dự án", "da"), ("báo cáo", "bc"), ("tờ trình", "ttr"), ("giấy ủy quyền", "guq"),
        ("phiếu gửi", "pg"), ("phiếu chuyển", "pc"), ("phiếu báo", "pb"), ("biên bản", "bb"), ("hợp đồng", "hđ"), ("công văn", "cv"), ("công điện", "cđ"), ("bản ghi nhớ", "bgn"),
        ("bản thỏa thuận", "btt"), ("giấy mời", "gm"), ("giấy giới thiệu", "ggt"), ("giấy nghỉ phép", "gnp"), ("thư công", null), ("bản đồ", null), ("bản vẽ kỹ thuật", null),
        ("thông tư", "tt"), ("nghị định", "nđ"), ("luật", null), ("pháp lệnh", null), ("kết luận", "kl"), ("quy hoạch", null), ("đề cương", null), ("phụ lục", null),
    ];

    public const int MaxWords = 4;

    private static readonly FrozenSet<string> Folded = Names.Select(n => AccentFolder.Fold(n.Name)).ToFrozenSet(StringComparer.Ordinal);

    // Typed without accents, some abbreviations would be two types (hđ, hd): the one that is written so comes first.
    private static readonly FrozenDictionary<string, string> ByAbbreviation = Names.Where(n => n.Abbreviation is not null)
        .SelectMany(n => new[] { (Key: n.Abbreviation!, n.Name, Exact: true), (Key: AccentFolder.Fold(n.Abbreviation!), n.Name, Exact: false) })
        .GroupBy(n => n.Key, StringComparer.Ordinal)
        .ToFrozenDictionary(g => g.Key, g => AccentFolder.Fold(g.OrderByDescending(n => n.Exact).First().Name), StringComparer.Ordinal);

    public static bool IsName(string folded) => Folded.Contains(folded);

    /// <summary>The folded name for an abbreviation in lower case with or without accents; null if it is none.</summary>
    public static string? OfAbbreviation(string lower) => ByAbbreviation.GetValueOrDefault(lower);
}
