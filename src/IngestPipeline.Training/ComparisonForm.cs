using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace IngestPipeline.Training;

/// <summary>
/// The forms in which texts are compared when reading is measured: NFC, small letters, nothing but letters and digits, or nothing but words.
/// The hashes are those of the annotations (corpus/annotations/README.md).
/// </summary>
public static partial class ComparisonForm
{
    /// <summary>Letters and digits in small letters; empty for none.</summary>
    public static string Letters(string? text) => Placed((text ?? "").Normalize(NormalizationForm.FormC)).Letters;

    /// <summary>Letters and digits in small letters of a text that is NFC, and the offset in the text of each UTF-16 unit of them.</summary>
    public static (string Letters, int[] Offsets) Placed(string text)
    {
        var letters = new StringBuilder(text.Length);
        var offsets = new List<int>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (IsKept(text[i]))
            {
                letters.Append(char.ToLowerInvariant(text[i]));
                offsets.Add(i);
            }
        }

        return (letters.ToString(), [.. offsets]);
    }

    /// <summary>Words in small letters, one space between them; empty for none.</summary>
    public static string Words(string? text) => string.Join(' ', Word().Matches((text ?? "").Normalize(NormalizationForm.FormC)).Select(m => m.Value)).ToLowerInvariant();

    /// <summary>First 12 hex digits of the SHA-256 of the words; null for a text without words.</summary>
    public static string? WordHash(string? text) => Words(text) is { Length: > 0 } words ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)))[..12] : null;

    /// <summary>First 8 hex digits of the SHA-256 of letters that are in this form; empty for none.</summary>
    public static string Check(ReadOnlySpan<char> letters)
    {
        if (letters.IsEmpty)
        {
            return "";
        }

        Span<byte> bytes = letters.Length < 1024 ? stackalloc byte[letters.Length * 3] : new byte[letters.Length * 3];
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(bytes[..Encoding.UTF8.GetBytes(letters, bytes)], hash);
        return Convert.ToHexStringLower(hash[..4]);
    }

    /// <summary>Raised and Roman numerals (<c>²</c>, <c>Ⅳ</c>) count as digits, as in the program that wrote the annotations.</summary>
    private static bool IsKept(char c) =>
        char.IsLetterOrDigit(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) is UnicodeCategory.OtherNumber or UnicodeCategory.LetterNumber;

    [GeneratedRegex(@"[\p{L}\p{N}_]+")]
    private static partial Regex Word();
}
