using System.Globalization;
using System.Numerics;

namespace IngestPipeline.Tagging.Numbers;

/// <summary>
/// Reads numbers as Vietnamese administrative prose writes them: "." or a space groups thousands, "," is the decimal mark, a
/// point before one or two last digits is a stray decimal point, scale words multiply ("1 tỷ 200 triệu").
/// </summary>
public static class NumberReader
{
    /// <summary>Longer runs of digits are identifiers, not amounts.</summary>
    private const int MostDigits = 24;

    /// <summary>Reads the number whose first digit stands at <paramref name="at"/>.</summary>
    /// <returns>Null where no digit stands there, or where a letter or digit stands right before.</returns>
    public static WrittenNumber? ReadAt(string text, int at)
    {
        if (at >= text.Length || !char.IsAsciiDigit(text[at]) || (at > 0 && Letters.IsWord(text[at - 1])))
        {
            return null;
        }

        var end = FiguresEnd(text, at);
        var figures = Figures.Parse(text.AsSpan(at, end - at));
        if (SpaceGroups(text, at, end) is { } wider)
        {
            var joined = Figures.Parse(string.Concat(text[at..wider].Where(char.IsAsciiDigit)));
            (end, figures) = (wider, joined with { Confidence = 0.85, Grouped = true, Plain = false });
        }

        var (amount, scaledEnd) = WithScale(text, end, figures.Amount);
        return new WrittenNumber(at, end, scaledEnd, amount.ToString(), figures.Confidence)
        {
            LeadingZero = text[at] == '0' && end - at > 1 && figures.Plain,
            Grouped = figures.Grouped,
            Plain = figures.Plain,
        };
    }

