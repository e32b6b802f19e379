namespace IngestPipeline.Training.Synthetic;

/// <summary>A type of document.</summary>
/// <param name="Key">Name of its rules in the phrases: <c>report</c> for <c>subject.report</c>.</param>
/// <param name="Type">As metadata have it.</param>
/// <param name="Code">Its abbreviation in symbols.</param>
internal sealed record Genre(string Key, string Type, string Code)
{
    /// <summary>Its text is in articles below a formula of enactment.</summary>
    public bool IsEnacted => Key is "decision" or "resolution" or "decree";

    public bool IsDispatch => Key is "dispatch";

    private static readonly Genre[] All =
    [
        new("report", "BÁO CÁO", "BC"), new("report", "BÁO CÁO", "BC"), new("report", "BÁO CÁO", "BC"), new("report", "BÁO CÁO", "BC"), new("report", "BÁO CÁO", "BC"),
        new("plan", "KẾ HOẠCH", "KH"), new("plan", "KẾ HOẠCH", "KH"), new("plan", "KẾ HOẠCH", "KH"),
        new("decision", "QUYẾT ĐỊNH", "QĐ"), new("decision", "QUYẾT ĐỊNH", "QĐ"), new("decision", "QUYẾT ĐỊNH", "QĐ"), new("decision", "QUYẾT ĐỊNH", "QĐ"),
        new("dispatch", "CÔNG VĂN", ""), new("dispatch", "CÔNG VĂN", ""), new("dispatch", "CÔNG VĂN", ""),
        new("notice", "THÔNG BÁO", "TB"), new("notice", "THÔNG BÁO", "TB"),
        new("proposal", "TỜ TRÌNH", "TTr"), new("proposal", "TỜ TRÌNH", "TTr"),
        new("resolution", "NGHỊ QUYẾT", "NQ"), new("directive", "CHỈ THỊ", "CT"), new("circular", "THÔNG TƯ", "TT"), new("decree", "NGHỊ ĐỊNH", "NĐ"),
        new("guide", "HƯỚNG DẪN", "HD"), new("programme", "CHƯƠNG TRÌNH", "CTr"), new("scheme", "ĐỀ ÁN", "ĐA"), new("outline", "ĐỀ CƯƠNG", "ĐC"), new("minutes", "BIÊN BẢN", "BB"),
    ];

    public static Genre Of(Chance chance) => chance.Pick(All);
}
