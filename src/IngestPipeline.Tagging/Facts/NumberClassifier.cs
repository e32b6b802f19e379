namespace IngestPipeline.Tagging.Facts;

/// <summary>What a number in a text is there for.</summary>
internal enum NumberRole
{
    /// <summary>It quantifies something.</summary>
    Quantity,

    /// <summary>Number of a document, article, account, standard, programme.</summary>
    Identifier,

    /// <summary>A time that the time scanner did not cover: a year, a length of time in a name.</summary>
    Time,

    /// <summary>"đợt 2", "thứ 3", "khóa 12".</summary>
    Ordinal,

    /// <summary>Part of a name: "Phường 2", "IR 504", "vàng 99,99%".</summary>
    Name,

    /// <summary>"1.", "2)", "(3)" before what it counts off.</summary>
    Enumerator,

    /// <summary>A footnote mark glued to what it explains.</summary>
    NoteMark,

    /// <summary>Size of a package or grade of a good: "500g", "24x330ml", "loại 1kg".</summary>
    PackageSize,

    Phone,

    /// <summary>Number of a page.</summary>
    Page,

    /// <summary>Nothing speaks for a quantity.</summary>
    Unknown,
}

/// <summary>A number with what stands round it, ready to be judged.</summary>
/// <param name="First">Its first token.</param>
/// <param name="Last">Its last token: the denominator of a ratio.</param>
/// <param name="Unit">What follows as unit; null if nothing does.</param>
internal sealed record NumberSite(int First, int Last, UnitMatch? Unit)
{
    public bool IsRatio => Last > First;

    /// <summary>Words of the number before its bracket, "hai (02) ngày"; 0 where it stands alone.</summary>
    public int Spelled { get; init; }

    /// <summary>Power of ten of a scale word that stands behind a later figure of its range; 0 without one.</summary>
    public int Power { get; init; }
}

/// <summary>
/// Tells quantities from the other uses of digits (annotation.md §4) by rules over the neighbouring words. Each rule is one
/// method that names its role; <see cref="Learned.LearnedNumbers"/> weighs what they say.
/// </summary>
internal sealed class NumberClassifier : INumberJudge
{
    /// <summary>Bounds the way back along a run of figures, so that a page of nothing else stays quick.</summary>
    private const int LongestList = 30;

    // A number right behind these words names, it does not count.
    private static readonly HashSet<string> IdentifierWords = new(StringComparer.Ordinal)
    {
        "điều", "khoản", "chương", "phần", "mục", "mẫu", "biểu", "bảng", "hình", "phụ lục", "trang", "tờ", "lô", "ô", "số hiệu", "mã", "mã số", "iso", "tcvn", "qcvn", "covid", "đề án", "dự án", "chương trình", "nghị quyết",
        "nghị định", "chỉ thị", "thông tư", "quyết định", "kết luận", "kế hoạch", "công văn", "luật", "quốc lộ", "tỉnh lộ", "đường tỉnh", "đường huyện", "ql", "đt", "tiêu chí", "tiêu chí số", "gói thầu", "tiểu dự án", "hợp phần",
        "phiên bản", "version", "bđh", "ban điều hành", "nội dung thành phần", "đề mục", "chỉ tiêu số", "nội dung số", "nhiệm vụ số", "quy hoạch điện", "tài khoản", "thửa", "tờ bản đồ", "điểm b", "tiểu mục", "windows", "office",
    };

    private static readonly HashSet<string> OrdinalWords = new(StringComparer.Ordinal)
    {
        "đợt", "thứ", "khóa", "khoá", "kỳ", "nhiệm kỳ", "vòng", "văn bằng", "bằng", "mức độ", "cấp độ", "giai đoạn", "hạng", "bậc", "tuần", "hội nghị trung ương", "trung ương", "quân khu", "sư đoàn", "trung đoàn", "lữ đoàn", "tiểu đoàn",
        "phiên", "tập", "quyển", "loại", "nhóm", "ca", "km thứ", "lần thứ", "mức", "cấp", "tầng", "lớp", "khối", "vùng", "tuyến", "tổ", "lần", "step", "học kỳ", "hoạt",
    };

    private static readonly HashSet<string> PlaceWords = new(StringComparer.Ordinal)
    {
        "phường", "quận", "ấp", "khóm", "thôn", "bản", "khu phố", "khu", "tổ dân phố", "tổ", "đội", "đường", "hẻm", "ngõ", "xóm", "buôn", "cụm", "trạm", "kênh", "rạch", "cống", "trường", "cầu", "km", "số nhà", "lầu", "phòng",
    };

