using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using IngestPipeline.Search.Analysis;
using IngestPipeline.Search.Results;
using IngestPipeline.Vietnamese;

namespace IngestPipeline.Search.Querying;

/// <summary>Reads the query language of README.md. Never throws and never refuses: what it cannot read it takes as words and says so.</summary>
public static partial class QueryParser
{
    /// <summary>UTF-16 units that are read; the rest of a longer query is left out with a notice.</summary>
    public const int MaxLength = 2000;

    /// <summary>Clauses that are kept, so that a pasted page stays a quick query.</summary>
    public const int MaxClauses = 32;

    public static SearchQuery Parse(string query)
    {
        var notices = ImmutableArray.CreateBuilder<SearchNotice>();
        var tooLong = query.Length > MaxLength;
        var lexemes = QueryLexer.Read(AccentFolder.WithoutHalves(tooLong ? query[..MaxLength] : query), out var unbalanced);
        if (unbalanced)
        {
            notices.Add(new SearchNotice("quote-unbalanced", "Dấu ngoặc kép chưa đóng được bỏ qua.", "A quotation mark that is never closed was ignored."));
        }

        var clauses = new List<QueryClause>();
        for (var i = 0; i < lexemes.Count;)
        {
            if (clauses.Count >= MaxClauses)
            {
                tooLong = true;
                break;
            }

            var used = FieldAt(lexemes, i, clauses, notices);
            if (used == 0)
            {
                AddText(lexemes[i], clauses);
                used = 1;
            }

            i += used;
        }

        if (tooLong || clauses.Count > MaxClauses)
        {
            notices.Add(new SearchNotice("query-too-long", $"Câu tìm kiếm quá dài: chỉ dùng {MaxClauses} điều kiện đầu.", $"The query is too long: only its first {MaxClauses} conditions were used."));
        }

        return new SearchQuery([.. clauses.Take(MaxClauses)], notices.ToImmutable());
    }

    /// <summary>Count of lexemes that a field and its value took; 0 if none begins here.</summary>
    private static int FieldAt(List<Lexeme> lexemes, int at, List<QueryClause> clauses, ImmutableArray<SearchNotice>.Builder notices)
    {
        var (field, value, used) = FieldName(lexemes, at);
        if (field is null)
        {
            return 0;
        }

        var negated = lexemes[at].Negated;
        var next = at + used;
        var quoted = false;
        if (value.Length == 0 && next < lexemes.Count && FieldName(lexemes, next).Field is null)
        {
            (value, quoted) = (lexemes[next].Text, lexemes[next].Kind == LexemeKind.Quoted);
            next++;
        }

        var tokens = TextAnalyzer.Analyze(value);
        if (tokens.Count == 0)
        {
            notices.Add(new SearchNotice("field-empty", $"Điều kiện “{field}:” chưa có giá trị.", $"The condition “{field}:” has no value."));
            return next - at;
        }

        switch (field)
        {
            case "loại":
                next += quoted ? 0 : ExtendType(lexemes, next, ref value);
                clauses.Add(new QueryClause.Type(TypeName(value), negated));
                break;
            case "năm":
                next += quoted ? 0 : ExtendYears(lexemes, next, ref value);
                AddYears(value, negated, clauses, notices);
                break;
            case "cơ quan":
                clauses.Add(new QueryClause.Issuer([.. tokens.Where(t => t.Shape == TokenShape.Part).Take(16)], negated));
                break;
            default:
                var parts = tokens.Where(t => t.Shape == TokenShape.Part).Select(t => t.Folded).Distinct(StringComparer.Ordinal).Take(16);
                clauses.Add(new QueryClause.Number(NumberKey(value), [.. parts], negated));
                break;
        }

        return next - at;
    }

    /// <summary>The form in which numbers and symbols are compared: folded, without blanks, with plain hyphens.</summary>
    public static string NumberKey(string numberSymbol) =>
        string.Concat(AccentFolder.Fold(numberSymbol).Where(c => !char.IsWhiteSpace(c) && !char.IsControl(c)).Select(c => c is '\u2013' or '\u2010' or '\u2011' ? '-' : c)).Trim('.', ',', ';', ':');

