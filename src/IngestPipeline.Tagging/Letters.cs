namespace IngestPipeline.Tagging;

/// <summary>Small questions about characters and words that every scanner here asks.</summary>
internal static class Letters
{
    public static bool IsSpace(char c) => c is ' ' or '\u00A0' or '\u202F' or '\u2009' or '\t';

    public static int SkipSpace(string text, int at)
    {
        while (at < text.Length && IsSpace(text[at]))
        {
            at++;
        }

        return at;
    }

    /// <summary>Where the white space before <paramref name="at"/> begins.</summary>
    public static int SkipSpaceBack(string text, int at)
    {
        while (at > 0 && IsSpace(text[at - 1]))
        {
            at--;
        }

        return at;
    }

    public static bool IsWord(char c) => char.IsLetterOrDigit(c);

    /// <summary>The whole word <paramref name="word"/> stands at <paramref name="at"/>, in any case.</summary>
    public static bool Matches(string text, int at, string word) =>
        at >= 0 && at + word.Length <= text.Length
        && text.AsSpan(at, word.Length).Equals(word, StringComparison.OrdinalIgnoreCase)
        && (at + word.Length == text.Length || !char.IsLetter(text[at + word.Length]) || !char.IsLetter(word[^1]))
        && (at == 0 || !IsWord(text[at - 1]));

    /// <summary>The whole word or phrase ends at <paramref name="end"/>, in any case.</summary>
    public static bool EndsWith(string text, int end, string phrase) =>
        end >= phrase.Length
        && text.AsSpan(end - phrase.Length, phrase.Length).Equals(phrase, StringComparison.OrdinalIgnoreCase)
        && (end == phrase.Length || !IsWord(text[end - phrase.Length - 1]));
}
