using System.Globalization;
using System.Numerics;

namespace IngestPipeline.Tagging.Numbers;

/// <summary>An exact decimal of any length: <c>Mantissa × 10^-Fraction</c>.</summary>
internal readonly record struct Amount(BigInteger Mantissa, int Fraction)
{
    public bool IsWhole => Fraction == 0;

    /// <summary>Reads a canonical decimal, as <see cref="ToString"/> writes it.</summary>
    public static Amount Parse(string canonical)
    {
        var point = canonical.IndexOf('.');
        var digits = point < 0 ? canonical : canonical.Remove(point, 1);
        return new Amount(BigInteger.Parse(digits, CultureInfo.InvariantCulture), point < 0 ? 0 : canonical.Length - point - 1);
    }

    public Amount Shift(int power) => power <= Fraction ? this with { Fraction = Fraction - power } : new Amount(Mantissa * BigInteger.Pow(10, power - Fraction), 0);

    public Amount Plus(Amount other)
    {
        var fraction = Math.Max(Fraction, other.Fraction);
        return new Amount(Mantissa * BigInteger.Pow(10, fraction - Fraction) + other.Mantissa * BigInteger.Pow(10, fraction - other.Fraction), fraction);
    }

    public bool Below(Amount other)
    {
        var fraction = Math.Max(Fraction, other.Fraction);
        return Mantissa * BigInteger.Pow(10, fraction - Fraction) < other.Mantissa * BigInteger.Pow(10, fraction - other.Fraction);
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
