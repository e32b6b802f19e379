using System.Globalization;
using System.Text;
using IngestPipeline.Vietnamese.Syllables;

namespace IngestPipeline.Vietnamese.Encodings;

/// <summary>How unlikely characters are as Vietnamese, in half bits: of several readings of the same bytes the cheapest is the right one.</summary>
public static class ReadingCost
{
    /// <summary>A name or a foreign word, and each of its letters.</summary>
    private const int Foreign = 40;
    private const int ForeignLetter = 6;

    /// <summary>A single letter that is no word: an item, a unit.</summary>
    private const int Letter = 26;

    /// <summary>Consonants in capitals: <c>NĐ</c>, <c>QĐ</c>, <c>TTLT</c>.</summary>
    private const int Abbreviation = 30;

    private const int Sign = 24;
    private const int StraySign = 30;
    private const int Control = 40;

    /// <summary>Small letters before capitals: no one writes so, wrong tables do.</summary>
    private const int MixedCase = 60;

    /// <param name="word">No blanks inside.</param>
    public static int Of(ReadOnlySpan<char> word)
    {
        var cost = 0;
        for (var i = 0; i < word.Length;)
        {
            if (IsLetter(word[i]))
            {
                var start = i;
                while (i < word.Length && IsLetter(word[i]))
                {
                    i++;
                }

                cost += OfLetters(word[start..i]);
            }
            else
            {
                cost += OfSign(word[i++]);
            }
        }

        return cost;
    }

    private static int OfLetters(ReadOnlySpan<char> letters)
    {
        if (letters.ContainsAnyInRange('\u0300', '\u036F'))
        {
            letters = letters.ToString().Normalize(NormalizationForm.FormC);
        }

        var halfBits = SyllableFrequency.HalfBits(letters);
        var cost = halfBits < SyllableFrequency.Impossible ? halfBits
            : letters.Length == 1 && (char.IsAsciiLetter(letters[0]) || letters[0] is 'đ' or 'Đ') ? Letter
            : AccentedWords.IsAbbreviation(letters) ? Abbreviation
            : Foreign + (ForeignLetter * Math.Min(letters.Length, 12));
        return IsMixed(letters) ? cost + MixedCase : cost;
    }

    private static int OfSign(char c) => c switch
    {
        <= '\u007F' => c < ' ' ? Control : 0,
        '\u00AD' or '\u00A0' => 0,
        '–' or '—' or '‘' or '’' or '“' or '”' or '…' or '•' or '°' or '²' or '³' or '×' or '±' or '§' or '«' or '»' or '½' or '€' => Sign,
        < '\u00A0' or '\uFFFD' => Control,
        _ => StraySign,
    };

    private static bool IsMixed(ReadOnlySpan<char> letters)
    {
        var lower = false;
        foreach (var c in letters)
        {
            if (lower && char.IsUpper(c))
            {
                return true;
            }

            lower |= char.IsLower(c);
        }

        return false;
    }

    private static bool IsLetter(char c) => char.IsAsciiLetter(c) || (c > '\u007F' && (char.IsLetter(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark));
}
