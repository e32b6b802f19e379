using System.Text.RegularExpressions;
using IngestPipeline.Documents;

namespace IngestPipeline.Tagging.Abbreviations;

/// <summary>A short form that a document defines.</summary>
/// <param name="Words">What it stands for, as written.</param>
/// <param name="Span">From the words to the end of the definition.</param>
/// <param name="Spelt">
/// It is spelt by the words, or listed beside them, and may be written out inside a longer name; else it only shortens one name
/// (<c>Hiệp hội</c>) and stands for it where nothing follows.
/// </param>
internal readonly record struct AbbreviationDefinition(string Short, string Words, TextSpan Span, bool Spelt);

/// <summary>
/// Finds the definitions of a document: <c>… (sau đây viết tắt là UBND tỉnh)</c>, <c>Ủy ban nhân dân (UBND)</c>, <c>UBND (Ủy ban nhân dân)</c>,
/// and lists under <c>DANH MỤC CHỮ VIẾT TẮT</c>. Nothing is taken for one whose words do not spell the short form, or begin with it where a phrase names it.
/// </summary>
internal static partial class AbbreviationFinder
{
    private const int LongestWords = 160;

    /// <summary>A list ends after so many lines that define nothing.</summary>
    private const int StrayLines = 3;

    public static List<AbbreviationDefinition> Find(string text)
    {
        var found = new List<AbbreviationDefinition>();
        foreach (var match in Phrase().Matches(text).Cast<Match>())
        {
            Add(found, Before(text, match, named: true));
        }

        foreach (var match in Bracketed().Matches(text).Cast<Match>())
        {
            Add(found, Before(text, match, named: false));
        }

        foreach (var match in Explained().Matches(text).Cast<Match>())
        {
            var words = match.Groups["words"].Value.Trim();
            if (new ShortForm(match.Groups["short"].Value).SpeltByEndOf(Split(words)) == 0)
            {
                Add(found, new AbbreviationDefinition(match.Groups["short"].Value, words, TextSpan.OfLength(match.Index, match.Length), Spelt: true));
            }
        }

        foreach (var heading in ListHeading().Matches(text).Cast<Match>())
        {
            AddList(found, text, heading.Index + heading.Length);
        }

        return found;
    }

    /// <summary>The first definition of a short form holds.</summary>
    private static void Add(List<AbbreviationDefinition> found, AbbreviationDefinition? definition)
    {
        if (definition is { } d && !found.Exists(f => f.Short == d.Short))
        {
            found.Add(d);
        }
    }

    /// <summary>The words before a definition, within their clause.</summary>
    private static AbbreviationDefinition? Before(string text, Match match, bool named)
    {
        var from = Math.Max(0, match.Index - LongestWords);
        from += text[from..match.Index].LastIndexOfAny(['\n', '.', ';', ':', '(', ')']) + 1;
        var words = Word().Matches(text[from..match.Index]).Cast<Match>().ToList();
        List<string> values = words.ConvertAll(w => w.Value);
        var shortened = match.Groups["short"].Value;
        var form = new ShortForm(shortened);
        if (form.Length == 0)
        {
            return null;
        }

        var spelt = form.Length > 1 ? form.SpeltByEndOf(values) : null;
        if ((spelt ?? (named && char.IsUpper(shortened[0]) ? form.BeginsNameIn(values) : null)) is not { } first)
        {
            return null;
        }

        var start = from + words[first].Index;
        var written = text[start..match.Index].TrimEnd(' ', ',', '"', '”');
        return written == shortened ? null : new AbbreviationDefinition(shortened, written, new TextSpan(start, match.Index + match.Length), spelt is not null);
    }

    private static void AddList(List<AbbreviationDefinition> found, string text, int from)
    {
        string? above = null;
        for (int at = from, strays = 0; at < text.Length && strays < StrayLines;)
        {
            var end = text.IndexOf('\n', at) is var e and >= 0 ? e : text.Length;
            var line = text[at..end].Trim();
            var span = new TextSpan(at, end);
            at = end + 1;
            if (line.Length == 0)
            {
                continue;
            }

            // A table gives each cell a line: the short form, its words below.
            if (above is not null && new ShortForm(above).SpeltByEndOf(Split(line)) == 0)
            {
                Add(found, new AbbreviationDefinition(above, line, span, Spelt: true));
                (above, strays) = (null, 0);
                continue;
            }

            above = ShortForm.IsCapitals(line) && !line.Contains(' ', StringComparison.Ordinal) ? line : null;
            if (Listed().Match(line) is { Success: true } entry && entry.Groups["words"].Value.Trim(' ', '.', ';', ',') is { Length: > 3 } words
                && (entry.Groups["sign"].Success || new ShortForm(entry.Groups["short"].Value).SpeltByEndOf(Split(words)) == 0))
            {
                Add(found, new AbbreviationDefinition(entry.Groups["short"].Value, words, span, Spelt: true));
                strays = 0;
            }
            else
            {
                strays += above is null && !line.All(char.IsDigit) ? 1 : 0;
            }
        }
    }

    private static List<string> Split(string words) => [.. Word().Matches(words).Select(w => w.Value)];

    [GeneratedRegex(@"\p{L}[\p{L}\d]*")]
    private static partial Regex Word();

    [GeneratedRegex(@"(?:\s*[(,]\s*(?:(?:sau|dưới|từ)\s+đây\s+)?|\s+(?:sau|dưới)\s+đây\s+)(?:được\s+|xin\s+)?(?:viết|gọi)\s+tắt\s*(?:là|:)\s*[""“'‘]?(?<short>[^\s""“”'’(),.;:]+(?: [^\s""“”'’(),.;:]+){0,5})[""”'’]?(?:\s*\)|(?=\s*[,.;:\n]|\s*$))")]
    private static partial Regex Phrase();

    /// <summary>Two capitals alone in brackets may be anything: <c>57 (TH)</c>.</summary>
    [GeneratedRegex(@"(?<=\p{L})\s+\(\s*[""“]?(?<short>(?:\p{Lu}\p{Ll}+ )?\p{Lu}[\p{Lu}&-]{2,11}(?: \p{Ll}+){0,2})[""”]?\s*\)")]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"(?<![\p{L}\d/-])(?<short>\p{Lu}[\p{Lu}&-]{1,11})\s+\((?<words>\p{L}[^()\n;:]{5,90})\)")]
    private static partial Regex Explained();

    [GeneratedRegex(@"^[ \t]*(?:[IVX\d]{1,4}[.)]\s*)?(?:DANH MỤC|BẢNG|CÁC|NHỮNG|GIẢI THÍCH|CHỮ|TỪ|CỤM TỪ|KÝ HIỆU|THUẬT NGỮ)\b[^\n.;]{0,40}VIẾT TẮT[^\n.;]{0,20}$", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex ListHeading();

    [GeneratedRegex(@"^(?:\d{1,3}[.)]?\s+|[-–+*•]\s*)?(?<short>\p{Lu}[\p{Lu}&\d/-]{1,13})(?:(?<sign>\s*[:=]\s*|\s+[-–]\s+|\s+là\s+)|\s+)(?<words>\p{L}.{2,120})$")]
    private static partial Regex Listed();
}
