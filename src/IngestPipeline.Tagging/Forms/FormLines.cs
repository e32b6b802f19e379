using System.Text.RegularExpressions;

namespace IngestPipeline.Tagging.Forms;

/// <summary>The fixed lines of an administrative document (Nghị định 30/2020/NĐ-CP, Phụ lục I), told by their words alone.</summary>
public static partial class FormLines
{
    public static bool IsMotto(string line) => Motto().IsMatch(line);

    public static bool IsNumber(string line) => Number().IsMatch(line);

    public static bool IsPlaceAndDate(string line) => PlaceAndDate().IsMatch(line);

    /// <summary>The subject of a dispatch: <c>V/v …</c>.</summary>
    public static bool IsDispatchSubject(string line) => DispatchSubject().IsMatch(line);

    public static bool IsStamp(string line) => Stamp().IsMatch(line);

    public static bool IsAddressee(string line) => Addressee().IsMatch(line);

    public static bool IsRecipients(string line) => Recipients().IsMatch(line);

    /// <summary>On whose behalf a person signs: TM., KT., TL., TUQ.</summary>
    public static bool IsAuthority(string line) => Authority().IsMatch(line);

    /// <summary>A signer's office, in capitals.</summary>
    public static bool IsOffice(string line) => line.Length < 90 && Office().IsMatch(line);

    /// <summary>A name of a person: two to six capitalised words, a rank or degree before it.</summary>
    public static bool IsPersonName(string line) => Person().IsMatch(line);

    /// <summary>What stands in place of a signature.</summary>
    public static bool IsSignatureNote(string line) => SignatureNote().IsMatch(line);

    /// <summary>Căn cứ, Xét đề nghị, Thực hiện: what a document rests on.</summary>
    public static bool IsGround(string line) => Ground().IsMatch(line);

    /// <summary>The name of an issuing body at the line's start, in capitals.</summary>
    public static bool IsBody(string line) => Body().IsMatch(line);

    public static bool IsClosing(string line) => Closing().IsMatch(line);

