using System.Text;
using IngestPipeline.Documents;

namespace IngestPipeline.Tagging.Citations;

/// <summary>A number with its symbol as it stands in the text: <c>05/2021/QĐ-UBND</c>, <c>108-KH/TU</c>.</summary>
/// <param name="Span">Number and symbol.</param>
/// <param name="Number">The running number as printed.</param>
/// <param name="Tail">What follows the running number in canonical form, with its separator: <c>/2021/QĐ-UBND</c>.</param>
/// <param name="Symbol">The letters: <c>QĐ-UBND</c>.</param>
internal readonly record struct NumberedSymbol(TextSpan Span, string Number, string Tail, string Symbol);

/// <summary>Finds numbers with symbols in one pass over the text; no regular expression, so no text makes it slow.</summary>
internal static class SymbolScanner
{
    private const int LongestNumber = 6;
    private const int LongestSymbol = 48;

    // Bodies whose abbreviation never ends in a digit of its own: digits glued to them are footnote marks.
    private static readonly HashSet<string> Bodies = new(StringComparer.Ordinal)
    {
        "CP", "TTg", "TTG", "TW", "TU", "UBND", "HĐND", "BNV", "BTC", "BGDĐT", "BTP", "BYT", "BCA", "BQP", "BXD", "BGTVT", "BCT", "BTNMT", "BTTTT", "BLĐTBXH", "BKHĐT", "BKHCN", "BVHTTDL", "BNNPTNT",
        "VPCP", "TTCP", "SNV", "STC", "STP", "BCĐ", "BCS", "BCSĐ", "CCVC", "CCHC", "TH", "NC",
    };

