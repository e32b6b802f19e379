using System.Collections.Frozen;
using System.Text;

namespace IngestPipeline.Vietnamese.Encodings;

/// <summary>
/// Gets back the bytes behind text that was read with a Western, Vietnamese, Turkish, Baltic or Central European code page, or kept in
/// the private area U+F020…U+F0FF of symbol fonts. Word processors turn the bytes of legacy fonts into such characters.
/// </summary>
public static class Windows1252Text
{
    private static readonly FrozenDictionary<char, byte> Bytes = BuildBytes();

    /// <summary>False where the character cannot stand for one byte.</summary>
    public static bool TryGetByte(char c, out byte code)
    {
        if (c <= '\u00FF')
        {
            code = (byte)c;
            return true;
        }

        if (c is >= '\uF020' and <= '\uF0FF')
        {
            code = (byte)(c - 0xF000);
            return true;
        }

        return Bytes.TryGetValue(c, out code);
    }

    /// <summary>The bytes behind <paramref name="text"/>, or null if it has a character that no byte stands for.</summary>
    public static byte[]? GetBytes(string text)
    {
        var bytes = new byte[text.Length];
        for (var i = 0; i < text.Length; i++)
        {
            if (!TryGetByte(text[i], out bytes[i]))
            {
                return null;
            }
        }

        return bytes;
    }

    private static FrozenDictionary<char, byte> BuildBytes()
    {
        var bytes = new Dictionary<char, byte>();

        // Windows-1252 first: it decides where pages differ.
        foreach (var page in (ReadOnlySpan<int>)[1252, 1258, 1254, 1250])
        {
            var encoding = CodePagesEncodingProvider.Instance.GetEncoding(page)!;
            for (var b = 0x80; b < 0x100; b++)
            {
                if (encoding.GetString([(byte)b]) is [var c] && c > '\u00FF' && c != '\uFFFD')
                {
                    bytes.TryAdd(c, (byte)b);
                }
            }
        }

        return bytes.ToFrozenDictionary();
    }
}
