using System.Collections.Immutable;
using System.Text.Json.Nodes;
using IngestPipeline.Search.Analysis;
using IngestPipeline.Search.Querying;

namespace IngestPipeline.Tools.Lucene;

/// <summary>
/// A wanted word or phrase as queries. A word typed with accents counts with them; typed without, it stands for all accents, and the same
/// letters without accents rank first. <c>loose</c> ignores accents altogether.
/// </summary>
internal abstract record QueryUnit
{
    /// <summary>Documents that have it anywhere.</summary>
    public abstract JsonNode InDocument(bool loose);

    /// <summary>Passages that have it in their text.</summary>
    public abstract JsonNode InPassage(bool loose);

    /// <summary>Passages that have it in their text or take it from their document.</summary>
    public abstract JsonNode Covered(bool loose);

    /// <summary>Score passages when added up. Flat, so that Lucene can score whole postings lists.</summary>
    public abstract IEnumerable<JsonNode> Scores(bool loose);

    /// <summary>Scores documents by their titles.</summary>
    public abstract JsonNode ScoreTitle(bool loose);

    public static QueryUnit Of(QueryClause clause, Abbreviation? longFor) => clause switch
    {
        QueryClause.Word word => new WordUnit(word.Token, longFor),
        QueryClause.Phrase phrase => new PhraseUnit(phrase),
        _ => throw new ArgumentException($"{clause.GetType().Name} is no text.", nameof(clause)),
    };

    /// <summary>Neighbours that follow each other directly, without accents.</summary>
    private static IEnumerable<JsonNode> Pairs(ImmutableArray<Token> parts)
    {
        for (var i = 1; i < parts.Length; i++)
        {
            if (parts[i].Position == parts[i - 1].Position + 1)
            {
                yield return QueryNode.Term(LuceneFields.Pairs, parts[i - 1].Folded + LuceneFields.PairJoint + parts[i].Folded);
            }
        }
    }

    /// <param name="Token">The word.</param>
    /// <param name="ShortForm">The abbreviation that the word and its neighbours stand for.</param>
    private sealed record WordUnit(Token Token, Abbreviation? ShortForm) : QueryUnit
    {
        private readonly ImmutableArray<Token>? _longForm = Abbreviations.Of(Token)?.Long;

        public override JsonNode InDocument(bool loose) => With(Plain(LuceneFields.All, loose),
            LongForm() is { } words ? QueryNode.ByPassage(words) : null,
            _longForm is { } title ? QueryNode.Phrase(LuceneFields.Title, title, true) : null,
            ShortForm is { } s ? QueryNode.Term(LuceneFields.All.Exact, s.Short.Exact) : null);

        public override JsonNode InPassage(bool loose) => With(Plain(LuceneFields.Passage, loose), LongForm(), Short(LuceneFields.Passage));

        public override JsonNode Covered(bool loose) => With(Plain(LuceneFields.Passage, loose), Plain(LuceneFields.Context, loose),
            LongForm(), Short(LuceneFields.Passage), Short(LuceneFields.Context));

        public override IEnumerable<JsonNode> Scores(bool loose)
        {
            foreach (var node in Scored(LuceneFields.Passage, loose))
            {
                yield return node;
            }

            var pairs = Pairs(_longForm ?? []).ToList();
            foreach (var pair in pairs)
            {
                yield return QueryNode.Boost(pair, 0.5 / pairs.Count);
            }
        }

        public override JsonNode ScoreTitle(bool loose)
        {
            var nodes = Scored(LuceneFields.Title, loose).ToList();
            if (_longForm is { } words)
            {
                nodes.Add(QueryNode.Boost(QueryNode.Phrase(LuceneFields.Title, words, true), 0.5));
            }

            return nodes.Count == 1 ? nodes[0] : QueryNode.Or(nodes);
        }

        private JsonNode Plain(FieldPair fields, bool loose) =>
            Token.Accented && !loose ? QueryNode.Term(fields.Exact, Token.Exact) : QueryNode.Term(fields.Folded, Token.Folded);

        private IEnumerable<JsonNode> Scored(FieldPair fields, bool loose)
        {
            // Both fields have the same postings of a number.
            var strict = (Token.Accented && !loose) || !Token.Folded.AsSpan().ContainsAnyInRange('a', 'z');
            if (!strict)
            {
                yield return QueryNode.Boost(QueryNode.Term(fields.Folded, Token.Folded), 0.75);
            }

            yield return QueryNode.Boost(QueryNode.Term(fields.Exact, Token.Exact), strict ? 1 : 0.25);
        }

        /// <summary>The long form in a passage. Its pairs of neighbours are as good as the phrase, and need no positions.</summary>
        private JsonObject? LongForm() => _longForm is { } words ? QueryNode.Bool(Pairs(words), [], []) : null;

        private JsonObject? Short(FieldPair fields) => ShortForm is { } s ? QueryNode.Term(fields.Exact, s.Short.Exact) : null;

        private static JsonNode With(JsonNode first, params ReadOnlySpan<JsonNode?> more)
        {
            var nodes = new List<JsonNode> { first };
            foreach (var node in more)
            {
                if (node is not null)
                {
                    nodes.Add(node);
                }
            }

            return nodes.Count == 1 ? first : QueryNode.Or(nodes);
        }
    }

    private sealed record PhraseUnit(QueryClause.Phrase Phrase) : QueryUnit
    {
        public override JsonNode InDocument(bool loose) => QueryNode.Or(
            QueryNode.ByPassage(InPassage(loose)), QueryNode.Phrase(LuceneFields.Title, Phrase.Parts, Exact(loose)));

        /// <summary>The pairs first: they are much rarer than the words, and save looking up most positions.</summary>
        public override JsonNode InPassage(bool loose) => Phrase.Parts.Length == 2 && !Exact(loose) && Pairs(Phrase.Parts).ToList() is [var pair]
            ? pair
            : QueryNode.Bool([.. Pairs(Phrase.Parts), QueryNode.Phrase(LuceneFields.Passage, Phrase.Parts, Exact(loose))], [], []);

        public override JsonNode Covered(bool loose)
        {
            // The words of the context have no places, so a phrase in it is taken to be there when all its words are.
            var field = Exact(loose) ? LuceneFields.Context.Exact : LuceneFields.Context.Folded;
            return QueryNode.Or(InPassage(loose), QueryNode.Bool(Phrase.Parts.Select(p => (JsonNode)QueryNode.Term(field, Exact(loose) ? p.Exact : p.Folded)), [], []));
        }

        public override IEnumerable<JsonNode> Scores(bool loose)
        {
            var pairs = Pairs(Phrase.Parts).Select(p => QueryNode.Boost(p, 1.5)).ToList();
            return pairs.Count > 0 ? pairs : [QueryNode.Boost(QueryNode.Phrase(LuceneFields.Passage, Phrase.Parts, Exact(loose)), 1.5)];
        }

        public override JsonNode ScoreTitle(bool loose) => QueryNode.Phrase(LuceneFields.Title, Phrase.Parts, Exact(loose));

        private bool Exact(bool loose) => !loose && Phrase.Parts.Any(p => p.Accented);
    }
}
