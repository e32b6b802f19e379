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

    /// <summary>Scores passages.</summary>
    public abstract JsonNode Score(bool loose);

    /// <summary>Scores documents by their titles.</summary>
    public abstract JsonNode ScoreTitle(bool loose);

    public static QueryUnit Of(QueryClause clause, Abbreviation? longFor) => clause switch
    {
        QueryClause.Word word => new WordUnit(word.Token, longFor),
        QueryClause.Phrase phrase => new PhraseUnit(phrase),
        _ => throw new ArgumentException($"{clause.GetType().Name} is no text.", nameof(clause)),
    };

    /// <param name="Token">The word.</param>
    /// <param name="ShortForm">The abbreviation that the word and its neighbours stand for.</param>
    private sealed record WordUnit(Token Token, Abbreviation? ShortForm) : QueryUnit
    {
        private readonly ImmutableArray<Token>? _longForm = Abbreviations.Of(Token)?.Long;

        public override JsonNode InDocument(bool loose) => With(Plain(LuceneFields.All, loose),
            _longForm is { } words ? QueryNode.ByPassage(QueryNode.Phrase(LuceneFields.Passage, words, true), scored: false) : null,
            _longForm is { } title ? QueryNode.Phrase(LuceneFields.Title, title, true) : null,
            ShortForm is { } s ? QueryNode.Term(LuceneFields.All.Exact, s.Short.Exact) : null);

        public override JsonNode InPassage(bool loose) => With(Plain(LuceneFields.Passage, loose), LongForm(LuceneFields.Passage), Short(LuceneFields.Passage));

        public override JsonNode Covered(bool loose) => With(Plain(LuceneFields.Passage, loose), Plain(LuceneFields.Context, loose),
            LongForm(LuceneFields.Passage), Short(LuceneFields.Passage), Short(LuceneFields.Context));

        public override JsonNode Score(bool loose) => Scored(LuceneFields.Passage, loose);

        public override JsonNode ScoreTitle(bool loose) => Scored(LuceneFields.Title, loose);

        private JsonNode Plain(FieldPair fields, bool loose) =>
            Token.Accented && !loose ? QueryNode.Term(fields.Exact, Token.Exact) : QueryNode.Term(fields.Folded, Token.Folded);

        private JsonNode Scored(FieldPair fields, bool loose)
        {
            var exact = QueryNode.Term(fields.Exact, Token.Exact);
            var nodes = Token.Accented && !loose ? [exact] : new List<JsonNode> { QueryNode.Boost(QueryNode.Term(fields.Folded, Token.Folded), 0.8), exact };
            if (_longForm is { } words)
            {
                nodes.Add(QueryNode.Boost(QueryNode.Phrase(fields, words, true), 0.5));
            }

            return nodes.Count == 1 ? nodes[0] : QueryNode.Best(0.2, nodes);
        }

        private JsonObject? LongForm(FieldPair fields) => _longForm is { } words ? QueryNode.Phrase(fields, words, true) : null;

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
            QueryNode.ByPassage(InPassage(loose), scored: false), QueryNode.Phrase(LuceneFields.Title, Phrase.Parts, Exact(loose)));

        public override JsonNode InPassage(bool loose) => QueryNode.Phrase(LuceneFields.Passage, Phrase.Parts, Exact(loose));

        public override JsonNode Covered(bool loose)
        {
            // The words of the context have no places, so a phrase in it is taken to be there when all its words are.
            var field = Exact(loose) ? LuceneFields.Context.Exact : LuceneFields.Context.Folded;
            return QueryNode.Or(InPassage(loose), QueryNode.Bool(Phrase.Parts.Select(p => (JsonNode)QueryNode.Term(field, Exact(loose) ? p.Exact : p.Folded)), [], []));
        }

        public override JsonNode Score(bool loose) => QueryNode.Boost(InPassage(loose), 1.5);

        public override JsonNode ScoreTitle(bool loose) => QueryNode.Phrase(LuceneFields.Title, Phrase.Parts, Exact(loose));

        private bool Exact(bool loose) => !loose && Phrase.Parts.Any(p => p.Accented);
    }
}
