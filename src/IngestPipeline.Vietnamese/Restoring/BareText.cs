using IngestPipeline.Vietnamese.Language;
using IngestPipeline.Vietnamese.Syllables;

namespace IngestPipeline.Vietnamese.Restoring;

/// <summary>Whether a text is Vietnamese that was typed without accents from beginning to end.</summary>
public static class BareText
{
    /// <summary>Fewer words do not tell the language.</summary>
    private const int LeastWords = 40;

    /// <summary>Vietnamese has an accent on four words of five; a name that was typed with one does not make a bare text sound.</summary>
    private const double MostAccented = 0.02;

    /// <summary>Words that could be Vietnamese syllables but for their accents. English reaches 0.35, French and Indonesian 0.4.</summary>
    private const double LeastSyllables = 0.85;

    public static bool Is(IEnumerable<string> paragraphs)
    {
        int words = 0, accented = 0, syllables = 0;
        foreach (var paragraph in paragraphs)
        {
            var reader = new TokenReader(paragraph);
            while (reader.Read())
            {
                if (reader.Kind != TokenKind.Word)
                {
                    continue;
                }

                var word = paragraph.AsSpan(reader.Start, reader.End - reader.Start);
                words++;
                accented += word.ContainsAnyExceptInRange('\0', '\u007F') ? 1 : 0;
                syllables += IsSyllable(word) ? 1 : 0;
            }
        }

        return words >= LeastWords && accented <= MostAccented * words && syllables >= LeastSyllables * words;
    }

    /// <summary>Rules of tones do not hold for a word without them: <c>tet</c> is tết.</summary>
    private static bool IsSyllable(ReadOnlySpan<char> word)
    {
        if (VietnameseSyllable.IsValid(word))
        {
            return true;
        }

        // A stop at the end asks for a tone: try one on the last vowel.
        Span<char> toned = stackalloc char[word.Length];
        word.CopyTo(toned);
        var vowel = toned.LastIndexOfAny("aeiouyAEIOUY");
        if (vowel < 0 || word.Length > 7)
        {
            return false;
        }

        toned[vowel] = char.ToLowerInvariant(toned[vowel]) switch { 'a' => 'á', 'e' => 'ế', 'i' => 'í', 'o' => 'ố', 'u' => 'ú', _ => 'ý' };
        return VietnameseSyllable.IsValid(toned);
    }
}
