using System.Globalization;
using IngestPipeline.Vietnamese;

namespace IngestPipeline.Archive;

/// <summary>Codes of the types of documents (Thông tư 05/2025/TT-BNV, element typeName).</summary>
public static class DocumentTypeCodes
{
    /// <summary>Code of a type that the list does not name: legislation, conclusions of the Party.</summary>
    public const string Other = "32";

    private static readonly string[] Names =
    [
        "Nghị quyết", "Quyết định", "Chỉ thị", "Quy chế", "Quy định", "Thông cáo", "Thông báo", "Hướng dẫn", "Chương trình", "Kế hoạch", "Phương án", "Đề án", "Dự án", "Báo cáo", "Tờ trình",
        "Giấy ủy quyền", "Phiếu gửi", "Phiếu chuyển", "Phiếu báo", "Biên bản", "Hợp đồng", "Công văn", "Công điện", "Bản ghi nhớ", "Bản thỏa thuận", "Giấy mời", "Giấy giới thiệu",
        "Giấy nghỉ phép", "Thư công", "Bản đồ", "Bản vẽ kỹ thuật", "Khác",
    ];

    // Folded: THỎA and THOẢ, ỦY and UỶ are one word.
    private static readonly Dictionary<string, string> Codes =
        Names.Select((name, i) => (name, Code: (i + 1).ToString("00", CultureInfo.InvariantCulture))).ToDictionary(p => AccentFolder.Fold(p.name), p => p.Code, StringComparer.Ordinal);

    /// <param name="docType">As in the metadata, upper case.</param>
    public static string Of(string docType) => Codes.GetValueOrDefault(AccentFolder.Fold(docType.Trim()), Other);

    /// <summary>Vietnamese name of a code.</summary>
    public static string? NameOf(string code) => int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= Names.Length ? Names[number - 1] : null;
}