    // Ordinal words that are also verbs or heads of counts: a counted noun behind the number makes it a count.
    private static readonly HashSet<string> Ambiguous = new(StringComparer.Ordinal)
    {
        "cấp", "mức", "loại", "nhóm", "lớp", "tổ", "bậc", "khối", "tập", "tuyến", "vùng", "bằng", "hạng", "ca", "kỳ", "lần", "trường", "cầu", "cống", "trạm", "kênh", "phòng", "đội", "khu", "cụm", "tuần", "bản", "đường", "dự án", "đề án",
        "chương trình", "kế hoạch", "quyết định", "tiêu chí", "hoạt", "trung ương", "kết luận", "ấp", "khóm", "thôn", "tầng", "lô", "ô", "khóa", "khoá", "nghị quyết", "gói thầu", "luật",
    };

    private static readonly HashSet<string> SizeWords = new(StringComparer.Ordinal)
    {
        "loại", "cỡ", "phi", "khổ", "size", "chai", "hộp", "bao", "bình", "lon", "gói", "túi", "can", "thùng", "vỉ", "lọ", "nhựa", "thiếc", "step", "ron", "a", "lon cao", "hàm lượng",
    };

    private static readonly HashSet<string> PureGoods = new(StringComparer.Ordinal) { "vàng", "nhẫn", "bạc", "cồn", "sjc" };

    private static readonly HashSet<string> QuantityCues = new(StringComparer.Ordinal)
    {
        "tăng", "giảm", "khoảng", "gần", "hơn", "trên", "dưới", "đạt", "là", "được", "có", "từ", "đến", "tổng", "cộng", "quá", "đa", "thiểu", "nhất", "cho", "với", "ban hành", "hành", "và", "gồm", "còn", "bằng", "xỉ", "ở", "giá", "thêm", "cả",
    };

    public string Version => "rules";

    public NumberJudgement Judge(TokenLine line, NumberSite site, int firstBodyToken)
    {
        var role = RoleOf(line, site, firstBodyToken);
        return new NumberJudgement(role, role == NumberRole.Quantity ? 1 : 0);
    }

    public static NumberRole RoleOf(TokenLine line, NumberSite site, int firstBodyToken)
    {
        var number = line[site.First].Number;
        var before = site.First - 1;
        var unit = site.Unit;
        if (number.Confidence <= 0 || (number.Confidence <= 0.2 && unit?.Class is not (UnitClass.Money or UnitClass.Percent)))
        {
            return NumberRole.Identifier;
        }

        if (line[before].IsMark('%') && line.Glued(site.First))
        {
            return NumberRole.NoteMark;
        }

        return Enumerator(line, site, firstBodyToken)
            ?? Phone(line, site)
            ?? Glyph(line, site)
            ?? Size(line, site)
            ?? Named(line, site)
            ?? Year(line, site)
            ?? Duration(line, site)
            ?? (unit is { Known: true } ? NumberRole.Quantity : Bare(line, site));
    }

    /// <summary>A line's own counter ("3.", "4)", "5/"), or a figure alone in brackets.</summary>
    private static NumberRole? Enumerator(TokenLine line, NumberSite site, int firstBodyToken)
    {
        var next = line[site.First + 1];
        if (site.First == firstBodyToken && !site.IsRatio && (next.IsMark('.') || next.IsMark(')') || (next.IsMark('/') && !line.Glued(site.First + 2)) || (next.IsDash && site.Unit is null)) && (line[site.First].Number.Plain || line[site.First].Number.Confidence < 1))
        {
            return NumberRole.Enumerator;
        }

        // "6.4 Quyết định …": an outline number without its closing point.
        if (site.First == firstBodyToken && line[site.First].Lower is { Length: <= 5 } figures && figures.Contains('.') && !line[site.First].Number.Grouped && line.Capital(site.First + 1))
        {
            return NumberRole.Enumerator;
        }

        // "IV.1 Mục tiêu", "IV.3.1 Đề xuất": the outline number goes on from its Roman part at the line's start.
        if (site.First == firstBodyToken + 2 && line[site.First - 1].IsMark('.') && line.Glued(site.First - 1) && IsRoman(line.Text.AsSpan(line[site.First - 2].Start, line[site.First - 2].End - line[site.First - 2].Start)))
        {
            return NumberRole.Enumerator;
        }

        // "I.1 Đơn vị …", "B.2 …"
        if (line[site.First - 1].IsMark('.') && line.Glued(site.First) && line.Glued(site.First - 1) && line[site.First - 2] is { Kind: TokenKind.Word, Lower.Length: <= 4 } && line.Capital(site.First - 2))
        {
            return NumberRole.Enumerator;
        }

        return line[site.First - 1].IsMark('(') && next.IsMark(')') && line[site.First].Lower.Length <= 2 && site.Unit is null ? NumberRole.Enumerator : null;
    }

