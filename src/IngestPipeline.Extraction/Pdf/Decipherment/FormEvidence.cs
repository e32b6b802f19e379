using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using IngestPipeline.Vietnamese.Glyphs;

namespace IngestPipeline.Extraction.Pdf.Decipherment;

/// <summary>
/// What the forms of administrative documents demand of an unknown glyph: dates that exist, numbering without gaps, brackets that close, and the
/// abbreviations of <c>số/ký hiệu</c> (Nghị định 30/2020/NĐ-CP, Phụ lục I and III). Language says nothing about these places.
/// </summary>
public sealed partial class FormEvidence
{
    private const double Impossible = -6;
    private const double Numbered = 5;
    private const double Closes = 5;
    private const double Abbreviation = 3.5;

    /// <summary>Kinds of documents and bodies as they stand in symbols.</summary>
    private static readonly FrozenSet<string> Abbreviations = (
        "NQ QĐ CT QC QyĐ TC TB HD CTr KH PA ĐA DA BC BB TTr HĐ CV CĐ BGN BTT GUQ GM GGT GNP PG PC PB TL NĐ CP TT TTg TTLT PL VB VBHN VBHNQĐ " +
        "UBND HĐND TU TW BCĐ BTC BNV BTP BYT BGDĐT BTTTT BKHĐT BXD BCT VPCP UBTVQH QH SNV STP STC SYT SGDĐT STTTT SKHĐT VP NV TH CCHC TTHC TTr VX KT NC ĐU CCVC TCCB VPUBND")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private readonly Dictionary<int, List<Func<char, double>>> _places = [];

    public FormEvidence(IReadOnlyList<CensusLine> lines)
    {
        foreach (var line in lines)
        {
            var text = line.Text;
            if (!text.Any(c => GlyphUnknown.IdOf(c) is not null))
            {
                continue;
            }

            for (var i = 0; i < text.Length; i++)
            {
                if (GlyphUnknown.IdOf(text[i]) is { } id)
                {
                    var at = i;
                    Add(id, letter => Date(text, at, letter) + Bracket(text, at, letter) + Symbol(text, at, letter));
                }
            }
        }

        AddNumbering(lines);
    }

    /// <summary>Mean over the places of the glyph where its form says something; negative where the letter cannot stand.</summary>
    public double Score(int id, char letter)
    {
        if (!_places.TryGetValue(id, out var places))
        {
            return 0;
        }

        var scores = places.Select(p => p(letter)).Where(s => s != 0).ToList();
        return scores.Count == 0 ? 0 : scores.Average();
    }

    private void Add(int id, Func<char, double> place)
    {
        var places = _places.TryGetValue(id, out var found) ? found : _places[id] = [];
        if (places.Count < 200)
        {
            places.Add(place);
        }
    }

    private static double Date(string text, int at, char letter)
    {
        for (var found = DateParts().Match(text); found.Success && found.Index <= at; found = found.NextMatch())
        {
            if (at >= found.Index + found.Length)
            {
                continue;
            }

            foreach (var name in (ReadOnlySpan<string>)["day", "month", "year"])
            {
                var part = found.Groups[name];
                if (at >= part.Index && at < part.Index + part.Length)
                {
                    return Fits(name, part.Value, at - part.Index, letter) ? 0 : Impossible;
                }
            }
        }

        return 0;
    }

    /// <param name="part">Digits and placeholders; other unknowns may be any digit.</param>
    private static bool Fits(string name, string part, int at, char letter)
    {
        if (!char.IsAsciiDigit(letter))
        {
            return false;
        }

        var low = string.Concat(part.Select((c, i) => i == at ? letter : char.IsAsciiDigit(c) ? c : '0'));
        var high = string.Concat(part.Select((c, i) => i == at ? letter : char.IsAsciiDigit(c) ? c : '9'));
        var (least, most) = (int.Parse(low, CultureInfo.InvariantCulture), int.Parse(high, CultureInfo.InvariantCulture));
        return name switch { "day" => least <= 31 && most >= 1, "month" => least <= 12 && most >= 1, _ => least <= 2100 && most >= 1900 };
    }

