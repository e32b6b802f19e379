namespace IngestPipeline.Vietnamese.Glyphs;

/// <summary>How signs and figures stand among blanks, letters and figures: what typography alone tells of an unknown glyph.</summary>
internal static class SignGrammar
{
    /// <summary>Costs are negative natural logarithms, rounded from what a page of any report shows.</summary>
    private const double Rare = 5;
    private const double Unusual = 2.5;

    /// <summary>Cost of reading the glyph at <paramref name="at"/> as <paramref name="sign"/> (0 for any digit).</summary>
    public static double Cost(string text, int at, char sign)
    {
        var before = at == 0 ? ' ' : text[at - 1];
        var after = at + 1 == text.Length ? ' ' : text[at + 1];
        bool open = char.IsWhiteSpace(before), closed = char.IsWhiteSpace(after);
        bool figureBefore = char.IsAsciiDigit(before), figureAfter = char.IsAsciiDigit(after);
        return sign switch
        {
            _ when char.IsAsciiDigit(sign) => figureBefore || figureAfter ? 0.1 : open && closed ? 1 : open || closed ? Unusual : char.IsLetter(before) && char.IsLetter(after) ? Rare : 1.5,
            '.' or ',' => open ? Rare : closed ? 0.2 : figureBefore && figureAfter ? 1 : Unusual,
            ';' or ':' or '!' or '?' or ')' or '”' => open || char.IsLetterOrDigit(after) ? Rare : 0.3,
            '%' => figureBefore && !figureAfter ? 0.3 : Rare,
            '(' or '“' => closed || char.IsLetterOrDigit(before) ? Rare : 0.3,
            '-' or '–' or '+' => open && closed ? 0.3 : open ? 1.5 : closed ? Rare : figureBefore && figureAfter ? 1.5 : 1,
            '/' => open || closed ? Rare : 0.7,
            _ => Unusual,
        };
    }
}
