
namespace IngestPipeline.Extraction.Pdf.Decipherment;

/// <summary>
/// How high and how deep letters reach in one font: tells capitals from small letters, digits from letters, and signs from both. The proportions are those of
/// Times (Adobe Core 14 metrics, FontBBox of each character), stretched to the heights of the font's own known letters.
/// </summary>
public sealed class LetterHeightModel
{
    /// <summary>Thousandths of an em in Times.</summary>
    private const double XHeight = 455;
    private const double CapHeight = 668;

    /// <summary>Spread around what is expected, thousandths of an em.</summary>
    private const double Spread = 28;
    private const double HornSpread = 70;

    private const double Least = -9;
    private const double CountDiffers = -3.5;
    private const double OtherMarks = -6;

    private readonly double _xHeight;
    private readonly double _capHeight;

    private LetterHeightModel(double xHeight, double capHeight) => (_xHeight, _capHeight) = (xHeight, capHeight);

    /// <summary>Null where the font shows too few plain letters to measure by.</summary>
    public static LetterHeightModel? Of(IReadOnlyCollection<(char Letter, GlyphShape Shape)> known)
    {
        var small = Median(known.Where(k => k.Letter is 'a' or 'c' or 'e' or 'm' or 'n' or 'o' or 'r' or 's' or 'u' or 'v' or 'x' or 'z'));
        var capital = Median(known.Where(k => k.Letter is 'B' or 'C' or 'D' or 'E' or 'G' or 'H' or 'K' or 'L' or 'N' or 'O' or 'P' or 'S' or 'T' or 'V' or 'b' or 'd' or 'h' or 'k' or 'l'));
        return (small, capital) switch
        {
            (null, null) => null,
            ({ } x, null) => new LetterHeightModel(x, x * CapHeight / XHeight),
            (null, { } cap) => new LetterHeightModel(cap * XHeight / CapHeight, cap),
            ({ } x, { } cap) => new LetterHeightModel(x, cap),
        };
    }

    /// <summary>Log-likelihood, at most 0.</summary>
    public double Score(GlyphShape shape, char letter)
    {
        if (shape.Contours.IsEmpty)
        {
            return 0;
        }

        var parts = LetterParts.Of(letter);
        var main = shape.Contours.MaxBy(c => c.Y1 - c.Y0);
        var above = shape.Contours.Count(c => c.Y0 >= main.Y1 - 20);
        var below = shape.Contours.Count(c => c.Y1 <= main.Y0 + 20);
        var isLetter = char.IsLetter(letter);
        var score = 0.0;
        var (bottom, top) = isLetter ? (main.Y0, main.Y1) : shape.Height!.Value;
        if (Expected(parts.Body) is var (low, high))
        {
            score += Distance(bottom, low, Spread) + Distance(top, high, parts.Body is 'ơ' or 'ư' or 'Ơ' or 'Ư' ? HornSpread : Spread);
        }

        if (isLetter || char.IsAsciiDigit(letter))
        {
            score += above == parts.Above && below == parts.Below ? 0 : OtherMarks;
            var body = shape.Contours.Length - above - below;
            score += LetterParts.BodyContours(parts.Body) is { } usual && usual != body ? CountDiffers : 0;
        }
        else
        {
            score += LetterParts.BodyContours(letter) is { } usual && usual != shape.Contours.Length ? CountDiffers : 0;
        }

        return Math.Max(Least * 2, score);
    }

    /// <summary>Bottom and top of the body of a letter, or of the whole of a sign or digit.</summary>
    private (double Bottom, double Top)? Expected(char body)
    {
        double? depth = body switch
        {
            'g' or 'p' or 'q' or 'y' or 'ȷ' => -217,
            'Q' or '(' or ')' => -177,
            '[' or ']' => -156,
            ',' or ';' => -141,
            '_' => -125,
            '$' => -87,
            '–' or '—' => 201,
            '-' => 194,
            '*' => 265,
            '•' => 196,
            '=' => 120,
            '"' or '\'' or '“' or '”' or '‘' or '’' => 432,
            '°' => 390,
            '§' or '@' => null,
            _ => -8,
        };
        double? top = body switch
        {
            'b' or 'd' or 'đ' or 'f' or 'h' or 'k' or 'l' => CapHeight + 13,
            't' => 579,
            'ơ' or 'ư' => XHeight + 50,
            'Ơ' or 'Ư' => CapHeight + 40,
            _ when char.IsUpper(body) || char.IsAsciiDigit(body) => CapHeight + 3,
            _ when char.IsLetter(body) => XHeight,
            '.' or ',' or '…' => 101,
            ':' or ';' => 459,
            '-' => 257,
            '–' or '—' => 250,
            '_' => -75,
            '+' or '<' or '>' or '×' => 508,
            '=' => 386,
            '•' => 466,
            '§' or '@' => null,
            '$' => 727,
            _ => CapHeight + 5,
        };
        return depth is { } d && top is { } t ? (Stretch(d), Stretch(t)) : null;
    }

    private double Stretch(double y) => y <= XHeight ? y * _xHeight / XHeight : _xHeight + ((y - XHeight) * (_capHeight - _xHeight) / (CapHeight - XHeight));

    private static double Distance(double seen, double expected, double spread)
    {
        var away = Math.Max(0, Math.Abs(seen - expected) - 8) / spread;
        return Math.Max(Least, -0.5 * away * away);
    }

    private static double? Median(IEnumerable<(char Letter, GlyphShape Shape)> known)
    {
        var tops = known.Select(k => k.Shape.Height?.Top).Where(t => t > 0).Select(t => (double)t!).Order().ToList();
        return tops.Count < 3 ? null : tops[tops.Count / 2];
    }
}
