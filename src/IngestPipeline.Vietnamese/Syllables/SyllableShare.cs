namespace IngestPipeline.Vietnamese.Syllables;

/// <summary>How many of a text's lower-case words are possible Vietnamese syllables: the evidence for trusting a text layer.</summary>
/// <param name="Words">Words judged: letters only, with at least two of them, not all capitals (abbreviations say nothing).</param>
/// <param name="Valid">Those that are valid syllables.</param>
public readonly record struct SyllableShare(int Words, int Valid)
{
    /// <summary>0 to 1; 1 where no word was judged.</summary>
    public double Share => Words == 0 ? 1 : (double)Valid / Words;

    public static SyllableShare operator +(SyllableShare a, SyllableShare b) => new(a.Words + b.Words, a.Valid + b.Valid);

    public static SyllableShare Of(ReadOnlySpan<char> text)
    {
        int words = 0, valid = 0, at = 0;
        while (at < text.Length)
        {
            while (at < text.Length && !IsWordPart(text[at]))
            {
                at++;
            }

            var start = at;
            var lower = false;
            while (at < text.Length && IsWordPart(text[at]))
            {
                lower |= char.IsLower(text[at]) || text[at] == '\uFFFD';
                at++;
            }

            var word = text[start..at];
            if (word.Length < 2 || !lower || word.ContainsAnyInRange('0', '9'))
            {
                continue;
            }

            words++;
            valid += VietnameseSyllable.IsValid(word) ? 1 : 0;
        }

        return new SyllableShare(words, valid);
    }

    private static bool IsWordPart(char c) => char.IsLetterOrDigit(c) || c is '\uFFFD' or (>= '\u0300' and <= '\u036F');
}