    private static (string? Field, string Value, int Used) FieldName(List<Lexeme> lexemes, int at)
    {
        if (lexemes[at].Kind != LexemeKind.Word)
        {
            return (null, "", 0);
        }

        var text = lexemes[at].Text;
        var colon = text.IndexOf(':');
        if (colon > 0)
        {
            var field = AccentFolder.Fold(text[..colon]) switch
            {
                "loai" => "loại",
                "nam" => "năm",
                "so" => "số",
                "coquan" or "co_quan" or "co-quan" => "cơ quan",
                _ => null,
            };
            return (field, text[(colon + 1)..], 1);
        }

        if (at + 1 < lexemes.Count && lexemes[at + 1] is { Kind: LexemeKind.Word, Negated: false } next && AccentFolder.Fold(text) == "co"
            && AccentFolder.Fold(next.Text).StartsWith("quan:", StringComparison.Ordinal))
        {
            return ("cơ quan", next.Text[(next.Text.IndexOf(':') + 1)..], 2);
        }

        return (null, "", 0);
    }

    /// <summary>A type may have several words without quotes when together they are the name of one: <c>loại:quyết định bổ nhiệm</c>.</summary>
    private static int ExtendType(List<Lexeme> lexemes, int next, ref string value)
    {
        var longest = 0;
        var (candidate, best) = (value, value);
        for (var n = 1; n < DocumentTypeNames.MaxWords && next + n <= lexemes.Count; n++)
        {
            if (lexemes[next + n - 1] is not { Kind: LexemeKind.Word, Negated: false } word)
            {
                break;
            }

            candidate += " " + word.Text;
            if (DocumentTypeNames.IsName(Folded(candidate)))
            {
                (longest, best) = (n, candidate);
            }
        }

        value = best;
        return longest;
    }

    private static string TypeName(string value) => DocumentTypeNames.OfAbbreviation(value.Trim(',', ';', '.').ToLowerInvariant()) ?? Folded(value);

    private static string Folded(string text) => string.Join(' ', TextAnalyzer.Analyze(text).Where(t => t.Shape == TokenShape.Part).Select(t => t.Folded));

    private static int ExtendYears(List<Lexeme> lexemes, int next, ref string value)
    {
        if (next + 1 < lexemes.Count && lexemes[next].Text is "-" or "–" && lexemes[next + 1].Text is { Length: >= 4 } to && to.AsSpan(0, 4).IndexOfAnyExceptInRange('0', '9') < 0)
        {
            value += "-" + to;
            return 2;
        }

        return 0;
    }

    private static void AddYears(string value, bool negated, List<QueryClause> clauses, ImmutableArray<SearchNotice>.Builder notices)
    {
        var match = YearRange().Match(value);
        if (!match.Success)
        {
            notices.Add(new SearchNotice("year-unreadable", $"“năm:{Short(value)}” không phải là năm; được tìm như từ thường.", $"“năm:{Short(value)}” is no year; it was taken as words."));
            AddText(new Lexeme(value, LexemeKind.Word, negated, false), clauses);
            return;
        }

        var from = int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        var to = match.Groups[2].Success ? int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture) : from;
        clauses.Add(new QueryClause.Years(Math.Min(from, to), Math.Max(from, to), negated));
    }

    private static void AddText(Lexeme lexeme, List<QueryClause> clauses)
    {
        var tokens = TextAnalyzer.Analyze(lexeme.Text);
        var parts = tokens.Where(t => t.Shape == TokenShape.Part).Take(MaxClauses).ToImmutableArray();
        Token? whole = tokens.Count == parts.Length + 1 && tokens[0].Shape == TokenShape.Whole ? tokens[0] : null;
        if (parts.Length > 1 && (whole is not null || lexeme.Kind == LexemeKind.Quoted))
        {
            clauses.Add(new QueryClause.Phrase(parts, whole, lexeme.Negated));
            return;
        }

        foreach (var part in parts)
        {
            if (!clauses.Exists(c => c is QueryClause.Word w && w.Token.Exact == part.Exact && w.Excluded == lexeme.Negated))
            {
                clauses.Add(new QueryClause.Word(part, lexeme.Negated));
            }
        }
    }

    private static string Short(string value) => value.Length <= 40 ? value : value[..40] + "…";

    [GeneratedRegex(@"^([0-9]{4})(?:(?:-|–|\.\.)([0-9]{4}))?[,;.]?$", RegexOptions.CultureInvariant, 100)]
    private static partial Regex YearRange();
}
