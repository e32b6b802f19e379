using System.Globalization;
using System.Text.RegularExpressions;

namespace IngestPipeline.Tools.Poppler;

/// <summary>Reads what pdfinfo prints.</summary>
internal static partial class PdfInfoText
{
    /// <summary>Points, before rotation: <c>Page    3 size:  595.32 x 841.92 pts (A4)</c>; null where the page is not listed.</summary>
    public static (double Width, double Height)? PageSize(string text, int page)
    {
        foreach (Match match in SizeLine().Matches(text))
        {
            if (int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) == page)
            {
                return (double.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture), double.Parse(match.Groups[3].Value, CultureInfo.InvariantCulture));
            }
        }

        return null;
    }

    [GeneratedRegex(@"^Page +(\d{1,9}) size: +([\d.]+(?:e[+-]?\d+)?) x ([\d.]+(?:e[+-]?\d+)?) pts", RegexOptions.Multiline)]
    private static partial Regex SizeLine();
}
