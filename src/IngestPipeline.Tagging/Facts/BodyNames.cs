namespace IngestPipeline.Tagging.Facts;

/// <summary>Whether a unit's name is only part of the name of a body: "Sở Lao động - Thương binh và Xã hội tỉnh Trà Vinh".</summary>
internal static class BodyNames
{
    /// <summary>Words between the head of a body's name and the unit.</summary>
    private const int LongestBody = 12;

    private static readonly HashSet<string> Last = new(StringComparer.Ordinal)
    {
        "ubnd", "hđnd", "dân", "an", "sở", "ban", "phòng", "đoàn", "hội", "đài", "báo", "viện", "trường", "ủy", "uỷ", "khu", "tế", "tư", "án", "sự", "quân", "trung tâm", "công ty", "chính", "cục", "khen", "cờ", "nguyên",
    };

    // They open a body's name where both words are capitalised: Sở Nội vụ, Phòng Tài chính, but not "Ban hành" or "Phòng chống".
    private static readonly HashSet<string> Heads = new(StringComparer.Ordinal) { "sở", "ban", "phòng", "cục", "đài", "báo", "quỹ", "hội", "đoàn", "trường", "viện", "ubnd", "hđnd", "ubmttq", "bhxh" };

    // The second word may be in lower case.
    private static readonly HashSet<string> LongHeads = new(StringComparer.Ordinal)
    {
        "chi cục", "trung tâm", "công an", "công ty", "công đoàn", "bệnh viện", "ngân hàng", "thanh tra", "văn phòng", "mặt trận", "liên đoàn", "kho bạc", "ủy ban", "uỷ ban", "bộ chỉ", "tòa án", "toà án", "bảo hiểm", "hội đồng",
        "hội nông", "hội liên", "hội cựu", "hội chữ", "đoàn luật", "viện kiểm", "ban quản", "ban chỉ", "điện lực", "bưu điện",
    };

    // Words that no name of a body goes across.
    private static readonly HashSet<string> Breaks = new(StringComparer.Ordinal) { "tại", "ở", "của", "thuộc", "bàn", "trên", "cho", "có", "đã", "được", "là", "từ", "đến", "về", "với", "trong", "các", "những", "do", "giao", "đề", "trình", "cáo", "đạt", "gồm", "ngoài" };

    public static bool Holds(TokenLine line, int unit)
    {
        if (Last.Contains(line.Word(unit - 1)))
        {
            return true;
        }

        for (var i = unit - 1; i >= 0 && i >= unit - LongestBody; i--)
        {
            if ((line[i].Kind != TokenKind.Word && !line[i].IsDash) || Breaks.Contains(line.Word(i)))
            {
                return false;
            }

            if (line.Capital(i) && (LongHeads.Contains(line.Phrase(i + 2, 2)) || (Heads.Contains(line.Word(i)) && line.Capital(i + 1))))
            {
                return true;
            }
        }

        return false;
    }
}
