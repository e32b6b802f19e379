using System.Collections.Immutable;
using System.Text;

namespace IngestPipeline.Extraction.Pdf.Decipherment;

/// <summary>Everything an unknown glyph of a Vietnamese document may be: letters with and without marks, digits, signs.</summary>
public static class LetterAlphabet
{
    private const string Vowels = "aăâeêioôơuưy";
    private const string Consonants = "bcdđghklmnpqrstvx";
    private const string Foreign = "fjwz";
    private const string Digits = "0123456789";
    private const string Signs = ".,;:-–—()/%“”\"'‘’…!?+*&=<>[]•°×_@#$§";

    /// <summary>Each a single character in NFC, in a fixed order.</summary>
    public static ImmutableArray<char> All { get; } = Build();

    private static ImmutableArray<char> Build()
    {
        var all = ImmutableArray.CreateBuilder<char>();
        foreach (var vowel in Vowels)
        {
            foreach (var tone in (ReadOnlySpan<string>)["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"])
            {
                all.Add((vowel + tone).Normalize(NormalizationForm.FormC)[0]);
            }
        }

        all.AddRange(Consonants);
        all.AddRange(Foreign);
        all.AddRange(all.ToArray().Select(char.ToUpperInvariant));
        all.AddRange(Digits);
        all.AddRange(Signs);
        return all.ToImmutable();
    }
}
