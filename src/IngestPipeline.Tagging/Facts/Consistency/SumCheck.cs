using System.Globalization;
using IngestPipeline.Documents;

namespace IngestPipeline.Tagging.Facts.Consistency;

/// <summary>
/// "Tổng số 10 đơn, chuyển 2 đơn; lưu 08 đơn": a total against the figures behind it in its sentence. Parts need not be all there unless the
/// sentence says so ("gồm", "chia ra"), so a sum that agrees bears the figures out, and only where it says so one that does not is a contradiction.
/// </summary>
internal static class SumCheck
{
    private const int Reach = 60;

    public static IEnumerable<Finding> Of(Document document)
    {
        var figures = Sentences.Figures(document);
        for (var i = 0; i < figures.Count; i++)
        {
            var (index, total) = figures[i];
            if (!IsTotal(document, total) || Sentences.Number(total.Value) is not { } sum)
            {
                continue;
            }

            var parts = new List<int>();
            var (reached, opening) = (0m, "");
            for (var k = i + 1; k < figures.Count && Sentences.Between(document, figures[k - 1].Fact, figures[k].Fact) is { } gap; k++)
            {
                opening = parts.Count == 0 ? opening + gap : opening;
                if (IsPart(document, total, figures[k].Fact, gap) && Sentences.Number(figures[k].Fact.Value) is { } part)
                {
                    parts.Add(figures[k].Index);
                    reached += part;
                }
            }

            if (parts.Count >= 2 && reached == sum)
            {
                yield return Finding.Agreement([index, .. parts]);
            }
            else if (parts.Count >= 2 && SaysAll(opening))
            {
                yield return new Finding(
                    [index, .. parts], false,
                    $"\"{total.Raw}\" là tổng, nhưng các số thành phần cộng lại được {reached.ToString("0.###", CultureInfo.InvariantCulture).Replace('.', ',')}",
                    $"\"{total.Raw}\" is the total, but its parts add up to {reached.ToString("0.###", CultureInfo.InvariantCulture)}");
            }
        }
    }

    private static bool IsTotal(Document document, Fact fact)
    {
        if (fact is not { Kind: FactKind.Count or FactKind.Money, Of: null, Change: null, Unit: not null })
        {
            return false;
        }

        var before = document.Text[Math.Max(0, fact.Span.Start - Reach)..fact.Span.Start];
        var line = before[(Math.Max(before.LastIndexOf('\n'), before.LastIndexOf(". ", StringComparison.Ordinal)) + 1)..];
        var at = line.LastIndexOf("tổng", StringComparison.OrdinalIgnoreCase);
        return at >= 0 && !line.AsSpan(at).ContainsAny(';', '(') && !line.AsSpan(at).ContainsAnyInRange('0', '9');
    }

    /// <summary>Of the same unit, not itself a total, and no detail of another part in brackets or behind "trong đó".</summary>
    private static bool IsPart(Document document, Fact total, Fact fact, string gap) =>
        fact.Kind == total.Kind && (fact.Unit == total.Unit || fact.Unit?.StartsWith(total.Unit + " ", StringComparison.Ordinal) == true) && fact.Of is null && fact.Change is null && fact.Status == total.Status && !IsTotal(document, fact)
        && gap.LastIndexOf('(') <= gap.LastIndexOf(')');

    private static bool SaysAll(string opening) =>
        opening.Contains("bao gồm", StringComparison.OrdinalIgnoreCase) || opening.Contains(" gồm", StringComparison.OrdinalIgnoreCase) || opening.Contains("chia ra", StringComparison.OrdinalIgnoreCase);
}
