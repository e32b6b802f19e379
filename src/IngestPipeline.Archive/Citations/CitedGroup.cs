using System.Collections.Immutable;
using System.Text.Json;
using IngestPipeline.Documents;

namespace IngestPipeline.Archive;

/// <summary>A citation as the list of cited documents needs it.</summary>
/// <param name="Document">Row of the citing document.</param>
/// <param name="Access">Of the citing document.</param>
/// <param name="Citing">Its issuer.</param>
internal sealed record CitedMention(
    string Key, int? Year, long Document, string? Type, string? TypeFolded, string NumberSymbol, string? Date, string? Issuer, string? IssuerFolded, int Access, string? Citing);

/// <summary>What citations say of a document beside its number.</summary>
/// <param name="Dates">First and last, ISO; both null where none gives one.</param>
/// <param name="Issuers">All that are named, completed by the citing document's own; empty where none gives one.</param>
internal sealed record CitedEvidence(CitationKey Key, (string? First, string? Last) Dates, ImmutableArray<string> Issuers)
{
    /// <summary>What has another year, a date or an issuer that no citation gives, is another document of the same number.</summary>
    public bool MayBe(KeyedDocument held)
    {
        var own = held.Document;
        return held.Key.Value == Key.Value && (Key.Year is null || held.Key.Year is null || Key.Year == held.Key.Year)
            && (Dates.First is null || own.Date.Iso() is not { } date || (string.CompareOrdinal(date, Dates.First) >= 0 && string.CompareOrdinal(date, Dates.Last) <= 0))
            && (Issuers.IsEmpty || own.Issuer is not { } issuer || Issuers.Any(i => IssuerName.Agree(i, issuer)));
    }
}

/// <summary>The citations of one work and what a row of <c>cited_works</c> says of them.</summary>
internal sealed class CitedGroup
{
    private readonly List<CitedMention> _mentions;

    private CitedGroup(string key, int? year, List<CitedMention> mentions)
    {
        _mentions = mentions;
        var dates = mentions.Where(m => m.Date is not null).Select(m => m.Date!).ToList();
        Evidence = new CitedEvidence(
            new CitationKey(key, year), (dates.Min(StringComparer.Ordinal), dates.Max(StringComparer.Ordinal)),
            [.. mentions.Where(m => m.Issuer is not null).Select(m => (m.Issuer, m.Citing)).Distinct().Select(m => IssuerName.Complete(m.Issuer, m.Citing)!).Distinct().Order(StringComparer.Ordinal)]);
    }

    public CitedEvidence Evidence { get; }

    /// <summary>Groups the mentions of one key by year. A mention without a year is taken to be of the only year that others give the number.</summary>
    public static List<CitedGroup> Of(IEnumerable<CitedMention> mentions)
    {
        var all = mentions.ToList();
        int?[] years = [.. all.Select(m => m.Year).Where(y => y is not null).Distinct().Take(2)];
        return [.. all.GroupBy(m => m.Year ?? (years is [var only] ? only : null)).Select(g => new CitedGroup(g.First().Key, g.Key, [.. g]))];
    }

    public IEnumerable<(string Name, object? Value)> Columns() =>
    [
        ("@cite_key", Evidence.Key.Value), ("@cite_year", Evidence.Key.Year), ("@documents", _mentions.Select(m => m.Document).Distinct().Count()), ("@mentions", _mentions.Count),
        ("@type", Most(m => m.Type)), ("@number_symbol", Most(m => m.NumberSymbol)), ("@date", Most(m => m.Date)), ("@issuer", Most(m => m.Issuer)),
        ("@types", Distinct(m => m.TypeFolded)), ("@names", Distinct(m => m.IssuerFolded)),
        ("@first_date", Evidence.Dates.First), ("@last_date", Evidence.Dates.Last), ("@issuers", JsonSerializer.Serialize(Evidence.Issuers)),
    ];

    /// <summary>As most of the citations write it.</summary>
    private string? Most(Func<CitedMention, string?> field) => _mentions
        .Select(field).OfType<string>().CountBy(v => v, StringComparer.Ordinal).OrderByDescending(v => v.Value).ThenBy(v => v.Key, StringComparer.Ordinal).FirstOrDefault().Key;

    private string Distinct(Func<CitedMention, string?> field) => JsonSerializer.Serialize(_mentions.Select(field).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
}
