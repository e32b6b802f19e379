using System.Collections.Frozen;

namespace IngestPipeline.Vietnamese.Normalizing;

/// <summary>
/// Characters that look like a Vietnamese letter and are none. Sources: Unicode 15 names list (U+01A2/U+01A3 LATIN LETTER OI, drawn
/// as Ư by several PDF producers; U+00D0 ETH and U+0189 AFRICAN D, drawn as Đ) and the Unicode confusables for Cyrillic and Greek.
/// </summary>
internal static class LookalikeTable
{
    /// <summary>Never right in Vietnamese text, whatever stands around them.</summary>
    private static readonly FrozenDictionary<char, char> Always = new Dictionary<char, char>
    {
        ['ƣ'] = 'ư', ['Ƣ'] = 'Ư', ['Ɖ'] = 'Đ', ['ɖ'] = 'đ', ['Ð'] = 'Đ',
    }.ToFrozenDictionary();

    /// <summary>Letters of other scripts: wrong only inside a word whose other letters are Latin.</summary>
    private static readonly FrozenDictionary<char, char> Twins = new Dictionary<char, char>
    {
        ['а'] = 'a', ['е'] = 'e', ['о'] = 'o', ['р'] = 'p', ['с'] = 'c', ['у'] = 'y', ['х'] = 'x', ['і'] = 'i', ['ѕ'] = 's', ['ј'] = 'j',
        ['А'] = 'A', ['В'] = 'B', ['Е'] = 'E', ['К'] = 'K', ['М'] = 'M', ['Н'] = 'H', ['О'] = 'O', ['Р'] = 'P', ['С'] = 'C', ['Т'] = 'T', ['Х'] = 'X', ['У'] = 'Y', ['І'] = 'I',
        ['Α'] = 'A', ['Β'] = 'B', ['Ε'] = 'E', ['Ζ'] = 'Z', ['Η'] = 'H', ['Ι'] = 'I', ['Κ'] = 'K', ['Μ'] = 'M', ['Ν'] = 'N', ['Ο'] = 'O', ['Ρ'] = 'P', ['Τ'] = 'T', ['Υ'] = 'Y', ['Χ'] = 'X', ['ο'] = 'o',
        ['ð'] = 'đ',
    }.ToFrozenDictionary();

    public static bool TryAlways(char c, out char letter) => Always.TryGetValue(c, out letter);

    public static bool TryTwin(char c, out char letter) => Twins.TryGetValue(c, out letter);
}
