namespace IngestPipeline.Vietnamese.Language;

/// <summary>What the language model sees in a text.</summary>
public enum TokenKind
{
    /// <summary>A run of letters: syllable, name, abbreviation.</summary>
    Word,

    /// <summary>A run of digits with inner marks: <c>1.250</c>, <c>22,57</c>. All numbers are one to the model: it never proposes one.</summary>
    Number,

    Comma,

    Percent,

    /// <summary>The end of a sentence, clause or line: <c>. ; : ! ?</c> and line feeds.</summary>
    Boundary,
}

/// <summary>
/// Splits text (NFC) into the tokens of the language model. Brackets, quotes, dashes and slashes are passed over: what stands in
/// brackets does not part the words around it, and the parts of a symbol (<c>05/2021/NĐ-CP</c>) follow each other.
/// </summary>
public ref struct TokenReader(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;
    private int _next;

    public TokenKind Kind { get; private set; }

    public int Start { get; private set; }

    public int End { get; private set; }

    public bool Read()
    {
        for (; _next < _text.Length; _next++)
        {
            var c = _text[_next];
            if (IsLetter(c))
            {
                return Take(TokenKind.Word, Letters(_next));
            }

            if (char.IsAsciiDigit(c))
            {
                return Take(TokenKind.Number, Digits(_next));
            }

            switch (c)
            {
                case ',':
                    return Take(TokenKind.Comma, _next + 1);
                case '%':
                    return Take(TokenKind.Percent, _next + 1);
                case '.' or ';' or ':' or '!' or '?' or '…' or '\n':
                    return Take(TokenKind.Boundary, _next + 1);
            }
        }

        return false;
    }

    public static bool IsLetter(char c) => c < '\u0080' ? char.IsAsciiLetter(c) : char.IsLetter(c) || c is >= '\u0300' and <= '\u036F';

    private bool Take(TokenKind kind, int end)
    {
        (Kind, Start, End, _next) = (kind, _next, end, end);
        return true;
    }

    private readonly int Letters(int at)
    {
        while (at < _text.Length && IsLetter(_text[at]))
        {
            at++;
        }

        return at;
    }

    private readonly int Digits(int at)
    {
        while (at < _text.Length && (char.IsAsciiDigit(_text[at]) || (_text[at] is '.' or ',' && at + 1 < _text.Length && char.IsAsciiDigit(_text[at + 1]))))
        {
            at++;
        }

        return at;
    }
}
