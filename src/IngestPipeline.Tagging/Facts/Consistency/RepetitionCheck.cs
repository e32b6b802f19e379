using IngestPipeline.Documents;

namespace IngestPipeline.Tagging.Facts.Consistency;

/// <summary>
/// The same thing told twice: an indicator of some length with the same unit, period, place and status in two sentences. Two figures
/// contradict each other only where both are totals: prices and counts of one name may be of different things.
/// </summary>
internal static class RepetitionCheck
{
    /// <summary>Shorter indicators ("số hồ sơ") are told of many things.</summary>
    private const int LeastWords = 6;

    public static IEnumerable<Finding> Of(Document document)
    {
        var figures = Sentences.Figures(document).Where(f => f.Fact is { Kind: FactKind.Count or FactKind.Money or FactKind.Percent, Change: null, Period: not null } && Words(f.Fact.Indicator) >= LeastWords);
        foreach (var group in figures.GroupBy(f => (f.Fact.Kind, f.Fact.Unit, f.Fact.Period, f.Fact.Place, f.Fact.Status, Words: f.Fact.Indicator!.ToLowerInvariant())))
        {
            var told = group.ToList();
            for (var i = 1; i < told.Count; i++)
            {
                var (first, again) = (told[0], told[i]);
                if (Sentences.Between(document, told[i - 1].Fact, again.Fact) is not null)
                {
                    // Within a sentence the figures are a list or a range of one indicator.
                    continue;
                }

                if (first.Fact.Value == again.Fact.Value)
                {
                    yield return Finding.Agreement(first.Index, again.Index);
                }
                else if (first.Fact.Indicator!.StartsWith("tổng", StringComparison.OrdinalIgnoreCase))
                {
                    yield return new Finding(
                        [first.Index, again.Index], false,
                        $"\"{first.Fact.Indicator}\" được nêu hai lần với hai số khác nhau: \"{first.Fact.Raw}\" (trang {first.Fact.Page}) và \"{again.Fact.Raw}\" (trang {again.Fact.Page})",
                        $"\"{first.Fact.Indicator}\" is told twice with two figures: \"{first.Fact.Raw}\" (page {first.Fact.Page}) and \"{again.Fact.Raw}\" (page {again.Fact.Page})");
                }
            }
        }
    }

    private static int Words(string? indicator) => indicator?.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length ?? 0;
}
