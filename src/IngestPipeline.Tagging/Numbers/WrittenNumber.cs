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
}
