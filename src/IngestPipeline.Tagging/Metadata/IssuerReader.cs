using System.Text.RegularExpressions;
using IngestPipeline.Documents;
using IngestPipeline.Tagging.Abbreviations;
using IngestPipeline.Tagging.Places;

namespace IngestPipeline.Tagging.Metadata;

/// <summary>Names the issuing body with its place, written out.</summary>
internal static partial class IssuerReader
{
    private static readonly string[] UnitKinds = ["tỉnh", "thành phố", "huyện", "quận", "thị xã", "thị trấn", "xã", "phường"];

    /// <summary>From the bodies of a letterhead; the place comes from the superior body, else from the place line.</summary>
    public static string? FromLetterhead(IReadOnlyList<string> bodies, string? place, string text, AbbreviationTable abbreviations)
    {
        if (bodies.Count == 0)
        {
            return null;
        }

        var names = bodies.Select(b => Spelling(CapitalsRestorer.Restore(abbreviations.WriteOut(Clean(b))))).Where(n => n.Length > 0).ToList();
        if (names.Count == 0)
        {
            return null;
        }

        var own = names[^1];
        var parent = names.Count > 1 ? names[^2] : null;
        if (UnitIn(own) is not null || Central().IsMatch(own))
        {
            return own;
        }

        if (parent is not null && CentralCommittee().IsMatch(parent) && BareOffice().IsMatch(own))
        {
            return $"{own} Trung ương Đảng";
        }

        if (parent is not null && PartyCommittee().IsMatch(parent) || parent is not null && BareOffice().IsMatch(own))
        {
            return $"{own} {parent}";
        }

        var unit = (parent is null ? null : UnitIn(parent)) ?? UnitOfPlace(place, text);
        if (Subdivision().IsMatch(own) && parent is not null && !Council().IsMatch(parent))
        {
            return UnitIn(parent) is null && unit is not null ? $"{own}, {parent} {unit}" : $"{own}, {parent}";
        }

        return unit is not null && Territorial().IsMatch(own) ? With(own, unit) : own;
    }

    /// <summary>From the text of a document without letterhead: "Sở Nội vụ báo cáo …" in a report of one province.</summary>
    public static string? FromText(IReadOnlyList<string> openings, string? subject, string text, AbbreviationTable abbreviations)
    {
        var body = openings.Select(o => Acting(abbreviations.WriteOut(o))).FirstOrDefault(b => b is not null) ?? (subject is null ? null : BodyIn(abbreviations.WriteOut(subject)));
        if (body is null)
        {
            return null;
        }

        body = Spelling(abbreviations.WriteOut(body));
        if (UnitIn(body) is not null || Central().IsMatch(body))
        {
            return body;
        }

        return UnitOfText(text) is { } unit && Territorial().IsMatch(body) ? With(body, unit) : Territorial().IsMatch(body) ? null : body;
    }

    /// <summary>"Thanh tra tỉnh" and "tỉnh Trà Vinh" share the word that names the kind of unit.</summary>
    private static string With(string body, string unit)
    {
        foreach (var kind in UnitKinds)
        {
            if (body.EndsWith(" " + kind, StringComparison.OrdinalIgnoreCase) && unit.StartsWith(kind + " ", StringComparison.OrdinalIgnoreCase))
            {
                return body[..^kind.Length] + unit;
            }
        }

        return $"{body} {unit}";
    }

    private static string? Acting(string opening)
    {
        string? found = null;
        foreach (var match in Actor().Matches(opening).Cast<Match>())
        {
            found = match.Groups["body"].Value;
        }

        return found is null ? null : Brackets().Replace(found, " ").Trim(' ', ',');
    }

    private static string? BodyIn(string subject) => Named().Match(subject) is { Success: true } match ? match.Value.Trim(' ', ',') : null;

    private static string Clean(string body) => Spaces().Replace(Edges().Replace(body, ""), " ").Trim();

    /// <summary>One spelling for the councils' heads, whatever capitals and accents the document has.</summary>
    private static string Spelling(string body)
    {
        body = Committee().Replace(body, "Ủy ban nhân dân");
        body = body.Replace("Uỷ ban", "Ủy ban", StringComparison.Ordinal);
        return Spaces().Replace(body, " ").Trim();
    }

    /// <summary>Whether a name says of which unit the body is.</summary>
    public static bool NamesUnit(string body) => UnitIn(body) is not null;

    private static string? UnitIn(string body) => Unit().Match(body) is { Success: true } match ? match.Value : null;

    private static string? UnitOfPlace(string? place, string text)
    {
        if (place is null)
        {
            return UnitOfText(text);
        }

        var bare = City().Replace(place, "");
        return Gazetteer.Default.Find(bare) ?? UnitOfText(text);
    }

