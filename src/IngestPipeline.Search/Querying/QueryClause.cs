using System.Collections.Immutable;
using IngestPipeline.Search.Analysis;
using IngestPipeline.Search.Results;

namespace IngestPipeline.Search.Querying;

/// <summary>One condition of a query. All must hold; an excluded one must not.</summary>
public abstract record QueryClause(bool Excluded)
{
    /// <summary>A word anywhere in the document.</summary>
    public sealed record Word(Token Token, bool Excluded) : QueryClause(Excluded);

    /// <summary>Tokens that follow each other in one passage: typed in quotes, or an identifier.</summary>
    /// <param name="Parts">At least two, by position; no whole.</param>
    /// <param name="Whole">The identifier as one token; null for words in quotes.</param>
    /// <param name="Excluded">Must not occur.</param>
    public sealed record Phrase(ImmutableArray<Token> Parts, Token? Whole, bool Excluded) : QueryClause(Excluded);

    /// <summary><c>loại:</c></summary>
    /// <param name="Folded">Without accents: <c>bao cao</c>.</param>
    /// <param name="Excluded">Documents of this type are left out.</param>
    public sealed record Type(string Folded, bool Excluded) : QueryClause(Excluded);

    /// <summary><c>năm:</c>, both ends inclusive.</summary>
    public sealed record Years(int From, int To, bool Excluded) : QueryClause(Excluded);

    /// <summary><c>cơ quan:</c>; all tokens occur in the issuing body's name.</summary>
    public sealed record Issuer(ImmutableArray<Token> Parts, bool Excluded) : QueryClause(Excluded);

    /// <summary><c>số:</c>; the number and symbol as a whole or all the given parts of it.</summary>
    /// <param name="Whole">Folded, without blanks: <c>271/bc-ubnd</c>.</param>
    /// <param name="Parts">Folded parts; never empty.</param>
    /// <param name="Excluded">Documents with this number are left out.</param>
    public sealed record Number(string Whole, ImmutableArray<string> Parts, bool Excluded) : QueryClause(Excluded);
}

/// <summary>A query as understood.</summary>
/// <param name="Clauses">In the order typed; empty asks for everything.</param>
/// <param name="Notices">What was odd.</param>
public sealed record SearchQuery(ImmutableArray<QueryClause> Clauses, ImmutableArray<SearchNotice> Notices)
{
    /// <summary>Word and phrase clauses that must hold.</summary>
    public IEnumerable<QueryClause> Wanted => Clauses.Where(c => !c.Excluded && c is (QueryClause.Word or QueryClause.Phrase));
}