    [GeneratedRegex(@"C[ỘÔ]NG\s+H(?:ÒA|OÀ|ÓA)\s+XÃ\s+HỘI|[ĐÐ]ộc\s+lập\s*[-–—]\s*Tự\s+do|[ĐÐ]ẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Motto();

    [GeneratedRegex(@"^\s*Số\s*:\s*(?:[\d\s._…/-]*/|\d+\s*[-–]\s*\p{Lu}|\.{2,}|…|$)|^\s*Số\s+\d+\s*[-/]\s*(?:\d{4}/)?\p{Lu}[\p{L}\d/&-]*\s*$|^Luật số\s*:", RegexOptions.IgnoreCase)]
    private static partial Regex Number();

    [GeneratedRegex(@"^[\p{Lu}][\p{L}\s.'’-]{1,40},?\s*(?:,\s*)?ngày\s*[\d.…_\s]*\s*tháng\s*[\d.…_\s]*\s*năm\s*[\d.…_\s]*\.?$|^\p{Lu}[\p{L}\s.]{1,40},\s*(?:ngày\s*)?[\d.…]{1,3}\s*/\s*[\d.…]{1,3}\s*/\s*\d{4}$", RegexOptions.IgnoreCase)]
    private static partial Regex PlaceAndDate();

    [GeneratedRegex(@"^\(?V\s*/\s*v\b|^(?:Về việc|Trích yếu)\s*:", RegexOptions.IgnoreCase)]
    private static partial Regex DispatchSubject();

    [GeneratedRegex(@"^(?:TỐI MẬT|TUYỆT MẬT|MẬT|HỎA TỐC|HOẢ TỐC|THƯỢNG KHẨN|KHẨN|DỰ THẢO(?:\s+\S+)?|\(?DỰ THẢO\)?|(?:TÀI LIỆU|BẢN)\s+.*MẬT)(?:\s*\(.*\))?$")]
    private static partial Regex Stamp();

    [GeneratedRegex(@"^Kính\s+gửi\s*:?", RegexOptions.IgnoreCase)]
    private static partial Regex Addressee();

    [GeneratedRegex(@"^Nơi\s+nhận\s*:?", RegexOptions.IgnoreCase)]
    private static partial Regex Recipients();

    [GeneratedRegex(@"^(?:(?:T/?M|K/?T|T/?L|TUQ|T/L|Q)\s*[./]|[TK]/[TML])\s*\p{Lu}")]
    private static partial Regex Authority();

    [GeneratedRegex(@"^(?:QUYỀN\s+|Q\.\s*)?(?:PHÓ\s+)?(?:TỔNG\s+)?(?:CHỦ\s+TỊCH|GIÁM\s+ĐỐC|CHÁNH\s+(?:VĂN\s+PHÒNG|THANH\s+TRA|ÁN)|(?:CỤC|VỤ|CHI\s+CỤC|TỔNG\s+CỤC|VIỆN|HIỆU|TRẠM|ĐỘI|BỘ|THỨ|TỔ|KHOA|HẠT|ĐỒN)\s+TRƯỞNG|TRƯỞNG\s+\p{Lu}+|BÍ\s+THƯ|THỦ\s+TƯỚNG|HIỆU\s+PHÓ|VIỆN\s+PHÓ|CHỦ\s+NHIỆM|TỔNG\s+THƯ\s+KÝ|THƯ\s+KÝ|TỔNG\s+KIỂM\s+TOÁN|THỐNG\s+ĐỐC|TỔNG\s+BIÊN\s+TẬP|(?:ỦY|UỶ)\s+VIÊN|THỦ\s+TRƯỞNG|CHỈ\s+HUY|CHÍNH\s+ỦY|TƯ\s+LỆNH|CHỦ\s+TỌA|NGƯỜI\s+(?:LẬP|BÁO CÁO)|ĐẠI\s+DIỆN)(?:[\p{Lu}\s,.-]*|\s*\(.*\))$")]
    private static partial Regex Office();

    [GeneratedRegex(@"^(?:(?:Đại|Thượng|Trung|Thiếu)\s+(?:tá|úy|tướng)\s+|(?:GS|PGS|TS|ThS|BS|CN|KS|CKI+|Ths|Bs|Dr|LS)\s*[.,]?\s*)*(?:\p{Lu}[\p{Ll}\p{M}]*(?:-\p{Lu}\p{Ll}+)?)(?:\s+\p{Lu}[\p{Ll}\p{M}]*){1,5}\.?$|^\p{Lu}{2,7}(?:\s+\p{Lu}{2,7}){1,4}$")]
    private static partial Regex Person();

    [GeneratedRegex(@"^\(?\s*(?:đã ký|đã kí|ký tên|chữ ký|ký, ghi rõ|ký và|ký, đóng dấu|ký điện tử|đã duyệt|ký thay)\b.*$|^Người ký\s*:|^Ký bởi\s*:", RegexOptions.IgnoreCase)]
    private static partial Regex SignatureNote();

    [GeneratedRegex(@"^(?:[-–]\s*)?(?:Căn\s+cứ|Xét|Theo\s+đề\s+nghị|Thực\s+hiện|Để\s|Trên\s+cơ\s+sở|Thi\s+hành|Tiếp\s+theo)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Ground();

    [GeneratedRegex(@"^(?:(?:ỦY|UỶ)\s+BAN|UBND|HỘI\s+ĐỒNG|HĐND|SỞ|BỘ|BAN|VĂN\s+PHÒNG|CHỦ\s+TỊCH|THỦ\s+TƯỚNG|CHÍNH\s+PHỦ|QUỐC\s+HỘI|GIÁM\s+ĐỐC|BỘ\s+TRƯỞNG|CHI\s+CỤC|CỤC|TỔNG\s+CỤC|TỔNG\s+CÔNG\s+TY|PHÒNG|TRUNG\s+TÂM|TRƯỜNG|BỆNH\s+VIỆN|CÔNG\s+AN|TỈNH\s+(?:ỦY|UỶ|ĐOÀN)|HUYỆN\s+(?:ỦY|UỶ)|THÀNH\s+(?:ỦY|UỶ)|THỊ\s+(?:ỦY|UỶ)|ĐẢNG\s+(?:BỘ|ỦY|UỶ)|TÒA\s+ÁN|TOÀ\s+ÁN|VIỆN|THANH\s+TRA|ĐÀI|HIỆU\s+TRƯỞNG|CÔNG\s+TY|LIÊN\s+ĐOÀN|HỘI|MẶT\s+TRẬN|ĐOÀN|KHO\s+BẠC|BẢO\s+HIỂM|NGÂN\s+HÀNG|HẠT|TRẠM|ĐẠI\s+HỌC|HỌC\s+VIỆN|CỤM|KHỐI|TỔ|XÃ|PHƯỜNG|HUYỆN|TỈNH|THÀNH\s+PHỐ)\b")]
    private static partial Regex Body();

    [GeneratedRegex(@"^(?:Trên đây là|Trên đây,|Nơi nhận|Kính trình|Kính đề nghị|Kính báo cáo)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Closing();
}
