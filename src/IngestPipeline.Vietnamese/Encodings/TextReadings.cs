using System.Collections.Immutable;

namespace IngestPipeline.Vietnamese.Encodings;

/// <summary>The readings that are tried, with how rare each is met in archives of administrative documents (half bits, estimated).</summary>
public static class TextReadings
{
    public static TextReading Tcvn3 { get; } = new TableReading(LegacyEncodings.Tcvn3, 16);

    public static TextReading Vni { get; } = new TableReading(LegacyEncodings.Vni, 16);

    public static TextReading Utf8 { get; } = new MojibakeReading(1, 12);

    public static TextReading Viqr { get; } = new ViqrReading(escaped: false, 20);

    public static TextReading ViqrEscaped { get; } = new ViqrReading(escaped: true, 20);

    /// <summary>8-bit encodings and UTF-8 within text; VIQR apart, which is in ASCII.</summary>
    public static ImmutableArray<TextReading> EightBit { get; } =
    [
        Utf8, new MojibakeReading(2, 16), Tcvn3, Vni, new TableReading(LegacyEncodings.Windows1258, 20),
        new TableReading(LegacyEncodings.Viscii, 26), new TableReading(LegacyEncodings.Vps, 26), new TableReading(LegacyEncodings.BkHcm2, 26),
        new TableReading(LegacyEncodings.BkHcm1, 32), new TableReading(LegacyEncodings.VniDos, 32),
    ];

    /// <summary>Those worth trying on a text.</summary>
    public static ImmutableArray<TextReading> For(ReadOnlySpan<char> text) =>
        Encodings.Viqr.IsPossible(text) ? EightBit.Add(Encodings.Viqr.IsEscaped(text) ? ViqrEscaped : Viqr) : EightBit;
}
