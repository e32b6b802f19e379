using IngestPipeline.Vietnamese.Language;
using IngestPipeline.Vietnamese.Syllables;

namespace IngestPipeline.Vietnamese.Holes;

/// <summary>Quick signs that letters of a text became blanks: pieces of words between blanks.</summary>
internal static class HoleSigns
{
    /// <summary>Fewer pieces are the slips of any text.</summary>
    private const int LeastPieces = 4;

    /// <summary>Share of the words that must be pieces.</summary>
    private const double LeastShare = 0.003;

    /// <summary>
    /// A text that is not Vietnamese has other things between its blanks: so many words must bear an accent. Where letters are wrong rather than
    /// lost, fewer of those words are syllables (0.48 in a report of mixed encodings, 0.93 and more in reports that lost letters).
    /// </summary>
    private const double LeastAccented = 0.2;
    private const double LeastValid = 0.8;

    public static bool Any(Vocabulary vocabulary, IEnumerable<string> parts)
    {
        int words = 0, pieces = 0, accented = 0, valid = 0;
        foreach (var part in parts)
        {
            var reader = new TokenReader(part);
            while (reader.Read())
            {
                if (reader.Kind == TokenKind.Word)
                {
                    var word = part.AsSpan(reader.Start, reader.End - reader.Start);
                    words++;
                    if (word.ContainsAnyExceptInRange('\0', '\u007F'))
                    {
                        accented++;
                        valid += VietnameseSyllable.IsValid(word) ? 1 : 0;
                    }

                    pieces += IsPiece(vocabulary, part, reader.Start, reader.End) ? 1 : 0;
                }
            }
        }

        return pieces >= LeastPieces && pieces >= LeastShare * words && accented >= LeastAccented * words && valid >= LeastValid * accented;
    }

    /// <summary>No word of the language as it is written here, with a blank beside it.</summary>
    private static bool IsPiece(Vocabulary vocabulary, string text, int start, int end)
    {
        var blank = (start > 0 && text[start - 1] == ' ') || (end < text.Length && text[end] == ' ');
        if (!blank || (end < text.Length && text[end] is ')' or '.' or '/'))
        {
            return false;
        }

        var word = text.AsSpan(start, end - start);
        if (VietnameseSyllable.IsValid(word))
        {
            // Valid and yet never written: ế of Kế, iáo of Giáo.
            return vocabulary.IdOf(word) == Vocabulary.Unknown && char.IsLower(word[0]);
        }

        var id = vocabulary.IdOf(word);
        return char.IsLower(word[^1]) && (id == Vocabulary.Unknown ? end - start <= 5 : vocabulary[id].Cases[(int)Vocabulary.CaseOf(word)] < -1.5 || end - start <= 2);
    }
}
