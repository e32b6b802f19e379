namespace IngestPipeline.Vietnamese.Encodings;

/// <summary>Tells UTF-16 by its byte order mark, or by the high bytes that Vietnamese text has at every second place.</summary>
internal static class Utf16Pattern
{
    /// <summary>True: big endian; false: little endian; null: not UTF-16.</summary>
    public static bool? ByteOrder(ReadOnlySpan<byte> bytes)
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
}