    public static List<NumberedSymbol> Scan(string text)
    {
        var found = new List<NumberedSymbol>();
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i]))
            {
                continue;
            }

            if (i > 0 && (Letters.IsWord(text[i - 1]) || (text[i - 1] is '/' or '.' or ',' or '-' && i > 1 && char.IsAsciiDigit(text[i - 2]))))
            {
                i = SkipDigits(text, i) - 1;
                continue;
            }

            if (ReadAt(text, i) is { } symbol)
            {
                found.Add(symbol);
                i = symbol.Span.End - 1;
            }
            else
            {
                i = SkipDigits(text, i) - 1;
            }
        }

        return found;
    }

    private static NumberedSymbol? ReadAt(string text, int start)
    {
        var numberEnd = SkipDigits(text, start);
        if (numberEnd - start > LongestNumber)
        {
            return null;
        }

        var tail = new StringBuilder();
        var at = numberEnd;
        if (Separator(text, ref at) is not { } separator)
        {
            return Spaced(text, start, numberEnd);
        }

        if (separator == '/' && at < text.Length && char.IsAsciiDigit(text[at]))
        {
            var year = Year(text, at, out var yearEnd);
            if (year is null)
            {
                return null;
            }

            tail.Append('/').Append(year);
            at = yearEnd;
            if (Separator(text, ref at) is not { } second)
            {
                return null;
            }

            separator = second;
        }

        var symbol = ReadSymbol(text, at, out var end);
        if (symbol is null)
        {
            return null;
        }

        tail.Append(separator).Append(symbol);
        return new NumberedSymbol(new TextSpan(start, end), text[start..numberEnd], tail.ToString(), symbol);
    }

    /// <summary>Two or four figures; a space that the reading of an image put between them (<c>34/201 7/TT-BYT</c>) is left out.</summary>
    private static string? Year(string text, int at, out int end)
    {
        end = SkipDigits(text, at);
        var year = text[at..end];
        if (year.Length is 1 or 2 or 3 && end < text.Length && text[end] == ' ' && SkipDigits(text, end + 1) is var rest && rest - end - 1 + year.Length == 4 && rest < text.Length && text[rest] is '/')
        {
            (year, end) = (year + text[(end + 1)..rest], rest);
        }

        return year.Length == 2 || (year.Length == 4 && year[0] is '1' or '2') ? year : null;
    }

    /// <summary>Symbols of old with nothing but a space before them: <c>60 TC/CĐKT</c>, <c>58 CT/TW</c>.</summary>
    private static NumberedSymbol? Spaced(string text, int start, int numberEnd)
    {
        var at = Letters.SkipSpace(text, numberEnd);
        var slash = at;
        while (slash < text.Length && char.IsUpper(text[slash]))
        {
            slash++;
        }

        if (at == numberEnd || slash - at is < 1 or > 5 || slash >= text.Length || text[slash] is not ('/' or '-'))
        {
            return null;
        }

        var symbol = ReadSymbol(text, at, out var end);
        return symbol is null || !symbol.Contains('/') && !symbol.Contains('-') ? null : new NumberedSymbol(new TextSpan(start, end), text[start..numberEnd], symbol, symbol);
    }

    /// <summary>A slash or hyphen with a stray space or line feed on either side, then a letter or digit.</summary>
    private static char? Separator(string text, ref int at)
    {
        var i = at;
        if (i < text.Length && Letters.IsSpace(text[i]))
        {
            i++;
        }

        if (i >= text.Length || text[i] is not ('/' or '-' or '–'))
        {
            return null;
        }

        var spaced = i > at;
        var separator = text[i] == '/' ? '/' : '-';
        i++;
        if (i < text.Length && (Letters.IsSpace(text[i]) || text[i] == '\n'))
        {
            // "12 - KH" may be a dash between words; "12- KH" and "12/ KH" are slips of the typist.
            if (spaced)
            {
                return null;
            }

            i++;
        }

        if (i >= text.Length || !Letters.IsWord(text[i]))
        {
            return null;
        }

        at = i;
        return separator;
    }

    private static string? ReadSymbol(string text, int at, out int end)
    {
        var symbol = new StringBuilder();
        var capitals = 0;
        end = at;
        while (at < text.Length && symbol.Length < LongestSymbol)
        {
            var stop = at;
            var here = 0;
            while (stop < text.Length && (Letters.IsWord(text[stop]) || (text[stop] is '.' or '&' && stop + 1 < text.Length && char.IsUpper(text[stop + 1]) && stop > at)))
            {
                here += char.IsUpper(text[stop]) ? 1 : 0;
                stop++;
            }

            if (stop == at || !char.IsUpper(text[at]) || (symbol.Length > 0 && here < 1) || IsPlainWord(text, at, stop, symbol.Length > 0))
            {
                break;
            }

            capitals += here;
            var part = Unmarked(text[at..stop]);
            if (symbol.Length > 0)
            {
                symbol.Append(text[Back(text, at)] == '/' ? '/' : '-');
            }

            symbol.Append(part);
            end = at + part.Length;
            if (part == "QH" && end + 1 < text.Length && text[end] == ' ' && SkipDigits(text, end + 1) is var term && term - end is 2 or 3)
            {
                // "03/1998/QH 10": the term of the National Assembly.
                symbol.Append(text, end + 1, term - end - 1);
                end = term;
                break;
            }

            at = end;
            if (end < stop || Separator(text, ref at) is null)
            {
                break;
            }
        }

        return capitals >= 2 ? symbol.ToString() : null;
    }

    /// <summary>"12/KH-UBND- Sở": a capitalised word after a hyphen is text again, not a part of the symbol.</summary>
    private static bool IsPlainWord(string text, int at, int stop, bool later)
    {
        var spaced = Letters.IsSpace(text[at - 1]) || text[at - 1] == '\n';
        return later && stop - at >= 2 && (spaced || stop - at >= 3) && !text.AsSpan(at + 1, stop - at - 1).ContainsAnyInRange('A', 'Z') && !HasUpper(text, at + 1, stop);
    }

    private static bool HasUpper(string text, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (char.IsUpper(text[i]))
            {
                return true;
            }
        }

        return false;
    }

    private static int Back(string text, int at)
    {
        at--;
        while (Letters.IsSpace(text[at]) || text[at] == '\n')
        {
            at--;
        }

        return at;
    }

    private static string Unmarked(string part)
    {
        var bare = part.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return bare.Length < part.Length && Bodies.Contains(bare) ? bare : part;
    }

    private static int SkipDigits(string text, int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return at;
    }
}
