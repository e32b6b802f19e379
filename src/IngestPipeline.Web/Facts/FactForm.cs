using System.Text.RegularExpressions;
using IngestPipeline.Archive;
using IngestPipeline.Documents;
using IngestPipeline.Web.Localization;

namespace IngestPipeline.Web.Facts;

/// <summary>Reads what a reviewer typed of a fact. Numbers are written the visitor's way: <c>1.250,5</c> in Vietnamese, <c>1,250.5</c> in English.</summary>
public static partial class FactForm
{
    /// <returns>The reading, or the name of the first field that is none.</returns>
    public static (FactReading? Reading, string? Problem) Parse(IReadOnlyDictionary<string, string> typed, Language language)
    {
        string? Text(string field) => typed.GetValueOrDefault(field)?.Trim() is { Length: > 0 } text ? text : null;
        if (Text("value") is not { } value || Number(value, language) is not { } number)
        {
            return (null, "value");
        }

        if (Text("of") is { } of && Number(of, language) is null)
        {
            return (null, "of");
        }

        if (Named<FactKind>(Text("kind")) is not { } kind)
        {
            return (null, "kind");
        }

        if (Named<FactStatus>(Text("status")) is not { } status)
        {
            return (null, "status");
        }

        var reading = new FactReading(number, Text("of") is { } below ? Number(below, language) : null, Text("unit"), kind, Text("indicator"), Text("period")?.ToUpperInvariant(), Text("place"), status);
        return reading.Problem is { } problem ? (null, problem) : (reading, null);
    }

    /// <summary>Canonical decimal of a number as people of this language write it; null for what is none.</summary>
    public static string? Number(string typed, Language language)
    {
        var text = string.Concat(typed.Where(c => !char.IsWhiteSpace(c))).Replace('−', '-');
        var vietnamese = language != Language.English;
        if (!(vietnamese ? Vietnamese() : English()).IsMatch(text))
        {
            // As in documents: a point with one or two digits behind it is a decimal point.
            return vietnamese && PointDecimal().IsMatch(text) ? Short(text) : null;
        }

        return Short(vietnamese ? text.Replace(".", "", StringComparison.Ordinal).Replace(',', '.') : text.Replace(",", "", StringComparison.Ordinal));
    }

    private static string Short(string number)
    {
        var digits = number.TrimStart('-').TrimStart('0');
        digits = digits is "" or ['.', ..] ? "0" + digits : digits;
        return (number[0] == '-' ? "-" : "") + digits;
    }

    private static T? Named<T>(string? name) where T : struct, Enum => Pages.FactQuery.Named<T>(name);

    [GeneratedRegex(@"^-?(?:[0-9]+|[0-9]{1,3}(?:\.[0-9]{3})+)(?:,[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Vietnamese();

    [GeneratedRegex(@"^-?(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex English();

    [GeneratedRegex(@"^-?[0-9]+\.[0-9]{1,2}\z", RegexOptions.CultureInvariant)]
    private static partial Regex PointDecimal();
}
