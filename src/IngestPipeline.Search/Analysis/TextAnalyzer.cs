using IngestPipeline.Documents;
using IngestPipeline.Vietnamese;

namespace IngestPipeline.Search.Analysis;

/// <summary>
/// Text to tokens, the same for documents and queries. Syllables are the tokens; numbers keep their decimals and lose their thousands
/// marks (<c>1.664</c> → <c>1664</c>); identifiers are found as a whole and by their parts.
/// </summary>
public static class TextAnalyzer
{
    /// <summary>Longer runs (base64, rules of letters) are cut: nobody types them.</summary>
    private const int MaxToken = 64;

    private const int MaxWholeParts = 8;

    public static List<Token> Analyze(string text)
    {
        text = AccentFolder.WithoutHalves(text);
        var tokens = new List<Token>(text.Length / 5);
        var position = 0;
        var i = 0;
        while (i < text.Length)
        {
            if (!IsWord(text[i]))
            {
                position += text[i] == '\n' && tokens.Count > 0 ? 1 : 0;
                i++;
                continue;
            }

            i = Chain(text, i, tokens, ref position);
        }

        return tokens;
    }

    /// <summary>Reads parts joined by <c>/ - –</c> without blanks; returns the offset behind them.</summary>
    private static int Chain(string text, int start, List<Token> tokens, ref int position)
    {
        var first = tokens.Count;
        var firstPosition = position;
        var hasDigit = false;
        var i = start;
        while (true)
        {
            var end = PartEnd(text, i, out var digits);
            hasDigit |= digits;
            Add(text, i, end, tokens, position++);
            if (end + 1 >= text.Length || !IsJoint(text[end]) || !IsWord(text[end + 1]))
            {
                i = end;
                break;
            }

            i = end + 1;
        }

        var parts = tokens.Count - first;
        if (hasDigit && parts is > 1 and <= MaxWholeParts && i - start <= MaxToken)
        {
            tokens.Insert(first, Whole(text, tokens, first, firstPosition, new TextSpan(start, i)));
        }

        return i;
    }

    private static Token Whole(string text, List<Token> tokens, int first, int position, TextSpan span)
    {
        var exact = tokens[first].Exact;
        var folded = tokens[first].Folded;
        for (var i = first + 1; i < tokens.Count; i++)
        {
            var joint = text[tokens[i].Span.Start - 1] == '/' ? '/' : '-';
            exact += joint + tokens[i].Exact;
            folded += joint + tokens[i].Folded;
        }

        return new Token(exact, folded, position, span, TokenShape.Whole);
    }

    private static void Add(string text, int start, int end, List<Token> tokens, int position)
    {
        var run = text.AsSpan(start, Math.Min(end - start, MaxToken));
        if (run.ContainsAny('.', ','))
        {
            var plain = WithoutThousands(run);
            tokens.Add(new Token(plain, plain, position, new TextSpan(start, end), TokenShape.Part));
            return;
        }

        var (exact, folded) = SyllableKey.Of(run);
        tokens.Add(new Token(exact, folded, position, new TextSpan(start, end), TokenShape.Part));
    }

    /// <summary>Vietnamese writes thousands with points: 1.664 and 1664 are one number, 1.66 and 166 are not.</summary>
    private static string WithoutThousands(ReadOnlySpan<char> run)
    {
        var comma = run.IndexOf(',');
        var whole = comma < 0 ? run : run[..comma];
        var point = whole.IndexOf('.');
        if (point is < 1 or > 3 || whole[0] == '0' || (comma >= 0 && run[(comma + 1)..].IndexOfAny('.', ',') >= 0))
        {
            return run.ToString();
        }

        for (var i = point; i < whole.Length; i += 4)
        {
            if (whole[i] != '.' || whole.Length - i < 4 || whole.Slice(i + 1, 3).IndexOf('.') >= 0)
            {
                return run.ToString();
            }
        }

        return whole.ToString().Replace(".", "", StringComparison.Ordinal) + run[whole.Length..].ToString();
    }

    /// <summary>A run of letters and digits; a point or comma belongs to it between digits, as long as there are only digits before.</summary>
    private static int PartEnd(string text, int start, out bool hasDigit)
    {
        var onlyDigits = true;
        hasDigit = false;
        var i = start;
        for (; i < text.Length; i++)
        {
            if (char.IsAsciiDigit(text[i]))
            {
                hasDigit = true;
            }
            else if (IsWord(text[i]))
            {
                onlyDigits = false;
            }
            else if (!(onlyDigits && i > start && (text[i] is '.' or ',') && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1])))
            {
                break;
            }
        }

        return i;
    }

    private static bool IsJoint(char c) => c is '/' or '-' or '\u2013' or '\u2010' or '\u2011';

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c is >= '\u0300' and <= '\u036f' || char.IsSurrogate(c);
}
