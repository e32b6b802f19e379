using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace IngestPipeline.Extraction.Docx;

/// <summary>
/// Automatic numbers as they are printed (ISO/IEC 29500-1, 17.9). Lists that share an abstract definition count on together unless one of
/// them starts anew; a level starts anew after any higher one.
/// </summary>
internal sealed class DocxNumbering
{
    private const int Levels = 9;
    private readonly Dictionary<string, XElement> _abstracts = [];
    private readonly Dictionary<string, XElement> _numbers = [];
    private readonly Dictionary<string, string> _byStyleLink = [];
    private readonly Dictionary<string, int?[]> _counters = [];
    private readonly HashSet<string> _started = [];

    public DocxNumbering(XElement? numbering)
    {
        foreach (var definition in numbering.Children("abstractNum"))
        {
            var id = definition.Value("abstractNumId") ?? "";
            _abstracts[id] = definition;
            if (definition.Child("styleLink").Value() is { } link)
            {
                _byStyleLink[link] = id;
            }
        }

        foreach (var number in numbering.Children("num"))
        {
            _numbers[number.Value("numId") ?? ""] = number;
        }
    }

    /// <summary>The label of the next paragraph of that list and level, and the level's own paragraph properties; null if it shows none.</summary>
    /// <param name="styleId">Picks the level where the paragraph names none but its style belongs to one.</param>
    public (string Label, bool Bullet, XElement? Properties)? Next(string? numberId, int? level, string? styleId)
    {
        if (numberId is null or "0" || !_numbers.TryGetValue(numberId, out var number) || Abstract(number) is not var (abstractId, definition))
        {
            return null;
        }

        var at = Math.Clamp(level ?? LevelOfStyle(definition, styleId) ?? 0, 0, Levels - 1);
        var levels = Enumerable.Range(0, Levels).Select(i => Level(number, definition, i)).ToArray();
        if (levels[at] is not { } mine)
        {
            return null;
        }

        Count(numberId, number, abstractId, levels, at);
        var properties = mine.Child("pPr");
        var text = mine.Child("lvlText").Value() ?? "";
        if (mine.Child("numFmt").Value() == "bullet" || mine.Child("lvlPicBulletId") is not null)
        {
            return (Bullet(text), true, properties);
        }

        var label = Compose(text, levels, _counters[abstractId], mine.Child("isLgl").Flag() == true).Trim();
        return label.Length == 0 ? null : (label, label is "-" or "+" or "*", properties);
    }

    private (string Id, XElement Definition)? Abstract(XElement number)
    {
        var id = number.Child("abstractNumId").Value() ?? "";
        for (var hops = 0; hops < 8 && _abstracts.TryGetValue(id, out var definition); hops++)
        {
            if (definition.Child("numStyleLink").Value() is not { } link || !_byStyleLink.TryGetValue(link, out var next) || next == id)
            {
                return (id, definition);
            }

            id = next;
        }

        return null;
    }

    private static int? LevelOfStyle(XElement definition, string? styleId) =>
        styleId is null ? null : definition.Children("lvl").FirstOrDefault(l => l.Child("pStyle").Value() == styleId).Number("ilvl");

    private static XElement? Level(XElement number, XElement definition, int level) =>
        number.Children("lvlOverride").FirstOrDefault(o => o.Number("ilvl") == level).Child("lvl") ?? definition.Children("lvl").FirstOrDefault(l => l.Number("ilvl") == level);

    private void Count(string numberId, XElement number, string abstractId, XElement?[] levels, int at)
    {
        if (!_counters.TryGetValue(abstractId, out var counters))
        {
            _counters[abstractId] = counters = new int?[Levels];
        }

        if (_started.Add(numberId))
        {
            foreach (var start in number.Children("lvlOverride"))
            {
                if (start.Number("ilvl") is { } level and >= 0 and < Levels && start.Child("startOverride").Number() is { } first)
                {
                    counters[level] = first - 1;
                }
            }
        }

        counters[at] = (counters[at] ?? Start(levels[at]) - 1) + 1;
        for (var deeper = at + 1; deeper < Levels; deeper++)
        {
            // lvlRestart: 0 never starts anew; n only after level n (from 1) or a higher one.
            var restart = levels[deeper].Child("lvlRestart").Number() ?? deeper;
            if (at < restart)
            {
                counters[deeper] = null;
            }
        }
    }

    private static int Start(XElement? level) => level.Child("start").Number() ?? 1;

    private static string Compose(string text, XElement?[] levels, int?[] counters, bool legal)
    {
        var label = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && i + 1 < text.Length && text[i + 1] is >= '1' and <= '9')
            {
                var level = text[++i] - '1';
                counters[level] ??= Start(levels[level]);
                var format = levels[level].Child("numFmt").Value();
                label.Append(NumberFormat.Write(counters[level]!.Value, legal && format != "decimalZero" ? "decimal" : format));
            }
            else
            {
                label.Append(text[i]);
            }
        }

        return label.ToString();
    }

    /// <summary>Vietnamese reports list with dashes and pluses; other signs of symbol fonts stand for a dash.</summary>
    private static string Bullet(string text) => text.Trim() is "+" or "*" or "-" or "–" ? text.Trim() : "-";
}

/// <summary>Numbers in the formats of <c>w:numFmt</c>; those that no report uses are written as decimals.</summary>
internal static class NumberFormat
{
    private static readonly (int Value, string Roman)[] Romans =
        [(1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")];

    private static readonly string[] Chicago = ["*", "†", "‡", "§"];

    public static string Write(int value, string? format) => format switch
    {
        "upperRoman" => Roman(value).ToUpperInvariant(),
        "lowerRoman" => Roman(value),
        "upperLetter" => Letters(value, 'A'),
        "lowerLetter" => Letters(value, 'a'),
        "decimalZero" => value.ToString("00", CultureInfo.InvariantCulture),
        "chicago" when value > 0 => string.Concat(Enumerable.Repeat(Chicago[(value - 1) % 4], ((value - 1) / 4) + 1)),
        "none" => "",
        _ => value.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>a … z, aa, bb … as Word counts.</summary>
    private static string Letters(int value, char first) =>
        value is < 1 or > 780 ? value.ToString(CultureInfo.InvariantCulture) : new string((char)(first + ((value - 1) % 26)), ((value - 1) / 26) + 1);

    private static string Roman(int value)
    {
        if (value is < 1 or > 3999)
        {
            return value.ToString(CultureInfo.InvariantCulture);
        }

        var text = new StringBuilder();
        foreach (var (unit, roman) in Romans)
        {
            for (; value >= unit; value -= unit)
            {
                text.Append(roman);
            }
        }

        return text.ToString();
    }
}
