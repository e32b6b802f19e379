namespace IngestPipeline.Tagging.Citations;

/// <summary>Names of official documents (Nghị định 30/2020/NĐ-CP, Điều 7 and Phụ lục III) and what their symbols stand for.</summary>
internal static class DocumentTypes
{
    /// <summary>Longest first, so that "Thông tư liên tịch" is not read as "tịch".</summary>
    public static readonly string[] Names =
    [
        .. new[]
        {
            "Nghị quyết liên tịch", "Thông tư liên tịch", "Kế hoạch phối hợp", "Kế hoạch liên tịch", "Chương trình phối hợp", "Quy chế phối hợp", "Chương trình hành động",
            "Chương trình công tác", "Văn bản hợp nhất", "Nghị quyết", "Nghị định", "Quyết định", "Chỉ thị", "Thông tư", "Thông báo", "Thông cáo", "Kế hoạch", "Công văn", "Công điện",
            "Kết luận", "Chương trình", "Đề án", "Quy định", "Quy chế", "Báo cáo", "Bộ luật", "Luật", "Pháp lệnh", "Hướng dẫn", "Tờ trình", "Sắc lệnh", "Lệnh", "Hiến pháp", "Biên bản",
            "Giấy mời", "Phương án", "Dự án", "Hợp đồng", "Tuyên bố", "Phiếu chuyển", "Thư công", "Bản ghi nhớ", "Văn bản", "Điều lệ", "Quy trình", "Chiến lược", "Đề cương",
        }.OrderByDescending(n => n.Length),
    ];

    /// <summary>Types whose number alone, without a symbol, is a mention when "số" stands before it.</summary>
    public static readonly HashSet<string> Numbered = new(StringComparer.Ordinal)
    {
        "Nghị quyết", "Nghị định", "Quyết định", "Chỉ thị", "Thông tư", "Thông tư liên tịch", "Kế hoạch", "Công văn", "Công điện", "Kết luận", "Quy định", "Báo cáo", "Thông báo",
        "Tờ trình", "Hướng dẫn", "Pháp lệnh", "Luật",
    };

    private static readonly Dictionary<string, string> BySymbol = new(StringComparer.OrdinalIgnoreCase)
    {
        ["NQ"] = "Nghị quyết", ["NĐ"] = "Nghị định", ["QĐ"] = "Quyết định", ["CT"] = "Chỉ thị", ["TT"] = "Thông tư", ["TTLT"] = "Thông tư liên tịch", ["NQLT"] = "Nghị quyết liên tịch",
        ["TB"] = "Thông báo", ["KH"] = "Kế hoạch", ["KHPH"] = "Kế hoạch phối hợp", ["CĐ"] = "Công điện", ["KL"] = "Kết luận", ["CTR"] = "Chương trình", ["ĐA"] = "Đề án", ["QYĐ"] = "Quy định",
        ["QĐI"] = "Quy định", ["QĐNH"] = "Quy định", ["QC"] = "Quy chế", ["BC"] = "Báo cáo", ["HD"] = "Hướng dẫn", ["TTR"] = "Tờ trình", ["BB"] = "Biên bản", ["GM"] = "Giấy mời", ["PA"] = "Phương án",
        ["CV"] = "Công văn", ["L"] = "Lệnh", ["PL"] = "Pháp lệnh", ["QH"] = "Luật", ["VBHN"] = "Văn bản hợp nhất",
    };

    /// <summary>The name that ends exactly at <paramref name="end"/>, or null.</summary>
    public static (string Name, int Start)? EndingAt(string text, int end)
    {
        foreach (var name in Names)
        {
            if (Letters.EndsWith(text, end, name))
            {
                return (name, end - name.Length);
            }
        }

        return null;
    }

    /// <summary>The name that begins exactly at <paramref name="at"/>, or null.</summary>
    public static string? StartingAt(string text, int at) => Array.Find(Names, n => Letters.Matches(text, at, n));

    /// <summary>What a symbol says by itself: <c>NQ-HĐND</c> is a Nghị quyết, <c>UBND-KT</c> a dispatch.</summary>
    public static string FromSymbol(string symbol)
    {
        var first = symbol.Split('-', '/')[0].TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return BySymbol.GetValueOrDefault(first, "Công văn");
    }
}
