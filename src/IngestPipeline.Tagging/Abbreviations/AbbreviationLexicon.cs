using System.Text.RegularExpressions;
using IngestPipeline.Tagging.Structure;

namespace IngestPipeline.Tagging.Abbreviations;

/// <summary>The abbreviations of <c>abbreviations.tsv</c>, which hold in any document that does not define them otherwise.</summary>
internal static partial class AbbreviationLexicon
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.OrdinalIgnoreCase);

    private static readonly Regex Known = Load();

    /// <summary>The text with every known abbreviation written out; in capitals where the text is.</summary>
    public static string WriteOut(string text)
    {
        var capitals = TextLine.IsCapitals(text);
        return Known.Replace(text, m =>
        {
            var words = Words[Blanks().Replace(m.Groups["short"].Value, " ")];
            return (capitals ? words.ToUpperInvariant() : words) + (m.Groups["gap"].Success ? " " : "");
        });
    }

    private static Regex Load()
    {
        using var stream = typeof(AbbreviationLexicon).Assembly.GetManifestResourceStream("abbreviations.tsv")!;
        using var reader = new StreamReader(stream);
        var patterns = new List<(int Length, string Pattern)>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var columns = line.Split('\t');

            // A dot or nothing may part a kind of unit from its name: "TP.Trà Vinh".
            var tail = columns.Length > 2 ? @"(?<gap>\.?\s*)(?=[\p{Lu}\d])" : "";
            foreach (var shortened in columns[0].Split(" | "))
            {
                Words[shortened] = columns[1];
                patterns.Add((shortened.Length, $@"(?<short>{ShortForm.Pattern(shortened)})(?![\p{{L}}\d&]){tail}"));
            }
        }

        return new Regex($@"(?<![\p{{L}}\d&/])(?:{string.Join('|', patterns.OrderByDescending(p => p.Length).Select(p => p.Pattern))})", RegexOptions.CultureInvariant);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
