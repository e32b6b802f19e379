using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using IngestPipeline.Documents;
using IngestPipeline.Testing;
using IngestPipeline.Training;

namespace IngestPipeline.Cli.Tests;

/// <summary>What reading a sample report gave, against what it should give; each figure 0 to 1.</summary>
internal sealed partial record CorpusScore(double WordErrors, double Sections, double Facts, double Citations, double Metadata)
{
    public static CorpusScore Of(Document document, string report)
    {
        var folder = Path.Combine(Repository.Root, "corpus", "expected", report);
        var expected = Words(File.ReadAllText(Path.Combine(folder, "clean.txt")));
        var got = Words(document.Text);
        var common = Common(expected, got);
        return new CorpusScore(
            (double)Math.Max(expected.Count - common, got.Count - common) / expected.Count,
            F1(Rows(folder, "sections", r => $"{Key(r, "label")}|{Key(r, "title")}"), [.. document.Sections.Select(s => $"{ComparisonForm.Words(s.Label)}|{ComparisonForm.Words(s.Title)}")]),
            F1(Rows(folder, "facts", r => $"{Text(r, "value")}/{Text(r, "of")}/{Text(r, "kind")}"), [.. document.Facts.Where(f => f.Cell is null).Select(f => $"{f.Value}/{f.Of}/{ContractNames.Of(f.Kind)}")]),
            F1(Rows(folder, "citations", r => $"{Text(r, "number_symbol")}/{Text(r, "date")}"), [.. document.Citations.Select(c => $"{c.NumberSymbol}/{c.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}")]),
            MetadataShare(document.Metadata, JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "metadata.json"))).RootElement));
    }

    private static double MetadataShare(DocumentMetadata m, JsonElement expected)
    {
        bool[] same =
        [
            ComparisonForm.Words(m.DocType) == Key(expected, "doc_type"), ComparisonForm.Words(m.NumberSymbol) == Key(expected, "number_symbol"), ComparisonForm.Words(m.Issuer) == Key(expected, "issuer"),
            ComparisonForm.Words(m.Place) == Key(expected, "place"), m.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) == Text(expected, "date"), ComparisonForm.Words(m.Subject) == Key(expected, "subject"),
            ComparisonForm.Words(m.Signer?.Name) == ComparisonForm.Words(Text(expected.GetProperty("signer"), "name")),
        ];
        return (double)same.Count(s => s) / same.Length;
    }

    private static List<string> Rows(string folder, string name, Func<JsonElement, string> key) =>
        [.. File.ReadLines(Path.Combine(folder, name + ".jsonl")).Where(l => l.Length > 0).Select(l => key(JsonDocument.Parse(l).RootElement))];

    private static double F1(List<string> expected, List<string> got)
    {
        if (expected.Count + got.Count == 0)
        {
            return 1;
        }

        var left = expected.GroupBy(e => e).ToDictionary(g => g.Key, g => g.Count());
        var hits = got.Count(g => left.TryGetValue(g, out var n) && n > 0 && (left[g] = n - 1) >= 0);
        return 2.0 * hits / (expected.Count + got.Count);
    }

    /// <summary>Length of the longest common subsequence.</summary>
    private static int Common(List<string> a, List<string> b)
    {
        var row = new int[b.Count + 1];
        foreach (var word in a)
        {
            var diagonal = 0;
            for (var j = 1; j <= b.Count; j++)
            {
                (diagonal, row[j]) = (row[j], word == b[j - 1] ? diagonal + 1 : Math.Max(row[j], row[j - 1]));
            }
        }

        return row[b.Count];
    }

    private static string Key(JsonElement row, string name) => ComparisonForm.Words(Text(row, name));

    private static string? Text(JsonElement row, string name) => row.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static List<string> Words(string text) => [.. WordPattern().Matches(text.Normalize(NormalizationForm.FormC)).Select(m => m.Value)];

    [GeneratedRegex(@"\w+")]
    private static partial Regex WordPattern();
}
