using IngestPipeline.Documents;

namespace IngestPipeline.Tagging.Citations;

/// <summary>
/// Reads the body named after "của": <c>của Ban Thường vụ Tỉnh ủy về …</c>. A name goes on over lower-case words (Sở Kế hoạch
/// và Đầu tư) until a word that begins what the document is about, a mark, or another document.
/// </summary>
internal static class IssuerReader
{
    private const int MostWords = 18;

    private static readonly HashSet<string> Stops = new(StringComparer.Ordinal)
    {
        "về", "quy", "hướng", "sửa", "phê", "giao", "triển", "thực", "đã", "là", "trong", "tại", "đối", "để", "theo", "điều", "kiểm", "đến", "có", "được", "cho", "xác", "việc", "ngày", "khi", "thì",
        "cùng", "do", "nhằm", "từ", "bổ", "bãi", "thay", "hợp", "như", "nêu", "yêu", "chỉ", "cũng", "còn", "với", "gồm", "trên", "không", "rà", "ký", "v", "năm", "này", "vào", "đề", "của", "cuả", "bằng",
        "sau", "trước", "mà", "nên", "các", "những", "một", "số", "tiếp", "đang", "sẽ", "phải", "nhưng", "so", "gửi", "trình", "kèm", "liên", "đảm", "bảo", "quyết", "cụ", "phân", "chấp", "bao", "nhất", "làm",
    };

    // Two words that begin a verb although the first also stands in names (công an, tổ đại biểu, thành phố, ban quản lý).
    private static readonly HashSet<string> StopPairs = new(StringComparer.Ordinal)
    {
        "ban hành", "công bố", "công nhận", "công khai", "tổ chức", "thành lập", "đẩy mạnh", "tăng cường", "nâng cao", "phát động", "đánh giá", "quán triệt", "xử lý", "đào tạo", "quản lý", "tham mưu",
        "đăng ký", "kết luận", "cải cách", "thông qua", "thông báo", "kế hoạch", "chương trình", "tinh giản", "xây dựng", "hỗ trợ", "phòng chống", "phát triển", "báo cáo", "khắc phục", "tự chủ", "đầu tư",
        "thu hồi", "bồi dưỡng", "chuyển đổi", "ứng dụng", "nghiên cứu", "thẩm định", "lấy ý", "cấp phép", "huy động", "tuyển dụng", "đổi mới", "vận hành", "áp dụng", "sắp xếp", "kiện toàn", "chi tiết",
        "khen thưởng", "lập dự", "cấp giấy", "đính chính", "tổng kết", "sơ kết", "ưu đãi", "miễn giảm", "giải quyết", "chính sách", "lãnh đạo",
    };

    /// <param name="text">Any text.</param>
    /// <param name="at">Where "của" is expected, white space and a comma aside.</param>
    /// <param name="limit">Where the next mention begins; a name never reaches into it.</param>
    /// <param name="end">Where the name ends.</param>
    public static string? ReadAfter(string text, int at, int limit, out int end)
    {
        end = at;
        var i = Letters.SkipSpace(text, at);
        if (i < text.Length && text[i] == ',')
        {
            i = Letters.SkipSpace(text, i + 1);
        }

        if (!Letters.Matches(text, i, "của") && !Letters.Matches(text, i, "cuả"))
        {
            return null;
        }

        var start = Letters.SkipSpace(text, i + 3);
        if (start >= text.Length || (!char.IsUpper(text[start]) && !Letters.Matches(text, start, "liên Bộ")))
        {
            return null;
        }

        end = NameEnd(text, start, Math.Min(limit, text.Length));
        return end > start ? text[start..end].Replace('\n', ' ') : null;
    }

    private static int NameEnd(string text, int start, int limit)
    {
        var end = start;
        var at = start;
        for (var words = 0; words < MostWords && at < limit; words++)
        {
            var stop = at;
            while (stop < limit && (char.IsLetter(text[stop]) || (text[stop] == '.' && stop + 1 < limit && char.IsUpper(text[stop + 1]))))
            {
                stop++;
            }

            if (stop == at)
            {
                // "Hội nghị Trung ương 5 khóa XIII": a number inside a name.
                stop = words > 0 ? NumberInName(text, at, limit) : at;
                if (stop == at)
                {
                    break;
                }
            }

            if (words > 0 && IsBoundary(text, at, stop, words == 1 && OpensOffice(text, start)))
            {
                break;
            }

            end = stop;
            at = Next(text, stop, limit);
            if (at < 0)
            {
                break;
            }
        }

        return end;
    }

