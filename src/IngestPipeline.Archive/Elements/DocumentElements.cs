using System.Globalization;
using System.Text.RegularExpressions;
using IngestPipeline.Documents;

namespace IngestPipeline.Archive;

/// <summary>
/// The 21 elements that describe a digital document (Thông tư 05/2025/TT-BNV), as far as the document itself shows them; the others are null until an
/// archivist's dossier gives them.
/// </summary>
public sealed partial record DocumentElements
{
    /// <summary>Characters of <see cref="Subject"/> at most.</summary>
    public const int LongestSubject = 500;

    /// <summary>Mã định danh: the document's id in this archive.</summary>
    public required string DocId { get; init; }

    /// <summary>Mã lưu trữ: file code and ordinal in the dossier.</summary>
    public string? DocCode { get; init; }

    /// <summary>Thời hạn lưu trữ.</summary>
    public string? Maintenance { get; init; }

    /// <summary>Tên loại: 01 to 32.</summary>
    public string? TypeName { get; init; }

    /// <summary>Số: <c>271</c>.</summary>
    public string? CodeNumber { get; init; }

    /// <summary>Ký hiệu: <c>BC-UBND</c>.</summary>
    public string? CodeNotation { get; init; }

    /// <summary>Ngày ban hành: DD/MM/YYYY.</summary>
    public string? IssuedDate { get; init; }

    /// <summary>Tên cơ quan ban hành.</summary>
    public string? OrganName { get; init; }

    /// <summary>Trích yếu nội dung, cut between words.</summary>
    public string? Subject { get; init; }

    /// <summary>Ngôn ngữ; null where the text is not Vietnamese: nothing tells which it is then.</summary>
    public string? Language { get; init; }

    /// <summary>Số trang.</summary>
    public int? NumberOfPage { get; init; }

    /// <summary>Ký hiệu thông tin.</summary>
    public string? InforSign { get; init; }

    /// <summary>Từ khóa.</summary>
    public string? Keyword { get; init; }

    /// <summary>Chế độ sử dụng: 01 công khai, 02 có điều kiện, 03 mật.</summary>
    public required string Mode { get; init; }

    /// <summary>Mức độ tin cậy: 01 gốc điện tử, 02 số hóa, 03 hỗn hợp; null where no page has text.</summary>
    public string? ConfidenceLevel { get; init; }

    /// <summary>Bút tích.</summary>
    public string? Autograph { get; init; }

    /// <summary>Tình trạng vật lý.</summary>
    public string? Format { get; init; }

    /// <summary>Chế độ dự phòng.</summary>
    public string? RiskRecovery { get; init; }

    /// <summary>Tình trạng dự phòng.</summary>
    public string? RiskRecoveryStatus { get; init; }

    /// <summary>Quy trình xử lý.</summary>
    public string? Process { get; init; }

    /// <summary>Mô tả.</summary>
    public string? Description { get; init; }

    /// <param name="access">Who may see it, which a person may have set whatever its stamp says.</param>
    public static DocumentElements Of(Document document, AccessLevel access)
    {
        var m = document.Metadata;
        var (number, notation) = Split(m.NumberSymbol);
        return new DocumentElements
        {
            DocId = document.Id,
            TypeName = m.DocType is null ? null : DocumentTypeCodes.Of(m.DocType),
            CodeNumber = number,
            CodeNotation = notation,
            IssuedDate = m.Date?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
            OrganName = m.Issuer,
            Subject = Cut(m.Subject),
            Language = string.IsNullOrWhiteSpace(document.Text) || document.Trust.Any(t => t is { Page: null, Font: null, State: TextState.NotVietnamese }) ? null : "Tiếng Việt",
            NumberOfPage = document.Source.PageCount,
            Mode = ((int)access).ToString("00", CultureInfo.InvariantCulture),
            ConfidenceLevel = Level(document),
        };
    }

    /// <summary>All of them with their names in the standard, in its order.</summary>
    public IReadOnlyList<(string Name, string? Value)> All() =>
    [
        ("docId", DocId), ("docCode", DocCode), ("maintenance", Maintenance), ("typeName", TypeName), ("codeNumber", CodeNumber), ("codeNotation", CodeNotation),
        ("issuedDate", IssuedDate), ("organName", OrganName), ("subject", Subject), ("language", Language), ("numberOfPage", NumberOfPage?.ToString(CultureInfo.InvariantCulture)),
        ("inforSign", InforSign), ("keyword", Keyword), ("mode", Mode), ("confidenceLevel", ConfidenceLevel), ("autograph", Autograph), ("format", Format),
        ("riskRecovery", RiskRecovery), ("riskRecoveryStatus", RiskRecoveryStatus), ("process", Process), ("description", Description),
    ];

    /// <summary>Number and symbol part at the first stroke after the number: <c>271/BC-UBND</c>, of the Party <c>20-CT/TU</c>, of legislation <c>05/2021/QĐ-UBND</c>.</summary>
    private static (string? Number, string? Notation) Split(string? numberSymbol) =>
        numberSymbol is null ? (null, null)
        : Parts().Match(numberSymbol) is { Success: true } m ? (m.Groups[1].Value, m.Groups[2].Value)
        : (null, numberSymbol);

    private static string? Cut(string? subject)
    {
        if (subject is null || subject.Length <= LongestSubject)
        {
            return subject;
        }

        var end = subject.LastIndexOf(' ', LongestSubject - 1);
        return subject[..(end > 0 ? end : LongestSubject - 1)] + "…";
    }

    private static string? Level(Document document)
    {
        var methods = document.Pages.Where(p => !p.Span.IsEmpty || p.Method == PageMethod.Ocr).Select(p => p.Method).ToHashSet();
        var born = methods.Overlaps([PageMethod.Text, PageMethod.Flow]);
        var scanned = methods.Contains(PageMethod.Ocr);
        return methods.Count == 0 ? null : methods.Contains(PageMethod.Mixed) || (born && scanned) ? "03" : scanned ? "02" : "01";
    }

    [GeneratedRegex(@"^(\d+\p{L}?)[/-](.+)$")]
    private static partial Regex Parts();
}
