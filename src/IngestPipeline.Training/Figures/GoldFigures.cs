using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using IngestPipeline.Documents;
using IngestPipeline.Training.Gold;

namespace IngestPipeline.Training.Figures;

/// <summary>Figures and citations of a gold folder, found in a text by their words and the 40 characters before them.</summary>
public sealed partial class GoldFigures
{
    private readonly string _letters;
    private readonly int[] _offsets;

    private GoldFigures(string text) => (_letters, _offsets) = ComparisonForm.Placed(text);

    /// <summary>Null where the folder has neither.</summary>
    public static ReferenceFigures? Of(string folder, Document document)
    {
        var (facts, citations) = (GoldFolder.Rows(Path.Combine(folder, "facts.jsonl")).ToList(), GoldFolder.Rows(Path.Combine(folder, "citations.jsonl")).ToList());
        if (facts.Count + citations.Count == 0)
        {
            return null;
        }

        var finder = new GoldFigures(document.Text);
        return new ReferenceFigures(
            new TextSpan(0, document.Text.Length),
            [.. finder.Place(facts).Select(p => Fact(p.Row, p.Span))],
            [.. finder.Place(citations).Select(p => new ReferenceCitation(p.Span, Text(p.Row, "type"), Text(p.Row, "number_symbol")!, FigureAnnotation.Date(p.Row), Text(p.Row, "issuer")))],
            null);
    }

    /// <summary>Rows stand in order of the body, notes behind: first by the words before and the words themselves, else by the words alone behind the row before.</summary>
    private IEnumerable<(JsonElement Row, TextSpan? Span)> Place(List<JsonElement> rows)
    {
        var last = 0;
        var taken = new HashSet<int>();
        foreach (var row in rows)
        {
            var (before, quote) = (ComparisonForm.Letters(WithoutMarks(Text(row, "before") ?? "")), ComparisonForm.Letters(WithoutMarks(Text(row, "quote")!)));
            var at = Find(before + quote, last, taken, before.Length) ?? Find(before + quote, 0, taken, before.Length) ?? Find(quote, last, taken, 0);
            if (at is not { } start || quote.Length == 0)
            {
                yield return (row, null);
                continue;
            }

            taken.Add(start);
            last = start;
            yield return (row, new TextSpan(_offsets[start], _offsets[start + quote.Length - 1] + 1));
        }
    }

    private int? Find(string letters, int from, HashSet<int> taken, int skip)
    {
        for (var at = _letters.IndexOf(letters, Math.Max(0, from - skip), StringComparison.Ordinal); at >= 0; at = _letters.IndexOf(letters, at + 1, StringComparison.Ordinal))
        {
            if (!taken.Contains(at + skip))
            {
                return at + skip;
            }
        }

        return null;
    }

    private static string WithoutMarks(string text) => NoteMark().Replace(text, "");

    /// <summary>A footnote mark, whole or cut off at the beginning of the 40 characters.</summary>
    [GeneratedRegex(@"\[\^[^\]]*\]:?|^\^?\w{0,3}\]:?")]
    private static partial Regex NoteMark();

    private static ReferenceFact Fact(JsonElement row, TextSpan? span) => new(
        span, Text(row, "quote")!, ReferenceFigures.Canonical(Text(row, "value"))!, ReferenceFigures.Canonical(Text(row, "of")), Text(row, "unit"), ContractNames.Parse<FactKind>(Text(row, "kind")!),
        ReferenceFigures.WordHashes(Text(row, "indicator")))
    {
        Change = Text(row, "change") is { } change ? ContractNames.Parse<FactChange>(change) : null,
        Approx = Text(row, "approx") is { } approx ? ContractNames.Parse<Approximation>(approx) : null,
        Status = ContractNames.Parse<FactStatus>(Text(row, "status")!),
        Period = Text(row, "period"),
        Place = Text(row, "place"),
    };

    private static string? Text(JsonElement row, string name) => GoldFolder.Text(row, name);
}
