using System.Text;

namespace IngestPipeline.Extraction.Ocr;

/// <summary>
/// How tall the ink of a word is at font size 1, by its letters (Times and the fonts that share its measures). A line's font size follows from
/// the boxes of its words: without this a line without descenders would seem to be set in a smaller size than its neighbour.
/// </summary>
public static class LetterHeights
{
    private const double XHeight = 0.46;
    private const double Ascender = 0.68;
    private const double Capital = 0.66;
    private const double Descender = 0.217;
    private const double DotBelow = 0.14;

    /// <summary>Share of the font size; null for words without letters and digits, such as dashes.</summary>
    public static double? Of(string word)
    {
        double top = 0, bottom = 0;
        var bare = 0.0;
        var marks = 0;
        foreach (var c in word.Normalize(NormalizationForm.FormD))
        {
            if (c is >= '\u0300' and <= '\u036F')
            {
                marks += c is '\u0323' or '\u031B' ? 0 : 1;
                bottom = c == '\u0323' ? Math.Max(bottom, DotBelow) : bottom;
                top = Math.Max(top, c == '\u031B' ? bare + 0.09 : c == '\u0323' ? bare : Marked(bare, marks));
                continue;
            }

            marks = 0;
            bare = Top(c);
            top = Math.Max(top, bare);
            bottom = Math.Max(bottom, Bottom(c));
        }

        return word.Any(char.IsLetterOrDigit) ? top + bottom : null;
    }

    private static double Marked(double bare, int marks) => bare >= Capital - 0.1 && bare < Ascender ? 0.84 : marks > 1 ? 0.71 : Ascender;

    private static double Top(char c) => c switch
    {
        'b' or 'd' or 'đ' or 'f' or 'h' or 'i' or 'j' or 'k' or 'l' or '(' or ')' or '/' or '[' or ']' => Ascender,
        't' => 0.54,
        _ when char.IsUpper(c) || char.IsDigit(c) => Capital,
        _ when char.IsLetter(c) => XHeight,
        '-' or '–' or '.' or ',' => 0,
        _ => XHeight,
    };

    private static double Bottom(char c) => c switch
    {
        'g' or 'j' or 'p' or 'q' or 'y' => Descender,
        'Q' or '(' or ')' or '[' or ']' => 0.18,
        ',' or ';' => 0.13,
        _ => 0,
    };
}
