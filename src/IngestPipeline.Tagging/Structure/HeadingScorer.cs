using System.Text.RegularExpressions;
using IngestPipeline.Documents;

namespace IngestPipeline.Tagging.Structure;

/// <summary>
/// Weighs whether a line is a heading. The weights are logits: evidence adds up, zero is even odds. They say how administrative
/// writing tells a heading from a numbered sentence: a heading is short, has no full stop, stands in bold or capitals, and governs
/// what follows.
/// </summary>
internal sealed partial class HeadingScorer
{
    private readonly bool _styled;

    public HeadingScorer(IReadOnlyList<TextLine> lines)
    {
        // Bold tells something only in a document where some lines are bold and most are not.
        var bold = lines.Count(l => l.Style.Bold || l.Style.BoldPrefix > 0);
        _styled = bold > 0 && bold < 0.6 * lines.Count;
    }

    /// <summary>Bold and the like are to be had in this document.</summary>
    public bool IsStyled => _styled;

    public double Score(IReadOnlyList<TextLine> lines, int i)
    {
        var line = lines[i];
        var title = line.Title;
        var words = line.WordCount;
        var score = line.Enumerator is { } e ? Prior(e.Kind) : -1.5;

        score += words switch { <= 8 => 1.2, <= 14 => 0.8, <= 22 => 0.2, <= 32 => -0.8, <= 45 => -1.6, _ => -4 };
        score += line.Last switch
        {
            '.' => -3.2,
            ';' => -3.6,
            ',' => -2.5,
            '!' or '?' => -2,
            ':' => IsLeadIn(title) ? (words <= 7 ? -0.6 : -3) : 0.9,
            _ => 1.2,
        };
        score += TextLine.IsCapitals(title) ? 2.2 : 0;
        score += line.Style.OutlineLevel is not null ? 2.5 : 0;
        score += _styled ? (line.Style.Bold ? 2.2 : line.Style.Italic ? 0.4 : -0.4) : line.Style.Italic ? 0.3 : 0;
        score += line.Style.Alignment == Alignment.Center ? 0.6 : 0;
        score += InnerStop().IsMatch(title) ? -2.2 : 0;
        score += title.Length > 0 && char.IsLower(title[0]) ? -1.5 : 0;
        score += Duty().IsMatch(title) ? -1.4 : 0;
        score += Quantity().IsMatch(title) ? -1.2 : 0;
        score += Topic().IsMatch(title) ? 0.7 : words > 14 && Action().IsMatch(title) ? -0.7 : 0;
        return score + Context(lines, i);
    }

    /// <summary>Length of the line's start that is a run-in heading (<c>4. Kinh phí thực hiện: …</c>); 0 if it has none.</summary>
    public int RunIn(TextLine line)
    {
        var colon = line.Text.IndexOf(':', StringComparison.Ordinal);
        var start = line.Enumerator?.Length ?? 0;
        if (line.Style.BoldPrefix > start && line.Style.BoldPrefix <= line.Text.Length)
        {
            var head = line.Text[..line.Style.BoldPrefix].TrimEnd();
            var stop = line.Text[head.Length..].TrimStart();
            var closed = head[^1] is ':' or '.' || stop.StartsWith(':') || stop.StartsWith('.');
            return closed && head.Length > start + 1 && head.Length - start < 140 && line.Enumerator is not null ? head.Length : 0;
        }

        // Without looks only the stock titles of plans are believed to be headings of their line.
        return !_styled && line.Enumerator is { Kind: not EnumeratorKind.Letter } && colon > start && colon < line.Text.Length - 1 && StockTitle().IsMatch(line.Text[start..colon]) ? colon + 1 : 0;
    }

    /// <summary>The line announces what follows and is a sentence itself: <c>… thực hiện như sau:</c>.</summary>
    public static bool IsLeadIn(string text) => LeadIn().IsMatch(text);

    /// <summary>More than one sentence.</summary>
    public static bool HasInnerStop(string text) => InnerStop().IsMatch(text);

