using System.Globalization;
using System.Text.RegularExpressions;

namespace IngestPipeline.Tagging.Structure;

/// <summary>Reads the marker at the start of a line. It tells what stands there, not whether the line is a heading.</summary>
public static partial class EnumeratorGrammar
{
    /// <summary>Order of lettered points (Nghị định 30/2020/NĐ-CP: a, b, c, d, đ, e …).</summary>
    private const string Letters = "abcdđeghiklmnopqrstuvxy";

    private const string Ordinals = "nhất hai ba tư năm sáu bảy tám chín mười";

    public static Enumerator? Parse(string line)
    {
        if (Word().Match(line) is { Success: true } word)
        {
            return OfWord(word, line.Length);
        }

        if (Decimal().Match(line) is { Success: true } numbers)
        {
            var parts = numbers.Groups[1].Value.Split('.');
            return new Enumerator(EnumeratorKind.Decimal, numbers.Groups[1].Value, Number(parts[^1]), parts.Length, numbers.Length);
        }

        if (Arabic().Match(line) is { Success: true } arabic)
        {
            var bracket = arabic.Groups["bracket"].Success || arabic.Groups["open"].Success;
            return new Enumerator(bracket ? EnumeratorKind.ArabicBracket : EnumeratorKind.Arabic, arabic.Groups[1].Value, Number(arabic.Groups[1].Value), 1, arabic.Length);
        }

        if (Roman().Match(line) is { Success: true } roman)
        {
            var label = roman.Groups[1].Value;
            var read = new Enumerator(EnumeratorKind.Roman, label, RomanValue(label), 1, roman.Length);
            return label.Length == 1 ? read with { Otherwise = read with { Kind = EnumeratorKind.Capital, Ordinal = LetterOrdinal(label[0]) } } : read;
        }

        if (Capital().Match(line) is { Success: true } capital)
        {
            return new Enumerator(EnumeratorKind.Capital, capital.Groups[1].Value, LetterOrdinal(capital.Groups[1].Value[0]), 1, capital.Length);
        }

        return Letter().Match(line) is { Success: true } letter
            ? new Enumerator(EnumeratorKind.Letter, letter.Groups[1].Value, LetterOrdinal(letter.Groups[1].Value[0]), 1, letter.Length)
            : null;
    }

    private static Enumerator? OfWord(Match match, int line)
    {
        var kind = match.Groups["word"].Value.ToLowerInvariant() switch
        {
            "phần" => EnumeratorKind.Part,
            "chương" => EnumeratorKind.Chapter,
            "mục" => EnumeratorKind.Division,
            "tiểu mục" => EnumeratorKind.Subdivision,
            "điều" => EnumeratorKind.Article,
            _ => EnumeratorKind.Appendix,
        };
        var number = match.Groups["number"];

        // "Mục tiêu", "Phần lớn", "điều kiện" begin sentences; only a number makes the word a marker, and an article is always closed.
        if (kind == EnumeratorKind.Article && !match.Groups["close"].Success && match.Length < line)
        {
            return null;
        }

        var label = Spaces().Replace(match.Value[..(number.Success ? number.Index + number.Length : match.Groups["word"].Length)], " ");
        return new Enumerator(kind, label, number.Success ? OrdinalOf(number.Value) : 0, 1, match.Length);
    }

    private static int OrdinalOf(string number)
    {
        if (char.IsAsciiDigit(number[0]))
        {
            return Number(new string([.. number.TakeWhile(char.IsAsciiDigit)]));
        }

        var last = number.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries)[^1];
        var place = Array.IndexOf(Ordinals.Split(' '), last);
        return place >= 0 ? place + 1 : number.All(c => "IVXLC".Contains(c)) ? RomanValue(number) : LetterOrdinal(number[0]);
    }

    private static int LetterOrdinal(char letter) => Letters.IndexOf(char.ToLowerInvariant(letter)) + 1;

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    private static int RomanValue(string roman)
    {
        var sum = 0;
        for (var i = 0; i < roman.Length; i++)
        {
            var value = Digit(roman[i]);
            sum += i + 1 < roman.Length && value < Digit(roman[i + 1]) ? -value : value;
        }

        return sum;

        static int Digit(char c) => c switch { 'I' => 1, 'V' => 5, 'X' => 10, 'L' => 50, 'C' => 100, _ => 0 };
    }

    [GeneratedRegex(@"^(?<word>Phần|Chương|Mục|Tiểu mục|Điều|Phụ lục|PHẦN|CHƯƠNG|MỤC|TIỂU MỤC|ĐIỀU|PHỤ LỤC)(?:\s+(?:[Ss]ố\s+|SỐ\s+)?(?<number>(?:thứ|THỨ)\s+\p{L}+|[IVXLC]+(?![\p{L}\d])|\d{1,3}[a-zđ]?(?![\p{L}\d])|[A-ZĐ](?![\p{L}\d])))(?<close>\s*[.:])?\s*[-–]?\s*(?=$|[\p{Lu}\d“""(\[])(?(close)|(?!(?:Điều|Chương|Phần|Mục|Phụ lục|Nghị|Luật|Thông tư|Quyết định)\s))|^(?<word>Phụ lục|PHỤ LỤC)\s*:?$")]
    private static partial Regex Word();

    [GeneratedRegex(@"^(\d{1,2}(?:\.\d{1,2}){1,4})(?:[.)]\s*(?=[\p{L}“""(\[]|$)|\s+(?=[\p{Lu}“""]))")]
    private static partial Regex Decimal();

    [GeneratedRegex(@"^(?<open>\()?(\d{1,3})(?(open)\)|(?:[./]|(?<bracket>\))))(?:\s+|(?=[\p{L}“""(\[]))(?=[\p{L}\d“""(\[*])")]
    private static partial Regex Arabic();

    [GeneratedRegex(@"^([IVXLC]{1,7})(?:[.)/:]|\s*[-–])\s*(?=[\p{L}\d“""(\[])")]
    private static partial Regex Roman();

    [GeneratedRegex(@"^([A-ZĐ])(?:[.)/]|\s*[-–])\s*(?=[\p{L}“""(\[]{2})")]
    private static partial Regex Capital();

    [GeneratedRegex(@"^\(?([a-zđ])[.)/](?:\s+|(?=[\p{L}“""(\[]))(?=[\p{L}\d“""(\[])")]
    private static partial Regex Letter();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
