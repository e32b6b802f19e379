using System.Collections.Frozen;
using System.Globalization;

namespace IngestPipeline.Vietnamese.Syllables;

/// <summary>How common a syllable is: tells the right one of several readings that are all possible syllables. The counts stand in syllable-frequency.txt.</summary>
public static class SyllableFrequency
{
    /// <summary>For possible syllables that were hardly ever seen.</summary>
    public const int Rare = 46;

    /// <summary>For letters that are no syllable.</summary>
    public const int Impossible = 60;

    private static readonly FrozenDictionary<string, int> Table = Load();

    private static readonly FrozenSet<string> Bare = Table.Where(s => s.Value < Rare - 8).Select(s => AccentFolder.Fold(s.Key)).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Information content in half bits: 12 for the commonest. Any case; NFC.</summary>
    public static int HalfBits(ReadOnlySpan<char> word)
    {
        if (word.IsEmpty || word.Length > 7)
        {
            return Impossible;
        }

        Span<char> lower = stackalloc char[7];
        var length = word.ToLowerInvariant(lower);
        return Table.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(lower[..length], out var halfBits) ? halfBits
            : VietnameseSyllable.IsValid(word) ? Rare : Impossible;
    }

    /// <summary>A syllable that is not rare, written without its accents.</summary>
    /// <param name="word">Lower case.</param>
    public static bool IsBare(ReadOnlySpan<char> word) => Bare.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    private static FrozenDictionary<string, int> Load()
    {
        using var stream = typeof(SyllableFrequency).Assembly.GetManifestResourceStream("syllable-frequency.txt")!;
        using var reader = new StreamReader(stream);
        var table = new Dictionary<string, int>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
            {
                continue;
            }

            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            foreach (var syllable in line[(tab + 1)..].Split(' '))
            {
                table[syllable] = int.Parse(line.AsSpan(0, tab), CultureInfo.InvariantCulture);
            }
        }

        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
