using System.Globalization;
using System.Text;
using IngestPipeline.Vietnamese;

namespace IngestPipeline.Search.Analysis;

/// <summary>
/// Two keys of a syllable: the exact one keeps all accents but writes the tone mark at the end (<c>hòa</c> and <c>hoà</c> → <c>hoa◌̀</c>), so that the old
/// and the new placement are one word; the folded one has no accents. Where a syllable has several tones (no Vietnamese) they stay in place.
/// </summary>
public static class SyllableKey
{
    private const string ToneMarks = "\u0300\u0301\u0303\u0309\u0323";

    private static readonly (char Base, char Tone)[] Table = BuildTable();

    /// <param name="text">A run of letters, digits and marks in any case and any normal form.</param>
    public static (string Exact, string Folded) Of(ReadOnlySpan<char> text)
    {
        if (text.ContainsAnyInRange('\u0300', '\u036f'))
        {
            text = text.ToString().Normalize(NormalizationForm.FormC);
        }

        Span<char> exact = text.Length < 128 ? stackalloc char[text.Length + 1] : new char[text.Length + 1];
        Span<char> folded = text.Length < 128 ? stackalloc char[text.Length] : new char[text.Length];
        var tone = '\0';
        var several = false;
        for (var i = 0; i < text.Length; i++)
        {
            var (letter, mark) = Split(text[i]);
            exact[i] = letter;
            folded[i] = AccentFolder.Fold(text[i]);
            several |= tone != '\0' && mark != '\0';
            tone = mark == '\0' ? tone : mark;
        }

        var fold = folded.ToString();
        if (several)
        {
            return (text.ToString().ToLowerInvariant(), fold);
        }

        exact[text.Length] = tone;
        var key = exact[..(tone == '\0' ? text.Length : text.Length + 1)];
        return (key.SequenceEqual(fold) ? fold : key.ToString(), fold);
    }

    private static (char Base, char Tone) Split(char c) => c < Table.Length ? Table[c] : (char.ToLowerInvariant(c), '\0');

    private static (char, char)[] BuildTable()
    {
        var table = new (char, char)[0x2000];
        for (var i = 0; i < table.Length; i++)
        {
            var c = (char)i;
            table[i] = c switch
            {
                'Ð' or 'Ɖ' or 'ð' or 'ɖ' => ('đ', '\0'),
                'Ƣ' or 'ƣ' => ('ư', '\0'),
                _ when c >= '\u00c0' && char.IsLetter(c) => Decompose(char.ToLowerInvariant(c)),
                _ => (char.ToLowerInvariant(c), '\0'),
            };
        }

        return table;
    }

    private static (char, char) Decompose(char c)
    {
        var parts = c.ToString().Normalize(NormalizationForm.FormD);
        var tone = parts.FirstOrDefault(p => ToneMarks.Contains(p, StringComparison.Ordinal), '\0');
        if (tone == '\0')
        {
            return (c, '\0');
        }

        var letter = string.Concat(parts.Where(p => p != tone)).Normalize(NormalizationForm.FormC);
        return letter.Length == 1 && CharUnicodeInfo.GetUnicodeCategory(letter[0]) == UnicodeCategory.LowercaseLetter ? (letter[0], tone) : (c, '\0');
    }
}
