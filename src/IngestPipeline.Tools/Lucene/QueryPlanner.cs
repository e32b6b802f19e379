using System.Globalization;
using System.Text.Json.Nodes;
using IngestPipeline.Search;
using IngestPipeline.Search.Analysis;
using IngestPipeline.Search.Querying;
using IngestPipeline.Search.Results;

namespace IngestPipeline.Tools.Lucene;

/// <summary>
/// Turns a query into the alternatives that the index tries in turn: all words as typed, all words without regard to accents, most words.
/// Asking for all words first is right for readers and keeps the sets small. Pure.
/// </summary>
internal sealed class QueryPlanner
{
    /// <summary>Words of the longest name of a type.</summary>
    private const int LongestType = 4;

    private readonly SearchRequest _request;
    private readonly List<QueryUnit> _units = [];
    private readonly List<QueryClause> _wanted;
    private readonly SearchQuery _query;

    public QueryPlanner(SearchRequest request, SearchQuery query)
    {
        (_request, _query) = (request, query);
        _wanted = [.. query.Wanted];
        var shortForms = ShortForms();
        for (var i = 0; i < _wanted.Count; i++)
        {
            _units.Add(QueryUnit.Of(_wanted[i], shortForms[i]));
        }
    }

    /// <summary>The alternatives and, in the same order, what each means.</summary>
    public (JsonArray Alternatives, List<MatchLevel> Levels) Plan()
    {
        var levels = new List<MatchLevel> { MatchLevel.AllWords };
        if (_wanted.Any(c => c is QueryClause.Word { Token.Accented: true } || (c is QueryClause.Phrase p && p.Parts.Any(t => t.Accented))))
        {
            levels.Add(MatchLevel.AccentsIgnored);
        }

        if (_units.Count > 1)
        {
            levels.Add(MatchLevel.MostWords);
        }

        return (new JsonArray([.. levels.Select(Alternative)]), levels);
    }

    private JsonObject Alternative(MatchLevel level)
    {
        var loose = level != MatchLevel.AllWords;
        var least = level == MatchLevel.MostWords ? (_units.Count + 1) / 2 : _units.Count;
        return new JsonObject
        {
            ["documents"] = Documents(loose, least),
            ["passages"] = _units.Count == 0 ? null : Answering(loose, least),
            ["score"] = _units.Count > 0 && _request.Sort == SearchSort.Relevance ? QueryNode.Or(PassageScores(loose)) : null,
            ["best"] = _units.Count > 0 ? BestPassages(loose, least) : _request.Roles.IsEmpty ? null : QueryNode.Any(),
        };
    }

    private JsonObject Documents(bool loose, int least)
    {
        var filter = new List<JsonNode>();
        var not = new List<JsonNode>();
        var should = new List<JsonNode>();
        foreach (var clause in _query.Clauses)
        {
            if (clause.Excluded)
            {
                not.Add(clause is QueryClause.Word or QueryClause.Phrase ? QueryUnit.Of(clause, null).InDocument(loose: false) : Field(clause));
            }
            else if (clause is not (QueryClause.Word or QueryClause.Phrase))
            {
                filter.Add(Field(clause));
            }
        }

        if (least == _units.Count)
        {
            filter.AddRange(_units.Select(u => u.InDocument(loose)));
        }
        else
        {
            filter.Add(QueryNode.AtLeast(least, _units.Select(u => u.InDocument(loose))));
        }

        if (_request.From is not null || _request.To is not null)
        {
            filter.Add(QueryNode.Range(LuceneFields.Date, _request.From is { } f ? LuceneFields.DayNumber(f) : 1, _request.To is { } t ? LuceneFields.DayNumber(t) : null));
        }

        if (filter.Count == 0)
        {
            filter.Add(QueryNode.All());
        }

        if (_units.Count > 0 && _request.Sort == SearchSort.Relevance)
        {
            should.AddRange(_units.Select(u => u.ScoreTitle(loose)));
            should.AddRange(_wanted.SelectMany(Hints));
            should.AddRange(TitleHints(loose));
        }

        return QueryNode.Bool(filter, should, not);
    }

    /// <summary>Passages that answer: they have something of the query themselves and, with their document, all that is asked.</summary>
    private JsonNode Answering(bool loose, int least) => _units.Count == 1
        ? _units[0].InPassage(loose)
        : QueryNode.Bool([QueryNode.Or(_units.Select(u => u.InPassage(loose))), QueryNode.AtLeast(least, _units.Select(u => u.Covered(loose)))], [], []);