    /// <summary>A subject with its duty or state.</summary>
    public static bool IsDuty(string text) => Duty().IsMatch(text);

    /// <summary>It states a quantity.</summary>
    public static bool HasQuantity(string text) => Quantity().IsMatch(text);

    private static double Prior(EnumeratorKind kind) => kind switch
    {
        EnumeratorKind.Appendix or EnumeratorKind.Part or EnumeratorKind.Chapter or EnumeratorKind.Division or EnumeratorKind.Subdivision => 4,
        EnumeratorKind.Roman => 1.6,
        EnumeratorKind.Capital => 1.2,
        EnumeratorKind.Decimal => 0.6,
        EnumeratorKind.Letter or EnumeratorKind.ArabicBracket => -0.9,
        _ => 0,
    };

    private static double Context(IReadOnlyList<TextLine> lines, int i)
    {
        if (i + 1 >= lines.Count)
        {
            return -2;
        }

        var (line, next) = (lines[i], lines[i + 1]);
        if (line.Enumerator is not { } own)
        {
            return 0;
        }

        // Two members of a series, one on the other's heels, are a list; a heading has something below it.
        if (next.Enumerator is { } other && other.Kind == own.Kind && other.Depth == own.Depth && !line.BeforeTable)
        {
            return own.Kind is EnumeratorKind.Roman or EnumeratorKind.Capital ? -0.8 : -1.8;
        }

        var governs = next.IsBullet || (next.Enumerator is { } below && below.Kind > own.Kind);
        return governs ? (line.Last == ':' ? 1.2 : 0.5) : next.EndsSentence || next.WordCount > 20 ? 0.5 : 0;
    }

    [GeneratedRegex(@"(?:\bsau(?: đây)?|như sau|(?:bao )?gồm(?: có)?|cụ thể(?: là)?|lưu ý|như|\blà|trong đó|dưới đây|các nội dung)\s*:?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex LeadIn();

    [GeneratedRegex(@"\p{Ll}[.;]\s+\p{Lu}")]
    private static partial Regex InnerStop();

    /// <summary>A subject with its duty or state makes a sentence, whatever its end.</summary>
    [GeneratedRegex(@"\b(?:có trách nhiệm|có hiệu lực|được (?:áp dụng|thực hiện|quy định|bố trí|sử dụng)|phải\s|đã (?:ban hành|thực hiện|triển khai|chỉ đạo|tổ chức)|căn cứ (?:vào|các)|quy định tại)", RegexOptions.IgnoreCase)]
    private static partial Regex Duty();

    /// <summary>Titles name a matter; numbered sentences begin with what is to be done.</summary>
    [GeneratedRegex(@"^(?:Về|Công tác|Lĩnh vực|Tình hình|Kết quả|Đối với|Việc|Hoạt động|Một số|Những|Các)\b")]
    private static partial Regex Topic();

    [GeneratedRegex(@"^(?:Tiếp tục|Tăng cường|Nâng cao|Chỉ đạo|Thực hiện|Phối hợp|Triển khai|Đẩy mạnh|Rà soát|Tham mưu|Kiểm tra|Giao|Đề nghị|Yêu cầu|Chủ động|Tập trung|Phát huy|Quan tâm|Ban hành|Bố trí|Đảm bảo|Bảo đảm)\b")]
    private static partial Regex Action();

    [GeneratedRegex(@"\d+(?:[.,]\d+)*\s*(?:%|đồng|tỷ|triệu|ha\b|km\b|người\b|hộ\b|tấn\b)")]
    private static partial Regex Quantity();

    [GeneratedRegex(@"^(?:Mục (?:đích|tiêu)|Yêu cầu|Thời gian|Địa điểm|Thành phần|Kinh phí|Tiến độ|Tổ chức thực hiện|Phân công|Chế độ báo cáo|Nguyên nhân|Hạn chế|Tồn tại|Ưu điểm|Kết quả đạt được|Bài học|Nguồn lực)[\p{L} ,]{0,45}$")]
    private static partial Regex StockTitle();
}
