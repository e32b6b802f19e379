using System.Text.RegularExpressions;

namespace IngestPipeline.Extraction.Text;

/// <summary>Cuts a text into printed lines and notes what stood between them.</summary>
internal static partial class LineSplitter
{
    /// <summary>A blank line of so many spaces is what text converters leave of the short line above footnotes.</summary>
    private const int RuleOfBlanks = 20;

    /// <summary>More blanks at the beginning of a line are an indentation.</summary>
    private const int MostHoles = 2;

    public static List<TextLine> Split(string text)
    {
        var lines = new List<TextLine>();
        int blanks = 0;
        bool page = false, rule = false;
        foreach (var raw in LineEnd().Split(text))
        {
            page |= raw.Contains('\f');
            var line = ConverterNote().Replace(raw.Replace("\f", ""), "");
            var trimmed = line.Trim();
            if (trimmed.Length == 0 || Drawn().IsMatch(trimmed))
            {
                blanks++;
                rule |= trimmed.Length > 0 || line.Length >= RuleOfBlanks;
                continue;
            }

            var indent = Columns(line);
            var end = line.Length - line.TrimEnd().Length;
            var before = indent is > 0 and <= MostHoles ? new string(' ', indent) : "";
            lines.Add(new TextLine(trimmed, indent, blanks) { StartsPage = page, RuleBefore = rule, Holes = (before, new string(' ', Math.Min(end, MostHoles + 1))) });
            (blanks, page, rule) = (0, false, false);
        }

        return MarkPages(WithoutUsualEnds(lines));
    }

    /// <summary>Converters that end every line with a blank mean nothing by it.</summary>
    private static List<TextLine> WithoutUsualEnds(List<TextLine> lines)
    {
        var usual = lines.Count(l => l.Holes.After.Length > 0) * 2 > lines.Count ? 1 : 0;
        return lines.ConvertAll(l => l with { Holes = (l.Holes.Before, l.Holes.After.Length > usual ? l.Holes.After[usual..] : "") });
    }

    /// <summary>
    /// Some converters write a single space where a form feed stood. It means a page only where lines are otherwise flush left.
    /// </summary>
    private static List<TextLine> MarkPages(List<TextLine> lines)
    {
        var spaced = lines.Count(l => l.Indent == 1);
        var flush = lines.Count(l => l.Indent == 0);
        if (lines.Exists(l => l.StartsPage) || spaced == 0 || spaced * 8 > flush)
        {
            return lines;
        }

        return lines.ConvertAll(l => l.Indent == 1 ? l with { StartsPage = true } : l);
    }

    private static int Columns(string line)
    {
        var columns = 0;
        foreach (var c in line)
        {
            if (!char.IsWhiteSpace(c))
            {
                break;
            }

            columns += c == '\t' ? 8 - (columns % 8) : 1;
        }

        return columns;
    }

    /// <summary>Apache Tika writes the names of bookmarks and pictures of Word files into the text; the author did not.</summary>
    [GeneratedRegex(@"\[(?:bookmark|image): [^\]\n]*\]")]
    private static partial Regex ConverterNote();

    /// <summary>Not <see cref="string.ReplaceLineEndings()"/>: that takes form feeds for line ends too, and the pages would be lost.</summary>
    [GeneratedRegex(@"\r\n|[\n\r\u0085\u2028\u2029]|(?<=[^\n\r\f])(?=\f)")]
    private static partial Regex LineEnd();

    [GeneratedRegex(@"^(?:[_=*~—–-]\s*){3,}$")]
    private static partial Regex Drawn();
}
