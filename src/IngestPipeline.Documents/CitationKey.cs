using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace IngestPipeline.Documents;

/// <summary>
/// One form for all ways of writing the number of an official document, so that a citation and the document itself meet: no spaces, upper case, one Đ,
/// one separator, no leading zeros before the running number, <c>TƯ</c> and <c>TW</c> alike; O and 0 stay two characters. The type stands in it only where the symbol
/// does not tell it: bare numbers, and the National Assembly, which numbers laws and resolutions alike.
/// </summary>
/// <param name="Value"><c>5/2021/QĐ/UBND</c>, <c>108/KH/TU</c>, <c>LUẬT 58/2010/QH12</c>, <c>NGHỊ QUYẾT 18</c>.</param>
/// <param name="Year">Of the symbol, else of the date; null where neither tells it.</param>
public sealed record CitationKey(string Value, int? Year)
{
    // The Party's and people's bodies of every place number alike; ministries and the Government do not.
    private static readonly ImmutableHashSet<string> LocalBodies = ["UBND", "HĐND", "TU", "HU", "HĐ", "UB", "BTV", "VP", "TH"];

    /// <summary>Bodies of many places use this symbol, so that number and year do not make out one document.</summary>
    public bool IsLocal => Value.Split('/').Any(LocalBodies.Contains);

    /// <param name="type">Name of the type in any case; null if unknown.</param>
    /// <param name="numberSymbol">As printed, spaces and all.</param>
    /// <param name="date">Date of issue, if known.</param>
    /// <returns>Null where there is no running number, or a bare one of unknown type.</returns>
    public static CitationKey? Of(string? type, string? numberSymbol, DateOnly? date)
    {
        var parts = Parts(numberSymbol);
        if (parts.Count == 0 || !char.IsAsciiDigit(parts[0][0]))
        {
            return null;
        }

        parts[0] = parts[0].TrimStart('0') is { Length: > 0 } number && char.IsAsciiDigit(number[0]) ? number : "0" + parts[0].TrimStart('0');
        var year = parts.Count > 1 ? Year4(parts[1]) : null;
        if (year is { } written)
        {
            parts[1] = written.ToString(CultureInfo.InvariantCulture);
        }

        var value = string.Join('/', parts);
        if (!parts.Skip(year is null ? 1 : 2).Any(TellsType))
        {
            var named = TypeName(type) ?? (parts.Count > 1 && parts[^1].StartsWith("QH", StringComparison.Ordinal) ? "LUẬT" : null);
            if (named is null)
            {
                return null;
            }

            value = $"{named} {value}";
        }

        return new CitationKey(value, year ?? date?.Year);
    }

    private static List<string> Parts(string? numberSymbol)
    {
        var parts = new List<string>();
        var part = new StringBuilder();
        foreach (var c in (numberSymbol ?? "").Normalize(NormalizationForm.FormC).ToUpperInvariant())
        {
            if (c is '/' or '\\' or '-' or (>= '\u2010' and <= '\u2015') or '\u2212')
            {
                Close();
            }
            else if (char.IsLetterOrDigit(c) || c is '.' or '&')
            {
                // "60 TC/CĐKT": symbols of old stand behind a space only; "12A/KH" is a number with a letter.
                if (parts.Count == 0 && part.Length > 1 && char.IsAsciiDigit(part[0]) && char.IsLetter(c) && char.IsLetter(part[^1]) && char.IsAsciiDigit(part[^2]))
                {
                    var letter = part[^1];
                    part.Length--;
                    Close();
                    part.Append(letter);
                }

                part.Append(c is 'Ð' or 'Ɖ' ? 'Đ' : c);
            }
        }

        Close();
        return parts;

        void Close()
        {
            var text = part.ToString().Trim('.', '&');
            part.Clear();
            if (text.Length > 0)
            {
                parts.Add(text == "TƯ" ? "TW" : text);
            }
        }
    }

    /// <summary>The second part is a year: <c>2021</c>, or <c>98</c> of the last century.</summary>
    private static int? Year4(string part) =>
        part.Length is not (2 or 4) || !int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? null
        : part.Length == 4 ? (year is >= 1900 and < 2100 ? year : null)
        : year >= 45 ? 1900 + year : 2000 + year;

    private static bool TellsType(string part) => part.Any(char.IsLetter) && !(part.StartsWith("QH", StringComparison.Ordinal) && part.AsSpan(2).IndexOfAnyExceptInRange('0', '9') < 0);

    private static string? TypeName(string? type)
    {
        var name = string.Join(' ', (type ?? "").Normalize(NormalizationForm.FormC).ToUpperInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return name.Length == 0 ? null : name == "BỘ LUẬT" ? "LUẬT" : name;
    }
}
