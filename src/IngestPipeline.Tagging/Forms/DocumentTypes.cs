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

    /// <summary>The type that a number and symbol tells: <c>271/BC-UBND</c> is a report; <c>5032/UBND-HCQT</c> names none.</summary>
    public static string? OfSymbol(string numberSymbol) =>
        Symbol().Match(numberSymbol) is { Success: true } match && BySymbol.TryGetValue(match.Groups[1].Value, out var type) ? type : null;

    [GeneratedRegex(@"^(NGHỊ\s+QUYẾT|QUYẾT\s+ĐỊNH|CHỈ\s+THỊ|QUY\s+CHẾ|QUY\s+ĐỊNH|THÔNG\s+CÁO|THÔNG\s+BÁO|HƯỚNG\s+DẪN|CHƯƠNG\s+TRÌNH|KẾ\s+HOẠCH|PHƯƠNG\s+ÁN|ĐỀ\s+ÁN|DỰ\s+ÁN|BÁO\s+CÁO|TỜ\s+TRÌNH|BIÊN\s+BẢN|HỢP\s+ĐỒNG|CÔNG\s+ĐIỆN|BẢN\s+GHI\s+NHỚ|BẢN\s+THỎA\s+THUẬN|GIẤY\s+MỜI|GIẤY\s+ỦY\s+QUYỀN|GIẤY\s+GIỚI\s+THIỆU|THƯ\s+CÔNG|NGHỊ\s+ĐỊNH|THÔNG\s+TƯ(?:\s+LIÊN\s+TỊCH)?|PHÁP\s+LỆNH|LUẬT|LỆNH|KẾT\s+LUẬN|ĐIỀU\s+LỆ|ĐỀ\s+CƯƠNG|QUY\s+TRÌNH|CÔNG\s+VĂN)(?=$|[\s:.])\s*:?", RegexOptions.IgnoreCase)]
    private static partial Regex Title();

    [GeneratedRegex(@"/(?:\d{4}/)?(\p{L}+)[-/]|^\d*-(\p{L}+)/")]
    private static partial Regex Symbol();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
