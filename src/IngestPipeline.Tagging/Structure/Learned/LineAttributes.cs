using System.Globalization;
using IngestPipeline.Documents;
using IngestPipeline.Learning;
using IngestPipeline.Tagging.Forms;

namespace IngestPipeline.Tagging.Structure.Learned;

/// <summary>
/// What the line model knows of each line: its marker, its looks as far as the format has them, its words, where it stands, and what the
/// layout rules make of it. Looks that a format does not tell have the value <c>?</c>, so that bare text and scans use the same model.
/// </summary>
public sealed class LineAttributes
{
    private readonly IReadOnlyList<TextLine> _lines;
    private readonly LineTag[] _rules;
    private readonly HeadingScorer _scorer;
    private readonly double? _bodySize;
    private readonly double? _bodyIndent;
    private readonly Dictionary<string, (int Count, int Short)> _series;

    private LineAttributes(IReadOnlyList<TextLine> lines, LineTag[] rules)
    {
        (_lines, _rules) = (lines, rules);
        _scorer = new HeadingScorer(lines);
        _bodySize = Median([.. lines.Where(l => l.WordCount > 8 && l.Style.FontSize is not null).Select(l => l.Style.FontSize!.Value)]);
        _bodyIndent = Median([.. lines.Where(l => l.WordCount > 15 && l.Style.Indent is not null).Select(l => l.Style.Indent!.Value)]);
        _series = lines.Where(l => l.Enumerator is not null).GroupBy(SeriesOf, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => (g.Count(), g.Count(LooksShort)), StringComparer.Ordinal);
    }

    /// <param name="rules">What the layout rules say of each line.</param>
    public static List<AttributeSet> Of(IReadOnlyList<TextLine> lines, IReadOnlyList<LineTag> rules)
    {
        var reader = new LineAttributes(lines, [.. rules]);
        return [.. Enumerable.Range(0, lines.Count).Select(reader.Read)];
    }

    private AttributeSet Read(int i)
    {
        var set = new AttributeSet();
        AddMarker(set, i);
        AddShape(set, _lines[i]);
        AddLooks(set, _lines[i]);
        AddForm(set, _lines[i]);
        AddWords(set, _lines[i]);
        AddPlace(set, i);
        set.Add("rule", LineLabel.Of(_lines[i], _rules[i]));
        return set.Add("score", Step(_scorer.Score(_lines, i), -3, -1, 0, 1, 2.5, 4));
    }

    private void AddMarker(AttributeSet set, int i)
    {
        var line = _lines[i];
        if (line.Enumerator is not { } marker)
        {
            set.Add("marker", line.IsBullet ? "bullet" : line.IsQuoted ? "quoted" : "none");
            return;
        }

        set.Add("marker", marker.Kind.ToString());
        set.Add("order", marker.Ordinal == 1 ? "first" : Before(i, marker) is { } before ? (marker.Ordinal == before + 1 ? "next" : marker.Ordinal == before ? "same" : "jump") : "alone");
        var (count, small) = _series[SeriesOf(line)];
        set.Add("series", count < 2 ? "one" : Step((double)small / count, 0.2, 0.5, 0.8, 0.99));
        set.AddIf("quoted", line.IsQuoted);
    }

    /// <summary>The last number of the same series above.</summary>
    private int? Before(int i, Enumerator marker)
    {
        for (var k = i - 1; k >= 0; k--)
        {
            if (_lines[k].Enumerator is { } other && other.Kind == marker.Kind && other.Depth == marker.Depth)
            {
                return other.Ordinal;
            }
        }

        return null;
    }

    private static void AddShape(AttributeSet set, TextLine line)
    {
        var title = line.Title;
        set.Add("words", Step(line.WordCount, 1, 2, 4, 7, 11, 16, 24, 36, 60));
        set.Add("last", line.Last switch { '.' => ".", ';' => ";", ',' => ",", ':' => ":", '!' or '?' => "!", ')' => ")", _ when char.IsDigit(line.Last) => "9", _ when char.IsUpper(line.Last) => "A", _ => "a" });
        set.Add("case", TextLine.IsCapitals(title) ? "capitals" : title.Length == 0 ? "empty" : char.IsUpper(title[0]) ? "upper" : char.IsLower(title[0]) ? "lower" : char.IsDigit(title[0]) ? "digit" : "sign");
        set.AddIf("lead-in", HeadingScorer.IsLeadIn(title));
        set.AddIf("sentences", HeadingScorer.HasInnerStop(title));
        set.AddIf("duty", HeadingScorer.IsDuty(title));
        set.AddIf("quantity", HeadingScorer.HasQuantity(title));
        set.AddIf("before-table", line.BeforeTable);
        set.AddIf("colon-inside", line.Text.IndexOf(':', StringComparison.Ordinal) is var c and > 0 && c < line.Text.Length - 2 && c < 120);
        set.AddIf("bracket", title.Length > 0 && title[0] == '(');
    }

