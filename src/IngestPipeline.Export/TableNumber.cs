using System.Text.RegularExpressions;

namespace IngestPipeline.Export;

/// <summary>Numbers as Vietnamese tables print them: points group thousands and commas mark decimals; a point with one or two digits after it is a decimal point.</summary>
internal static partial class TableNumber
{
    /// <summary>Nothing but a number or the dash that stands for none: no spreadsheet program can run it.</summary>
    public static bool IsNumber(string text) => text is "-" or "–" || (Printed().IsMatch(text) && text.Length <= 30);

    /// <summary>The plain decimal number; null for what is none, or may be an identifier (leading zeros), which stays as printed.</summary>
    public static string? Value(string text)
    {
        var match = Plain().Match(text);
        if (!match.Success || text.Length > 20)
        {
            return null;
        }

        var whole = match.Groups["whole"].Value.Replace(".", "", StringComparison.Ordinal);
        return match.Groups["sign"].Value + whole + (match.Groups["part"].Success ? "." + match.Groups["part"].Value : "");
    }

    [GeneratedRegex(@"^[-+]?\d[\d.,]*\s?%?$", RegexOptions.CultureInvariant)]
    private static partial Regex Printed();

    [GeneratedRegex(@"^(?<sign>-?)(?<whole>0|[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d*)(?:,(?<part>\d+)|\.(?<part>\d{1,2}))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();
}
