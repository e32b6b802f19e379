namespace IngestPipeline.Tagging.Numbers;

/// <summary>A number written in digits, with the scale words that belong to it.</summary>
/// <param name="Start">First digit.</param>
/// <param name="DigitsEnd">After the last digit of its figures.</param>
/// <param name="End">After its last scale word (nghìn, triệu, tỷ); <paramref name="DigitsEnd"/> without one.</param>
/// <param name="Value">Canonical decimal: no grouping, point as decimal mark, no leading zeros.</param>
/// <param name="Confidence">0 to 1: how sure the reading is; broken groups are near 0.</param>
public readonly record struct WrittenNumber(int Start, int DigitsEnd, int End, string Value, double Confidence)
{
    /// <summary>A scale word was multiplied in.</summary>
    public bool Scaled => End > DigitsEnd;

    /// <summary>Written with a leading zero (<c>03</c>), as administrative prose writes counts.</summary>
    public bool LeadingZero { get; init; }

    /// <summary>Written with thousands groups.</summary>
    public bool Grouped { get; init; }

    /// <summary>Plain digits without any mark: a year, an identifier, a small count.</summary>
    public bool Plain { get; init; }

    /// <summary>The power of ten that its scale words multiply by; 0 without one and for compounds ("1 tỷ 200 triệu").</summary>
    public int Power { get; init; }

    /// <summary>The same figures multiplied by a power of ten: the scale of a range stands behind its last number ("10 - 15 triệu").</summary>
    public WrittenNumber Shift(int power) => this with { Value = Amount.Parse(Value).Shift(power).ToString() };
}
