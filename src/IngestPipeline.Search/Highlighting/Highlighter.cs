using System.Collections.Immutable;
using IngestPipeline.Documents;
using IngestPipeline.Search.Analysis;
using IngestPipeline.Search.Querying;

namespace IngestPipeline.Search.Highlighting;

/// <summary>Finds the wanted words of a query in texts, with the same analysis as the index. Pure.</summary>
public sealed class Highlighter
{
    public const int SnippetLength = 280;

    /// <summary>What is shown before the first match.</summary>
    private const int Lead = 60;

    private readonly Dictionary<string, List<(int Clause, string? Exact)>> _words = new(StringComparer.Ordinal);
    private readonly List<(int Clause, ImmutableArray<Token> Parts, bool Strict)> _phrases = [];

    /// <param name="query">Excluded clauses and fields mark nothing.</param>
    /// <param name="ignoreAccents">True when the search had to ignore the accents that were typed.</param>
    public Highlighter(SearchQuery query, bool ignoreAccents)
    {
        var number = 0;
        var before = new List<Token>();
        foreach (var clause in query.Wanted)
        {
            switch (clause)
            {
                case QueryClause.Word { Token: var token }:
                    AddWord(token.Folded, number, token.Accented && !ignoreAccents ? token.Exact : null);
                    before.Add(token);
                    AddAbbreviations(before, number);
                    break;
                case QueryClause.Phrase { Parts: var parts }:
                    before.Clear();
                    _phrases.Add((number, parts, !ignoreAccents && parts.Any(p => p.Accented)));
                    break;
            }

            number++;
        }
    }

    /// <summary>The whole text with its matches.</summary>
    public HighlightedText Mark(string text) => new(text, Join(text, Matches(text)));

    /// <summary>The part of a text that shows most of the query's words, and where it begins.</summary>
    public (HighlightedText Snippet, int Start) Cut(string text)
    {
        var matches = Matches(text);
        var (start, end) = Window(text, matches);
        var inside = matches.Where(m => m.Span.Start >= start && m.Span.End <= end).Select(m => (m.Span.Shift(-start), m.Clause)).ToList();
        var cut = text[start..end];
        return (new HighlightedText(cut, Join(cut, inside), start > 0, end < text.Length), start);
    }

    /// <summary>The words that the last one stands for, and the abbreviation that the last ones stand for: the search finds these too.</summary>
    private void AddAbbreviations(List<Token> words, int clause)
    {
        if (Abbreviations.Of(words[^1]) is { } known)
        {
            _phrases.Add((clause, known.Long, true));
        }

        for (var at = Math.Max(0, words.Count - Abbreviations.MaxWords); at < words.Count; at++)
        {
            if (Abbreviations.Beginning(words, at) is { } form && at + form.Long.Length == words.Count)
            {
                AddWord(form.Short.Folded, clause, form.Short.Exact);
            }
        }
    }

    private void AddWord(string folded, int clause, string? exact)
    {
        if (!_words.TryGetValue(folded, out var list))
        {
            _words[folded] = list = [];
        }

        list.Add((clause, exact));
    }

    private List<(TextSpan Span, int Clause)> Matches(string text)
    {
        var tokens = TextAnalyzer.Analyze(text).Where(t => t.Shape == TokenShape.Part).ToList();
        var matches = new List<(TextSpan Span, int Clause)>();
        for (var i = 0; i < tokens.Count; i++)
        {
            foreach (var (clause, exact) in _words.GetValueOrDefault(tokens[i].Folded) ?? [])
            {
                if (exact is null || exact == tokens[i].Exact)
                {
                    matches.Add((tokens[i].Span, clause));
                    break;
                }
            }

            foreach (var (clause, parts, strict) in _phrases)
            {
                if (Follows(tokens, i, parts, strict))
                {
                    matches.Add((new TextSpan(tokens[i].Span.Start, tokens[i + parts.Length - 1].Span.End), clause));
                }
            }
        }

        return matches;
    }

    private static bool Follows(List<Token> tokens, int at, ImmutableArray<Token> parts, bool strict)
    {
        if (at + parts.Length > tokens.Count)
        {
            return false;
        }

        for (var i = 0; i < parts.Length; i++)
        {
            var token = tokens[at + i];
            if (token.Position - tokens[at].Position != parts[i].Position - parts[0].Position
                || !string.Equals(strict ? token.Exact : token.Folded, strict ? parts[i].Exact : parts[i].Folded, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Overlapping matches become one, and so do neighbours with only a blank between: a reader sees phrases, not syllables.</summary>
    private static ImmutableArray<TextSpan> Join(string text, List<(TextSpan Span, int Clause)> matches)
    {
        var joined = ImmutableArray.CreateBuilder<TextSpan>();
        foreach (var (span, _) in matches.OrderBy(m => m.Span.Start))
        {
            if (joined.Count > 0 && (span.Start <= joined[^1].End || text.AsSpan(joined[^1].End, span.Start - joined[^1].End) is " "))
            {
                joined[^1] = new TextSpan(joined[^1].Start, Math.Max(joined[^1].End, span.End));
            }
            else
            {
                joined.Add(span);
            }
        }

        return joined.ToImmutable();
    }

    private static (int Start, int End) Window(string text, List<(TextSpan Span, int Clause)> matches)
    {
        if (text.Length <= SnippetLength)
        {
            return (0, text.Length);
        }

        var start = matches.Count == 0 ? 0 : Begin(text, matches[BestFirst(matches)].Span.Start);
        var end = Math.Min(text.Length, start + SnippetLength);
        if (end < text.Length)
        {
            var blank = text.LastIndexOfAny([' ', '\n'], end, SnippetLength / 4);
            end = blank > start ? blank : end - (char.IsLowSurrogate(text[end]) ? 1 : 0);
        }

        return (start, end);
    }

    /// <summary>The match from which a window holds most different words, then most words that stand together as they were typed.</summary>
    private static int BestFirst(List<(TextSpan Span, int Clause)> matches)
    {
        var (best, most) = (0, -1);
        for (var first = 0; first < matches.Count; first++)
        {
            var seen = new HashSet<int>();
            var pairs = 0;
            for (var i = first; i < matches.Count && matches[i].Span.End - matches[first].Span.Start <= SnippetLength - Lead; i++)
            {
                seen.Add(matches[i].Clause);
                pairs += i > first && matches[i].Clause == matches[i - 1].Clause + 1 && matches[i].Span.Start - matches[i - 1].Span.End == 1 ? 1 : 0;
            }

            var score = (seen.Count * 100) + Math.Min(pairs, 99);
            (best, most) = score > most ? (first, score) : (best, most);
        }

        return best;
    }

    /// <summary>A place to begin at or shortly before a match: a line, a sentence, a word.</summary>
    private static int Begin(string text, int match)
    {
        var earliest = Math.Max(0, match - Lead);
        if (earliest == 0)
        {
            return 0;
        }

        var line = text.LastIndexOf('\n', match - 1, match - earliest);
        var sentence = text.LastIndexOf(". ", match - 1, match - earliest, StringComparison.Ordinal);
        if (line >= 0 || sentence >= 0)
        {
            return Math.Max(line + 1, sentence < 0 ? 0 : sentence + 2);
        }

        var blank = text.IndexOf(' ', earliest, match - earliest);
        return blank < 0 ? match : blank + 1;
    }
}
