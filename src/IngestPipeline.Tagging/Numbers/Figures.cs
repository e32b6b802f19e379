using System.Numerics;

namespace IngestPipeline.Tagging.Numbers;

/// <summary>Digits with their marks, read as groups and decimals.</summary>
/// <param name="Amount">What they say.</param>
/// <param name="Confidence">0 to 1: 1 for well-formed Vietnamese figures, 0.2 for broken ones, 0 for runs that are no amount at all.</param>
/// <param name="Grouped">Marks part thousands.</param>
/// <param name="Plain">Digits alone.</param>
internal readonly record struct Figures(Amount Amount, double Confidence, bool Grouped, bool Plain)
{
    /// <summary>Longer runs of digits are identifiers, not amounts.</summary>
    private const int MostDigits = 24;

    /// <summary>Nobody writes an amount of more digits without groups.</summary>
    private const int MostPlainDigits = 12;

    public static Figures Parse(ReadOnlySpan<char> written)
    {
        var points = written.Count('.');
        var commas = written.Count(',');
        var digits = written.Length - points - commas;
        if (digits > MostDigits)
        {
            return new Figures(default, 0, false, true);
        }

        if (points == 0 && commas == 0)
        {
            return new Figures(Whole(written), digits > MostPlainDigits ? 0.4 : 1, false, true);
        }

        var lastPoint = written.LastIndexOf('.');
        var lastComma = written.LastIndexOf(',');
        if (commas == 1 && lastComma > lastPoint && (points == 0 || IsGrouped(written[..lastComma], '.')))
        {
            // "1,234": a decimal by the rule, though the habit of English makes it doubtful.
            var doubtful = points == 0 && written.Length - lastComma == 4 && written[0] != '0';
            return new Figures(Decimal(written, lastComma), doubtful ? 0.7 : 1, points > 0, false);
        }

        if (commas == 0 && points == 1)
        {
            return OnePoint(written, lastPoint);
        }

        if (commas == 0 && IsGrouped(written, '.'))
        {
            return new Figures(Whole(written), 1, true, false);
        }

        if (points == 0 && IsGrouped(written, ','))
        {
            return new Figures(Whole(written), 0.7, true, false);
        }

        if (points == 1 && lastPoint > lastComma && IsGrouped(written[..lastPoint], ','))
        {
            return new Figures(Decimal(written, lastPoint), 0.7, true, false);
        }

        // Broken groups ("1.25.000"), dates with points, outline numbers: the digits are kept, the reading is not believed.
        return new Figures(Whole(written), 0.2, true, false);
    }

    /// <summary>"1,592" where only a whole number makes sense: the comma groups, as in English.</summary>
    public static string? CommaGroups(string written) => written.IndexOf('.') < 0 && IsGrouped(written, ',') ? Whole(written).ToString() : null;

    private static Figures OnePoint(ReadOnlySpan<char> written, int point)
    {
        var after = written.Length - point - 1;
        if (after == 3 && IsGrouped(written, '.'))
        {
            return new Figures(Whole(written), 1, true, false);
        }

        if (after == 3 && written[0] == '0' && point is 2 or 3)
        {
            // "01.250": a leading zero before a group.
            return new Figures(Whole(written), 0.7, true, false);
        }

        // Four digits and more behind the point: a group and a footnote mark, or a group that lost its point.
        return new Figures(Decimal(written, point), after <= 2 || (point == 1 && written[0] == '0') ? 0.9 : 0.4, false, false);
    }

    private static bool IsGrouped(ReadOnlySpan<char> written, char mark)
    {
        var first = written.IndexOf(mark);
        if (first is < 1 or > 3 || written[0] == '0')
        {
            return false;
        }

        for (var i = first; i < written.Length; i += 4)
        {
            if (written[i] != mark || i + 3 >= written.Length || written.Slice(i + 1, 3).IndexOfAnyExceptInRange('0', '9') >= 0)
            {
                return false;
            }
        }

        return true;
    }

    private static Amount Whole(ReadOnlySpan<char> written) => new(Digits(written), 0);

    private static Amount Decimal(ReadOnlySpan<char> written, int mark) => new(Digits(written), written.Length - mark - 1);

    private static BigInteger Digits(ReadOnlySpan<char> written)
    {
        var value = BigInteger.Zero;
        foreach (var c in written)
        {
            if (char.IsAsciiDigit(c))
            {
                value = value * 10 + (c - '0');
            }
        }

        return value;
    }
}
