using IngestPipeline.Vietnamese;

namespace IngestPipeline.Extraction.Text;

/// <summary>
/// Estimates how long a line was in print. Administrative documents are set in Times New Roman (Nghị định 30/2020/NĐ-CP, Phụ lục I),
/// so that lines of one column hold very different counts of letters; the advance widths of that typeface tell how full a line was.
/// </summary>
public static class TypeMeasure
{
    // Advance widths of Times (Adobe Font Metrics, Times-Roman) in thousandths of the type size.
    private const string Lower = "444500444500444333500500278278500278778500500500500333389278500500722500500444";
    private const string Upper = "722667667722611556722722333389722611889722722556722667556611722722944722722611";

    /// <summary>Length of <paramref name="text"/> in ems.</summary>
    public static double Of(ReadOnlySpan<char> text)
    {
        var sum = 0;
        foreach (var c in text)
        {
            sum += Of(c);
        }

        return sum / 1000.0;
    }

    private static int Of(char c)
    {
        if (char.IsLetter(c))
        {
            var letter = AccentFolder.Fold(c) - 'a';
            return letter is < 0 or > 25 ? 500 : Width(char.IsUpper(c) ? Upper : Lower, letter);
        }

        return c switch
        {
            ' ' or '\u00a0' or '.' or ',' => 250,
            ';' or ':' or '/' => 278,
            '(' or ')' or '-' or '[' or ']' => 333,
            '%' => 833,
            _ => 500,
        };
    }

    private static int Width(string table, int letter) => ((table[3 * letter] - '0') * 100) + ((table[(3 * letter) + 1] - '0') * 10) + table[(3 * letter) + 2] - '0';
}
