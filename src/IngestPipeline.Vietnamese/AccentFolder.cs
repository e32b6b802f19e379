using System.Globalization;
using System.Text;

namespace IngestPipeline.Vietnamese;

/// <summary>
/// Takes accents off, for search and filters: <c>Điều</c> → <c>dieu</c>. The one place that knows that <c>đ Đ Ð Ɖ</c> have no
/// decomposition and fold to <c>d</c>.
/// </summary>
public static class AccentFolder
{
    private static readonly char[] Table = BuildTable();

    /// <summary>Lower case and without accents; the length stays the same when <paramref name="text"/> is NFC.</summary>
    public static string Fold(string text)
    {
        // Half a character (a lone surrogate) cannot be normalised, and is no letter anyway.
        var whole = WithoutHalves(text);
        var nfc = whole.IsNormalized(NormalizationForm.FormC) ? whole : whole.Normalize(NormalizationForm.FormC);
        return string.Create(nfc.Length, nfc, static (to, from) =>
        {
            for (var i = 0; i < from.Length; i++)
            {
                to[i] = Fold(from[i]);
            }
        });
    }

    /// <summary>One precomposed character, lower case and without accents.</summary>
    public static char Fold(char c) => c < Table.Length ? Table[c] : char.ToLowerInvariant(c);

    /// <summary>The text with a replacement character for each lone surrogate; the length stays the same.</summary>
    public static string WithoutHalves(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\ud800', '\udfff'))
        {
            return text;
        }

        return string.Create(text.Length, text, static (to, from) =>
        {
            for (var i = 0; i < from.Length; i++)
            {
                var pair = (char.IsHighSurrogate(from[i]) && i + 1 < from.Length && char.IsLowSurrogate(from[i + 1]))
                    || (char.IsLowSurrogate(from[i]) && i > 0 && char.IsHighSurrogate(from[i - 1]));
                to[i] = char.IsSurrogate(from[i]) && !pair ? '\ufffd' : from[i];
            }
        });
    }

    private static char[] BuildTable()
    {
        var table = new char[0x2000];
        for (var c = 0; c < table.Length; c++)
        {
            var letter = (char)c;
            var bare = letter switch
            {
                'đ' or 'Đ' or 'Ð' or 'Ɖ' or 'ð' or 'ɖ' => 'd',
                'ƣ' or 'Ƣ' => 'u',
                _ => letter is >= '\u0080' and not (>= '\uD800' and <= '\uDFFF') && char.IsLetter(letter)
                    ? letter.ToString().Normalize(NormalizationForm.FormD).FirstOrDefault(x => CharUnicodeInfo.GetUnicodeCategory(x) != UnicodeCategory.NonSpacingMark, letter)
                    : letter,
            };
            table[c] = char.ToLowerInvariant(bare);
        }

        return table;
    }
}
