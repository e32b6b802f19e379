using System.Text.RegularExpressions;

namespace IngestPipeline.Tagging.Forms;

/// <summary>Names of document types as titles print them (Nghị định 30/2020/NĐ-CP, Điều 7 and Phụ lục III; legislation and Party documents added).</summary>
public static partial class DocumentTypes
{
    /// <summary>A dispatch prints no type name.</summary>
    public const string Dispatch = "CÔNG VĂN";

    private static readonly Dictionary<string, string> BySymbol = new(StringComparer.Ordinal)
    {
        ["NQ"] = "NGHỊ QUYẾT",
        ["QĐ"] = "QUYẾT ĐỊNH",
        ["CT"] = "CHỈ THỊ",
        ["QC"] = "QUY CHẾ",
        ["QyĐ"] = "QUY ĐỊNH",
        ["QĐi"] = "QUY ĐỊNH",
        ["TC"] = "THÔNG CÁO",
        ["TB"] = "THÔNG BÁO",
        ["HD"] = "HƯỚNG DẪN",
        ["CTr"] = "CHƯƠNG TRÌNH",
        ["KH"] = "KẾ HOẠCH",
        ["PA"] = "PHƯƠNG ÁN",
        ["ĐA"] = "ĐỀ ÁN",
        ["DA"] = "DỰ ÁN",
        ["BC"] = "BÁO CÁO",
        ["BB"] = "BIÊN BẢN",
        ["TTr"] = "TỜ TRÌNH",
        ["HĐ"] = "HỢP ĐỒNG",
        ["CĐ"] = "CÔNG ĐIỆN",
        ["GM"] = "GIẤY MỜI",
        ["NĐ"] = "NGHỊ ĐỊNH",
        ["TT"] = "THÔNG TƯ",
        ["TTLT"] = "THÔNG TƯ LIÊN TỊCH",
        ["KL"] = "KẾT LUẬN",
    };

    private static readonly Dictionary<string, string> Garbled = BySymbol.Values.Distinct().ToDictionary(t => Vietnamese.AccentFolder.Fold(t), StringComparer.Ordinal);

    /// <summary>The type named at the start of a title line and the words after it; null if the line names none.</summary>
    public static (string Type, string Words)? Read(string line)
    {
        var match = Title().Match(line);
        if (!match.Success)
        {
            return null;
        }

        var printed = match.Groups[1].Value;
        var rest = line[match.Length..].Trim(' ', ':', '.');

        // In small letters the type word is also the first word of sentences: then it must stand alone.
        return Structure.TextLine.IsCapitals(printed) || rest.Length == 0 ? (Spaces().Replace(printed, " ").ToUpperInvariant(), rest) : null;
    }

    /// <summary>The type on a line of its own that recognition gave wrong accents: <c>NGHỊ QUYÉT</c>; null if it is none.</summary>
    public static string? ReadGarbled(string line) =>
        Structure.TextLine.IsCapitals(line) ? Garbled.GetValueOrDefault(Vietnamese.AccentFolder.Fold(line.Trim(' ', ':', '.', '-'))) : null;

    /// <summary>A title whose type is its first word in small letters: <c>Nghị định của Chính phủ số …</c>, <c>Báo cáo về tình hình …</c>.</summary>
    public static (string Type, string Words)? ReadSentence(string line) =>
        Sentence().Match(line) is { Success: true } match ? (Spaces().Replace(match.Groups[1].Value, " ").ToUpperInvariant(), line[match.Length..].Trim()) : null;

    /// <summary>The type that a number and symbol tells: <c>271/BC-UBND</c> is a report; <c>5032/UBND-HCQT</c> names none.</summary>
    public static string? OfSymbol(string numberSymbol) =>
        Symbol().Match(numberSymbol) is { Success: true } match && BySymbol.TryGetValue(match.Groups[1].Value + match.Groups[2].Value, out var type) ? type : null;

    [GeneratedRegex(@"^(NGHỊ\s+QUYẾT|QUYẾT\s+ĐỊNH|CHỈ\s+THỊ|QUY\s+CHẾ|QUY\s+ĐỊNH|THÔNG\s+CÁO|THÔNG\s+BÁO|HƯỚNG\s+DẪN|CHƯƠNG\s+TRÌNH|KẾ\s+HOẠCH|PHƯƠNG\s+ÁN|ĐỀ\s+ÁN|DỰ\s+ÁN|BÁO\s+CÁO|TỜ\s+TRÌNH|BIÊN\s+BẢN|HỢP\s+ĐỒNG|CÔNG\s+ĐIỆN|BẢN\s+GHI\s+NHỚ|BẢN\s+THỎA\s+THUẬN|GIẤY\s+MỜI|GIẤY\s+ỦY\s+QUYỀN|GIẤY\s+GIỚI\s+THIỆU|THƯ\s+CÔNG|NGHỊ\s+ĐỊNH|THÔNG\s+TƯ(?:\s+LIÊN\s+TỊCH)?|PHÁP\s+LỆNH|LUẬT|LỆNH|KẾT\s+LUẬN|ĐIỀU\s+LỆ|ĐỀ\s+CƯƠNG|QUY\s+TRÌNH|PHIẾU\s+(?:TRÌNH|GỬI|CHUYỂN|BÁO)|BẢN\s+CAM\s+KẾT|GIẤY\s+NGHỈ\s+PHÉP|CÔNG\s+VĂN)(?=$|[\s:.])\s*:?", RegexOptions.IgnoreCase)]
    private static partial Regex Title();

    [GeneratedRegex(@"^(Nghị\s+quyết|Quyết\s+định|Chỉ\s+thị|Quy\s+chế|Quy\s+định|Thông\s+báo|Hướng\s+dẫn|Chương\s+trình|Kế\s+hoạch|Phương\s+án|Đề\s+án|Báo\s+cáo|Tờ\s+trình|Nghị\s+định|Thông\s+tư|Kết\s+luận)\s+(?=(?:của|số|về|tình hình|kết quả)\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Sentence();

    [GeneratedRegex(@"/(?:\d{4}/)?(\p{L}+)[-/]|^\d*-(\p{L}+)/")]
    private static partial Regex Symbol();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