    private static bool IsRoman(ReadOnlySpan<char> word) => word.Length is > 0 and <= 5 && word.IndexOfAnyExcept("IVX") < 0;

    private static NumberRole? Phone(TokenLine line, NumberSite site)
    {
        var figures = line[site.First].Lower;
        if (figures[0] == '0' && figures.Count(char.IsAsciiDigit) >= 9 && !figures.Contains(','))
        {
            return NumberRole.Phone;
        }

        var label = line[site.First - 1].IsMark(':') ? site.First - 1 : site.First;
        return line.Word(label - 1) is "fax" or "hotline" or "zalo" or "sđt" or "tel" || (label < site.First && line.Word(label - 1) is "đt" or "đtdđ") || line.Phrase(label, 2) is "điện thoại" or "đường dây nóng" ? NumberRole.Phone : null;
    }

    /// <summary>"covid -19", "A-12", "24x330ml", "90 x 2,9mm": figures grown together with letters or with other figures.</summary>
    private static NumberRole? Glyph(TokenLine line, NumberSite site)
    {
        var before = line[site.First - 1];
        if (before.IsDash && line.Glued(site.First) && line[site.First - 2].Kind == TokenKind.Word && line[site.First - 2].Lower is var name && (line.Glued(site.First - 1) ? site.Unit is null || name.Length <= 3 && line.Capital(site.First - 2) : name is "covid"))
        {
            return NumberRole.Name;
        }

        if (before.IsMark(':') && line.Glued(site.First) && line.Glued(site.First - 1) && line[site.First - 2].Kind == TokenKind.Number)
        {
            // "ISO 9001:2015"
            return NumberRole.Identifier;
        }

        var next = line[site.Last + 1];
        if (line.Glued(site.Last + 1) && next.Kind == TokenKind.Word && next.End == next.Start + 1 && line.Capital(site.Last + 1) && next.Lower is "g" or "k")
        {
            // "5G", "5K"
            return NumberRole.Name;
        }

        if (site.IsRatio && line[site.First].Lower == "24" && line[site.Last].Lower is "24" or "7")
        {
            // "24/24 giờ", "24/7": always.
            return NumberRole.Time;
        }

        var times = next.Lower.Length > 0 && (next.Lower[0] is 'x' or '×' && (next.Lower.Length == 1 || char.IsAsciiDigit(next.Lower[1])) || next.IsMark('*')) && (line[site.Last + 2].Kind == TokenKind.Number || next.Lower.Length > 1);
        if (times || ((before.IsWord("x") || before.IsMark('*') || before.IsMark('×')) && line[site.First - 2].Kind != TokenKind.Mark))
        {
            return NumberRole.PackageSize;
        }

        // Letters glued to the figure that are no unit: "24lonx330ml", "2G".
        return site.Unit is null && line.Glued(site.Last + 1) && next.Kind == TokenKind.Word && !line[site.Last].Number.Scaled ? NumberRole.Name : null;
    }

    private static NumberRole? Size(TokenLine line, NumberSite site)
    {
        var word = line.Word(FirstOfList(line, site.First) - 1);
        if (site.Unit is { Class: UnitClass.Percent } && (PureGoods.Contains(word) || (line[site.First - 1].IsMark('(') && PureGoods.Contains(line.Word(site.First - 2)))))
        {
            return NumberRole.Name;
        }

        if (site.IsRatio || site.Unit?.Class is UnitClass.Money or UnitClass.Percent)
        {
            return null;
        }

        if (word is "loại" or "cỡ" or "phi" or "khổ" or "size" && (site.Unit is null or { Class: UnitClass.Measure } or { Known: false } || UnitLexicon.Default.IsPackage(site.Unit.Written)))
        {
            return NumberRole.PackageSize;
        }

        if (site.Unit is not { } unit || !(UnitLexicon.Default.IsPackage(unit.Written) || (!unit.Known && UnitLexicon.Default.IsPackage(line.Word(site.Last + 1)))))
        {
            return SizeWords.Contains(word) && site.Unit is null ? NumberRole.PackageSize : null;
        }

        if (SizeWords.Contains(word) || word is "loại")
        {
            return NumberRole.PackageSize;
        }

        // In a list of prices a size belongs to the good's name: "Atorvastatin 10mg, … giá 106 đồng/viên".
        return !QuantityCues.Contains(word) && line[site.First - 1].Kind == TokenKind.Word && PriceFollows(line, unit.Next) ? NumberRole.PackageSize : null;
    }

