using System.Globalization;
using IngestPipeline.Vietnamese.Syllables;

namespace IngestPipeline.Vietnamese.Encodings;

/// <summary>How much of a text is Vietnamese: the evidence for every guess about its encoding.</summary>
public static class AccentedWords
{
    private static readonly System.Buffers.SearchValues<char> Consonants = System.Buffers.SearchValues.Create("bcdđghklmnpqrstvxzBCDĐGHKLMNPQRSTVXZ");

    /// <summary>Share of valid syllables among the words that have a character beyond ASCII; 0 if there is none.</summary>
    public static double ShareOfValid(ReadOnlySpan<char> text)
    {
        var (valid, all) = Count(text);
        return all == 0 ? 0 : (double)valid / all;
    }

    /// <summary>Valid syllables and all words, among the words that have a character beyond ASCII.</summary>
    public static (int Valid, int All) Count(ReadOnlySpan<char> text)
    {
        int valid = 0, all = 0;
        for (var i = 0; i < text.Length;)
        {
            if (!IsWordPart(text[i]))
            {
                i++;
                continue;
            }

            var start = i;
            while (i < text.Length && IsWordPart(text[i]))
            {
                i++;
            }

            var word = text[start..i];
            if (!System.Text.Ascii.IsValid(word) && !IsAbbreviation(word))
            {
                all++;
                valid += VietnameseSyllable.IsValid(word) ? 1 : 0;
            }
        }

        return (valid, all);
    }

    /// <summary>Consonants alone, as in <c>đ)</c>, <c>NĐ-CP</c>: no syllable, and nothing wrong with them.</summary>
    internal static bool IsAbbreviation(ReadOnlySpan<char> word) => !word.ContainsAnyExcept(Consonants);

    /// <summary>Letters and marks, and whatever mojibake puts among them: symbols beyond ASCII that are neither spaces nor usual punctuation.</summary>
    internal static bool IsWordPart(char c) =>
        char.IsAsciiLetter(c) || (c > '\u007F' && CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.SpaceSeparator or UnicodeCategory.DashPunctuation
            or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation or UnicodeCategory.OpenPunctuation or UnicodeCategory.LineSeparator) && c is not ('…' or '•' or '\uFEFF'));
}
