using IngestPipeline.Documents;

namespace IngestPipeline.Tagging.Facts.Consistency;

/// <summary>What stands between figures of the running text.</summary>
internal static class Sentences
{
    /// <summary>Figures of the running text in order, each with its place among the document's facts.</summary>
    public static List<(int Index, Fact Fact)> Figures(Document document) =>
        [.. document.Facts.Select((f, i) => (i, f)).Where(f => f.f.Cell is null && !f.f.Span.IsEmpty).OrderBy(f => f.f.Span.Start)];

    /// <summary>The characters between two figures; null where a sentence or a line ends between them.</summary>
    public static string? Between(Document document, Fact first, Fact second)
    {
        if (second.Span.Start < first.Span.End)
        {
            return null;
        }

        var gap = document.Text[first.Span.End..second.Span.Start];
        for (var i = 0; i < gap.Length; i++)
        {
            if (gap[i] is '\n' or '!' or '?' || (gap[i] is '.' && i + 2 < gap.Length && gap[i + 1] == ' ' && char.IsUpper(gap[i + 2])))
            {
                return null;
            }
        }

        return gap;
    }

    /// <summary>The value as a number; null where it is longer than a decimal holds.</summary>
    public static decimal? Number(string? value) =>
        decimal.TryParse(value, System.Globalization.NumberStyles.AllowLeadingSign | System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
}
