using System.Collections.Frozen;
using System.Text;
using IngestPipeline.Documents;

namespace IngestPipeline.Vietnamese.Encodings;

/// <summary>
/// An 8-bit encoding of Vietnamese as a table: one byte, or a base byte with a mark byte behind it, for each character. Decoding
/// is greedy (pairs first) and total: it succeeds only if every byte is explained.
/// </summary>
public sealed class LegacyEncoding
{
    private readonly char[] _singles;
    private readonly FrozenDictionary<int, char> _pairs;
    private readonly FrozenDictionary<char, int> _codes;

    /// <param name="singles">256 entries; '\0' where a byte alone means nothing (NUL itself is never text).</param>
    /// <param name="pairs">(first, second) to character.</param>
    /// <param name="hasCapitals">False where accented capitals are a matter of the font, not of the code.</param>
    internal LegacyEncoding(string name, TextState state, char[] singles, IEnumerable<(byte First, byte Second, char Letter)> pairs, bool hasCapitals = true)
    {
        Name = name;
        State = state;
        HasCapitals = hasCapitals;
        _singles = singles;
        _pairs = pairs.ToFrozenDictionary(p => Key(p.First, p.Second), p => p.Letter);
        _codes = Codes(singles, _pairs);
    }

    /// <summary>Lower case, as it is reported: <c>tcvn3</c>, <c>vni</c>, <c>vps</c>, <c>viscii</c>, <c>windows-1258</c>, <c>bkhcm2</c>, <c>bkhcm1</c>, <c>vni-dos</c>.</summary>
    public string Name { get; }

    public bool HasCapitals { get; }

    /// <summary>What text in it is called where its state is judged.</summary>
    public TextState State { get; }

    /// <summary>The text in NFC, or null if a byte is not explained.</summary>
    public string? Decode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        for (var i = 0; i < bytes.Length; i++)
        {
            if (i + 1 < bytes.Length && bytes[i + 1] > 0x7F && _pairs.TryGetValue(Key(bytes[i], bytes[i + 1]), out var letter))
            {
                text.Append(letter);
                i++;
            }
            else if (_singles[bytes[i]] is var single and not '\0')
            {
                text.Append(single);
            }
            else
            {
                return null;
            }
        }

        return text.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>The bytes of a text, or null if a character has none. The shortest way round to test a table.</summary>
    public byte[]? Encode(string text)
    {
        var bytes = new List<byte>(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormC))
        {
            if (!_codes.TryGetValue(c, out var code))
            {
                return null;
            }

            if (code > 0xFF)
            {
                bytes.Add((byte)(code >> 8));
            }

            bytes.Add((byte)code);
        }

        return [.. bytes];
    }

    public override string ToString() => Name;

    /// <summary>One byte before two; of several pairs the one whose mark has the letter's case, as keyboards wrote it.</summary>
    private static FrozenDictionary<char, int> Codes(char[] singles, FrozenDictionary<int, char> pairs)
    {
        var codes = new Dictionary<char, int>();
        for (var b = 0; b < singles.Length; b++)
        {
            if (singles[b] != '\0')
            {
                codes.TryAdd(singles[b], b);
            }
        }

        foreach (var (key, letter) in pairs.OrderBy(p => char.IsLower(p.Value) ? -p.Key : p.Key))
        {
            codes.TryAdd(letter, key);
        }

        return codes.ToFrozenDictionary();
    }

    private static int Key(byte first, byte second) => (first << 8) | second;
}
