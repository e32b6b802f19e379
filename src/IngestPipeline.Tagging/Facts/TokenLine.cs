using IngestPipeline.Tagging.Numbers;

namespace IngestPipeline.Tagging.Facts;

internal enum TokenKind
{
    Word,
    Number,
    Mark,
}

/// <summary>A word, a number with its scale words, or one mark.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Offset in the line.</param>
/// <param name="End">After its last character.</param>
/// <param name="Lower">Its characters in lower case; for a number its figures as printed.</param>
internal readonly record struct Token(TokenKind Kind, int Start, int End, string Lower)
{
    public WrittenNumber Number { get; init; }

    public bool IsWord(string word) => Kind == TokenKind.Word && Lower == word;

    public bool IsMark(char mark) => Kind == TokenKind.Mark && Lower[0] == mark;

    public bool IsDash => Kind == TokenKind.Mark && Lower[0] is '-' or '–' or '—';
}

/// <summary>A line cut into tokens, with the neighbourly questions that every reader of facts asks.</summary>
internal sealed class TokenLine
{
    private static readonly Token Nothing = new(TokenKind.Mark, 0, 0, "\0");

    public TokenLine(string text)
    {
        Text = text;
        Lower = text.ToLowerInvariant();
        Tokens = Cut();
    }

    public string Text { get; }

    public string Lower { get; }

    public List<Token> Tokens { get; }

    public Token this[int index] => index >= 0 && index < Tokens.Count ? Tokens[index] : Nothing;

    /// <summary>The word at a place, empty for numbers and marks.</summary>
    public string Word(int index) => this[index] is { Kind: TokenKind.Word } word ? word.Lower : "";

    /// <summary>No white space stands before the token.</summary>
    public bool Glued(int index) => index > 0 && index < Tokens.Count && Tokens[index - 1].End == Tokens[index].Start;

    /// <summary>The words ending before a place, marks leave holes: <c>Phrase(5, 2)</c> is the two words before token 5.</summary>
    public string Phrase(int end, int words)
    {
        var from = end - words;
        if (from < 0)
        {
            return "";
        }

        for (var i = from; i < end; i++)
        {
            if (this[i].Kind != TokenKind.Word)
            {
                return "";
            }
        }

        return Lower[this[from].Start..this[end - 1].End];
    }

    public bool Capital(int index) => this[index].Kind == TokenKind.Word && char.IsUpper(Text[this[index].Start]);

    private List<Token> Cut()
    {
        var tokens = new List<Token>();
        for (var at = 0; at < Text.Length;)
        {
            var c = Text[at];
            if (char.IsWhiteSpace(c))
            {
                at++;
            }
            else if (char.IsAsciiDigit(c) && NumberReader.ReadAt(Text, at) is { } number)
            {
                tokens.Add(new Token(TokenKind.Number, at, number.End, Text[at..number.DigitsEnd]) { Number = number });
                at = number.End;
            }
            else if (IsWordPart(c))
            {
                // "đồng" glued to a figure and "m²" are words; "ST25" is one word, digits and all.
                var end = at + 1;
                while (end < Text.Length && IsWordPart(Text[end]))
                {
                    end++;
                }

                tokens.Add(new Token(TokenKind.Word, at, end, Lower[at..end]));
                at = end;
            }
            else
            {
                tokens.Add(new Token(TokenKind.Mark, at, at + 1, Text[at].ToString()));
                at++;
            }
        }

        return tokens;
    }

    private static bool IsWordPart(char c) => char.IsLetterOrDigit(c) || c is '²' or '³' || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark;
}