    /// <summary>The province that the text names most often.</summary>
    private static string? UnitOfText(string text)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var match in Province().Matches(text).Cast<Match>())
        {
            var words = match.Groups["name"].Value.Split(' ');
            for (var length = words.Length; length > 0; length--)
            {
                if (Gazetteer.Default.FindProvince(string.Join(' ', words.Take(length))) is { } unit)
                {
                    counts[unit] = counts.GetValueOrDefault(unit) + 1;
                    break;
                }
            }
        }

        return counts.Count == 0 ? null : counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).First().Key;
    }

    [GeneratedRegex(@"(?:^|[,;.:]\s+|\n)(?<body>(?:Ủy ban nhân dân|Uỷ ban nhân dân|UBND|Hội đồng nhân dân|HĐND|Thường trực HĐND|Sở|Ban|Phòng|Chi cục|Cục|Tổng cục|Bộ|Văn phòng|Thanh tra|Trung tâm|Trường|Bệnh viện|Công an|Công ty|Viện|Đài|Hội|Liên đoàn|Tỉnh đoàn|Tỉnh ủy|Huyện ủy|Thành ủy|Kho bạc|Bảo hiểm xã hội|Tòa án|Viện Kiểm sát|Ngân hàng)\b[^.;:]{0,90}?)\s+(?:xin |kính |trân trọng )?(?:báo cáo|ban hành|xây dựng|trình|thông báo|đề nghị|tổng hợp|hướng dẫn|tổ chức|yêu cầu)\b")]
    private static partial Regex Actor();

    [GeneratedRegex(@"\b(?:Ủy ban nhân dân|UBND|Sở|Ban|Phòng|Chi cục|Cục|Văn phòng|Thanh tra|Trung tâm|Công an)\s+(?:\p{Lu}[\p{L}]*|tỉnh|huyện|thành phố|xã|và|quản|lý|nhân|vụ|chính|tế|tư|hội|tải|vận|thôn|dựng|thông|nông|nghiệp|,\s+\p{Lu}\p{L}*)(?:,?\s+(?:\p{Lu}\p{L}*|và|vụ|chính|tế|tư|hội|tải|vận|thôn|dựng|thông|nông|nghiệp|trường|sản|nguyên|tạo|lịch|thao|hóa|học|nghệ|pháp|tra|tộc))*")]
    private static partial Regex Named();

    [GeneratedRegex(@"(?:tỉnh|thành phố|Thành phố|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu)\s+(?:\p{Lu}[\p{L}'’-]*|\d{1,2})(?:\s+(?:\p{Lu}[\p{L}'’-]*|-\s\p{Lu}\p{L}+))*")]
    private static partial Regex Unit();

    [GeneratedRegex(@"(?:tỉnh|Tỉnh|thành phố|Thành phố|TP\.?)\s+(?<name>\p{Lu}\p{L}*(?:\s+(?:-\s+)?\p{Lu}\p{L}*){0,3})")]
    private static partial Regex Province();

    [GeneratedRegex(@"^(?:Thủ tướng|Chính phủ|Quốc hội|Ủy ban Thường vụ Quốc hội|Chủ tịch nước|Bộ |Văn phòng (?:Chính phủ|Quốc hội|Trung ương)|Thanh tra Chính phủ|Tổng cục|Ngân hàng Nhà nước|Kiểm toán|Tòa án nhân dân tối cao|Ban Chấp hành Trung ương|Ban (?:Bí thư|Dân vận|Tổ chức|Tuyên giáo) Trung ương)", RegexOptions.IgnoreCase)]
    private static partial Regex Central();

    [GeneratedRegex(@"^(?:Tỉnh|Huyện|Thành|Thị|Quận|Đảng) (?:ủy|uỷ|bộ)", RegexOptions.IgnoreCase)]
    private static partial Regex PartyCommittee();

    [GeneratedRegex(@"^(?:Văn phòng|Thanh tra|Ủy ban kiểm tra)$", RegexOptions.IgnoreCase)]
    private static partial Regex BareOffice();

    [GeneratedRegex(@"^Ban chấp hành Trung ương", RegexOptions.IgnoreCase)]
    private static partial Regex CentralCommittee();

    [GeneratedRegex(@"^(?:Phòng|Tổ|Đội|Khoa)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Subdivision();

    [GeneratedRegex(@"^(?:Ủy ban nhân dân|Hội đồng nhân dân)", RegexOptions.IgnoreCase)]
    private static partial Regex Council();

    /// <summary>Bodies that every province or district has one of, so that the name alone does not say whose it is.</summary>
    [GeneratedRegex(@"^(?:Sở|Phòng|Ban|Chi cục|Cục|Văn phòng|Thanh tra|Ủy ban|Hội đồng|Thường trực|Công an|Kho bạc|Bảo hiểm xã hội|Tòa án|Viện Kiểm sát|Tỉnh|Hội|Liên đoàn|Liên minh|Đài Phát|Trung tâm (?:Phục vụ|Kiểm soát|Xúc tiến|Khuyến|Lưu trữ|Dịch vụ|Công nghệ|Phát triển|Y tế|Văn hóa|Thông tin|Công báo))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Territorial();

    [GeneratedRegex(@"\b(?:Ủy|Uỷ) ban nhân dân\b", RegexOptions.IgnoreCase)]
    private static partial Regex Committee();

    [GeneratedRegex(@"\b(?:TP|Tp)\.?\s*(?=\p{Lu})")]
    private static partial Regex City();

    [GeneratedRegex(@"\s*\([^)]*\)\s*")]
    private static partial Regex Brackets();

    [GeneratedRegex(@"^[\W_]+|[\W_]+$")]
    private static partial Regex Edges();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