    private static int FiguresEnd(string text, int at)
    {
        var end = at;
        while (end < text.Length)
        {
            if (char.IsAsciiDigit(text[end]))
            {
                end++;
            }
            else if (text[end] is '.' or ',' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]) && !IsListComma(text, at, end))
            {
                end++;
            }
            else
            {
                break;
            }
        }

        return end;
    }

    /// <summary>"năm 2021,2022": a comma between two long figures parts them.</summary>
    private static bool IsListComma(string text, int start, int mark)
    {
        var after = 0;
        while (mark + 1 + after < text.Length && after < 5 && char.IsAsciiDigit(text[mark + 1 + after]))
        {
            after++;
        }

        return text[mark] == ',' && after == 4 && mark - start == 4;
    }

    /// <summary>"20 412 619": groups of exactly three digits parted by single spaces; at least two of them, or one before a unit of money.</summary>
    private static int? SpaceGroups(string text, int at, int end)
    {
        if (end - at > 3 || text[at] == '0' || !text.AsSpan(at, end - at).ContainsAnyInRange('0', '9') || text.AsSpan(at, end - at).IndexOfAny('.', ',') >= 0)
        {
            return null;
        }

        var (stop, groups) = (end, 0);
        while (stop + 3 < text.Length && Letters.IsSpace(text[stop]) && AllDigits(text, stop + 1, 3) && (stop + 4 == text.Length || !char.IsAsciiDigit(text[stop + 4])))
        {
            stop += 4;
            groups++;
        }

        if (groups == 1)
        {
            var next = Letters.SkipSpace(text, stop);
            return Letters.Matches(text, next, "đồng") || Letters.Matches(text, next, "triệu") || Letters.Matches(text, next, "tỷ") ? stop : null;
        }

        // "12 345 678, 9": a mark glued to the last group makes it another number.
        return groups >= 2 && !(stop < text.Length && text[stop] is '/' or '%') ? stop : null;
    }

    private static bool AllDigits(string text, int at, int count) => at + count <= text.Length && text.AsSpan(at, count).IndexOfAnyExceptInRange('0', '9') < 0;

    private static (Amount Amount, int End) WithScale(string text, int end, Amount figures)
    {
        var amount = figures;
        if (Scale(text, end, out var stop) is not { } scale)
        {
            return (figures, end);
        }

        amount = amount.Shift(scale);
        end = stop;
        while (Scale(text, end, out stop) is { } more)
        {
            amount = amount.Shift(more);
            scale += more;
            end = stop;
        }

        // "1 tỷ 200 triệu": a smaller scale goes on the same number.
        while (true)
        {
            var next = Letters.SkipSpace(text, end);
            if (next == end || next >= text.Length || !char.IsAsciiDigit(text[next]))
            {
                return (amount, end);
            }

            var digitsEnd = FiguresEnd(text, next);
            if (Scale(text, digitsEnd, out stop) is not { } smaller || smaller >= scale)
            {
                return (amount, end);
            }

            amount = amount.Plus(Figures.Parse(text.AsSpan(next, digitsEnd - next)).Amount.Shift(smaller));
            (end, scale) = (stop, smaller);
        }
    }

    private static int? Scale(string text, int end, out int stop)
    {
        var at = Letters.SkipSpace(text, end);
        foreach (var (word, power) in Scales)
        {
            if (at + word.Length <= text.Length && text.AsSpan(at, word.Length).Equals(word, StringComparison.OrdinalIgnoreCase)
                && (at + word.Length == text.Length || !Letters.IsWord(text[at + word.Length])) && !BeginsTerm(text, at + word.Length, word))
            {
                stop = at + word.Length;
                return power;
            }
        }

        stop = end;
        return null;
    }

    /// <summary>"tỷ lệ", "tỷ trọng", "tỷ giá": the word is no scale there.</summary>
    private static bool BeginsTerm(string text, int at, string word)
    {
        if (word is not ("tỷ" or "tỉ"))
        {
            return false;
        }

        var next = Letters.SkipSpace(text, at);
        return Letters.Matches(text, next, "lệ") || Letters.Matches(text, next, "trọng") || Letters.Matches(text, next, "giá") || Letters.Matches(text, next, "suất") || Letters.Matches(text, next, "số");
    }

    private static readonly (string Word, int Power)[] Scales = [("nghìn", 3), ("ngàn", 3), ("triệu", 6), ("tỷ", 9), ("tỉ", 9), ("vạn", 4)];

    /// <summary>An exact decimal of any length.</summary>
    private readonly record struct Amount(BigInteger Mantissa, int Fraction)
    {
        public Amount Shift(int power) => power <= Fraction ? this with { Fraction = Fraction - power } : new Amount(Mantissa * BigInteger.Pow(10, power - Fraction), 0);

        public Amount Plus(Amount other)
        {
            var fraction = Math.Max(Fraction, other.Fraction);
            return new Amount(Mantissa * BigInteger.Pow(10, fraction - Fraction) + other.Mantissa * BigInteger.Pow(10, fraction - other.Fraction), fraction);
        }

        public override string ToString()
        {
            var digits = Mantissa.ToString(CultureInfo.InvariantCulture);
            if (Fraction == 0)
            {
                return digits;
            }

            digits = digits.PadLeft(Fraction + 1, '0');
            var fraction = digits[^Fraction..].TrimEnd('0');
            return fraction.Length == 0 ? digits[..^Fraction] : $"{digits[..^Fraction]}.{fraction}";
        }
    }

    private readonly record struct Figures(Amount Amount, double Confidence, bool Grouped, bool Plain)
    {
        public static Figures Parse(ReadOnlySpan<char> written)
        {
            var points = written.Count('.');
            var commas = written.Count(',');
            if (written.Length - points - commas > MostDigits)
            {
                return new Figures(default, 0, false, true);
            }

            if (points == 0 && commas == 0)
            {
                return new Figures(Whole(written), 1, false, true);
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
                var after = written.Length - lastPoint - 1;
                return after == 3 && IsGrouped(written, '.') ? new Figures(Whole(written), 1, true, false) : new Figures(Decimal(written, lastPoint), after <= 2 || written[0] == '0' ? 0.9 : 0.5, false, false);
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
}
