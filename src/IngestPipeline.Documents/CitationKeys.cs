using System.Collections.Immutable;
using System.Globalization;

namespace IngestPipeline.Documents;

/// <summary>
/// The keys of all citations of one document, which complete each other: a document gives date and symbol once, then writes "Nghị quyết số 18" or leaves the
/// date out. Only what is said of one document alone is taken over.
/// </summary>
public static class CitationKeys
{
    /// <returns>One for each citation, in order; null where there is none.</returns>
    public static ImmutableArray<CitationKey?> Of(ImmutableArray<Citation> citations)
    {
        var keys = citations.Select(c => CitationKey.Of(c.Type, c.NumberSymbol, c.Date)).ToArray();
        var full = citations.Zip(keys).Where(p => p.Second is not null && !IsBare(p.First.NumberSymbol))
            .GroupBy(p => (Type(p.First), Number(p.First.NumberSymbol)))
            .ToDictionary(g => g.Key, g => g.Select(p => p.Second!.Value).Distinct().ToArray());
        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i] is { } key && IsBare(citations[i].NumberSymbol) && full.GetValueOrDefault((Type(citations[i]), Number(citations[i].NumberSymbol))) is [var meant])
            {
                keys[i] = key with { Value = meant };
            }
        }

        var years = keys.Where(k => k?.Year is not null).GroupBy(k => k!.Value).ToDictionary(g => g.Key, g => g.Select(k => k!.Year).Distinct().ToArray());
        return [.. keys.Select(k => k is { Year: null } && years.GetValueOrDefault(k.Value) is [var year] ? k with { Year = year } : k)];
    }

    private static string? Type(Citation citation) => citation.Type?.ToUpperInvariant();

    private static string Number(string symbol) => string.Concat(symbol.TakeWhile(char.IsAsciiDigit)).TrimStart('0').ToString(CultureInfo.InvariantCulture);

    private static bool IsBare(string symbol) => symbol.All(char.IsAsciiDigit);
}
