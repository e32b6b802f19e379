using System.Collections.Frozen;
using IngestPipeline.Documents;
using IngestPipeline.Vietnamese.Language;

namespace IngestPipeline.Vietnamese.Recognition;

/// <summary>
/// Which words of a recognised paragraph no language model may touch: parts of numbers, <c>số/ký hiệu</c> and addresses, abbreviations, and names of people
/// and places.
/// </summary>
public sealed class ProtectedWords
{
    /// <summary>Letters looked at to either side for a heading in capitals.</summary>
    private const int Neighbourhood = 16;

    private static readonly FrozenSet<char> SignsOfIdentifiers = "/@\\_+=<>&#*".ToFrozenSet();

    private static readonly FrozenSet<string> Surnames = FrozenSet.Create(
        StringComparer.Ordinal,
        "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Đinh", "Lâm", "Trịnh", "Mai", "Tô", "Đào", "Cao",
        "Lương", "Thạch", "Danh", "Hà", "Tạ", "Tống", "Quách", "Tăng", "Từ", "Thái", "Phùng", "La", "Triệu", "Vương", "Châu", "Chu", "Đoàn", "Kiều", "Lưu", "Lục", "Lò", "Nông", "Giàng", "Vàng", "Ma",
        "Quàng", "Cầm", "Hứa", "Bế", "Hoàn", "Tôn", "Văn", "Thị", "Nghiêm", "Ninh", "Khuất", "Mạc", "Thân", "Trương", "Viên", "Đàm", "Đồng", "Doãn", "Diệp", "Âu", "Ông", "Giang", "Sơn", "Kim");

    /// <summary>Words behind which names of people and places stand.</summary>
    private static readonly FrozenSet<string> BeforeNames = FrozenSet.Create(
        StringComparer.Ordinal, "tỉnh", "huyện", "xã", "phường", "quận", "phố", "trấn", "thôn", "ấp", "khóm", "bản", "làng", "ông", "bà", "anh", "chị", "chí", "sông", "núi", "đường", "tên");

    private readonly string _text;

    public ProtectedWords(string text) => _text = text;

    /// <param name="word">A run of letters.</param>
    public bool Holds(TextSpan word) => IsEnumerator(word) || IsNumeral(word) || InIdentifier(word) || IsAbbreviation(word) || IsName(word);

    /// <summary><c>đ)</c>, <c>b.</c></summary>
    private bool IsEnumerator(TextSpan word) => word.Length == 1 && word.End < _text.Length && _text[word.End] is (')' or '.');

    /// <summary>Roman numerals stand in headings in capitals too, where abbreviations are not looked for.</summary>
    private bool IsNumeral(TextSpan word) => !word.Of(_text).ContainsAnyExcept("IVX");

    /// <summary>What stands between blanks holds a figure or a sign of identifiers.</summary>
    public bool InIdentifier(TextSpan word)
    {
        var (start, end) = (word.Start, word.End);
        while (start > 0 && !char.IsWhiteSpace(_text[start - 1]))
        {
            start--;
        }

        while (end < _text.Length && !char.IsWhiteSpace(_text[end]))
        {
            end++;
        }

        for (var i = start; i < end; i++)
        {
            if (char.IsAsciiDigit(_text[i]) || SignsOfIdentifiers.Contains(_text[i]))
            {
                return true;
            }
        }

        // Symbols cut at a hyphen (NĐ-CP), not compounds (kinh tế-xã hội).
        return (Hyphen(word.Start - 1) || Hyphen(word.End)) && char.IsUpper(_text[word.Start]);
    }

    private bool Hyphen(int at) => at >= 0 && at < _text.Length && _text[at] is '-' or '\u2010';

    /// <summary>Capitals among small letters, without the marks of tones, which abbreviations do not have.</summary>
    private bool IsAbbreviation(TextSpan word)
    {
        var capitals = 0;
        foreach (var c in word.Of(_text))
        {
            if (c > '\u007F' && c is not ('Đ' or 'Ư' or 'Ơ' or 'đ' or 'ư' or 'ơ'))
            {
                return false;
            }

            capitals += char.IsUpper(c) ? 1 : 0;
        }

        return capitals == word.Length ? word.Length == 1 || !InCapitals(word) : capitals > 1 && capitals * 2 > word.Length;
    }

    /// <summary>Whether the letters around a word are capitals: a heading.</summary>
    public bool InCapitals(TextSpan word)
    {
        int upper = 0, lower = 0;
        for (var i = Math.Max(0, word.Start - Neighbourhood); i < Math.Min(_text.Length, word.End + Neighbourhood); i++)
        {
            if (i < word.Start || i >= word.End)
            {
                upper += char.IsUpper(_text[i]) ? 1 : 0;
                lower += char.IsLower(_text[i]) ? 1 : 0;
            }
        }

        return upper > 4 && upper > 4 * lower;
    }

    /// <summary>Whether a word is one of several with capitals side by side: a name of something, which takes more to be doubted than other words.</summary>
    public bool IsInTitle(TextSpan word) => IsTitle(word) && (Beside(word, -1) is not null || Beside(word, 1) is not null);

    /// <summary>A person's name by the surname, or a place's by the word before it.</summary>
    private bool IsName(TextSpan word)
    {
        if (!IsTitle(word))
        {
            return false;
        }

        var first = word;
        while (Beside(first, -1) is { } before)
        {
            first = before;
        }

        for (TextSpan? part = first; part is { } span && span.Start <= word.Start; part = Beside(span, 1))
        {
            if (Surnames.Contains(span.In(_text)) && (span != word || Beside(span, 1) is not null))
            {
                return true;
            }
        }

        var end = first.Start - 1;
        var start = end;
        while (start > 0 && TokenReader.IsLetter(_text[start - 1]))
        {
            start--;
        }

        return end > 0 && BeforeNames.Contains(_text[start..end].ToLowerInvariant());
    }

    private bool IsTitle(TextSpan word) => char.IsUpper(_text[word.Start]) && (word.Length == 1 || Vocabulary.CaseOf(word.Of(_text)) == LetterCase.Title);

    /// <summary>The word with a capital that stands one blank before (-1) or behind (1); null if none does.</summary>
    private TextSpan? Beside(TextSpan word, int step)
    {
        var blank = step < 0 ? word.Start - 1 : word.End;
        var next = blank + step;
        if (blank < 0 || blank >= _text.Length || _text[blank] is not (' ' or '\n') || next < 0 || next >= _text.Length || !TokenReader.IsLetter(_text[next]))
        {
            return null;
        }

        var end = next;
        while (end + step >= 0 && end + step < _text.Length && TokenReader.IsLetter(_text[end + step]))
        {
            end += step;
        }

        var found = step < 0 ? new TextSpan(end, next + 1) : new TextSpan(next, end + 1);
        return IsTitle(found) ? found : null;
    }
}