    private static double Bracket(string text, int at, char letter)
    {
        if (letter is not ('(' or ')'))
        {
            return 0;
        }

        var (before, after) = (0, 0);
        foreach (var c in text.AsSpan(0, at))
        {
            before = c == '(' ? before + 1 : c == ')' ? Math.Max(0, before - 1) : before;
        }

        for (var i = text.Length - 1; i > at; i--)
        {
            after = text[i] == ')' ? after + 1 : text[i] == '(' ? Math.Max(0, after - 1) : after;
        }

        return letter == '(' && after > 0 && text[at + 1] != ')' && (at == 0 || text[at - 1] == ' ') ? Closes : letter == ')' && before > 0 && (at + 1 == text.Length || !char.IsLetterOrDigit(text[at + 1])) ? Closes : 0;
    }

    private static double Symbol(string text, int at, char letter)
    {
        if (!char.IsLetter(letter))
        {
            return 0;
        }

        var start = text.LastIndexOf(' ', at) + 1;
        var end = text.IndexOf(' ', at) is var blank and >= 0 ? blank : text.Length;
        if (!NumberAndSymbol().IsMatch(text.AsSpan(start, end - start)))
        {
            return 0;
        }

        var (from, to) = (at, at + 1);
        while (from > start && text[from - 1] is not ('/' or '-'))
        {
            from--;
        }

        while (to < end && (char.IsLetter(text[to]) || GlyphUnknown.IdOf(text[to]) is not null))
        {
            to++;
        }

        return to - from > 1 && Abbreviations.Contains(string.Concat(text[from..at], letter.ToString(), text[(at + 1)..to])) ? Abbreviation : 0;
    }

    /// <summary>Lines that open with a number and a full stop or bracket count on from one to the next.</summary>
    private void AddNumbering(IReadOnlyList<CensusLine> lines)
    {
        var openings = lines.Select(l => Enumerator().Match(l.Words[0].Text)).Where(m => m.Success).Select(m => (Number: m.Groups[1].Value, Sign: m.Groups[2].Value)).ToList();
        for (var i = 0; i < openings.Count; i++)
        {
            var (number, sign) = openings[i];
            var unknown = number.Select(GlyphUnknown.IdOf).Where(u => u is not null).ToList();
            if (unknown.Count != 1)
            {
                continue;
            }

            var at = number.ToList().FindIndex(c => GlyphUnknown.IdOf(c) is not null);
            var before = openings.Take(i).Where(o => o.Sign == sign).Select(o => Value(o.Number)).LastOrDefault(v => v is not null);
            var after = openings.Skip(i + 1).Where(o => o.Sign == sign).Select(o => Value(o.Number)).FirstOrDefault(v => v is not null);
            Add(unknown[0]!.Value, letter => Value(number.Remove(at, 1).Insert(at, letter.ToString())) is { } value && before is not null && value == before + 1
                ? after == value + 1 ? Numbered : Numbered / 2
                : 0);
        }
    }

    private static int? Value(string number) => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

    [GeneratedRegex(@"(?:(?<=ngày )(?<day>[\d\uE000-\uEFFF]{1,2})(?= tháng))|(?:(?<=tháng )(?<month>[\d\uE000-\uEFFF]{1,2})(?= năm))|(?:(?<= năm )(?<year>[\d\uE000-\uEFFF]{4})(?![\d\uE000-\uEFFF]))|(?:(?<![\d\uE000-\uEFFF/])(?<day>[\d\uE000-\uEFFF]{2})/(?<month>[\d\uE000-\uEFFF]{2})/(?<year>[\d\uE000-\uEFFF]{4})(?![\d\uE000-\uEFFF]))")]
    private static partial Regex DateParts();

    [GeneratedRegex(@"^[(“]?\d+(?:/\d{4})?[/-][\w\uE000-\uEFFF/-]+[.,;:)”]*$")]
    private static partial Regex NumberAndSymbol();

    [GeneratedRegex(@"^([\d\uE000-\uEFFF]{1,2})([.)])$")]
    private static partial Regex Enumerator();
}
