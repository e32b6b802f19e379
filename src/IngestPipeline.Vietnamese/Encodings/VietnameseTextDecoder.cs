using System.Text;

namespace IngestPipeline.Vietnamese.Encodings;

/// <summary>Bytes that were turned into text.</summary>
/// <param name="Text">NFC as far as the encoding composes; line ends as they were; without byte order mark.</param>
/// <param name="Encoding">Lower case: <c>us-ascii</c>, <c>utf-8</c>, <c>utf-16le</c>, <c>utf-16be</c>, a <see cref="LegacyEncoding.Name"/>, <c>windows-1252</c>;
/// a legacy name with the suffix <c>+utf-8</c> where legacy bytes had been stored as UTF-8 once more.</param>
/// <param name="Confidence">0 to 1. For legacy encodings the share of valid Vietnamese syllables among the words with accents.</param>
public sealed record DecodedText(string Text, string Encoding, double Confidence);

/// <summary>
/// Turns bytes into text: byte order marks, UTF-16 by its pattern, strict UTF-8; else the legacy encoding whose table explains every byte and
/// whose text has the largest share of valid Vietnamese syllables.
/// </summary>
public static class VietnameseTextDecoder
{
    /// <summary>Below this share of valid syllables a candidate is no Vietnamese.</summary>
    private const double Acceptable = 0.7;

    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>Never fails: bytes that nothing explains come as Windows-1252 with a low confidence.</summary>
    public static DecodedText Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("\uFEFF"u8))
        {
            return new DecodedText(Encoding.UTF8.GetString(bytes[3..]), "utf-8", 1);
        }

        if (Utf16Of(bytes) is { } utf16)
        {
            return utf16;
        }

        if (TryUtf8(bytes) is not { } text)
        {
            return BestLegacy(bytes) ?? new DecodedText(Western.GetString(bytes), "windows-1252", 0.3);
        }

        if (System.Text.Ascii.IsValid(bytes))
        {
            return new DecodedText(text, "us-ascii", 1);
        }

        return Unwrap(text) ?? new DecodedText(text, "utf-8", 1);
    }

    /// <summary>The bytes look like UTF-16: a byte order mark, or high bytes as Vietnamese text has them at every second place.</summary>
    public static bool IsUtf16(ReadOnlySpan<byte> bytes) => Utf16Kind(bytes) is not null;

    private static Encoding Western => CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    private static DecodedText? Utf16Of(ReadOnlySpan<byte> bytes)
    {
        if (Utf16Kind(bytes) is not { } big)
        {
            return null;
        }

        var encoding = big ? Encoding.BigEndianUnicode : Encoding.Unicode;
        var marked = bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];
        return new DecodedText(encoding.GetString(marked ? bytes[2..] : bytes), big ? "utf-16be" : "utf-16le", marked ? 1 : 0.9);
    }

    /// <summary>True: big endian; false: little endian; null: not UTF-16.</summary>
    private static bool? Utf16Kind(ReadOnlySpan<byte> bytes)
    {
        switch (bytes)
        {
            case [0xFF, 0xFE, ..]:
                return false;
            case [0xFE, 0xFF, ..]:
                return true;
        }

        var sample = bytes[..Math.Min(bytes.Length & ~1, 8192)];
        if (sample.Length < 4 || !sample.Contains((byte)0))
        {
            return null;
        }

        int even = 0, odd = 0, evenZero = 0, oddZero = 0;
        for (var i = 0; i < sample.Length; i += 2)
        {
            even += IsHighByte(sample[i]) ? 1 : 0;
            odd += IsHighByte(sample[i + 1]) ? 1 : 0;
            evenZero += sample[i] == 0 ? 1 : 0;
            oddZero += sample[i + 1] == 0 ? 1 : 0;
        }

        var pairs = sample.Length / 2;
        return odd >= pairs * 0.97 && oddZero > pairs / 3 && evenZero == 0 ? false
            : even >= pairs * 0.97 && evenZero > pairs / 3 && oddZero == 0 ? true
            : null;
    }

    /// <summary>High bytes of Latin, Vietnamese (U+01xx, U+1Exx), combining marks and punctuation.</summary>
    private static bool IsHighByte(byte b) => b is 0x00 or 0x01 or 0x03 or 0x1E or 0x20 or 0x22 or 0x25 or 0xF0;

    private static string? TryUtf8(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static DecodedText? BestLegacy(ReadOnlySpan<byte> bytes)
    {
        DecodedText? best = null;
        foreach (var encoding in LegacyEncodings.All)
        {
            if (encoding.Decode(bytes) is { } text)
            {
                var decoded = new DecodedText(encoding.HasCapitals ? text : CapitalContext.Restore(text), encoding.Name, AccentedWords.ShareOfValid(text));
                best = best is null || decoded.Confidence > best.Confidence ? decoded : best;
            }
        }

        return best is { Confidence: >= Acceptable } ? best : null;
    }

    /// <summary>Valid UTF-8 whose characters are the bytes of another encoding, stored once too often.</summary>
    private static DecodedText? Unwrap(string text)
    {
        var share = AccentedWords.ShareOfValid(text);
        if (share >= Acceptable || Windows1252Text.GetBytes(text) is not { } inner)
        {
            return null;
        }

        var unwrapped = TryUtf8(inner) is { } utf8 && utf8.Length < text.Length
            ? new DecodedText(utf8, "utf-8", AccentedWords.ShareOfValid(utf8))
            : BestLegacy(inner);
        return unwrapped is { Confidence: >= Acceptable } && unwrapped.Confidence > share + 0.2 ? unwrapped with { Encoding = unwrapped.Encoding + "+utf-8" } : null;
    }
}