    /// <summary>What a reader looks for is the passage that has most of the words itself: a further word counts for more than a rare one twice.</summary>
    private JsonObject BestPassages(bool loose, int least) => QueryNode.Bool(
        [QueryNode.Or(_units.Select(u => u.InPassage(loose)))],
        [.. PassageScores(loose), QueryNode.Constant(Answering(loose, least), 2), .. _units.Select(u => QueryNode.Constant(u.InPassage(loose), 3))],
        []);

    private IEnumerable<JsonNode> PassageScores(bool loose)
    {
        foreach (var unit in _units)
        {
            foreach (var node in unit.Scores(loose))
            {
                yield return node;
            }
        }

        for (var i = 1; i < _wanted.Count; i++)
        {
            if (_wanted[i - 1] is QueryClause.Word before && _wanted[i] is QueryClause.Word after)
            {
                // Without accents a syllable stands for many, and only neighbours tell which was meant.
                var open = !before.Token.Accented && !after.Token.Accented;
                yield return QueryNode.Boost(QueryNode.Term(LuceneFields.Pairs, before.Token.Folded + LuceneFields.PairJoint + after.Token.Folded), open ? 2 : 0.7);
            }
        }
    }

    /// <summary>A year lifts the documents of that year, a number and symbol lifts the document that bears it.</summary>
    private static IEnumerable<JsonNode> Hints(QueryClause clause)
    {
        if (clause is QueryClause.Word { Token.Folded: { Length: 4 } digits } && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 1900 and < 2100)
        {
            yield return QueryNode.Constant(QueryNode.Range(LuceneFields.Year, year, year), 3);
        }

        if (clause is QueryClause.Phrase { Whole: { } whole })
        {
            yield return QueryNode.Constant(QueryNode.Term(LuceneFields.Number, whole.Folded), 50);
        }
    }

    /// <summary>
    /// Who types the words of a title wants that document before one that mentions them, and who begins with the name of a type (quyết định
    /// bổ nhiệm) wants one of that type.
    /// </summary>
    private IEnumerable<JsonNode> TitleHints(bool loose)
    {
        for (var i = 1; i < _wanted.Count; i++)
        {
            if (_wanted[i - 1] is QueryClause.Word before && _wanted[i] is QueryClause.Word after)
            {
                var exact = !loose && (before.Token.Accented || after.Token.Accented);
                yield return QueryNode.Constant(QueryNode.Phrase(LuceneFields.Title, [before.Token with { Position = 0 }, after.Token with { Position = 1 }], exact), 1);
            }
        }

        if (_units.Count > 1)
        {
            yield return QueryNode.Constant(QueryNode.Bool(_units.Select(u => u.ScoreTitle(loose)), [], []), 4);
        }

        var name = "";
        foreach (var word in _wanted.Take(LongestType).TakeWhile(c => c is QueryClause.Word).Cast<QueryClause.Word>())
        {
            name += (name.Length == 0 ? "" : " ") + word.Token.Folded;
            yield return QueryNode.Constant(QueryNode.Term(LuceneFields.TypeName, name), 2);
        }
    }

    private static JsonNode Field(QueryClause clause) => clause switch
    {
        QueryClause.Type type => QueryNode.Or(QueryNode.Term(LuceneFields.TypeName, type.Folded), QueryNode.Prefix(LuceneFields.TypeName, type.Folded + " ")),
        QueryClause.Years years => QueryNode.Range(LuceneFields.Year, years.From, years.To),
        QueryClause.Issuer issuer => QueryNode.Bool(
            issuer.Parts.Select(p => (JsonNode)(p.Accented ? QueryNode.Term(LuceneFields.IssuerExact, p.Exact) : QueryNode.Term(LuceneFields.IssuerFolded, p.Folded))), [], []),
        QueryClause.Number number => QueryNode.Or(
            QueryNode.Term(LuceneFields.Number, number.Whole), QueryNode.Bool(number.Parts.Select(p => (JsonNode)QueryNode.Term(LuceneFields.NumberPart, p)), [], [])),
        _ => throw new ArgumentException($"{clause.GetType().Name} is no field.", nameof(clause)),
    };

    /// <summary>For each wanted clause the abbreviation that it and its neighbours stand for, or null.</summary>
    private Abbreviation?[] ShortForms()
    {
        var found = new Abbreviation?[_wanted.Count];
        var words = new List<Token>();
        for (var i = 0; i <= _wanted.Count; i++)
        {
            if (i < _wanted.Count && _wanted[i] is QueryClause.Word word)
            {
                words.Add(word.Token);
                continue;
            }

            for (var at = 0; at < words.Count; at++)
            {
                if (Abbreviations.Beginning(words, at) is { } form)
                {
                    Array.Fill(found, form, i - words.Count + at, form.Long.Length);
                }
            }

            words.Clear();
        }

        return found;
    }
}
