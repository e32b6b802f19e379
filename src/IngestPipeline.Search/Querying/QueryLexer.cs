namespace IngestPipeline.Search.Querying;

internal enum LexemeKind
{
    Word,
    Quoted,
}

/// <param name="Text">Without sign and quotes.</param>
/// <param name="Kind">A run without blanks, or what stood in quotes.</param>
/// <param name="Negated">A minus stood directly before it.</param>
/// <param name="Glued">No blank stood before it, as in <c>loại:"báo cáo"</c>.</param>
internal readonly record struct Lexeme(string Text, LexemeKind Kind, bool Negated, bool Glued);

/// <summary>Cuts a query into words and quoted pieces. A quote that is never closed is read as if it were not there.</summary>
internal static class QueryLexer
{
    private const string Quotes = "\"\u201c\u201d\u201e\u00ab\u00bb";

    public static List<Lexeme> Read(string query, out bool unbalanced)
    {
        var lexemes = new List<Lexeme>();
        unbalanced = false;
        var i = 0;
        while (i < query.Length)
        {
            if (IsBlank(query[i]))
            {
                i++;
                continue;
            }

            var glued = i > 0 && !IsBlank(query[i - 1]);
            var negated = !glued && query[i] is ('-' or '\u2212') && i + 1 < query.Length && !IsBlank(query[i + 1]);
            i += negated ? 1 : 0;
            if (IsQuote(query[i]))
            {
                var end = query.AsSpan(i + 1).IndexOfAny(Quotes);
                if (end < 0)
                {
                    unbalanced = true;
                    i++;
                    continue;
                }

                lexemes.Add(new Lexeme(query.Substring(i + 1, end), LexemeKind.Quoted, negated, glued));
                i += end + 2;
                continue;
            }

            var start = i;
            while (i < query.Length && !IsBlank(query[i]) && !IsQuote(query[i]))
            {
                i++;
            }

            lexemes.Add(new Lexeme(query[start..i], LexemeKind.Word, negated, glued));
        }

        return lexemes;
    }

    private static bool IsBlank(char c) => char.IsWhiteSpace(c) || char.IsControl(c);

    private static bool IsQuote(char c) => Quotes.Contains(c, StringComparison.Ordinal);
}