    private void AddLooks(AttributeSet set, TextLine line)
    {
        var style = line.Style;
        var known = _scorer.IsStyled;
        set.Add("bold", !known ? "?" : style.Bold ? "all" : style.BoldPrefix > (line.Enumerator?.Length ?? 0) + 2 ? "start" : style.BoldPrefix > 0 ? "marker" : "no");
        set.Add("italic", style.Italic ? "yes" : "no");
        set.Add("align", style.Alignment.ToString());
        set.Add("column", style.Column.ToString());
        set.Add("size", style.FontSize is { } size && _bodySize is { } body ? Step(size / body, 0.87, 0.96, 1.04, 1.15) : "?");
        set.Add("indent", style.Indent is { } indent && _bodyIndent is { } usual ? Step(indent - usual, -30, -8, 8, 40, 120) : "?");
        set.Add("outline", style.OutlineLevel?.ToString(CultureInfo.InvariantCulture) ?? "no");
    }

    private static void AddForm(AttributeSet set, TextLine line)
    {
        var text = line.Text;
        set.AddIf("form-motto", FormLines.IsMotto(text));
        set.AddIf("form-number", FormLines.IsNumber(text));
        set.AddIf("form-date", FormLines.IsPlaceAndDate(text));
        set.AddIf("form-vv", FormLines.IsDispatchSubject(text));
        set.AddIf("form-stamp", FormLines.IsStamp(text));
        set.AddIf("form-addressee", FormLines.IsAddressee(text));
        set.AddIf("form-recipients", FormLines.IsRecipients(text));
        set.AddIf("form-authority", FormLines.IsAuthority(text));
        set.AddIf("form-office", FormLines.IsOffice(text));
        set.AddIf("form-person", FormLines.IsPersonName(text));
        set.AddIf("form-note", FormLines.IsSignatureNote(text));
        set.AddIf("form-ground", FormLines.IsGround(text));
        set.AddIf("form-body", FormLines.IsBody(text));
        set.AddIf("form-closing", FormLines.IsClosing(text));
        set.AddIf("form-end", text.EndsWith("./.", StringComparison.Ordinal));
        set.AddIf("form-filed", text.Contains("Lưu", StringComparison.Ordinal) && line.WordCount < 15);
        set.AddIf("form-type", DocumentTypes.Read(text) is not null);
        set.Add("role", RoleLexicon.Of(line.Title)?.ToString() ?? "none");
        set.AddIf("stock", RoleLexicon.IsStockTitle(line.Title));
    }

    private static void AddWords(AttributeSet set, TextLine line)
    {
        var words = line.Title.Split((char[]?)null, 3, StringSplitOptions.RemoveEmptyEntries);
        var first = words.Length > 0 ? Word(words[0]) : "-";
        set.Add("word1", first);
        set.Add("word12", words.Length > 1 ? $"{first} {Word(words[1])}" : first);
        var text = line.Text.AsSpan().TrimEnd();
        set.Add("word-last", Word(text[(text.LastIndexOf(' ') + 1)..].ToString()));
    }

    private static string Word(string word)
    {
        var letters = new string([.. word.Where(char.IsLetter)]).ToLowerInvariant();
        return letters.Length > 0 ? letters : word.Any(char.IsDigit) ? "9" : "-";
    }

    private void AddPlace(AttributeSet set, int i)
    {
        set.Add("from-start", Step(i, 3, 8, 15, 30));
        set.Add("to-end", Step(_lines.Count - 1 - i, 2, 6, 12, 25));
        set.Add("page", _lines[i].Page == 1 ? "first" : "later");
        set.Add("gap", i == 0 ? "-" : _lines[i].Page != _lines[i - 1].Page ? "page" : "no");
    }

    private static string SeriesOf(TextLine line) => line.Enumerator is { } e ? $"{e.Kind}{e.Depth}" : "";

    private static bool LooksShort(TextLine line) => line.WordCount <= 22 && !line.EndsSentence && line.Last != ',';

    private static double? Median(double[] values)
    {
        Array.Sort(values);
        return values.Length == 0 ? null : values[values.Length / 2];
    }

    /// <summary>Number of the interval that a value lies in.</summary>
    private static string Step(double value, params ReadOnlySpan<double> edges)
    {
        var step = 0;
        while (step < edges.Length && value > edges[step])
        {
            step++;
        }

        return step.ToString(CultureInfo.InvariantCulture);
    }
}
