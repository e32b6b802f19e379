using System.Globalization;
using IngestPipeline.Documents;

namespace IngestPipeline.Tagging.Facts.Consistency;

/// <summary>"1.251/1.252 hồ sơ, đạt 99,92%": a ratio against the percentage right behind it.</summary>
internal static class ShareCheck
{
    private const int Farthest = 120;

    // "đạt 85% kế hoạch" measures by something else than the ratio's own denominator.
    private static readonly string[] OtherMeasures = ["kế hoạch", "chỉ tiêu", "dự toán", "so với", "mục tiêu", "nghị quyết"];

    public static IEnumerable<Finding> Of(Document document)
    {
        var figures = Sentences.Figures(document);
        for (var i = 0; i + 1 < figures.Count; i++)
        {
            var ((a, ratio), (b, share)) = (figures[i], figures[i + 1]);
            if (ratio is not { Kind: FactKind.Ratio, Of: not null } || share is not { Kind: FactKind.Percent, Unit: "%", Change: null, Approx: null }
                || Sentences.Between(document, ratio, share) is not { Length: < Farthest } gap || !Links(gap) || MeasuredElse(document, share))
            {
                continue;
            }

            if (Sentences.Number(ratio.Value) is not { } part || Sentences.Number(ratio.Of) is not { } whole || whole == 0 || Sentences.Number(share.Value) is not { } told)
            {
                continue;
            }

            var point = share.Value.IndexOf('.', StringComparison.Ordinal);
            var step = 1m;
            for (var d = 0; point >= 0 && d < share.Value.Length - point - 1; d++)
            {
                step /= 10;
            }

            var real = Math.Round(part / whole * 100, 4);
            yield return Math.Abs(real - told) < step
                ? Finding.Agreement(a, b)
                : new Finding(
                    [a, b], false,
                    $"\"{ratio.Raw}\" là {Written(real)}%, văn bản ghi \"{share.Raw}\"",
                    $"\"{ratio.Raw}\" is {real.ToString("0.##", CultureInfo.InvariantCulture)}%, the text says \"{share.Raw}\"");
        }
    }

    private static bool Links(string gap) =>
        gap.Contains("đạt", StringComparison.OrdinalIgnoreCase) || gap.Contains("tỷ lệ", StringComparison.OrdinalIgnoreCase) || gap.Contains("tỉ lệ", StringComparison.OrdinalIgnoreCase)
        || gap.Contains("chiếm", StringComparison.OrdinalIgnoreCase) || gap.TrimEnd().EndsWith('(') || gap.Trim() == "=";

    private static bool MeasuredElse(Document document, Fact share)
    {
        var behind = document.Text.AsSpan(share.Span.End, Math.Min(16, document.Text.Length - share.Span.End)).TrimStart();
        foreach (var measure in OtherMeasures)
        {
            if (behind.StartsWith(measure, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static string Written(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture).Replace('.', ',');
}
