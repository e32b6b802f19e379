using System.Collections.Frozen;
using System.Numerics;

namespace IngestPipeline.Tagging.Numbers;

/// <summary>
/// Numbers written out in words, which administrative prose puts beside the figures to fix them: "02 (hai) ngày", "ba (03) bản".
/// They make no facts of their own; they are skipped where they part a number from its unit, and compared with it.
/// </summary>
internal static class SpelledNumber
{
    private static readonly FrozenDictionary<string, int> Digits = new Dictionary<string, int>
    {
        ["không"] = 0, ["một"] = 1, ["mốt"] = 1, ["hai"] = 2, ["ba"] = 3, ["bốn"] = 4, ["tư"] = 4, ["năm"] = 5, ["lăm"] = 5, ["nhăm"] = 5, ["sáu"] = 6, ["bảy"] = 7, ["bẩy"] = 7, ["tám"] = 8, ["chín"] = 9,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, int> Scales = new Dictionary<string, int> { ["nghìn"] = 3, ["ngàn"] = 3, ["triệu"] = 6, ["tỷ"] = 9, ["tỉ"] = 9 }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Others = ((string[])["mười", "mươi", "trăm", "linh", "lẻ", "phẩy"]).ToFrozenSet(StringComparer.Ordinal);

    public static bool IsNumeral(string word) => Digits.ContainsKey(word) || Scales.ContainsKey(word) || Others.Contains(word);

    /// <summary>Reads a bracket that holds nothing but a number in words, "(bảy trăm năm mươi sáu)", behind <paramref name="at"/>.</summary>
    /// <returns>The offset after the closing bracket and the value; null where no such bracket stands there.</returns>
    public static (int End, string Value)? Bracket(string text, int at)
    {
        at = Letters.SkipSpace(text, at);
        if (at >= text.Length || text[at] != '(')
        {
            return null;
        }

        var close = text.IndexOf(')', at, Math.Min(text.Length - at, 200));
        return close > at + 1 && Read(text[(at + 1)..close].ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries)) is { } value ? (close + 1, value) : null;
    }

    /// <summary>The canonical value of a number in words (lower case); null where the words are none.</summary>
    public static string? Read(ReadOnlySpan<string> words)
    {
        var comma = words.IndexOf("phẩy");
        if (comma < 0)
        {
            return Whole(words)?.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        var (whole, zeros) = (Whole(words[..comma]), 0);
        var rest = words[(comma + 1)..];
        while (zeros < rest.Length - 1 && rest[zeros] == "không")
        {
            zeros++;
        }

        return whole is { } before && Whole(rest[zeros..]) is { } after ? new Amount(before, 0).Plus(Amount.Parse("0." + new string('0', zeros) + after)).ToString() : null;
    }

    private static BigInteger? Whole(ReadOnlySpan<string> words)
    {
        if (words.IsEmpty)
        {
            return null;
        }

        var (billions, total) = (BigInteger.Zero, BigInteger.Zero);
        var (section, digit, teens) = (0, -1, false);
        foreach (var word in words)
        {
            if (Digits.TryGetValue(word, out var value))
            {
                if (digit >= 0)
                {
                    return null;
                }

                digit = value;
            }
            else if (word == "mười" && digit < 0 && !teens)
            {
                (section, teens) = (section + 10, true);
            }
            else if (word is "mươi" or "trăm" && digit >= 0)
            {
                (section, digit) = (section + digit * (word == "trăm" ? 100 : 10), -1);
            }
            else if (Scales.TryGetValue(word, out var power))
            {
                section += Math.Max(digit, 0);
                if (power == 9)
                {
                    (billions, total) = (billions + (total + section) * BigInteger.Pow(10, 9), 0);
                }
                else
                {
                    total += section * BigInteger.Pow(10, power);
                }

                (section, digit, teens) = (0, -1, false);
            }
            else if (word is not ("linh" or "lẻ"))
            {
                return null;
            }
        }

        return billions + total + section + Math.Max(digit, 0);
    }
}
