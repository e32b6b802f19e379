using IngestPipeline.Documents;

namespace IngestPipeline.Archive;

/// <summary>A mention of a document: its key with what the citing document says of date and issuer.</summary>
internal sealed record Mention(string Citing, int Ordinal, int Page, int Start, CitationKey Key, DateOnly? Date, string? Issuer);

/// <summary>A document of the archive under its key.</summary>
internal sealed record KeyedDocument(LinkedDocument Document, CitationKey Key);

/// <summary>
/// Decides which documents of the archive a mention means. Links are worked out when they are shown, from an index on the key on either side, and only among what the
/// reader may see: so it does not matter which document came first, and nothing tells of a document that is kept from the reader.
/// </summary>
internal static class CitationResolver
{
    private const int SameDate = 4;
    private const int OtherDate = -2;
    private const int SameIssuer = 2;
    private const int OtherIssuer = -3;

    /// <summary>Mentions of one document complete each other: what one says of date or issuer holds for those of the same key that say nothing.</summary>
    /// <param name="citing">The citing document's issuer, which tells whose "UBND tỉnh" is meant.</param>
    public static IEnumerable<Mention> Complete(IEnumerable<Mention> mentions, string? citing) => mentions
        .Select(m => m with { Issuer = IssuerName.Complete(m.Issuer, citing) })
        .GroupBy(m => m.Key)
        .SelectMany(same =>
        {
            var (date, issuer) = (Only(same.Select(m => m.Date)), Only(same.Select(m => m.Issuer)));
            return same.Select(m => m with { Date = m.Date ?? date, Issuer = m.Issuer ?? issuer });
        });

    public static CitationLink Resolve(Mention mention, IEnumerable<KeyedDocument> candidates)
    {
        var scored = candidates.Where(c => c.Document.Id != mention.Citing).Select(c => (c.Document, Score: Score(mention, c))).Where(c => c.Score >= 0).ToList();
        var best = scored.Count == 0 ? 0 : scored.Max(c => c.Score);
        var kept = scored.Where(c => c.Score == best).Select(c => c.Document).ToList();
        return new CitationLink(kept, kept.Count == 1 && best > 0);
    }

    /// <summary>Below zero: another document. Zero: nothing but the number speaks for it.</summary>
    private static int Score(Mention mention, KeyedDocument candidate)
    {
        var (key, own) = (mention.Key, candidate.Key);
        if (key.Value != own.Value || (key.Year is { } year && own.Year is { } ownYear && year != ownYear))
        {
            return -1;
        }

        var document = candidate.Document;
        var score = key.Year is not null && own.Year is not null && !key.IsLocal ? 1 : 0;
        if (mention.Date is { } date && document.Date is { } issued)
        {
            score += date == issued ? SameDate : OtherDate;
        }

        if (mention.Issuer is { } issuer && document.Issuer is { } body)
        {
            score += IssuerName.Agree(issuer, body) ? SameIssuer : OtherIssuer;
        }

        return score;
    }

    private static T? Only<T>(IEnumerable<T?> values) => values.Where(v => v is not null).Distinct().Take(2).ToArray() is [var one] ? one : default;
}
