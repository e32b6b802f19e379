using System.Text.RegularExpressions;

namespace IngestPipeline.Extraction.Text;

/// <summary>How a line begins, as far as rebuilding paragraphs needs it. What the enumerators mean is not decided here.</summary>
internal static partial class LineStart
{
    public static bool IsBullet(string line) => Bullet().IsMatch(line);

    /// <summary>A number, Roman number or letter with its dot or bracket, or a structural word with its number.</summary>
    public static bool IsEnumerated(string line) => Enumerated().IsMatch(line);

    /// <summary>Words that open a block of their own wherever they stand at a line's start.</summary>
    public static bool IsFixedOpening(string line) => FixedOpening().IsMatch(line);

    /// <summary>The last word of a line asks for a number, so a number at the next line's start belongs to it.</summary>
    public static bool AsksForNumber(string line) => NumberAsked().IsMatch(line);

    /// <summary>The line ends in a word or sign that cannot end a paragraph.</summary>
    public static bool LeansOn(string line) => Leaning().IsMatch(line);

    [GeneratedRegex(@"^(?:[-–—+*•●▪◦·¾§]\s*|[o]\s)(?=[\p{L}\d“""(])")]
    private static partial Regex Bullet();

    [GeneratedRegex(@"^(?:\(?(?:\d{1,2}(?:\.\d{1,2}){0,4}[.)]?|[IVXLC]{1,6}|[A-ZĐa-zđ])[.)/]\s*(?=[\p{L}“""(])|\d{1,2}(?:\.\d{1,2}){1,4}\s+\p{Lu}|(?:Phần|PHẦN)\s+(?:[IVX]+|\d+|thứ|THỨ)\b|(?:Chương|CHƯƠNG|Mục|MỤC)\s+(?:[IVX]+|\d+)\s*[.:]?(?:$|\s+\p{Lu})|(?:Điều|ĐIỀU)\s+\d+[a-zđ]?\s*(?:[.:]|$)|(?:Phụ lục|PHỤ LỤC)(?:\s+(?:[IVX]+|\d+))?\s*$)")]
    private static partial Regex Enumerated();

    [GeneratedRegex(@"^(?:Nơi nhận\s*:|Kính gửi\s*:|Trên đây là\b|(?:TM|KT|TL|TUQ|T/M|Q)\.\s*\p{Lu})", RegexOptions.IgnoreCase)]
    private static partial Regex FixedOpening();

    [GeneratedRegex(@"(?:^|\s)(?:ngày|tháng|năm|quý|số|khoản|điều|điểm|mục|phần|chương|tiêu chí|mức|độ|và|đến|từ|khóa|khoá|lần|thứ|nhiệm kỳ|đợt)$", RegexOptions.IgnoreCase)]
    private static partial Regex NumberAsked();

    [GeneratedRegex(@"(?:,|\(|/|&|(?:^|\s)(?:và|của|các|những|về|tại|với|cho|trong|theo|từ|đến|được|hoặc|là|bằng|ở|do|để))$", RegexOptions.IgnoreCase)]
    private static partial Regex Leaning();
}