    private static bool PriceFollows(TokenLine line, int at)
    {
        for (var i = at; i < line.Tokens.Count && i < at + 40 && !line[i].IsMark(';'); i++)
        {
            if (line[i].IsMark('/') && line.Word(i - 1) is "đồng" or "đ" && line[i - 2].Kind == TokenKind.Number)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Identifiers, ordinals and names by the words before them.</summary>
    private static NumberRole? Named(TokenLine line, NumberSite site)
    {
        if (site.Unit?.Class is UnitClass.Money or UnitClass.Percent)
        {
            return null;
        }

        var at = FirstOfList(line, site.First);
        if (line.Word(at - 1) == "điểm" && line.Word(site.Last + 1) is "mục" or "khoản" or "điều" or "phần" or "chương")
        {
            // "điểm 1 Mục V Phần B"
            return NumberRole.Identifier;
        }

        if (line.Word(at - 1) == "vòng" && line.Word(at - 2) == "trong" && site.Unit is { Class: UnitClass.Duration })
        {
            return null;
        }

        if (line.Word(at - 1) == "số")
        {
            var head = line.Word(at - 2);
            var counted = head is "tổng" or "với" or "con" or "đa" or "có" or "trong" || (site.Unit is { Known: true } && !IdentifierWords.Contains(head) && head is not ("mẫu" or "biểu" or "điểm"));
            return counted ? null : NumberRole.Identifier;
        }

        for (var words = 3; words >= 1; words--)
        {
            var phrase = line.Phrase(at, words);
            if (phrase.Length == 0)
            {
                continue;
            }

            var role = IdentifierWords.Contains(phrase) ? NumberRole.Identifier : OrdinalWords.Contains(phrase) ? NumberRole.Ordinal : PlaceWords.Contains(phrase) ? NumberRole.Name : (NumberRole?)null;
            if (role is { } found)
            {
                return Ambiguous.Contains(phrase) && Counts(line, site, at, words) ? null : site.IsRatio && found == NumberRole.Ordinal ? null : found;
            }
        }

        if (line.Word(at - 1) is "mùng" or "mồng" or "rằm" || (line.Word(site.Last + 1) is "tết" && site.Unit is null or { Known: false }))
        {
            return NumberRole.Time;
        }

        return null;
    }

    /// <summary>"cấp 10 giấy phép": a counted noun behind the figure, or a figure written as a count, speaks against a name.</summary>
    private static bool Counts(TokenLine line, NumberSite site, int listStart, int words) =>
        site.Unit is { Known: true } && !(line.Capital(listStart - words) && listStart > words && !line[site.First].Number.LeadingZero) && (line[site.First].Number.LeadingZero || line[site.First].Number.Grouped || site.IsRatio || listStart == site.First && line[site.First].Lower.Length >= 2 || !line.Capital(site.First - 1));

    /// <summary>"khoản 1, 3, 5", "mức độ 3, 4": the place where a run of bare figures begins.</summary>
    private static int FirstOfList(TokenLine line, int at)
    {
        var steps = 0;
        while (steps++ < LongestList && line[at - 2].Kind == TokenKind.Number && (line[at - 1].IsMark(',') || line[at - 1].IsDash || line.Word(at - 1) is "và" or "hoặc"))
        {
            at -= 2;
        }

        return at;
    }

    private static NumberRole? Year(TokenLine line, NumberSite site)
    {
        var token = line[site.First];
        if (site.IsRatio || !token.Number.Plain || token.Number.Scaled || token.Lower.Length != 4 || token.Number.LeadingZero)
        {
            return null;
        }

        var looksLikeYear = string.CompareOrdinal(token.Lower, "1900") >= 0 && string.CompareOrdinal(token.Lower, "2199") <= 0;
        return looksLikeYear && (site.Unit is null or { Known: false } || line.Word(site.First - 1) is "năm" or "đến" or "từ") && !line[site.First - 1].IsMark(':') ? NumberRole.Time : null;
    }

    /// <summary>Lengths of time are periods ("6 tháng", "sơ kết 05 năm") unless a limit or a length is spoken of.</summary>
    private static NumberRole? Duration(TokenLine line, NumberSite site)
    {
        if (site.Unit is not { Class: UnitClass.Duration } unit)
        {
            return null;
        }

        if (unit.Unit.Contains('/'))
        {
            // "08 giờ/ngày"
            return null;
        }

        if (unit.Unit is "ngày" or "ngày làm việc" or "giờ" or "phút" or "giây")
        {
            return line.Word(unit.Next) is "cuối" or "đầu" ? NumberRole.Time : null;
        }

        var word = line.Word(site.First - 1);
        if (line.Word(unit.Next) is "qua" or "tới" or "nay" or "gần" or "trước")
        {
            return NumberRole.Time;
        }

        // "được trên 5 năm kể từ khi bắt đầu sản xuất", "lưu trữ trong thời gian 5 năm hoặc 20 năm"
        if (line.Word(unit.Next) is "kể" || Before(line, site.First, "thời gian", 6) && word is "hoặc" or "và" or "đến" or "là" || (word == "vòng" && line.Word(site.First - 2) == "trong") || (word is "đủ" or "dưới" or "trên" && Before(line, site.First, "thời hạn", 6)))
        {
            return null;
        }

        return word is "quá" or "đa" or "thiểu" || line.Phrase(site.First, 2) is "thời hạn" or "thời gian" or "thời hạn:" || (word is "là" or "trong" or "hạn" && Before(line, site.First, "thời hạn", 6))
            ? null : NumberRole.Time;
    }

    /// <summary>A phrase of two words stands among the words before the number ("thời hạn bổ nhiệm là 05 năm").</summary>
    private static bool Before(TokenLine line, int at, string phrase, int reach)
    {
        for (var i = at; i > Math.Max(1, at - reach); i--)
        {
            if (line.Phrase(i, 2) == phrase)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"7.500 - 7.800": two grouped figures with a dash between are amounts even where the unit was left out.</summary>
    private static bool OfBareRange(TokenLine line, int at) =>
        (line[at + 1].IsDash && line[at + 2] is { Kind: TokenKind.Number, Number.Grouped: true }) || (line[at - 1].IsDash && line[at - 2] is { Kind: TokenKind.Number, Number.Grouped: true });

    /// <summary>"lứa tuổi học sinh 16-18": the unit stands before the range.</summary>
    private static bool Ages(TokenLine line, int at)
    {
        for (var i = at - 1; i >= Math.Max(0, at - 6); i--)
        {
            if (line.Word(i) == "tuổi")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Without a known unit only strong signs speak for a quantity.</summary>
    private static NumberRole Bare(TokenLine line, NumberSite site)
    {
        var number = line[site.First].Number;
        var (word, next) = (line.Word(site.First - 1), line[site.Last + 1]);
        if (number.Scaled)
        {
            return NumberRole.Quantity;
        }

        if (number.Grouped && number.Confidence >= 0.9 && site.Unit is null or { Known: false } && OfBareRange(line, site.First))
        {
            return NumberRole.Quantity;
        }

        // "hệ số phụ cấp chức vụ 0,3", "hệ số 2,34": figures without a unit by nature.
        if (line[site.First].Lower.Contains(',') && Before(line, site.First, "hệ số", 8))
        {
            return NumberRole.Quantity;
        }

        if (number.Plain && line[site.First].Lower.Length <= 2 && (line[site.First + 1].IsDash || line[site.First - 1].IsDash) && Ages(line, site.First))
        {
            return NumberRole.Quantity;
        }

        if (site.Unit is { Known: false } && (number.LeadingZero || (number.Grouped && number.Confidence >= 0.9) || word is "khoảng" or "hơn" or "trên" or "gần" or "được" or "có"))
        {
            return line.Capital(site.First - 1) && !QuantityCues.Contains(word) && site.First > 1 && !number.LeadingZero ? NumberRole.Name : NumberRole.Quantity;
        }

        // An unknown noun behind a plain figure: a count, if the word before is no name.
        if (site.Unit is { Known: false } && number.Confidence >= 0.9 && !line.Capital(site.First - 1) && line[site.First - 1].Kind == TokenKind.Word && line[site.First].Lower.Length <= 3)
        {
            return NumberRole.Quantity;
        }

        var ends = next.Kind == TokenKind.Mark && !next.IsMark('/') && !next.IsDash;
        var labelled = line[site.First - 1].IsMark(':') || word is "là" or "đạt" or "cộng";
        return ends && labelled && site.First > 1 && number.Confidence > 0.4 && (line[site.First].Lower.Length <= 7 || number.Grouped) ? NumberRole.Quantity : NumberRole.Unknown;
    }
}
