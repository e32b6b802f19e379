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
    /// <summary>Characters behind a number in which its unit shows.</summary>
    private const int LongestUnit = 40;

    // A raised 2 or 3 belongs to these; behind any other word it is a footnote mark.
    private static readonly HashSet<string> Lengths = new(StringComparer.Ordinal) { "m", "km", "dm", "cm", "mm", "hm", "mét" };

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

    /// <summary>A mark that parts the ends of a range: "5 - 7", "10 ÷ 12".</summary>
    public bool IsRangeMark(int index) => this[index].IsDash || this[index].IsMark('÷') || this[index].IsMark('~');

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
            else if (Lookalike(at) is { } run)
            {
                var read = NumberReader.ReadLookalike(Text, at, run);
                tokens.Add(new Token(TokenKind.Number, at, read.End, run.Figures) { Number = read });
                at = read.End;
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
                while (end < Text.Length && IsWordPart(Text[end]) && !(Text[end] is '²' or '³' && !Lengths.Contains(Lower[at..end])))
                {
                    end++;
                }

                var letters = end - NoteMark(at, end);
                tokens.Add(new Token(TokenKind.Word, at, letters, Lower[at..letters]));
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

    /// <summary>Figures with letters that a scanner put for digits, proven by their shape or by the unit or scale word behind them.</summary>
    private LookalikeDigits.Run? Lookalike(int at)
    {
        if (LookalikeDigits.At(Text, at) is not { } run || run.Proven)
        {
            return LookalikeDigits.At(Text, at);
        }

        var end = run.End;
        if (end + 1 < Text.Length && Text[end] is '/' or '-' or '–' && char.IsAsciiDigit(Text[end + 1]))
        {
            // "I6/19 cơ quan"
            end = NumberReader.ReadAt(Text, end + 1)?.End ?? end;
        }

        var rest = Text[end..Math.Min(Text.Length, end + LongestUnit)];
        if (rest.Length == 0 || !(char.IsWhiteSpace(rest[0]) || rest[0] == '%') || run.Figures.Contains('.') && Figures.Parse(run.Figures) is not { Grouped: true, Confidence: 1 })
        {
            return null;
        }

        return ScaleWords.At(Text, end, out _) is not null || UnitLexicon.Default.Longest(new TokenLine(rest), 0) is not null ? run : null;
    }

    /// <summary>
    /// Digits that end a common word, "cơ quan27", are the mark of a footnote and no part of it (annotation.md §3); names ("ST25"), units ("m2") and
    /// words grown together with a year ("năm2023") keep theirs.
    /// </summary>
    private int NoteMark(int start, int end)
    {
        var letters = end;
        while (letters > start && char.IsAsciiDigit(Text[letters - 1]))
        {
            letters--;
        }

        var word = Text.AsSpan(start, letters - start);
        var common = word.Length > 1 && end - letters is > 0 and <= 3 && Text[letters] != '0';
        return common && !word.ContainsAnyInRange('0', '9') && word[1..].SequenceEqual(Lower.AsSpan(start + 1, word.Length - 1)) && !Lengths.Contains(Lower[start..letters]) ? end - letters : 0;
    }

    private static bool IsWordPart(char c) => char.IsLetterOrDigit(c) || c is '²' or '³' || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark;
}