    /// <summary>What follows these words is the office's field, typed with a small letter though it be: "Bộ xây dựng".</summary>
    private static bool OpensOffice(string text, int start) => Letters.Matches(text, start, "Bộ") || Letters.Matches(text, start, "Sở");

    private static int NumberInName(string text, int at, int limit)
    {
        var stop = at;
        while (stop < limit && char.IsAsciiDigit(text[stop]))
        {
            stop++;
        }

        var next = Letters.SkipSpace(text, stop);
        return stop > at && stop - at <= 2 && (Letters.Matches(text, next, "khóa") || Letters.Matches(text, next, "khoá")) ? stop : at;
    }

    /// <summary>The word at [<paramref name="at"/>, <paramref name="stop"/>) does not belong to the name any more.</summary>
    /// <param name="office">It stands right behind "Bộ" or "Sở".</param>
    private static bool IsBoundary(string text, int at, int stop, bool office)
    {
        if (DocumentTypes.StartingAt(text, at) is not null && char.IsUpper(text[at]) && !Letters.Matches(text, at, "Luật sư"))
        {
            return !Letters.Matches(text, at, "Kế hoạch") || !Letters.EndsWith(text, Letters.SkipSpaceBack(text, at), "Sở") && !Letters.EndsWith(text, Letters.SkipSpaceBack(text, at), "Bộ");
        }

        if (char.IsUpper(text[at]))
        {
            return Letters.Matches(text, at, "V") || Letters.Matches(text, at, "Về") || Letters.Matches(text, at, "Ban hành");
        }

        var word = text[at..stop].ToLowerInvariant();
        if (word == "và")
        {
            var next = Letters.SkipSpace(text, stop);
            return next >= text.Length || !(char.IsUpper(text[next]) || InOffice(text, at, next)) || (DocumentTypes.StartingAt(text, next) is not null);
        }

        if (Stops.Contains(word))
        {
            return word != "số" || !Letters.EndsWith(text, Letters.SkipSpaceBack(text, at), "chuyển đổi");
        }

        if (office)
        {
            return false;
        }

        var second = Letters.SkipSpace(text, stop);
        var secondEnd = second;
        while (secondEnd < text.Length && char.IsLetter(text[secondEnd]))
        {
            secondEnd++;
        }

        return StopPairs.Contains($"{word} {text[second..secondEnd].ToLowerInvariant()}");
    }

    /// <summary>Names of offices typed with a small second part: "Sở Giáo dục và đào tạo", "Bộ Lao động, Thương binh và xã hội".</summary>
    private static bool InOffice(string text, int and, int next) =>
        (Letters.Matches(text, next, "đào tạo") && Letters.EndsWith(text, Letters.SkipSpaceBack(text, and), "Giáo dục"))
        || (Letters.Matches(text, next, "xã hội") && Letters.EndsWith(text, Letters.SkipSpaceBack(text, and), "Thương binh"))
        || (Letters.Matches(text, next, "đầu tư") && Letters.EndsWith(text, Letters.SkipSpaceBack(text, and), "Kế hoạch"));

    /// <summary>Where the next word of the name may begin; -1 at a mark that ends it.</summary>
    private static int Next(string text, int stop, int limit)
    {
        var at = Letters.SkipSpace(text, stop);
        if (at >= limit)
        {
            return -1;
        }

        if (text[at] is '-' or '–')
        {
            var after = Letters.SkipSpace(text, at + 1);
            return after < limit && char.IsUpper(text[after]) ? after : -1;
        }

        if (text[at] == ',')
        {
            // "Sở Văn hóa, Thể thao và Du lịch", "Bộ Lao động, Thương binh và Xã hội": the comma is part of the name.
            var after = Letters.SkipSpace(text, at + 1);
            return Letters.Matches(text, after, "Thể thao") || Letters.Matches(text, after, "Thương binh") ? after : -1;
        }

        return char.IsLetterOrDigit(text[at]) && at > stop ? at : -1;
    }
}
