using System.Text.RegularExpressions;
using IngestPipeline.Documents;

namespace IngestPipeline.Vietnamese.Recognition;

/// <summary>
/// Abbreviations in <c>số/ký hiệu</c> that the law leaves no choice of: decrees are the Government's (NĐ-CP), directives and decisions that end in a small g the Prime
/// Minister's (CT-TTg), and CTr is the only type of document that begins with C and ends with r. No language model is asked.
/// </summary>
public static partial class SymbolGrammar
{
    private const double Confidence = 0.97;

    /// <summary>Edits of recognised text; offsets are those of <paramref name="text"/>.</summary>
    public static IEnumerable<TextEdit> Edits(string text) =>
        Mend(Decrees(), "CP", text).Concat(Mend(PrimeMinister(), "TTg", text)).Concat(Mend(Programmes(), "CTr", text));

    private static IEnumerable<TextEdit> Mend(Regex pattern, string right, string text) => pattern.Matches(text).Select(m => m.Groups["part"]).Where(g => g.Value != right)
        .Select(g => new TextEdit(TextSpan.OfLength(g.Index, g.Length), right, RepairKind.Ocr, Confidence));

    /// <summary><c>30/2020/NĐ-CBP</c>: a letter beside C and P, or P lost.</summary>
    [GeneratedRegex(@"\d/NĐ-\n?(?<part>C(?:\p{Lu}?P\p{Lu}?)?)(?![\p{L}\d])", RegexOptions.CultureInvariant)]
    private static partial Regex Decrees();

    /// <summary><c>16/CT-TTEg</c>.</summary>
    [GeneratedRegex(@"\d/(?:CT|QĐ|CĐ)-\n?(?<part>T\p{L}?T?\p{L}?g)(?![\p{L}\d])", RegexOptions.CultureInvariant)]
    private static partial Regex PrimeMinister();

    /// <summary><c>79-CIr/BDVTW</c>.</summary>
    [GeneratedRegex(@"\d[-/](?<part>C[TIJ1l]r)(?=[-/])", RegexOptions.CultureInvariant)]
    private static partial Regex Programmes();
}
