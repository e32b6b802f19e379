using System.Collections.Frozen;
using System.Text;

namespace IngestPipeline.Vietnamese.Encodings;

/// <summary>The 134 accented letters taken apart into base letter (a, ă, â …) and tone.</summary>
public static class VietnameseLetter
{
    public const char Grave = '\u0300';
    public const char Acute = '\u0301';
    public const char Tilde = '\u0303';
    public const char HookAbove = '\u0309';
    public const char DotBelow = '\u0323';

    /// <summary>The lower-case vowels with their quality mark and no tone.</summary>
    public const string Vowels = "aăâeêioôơuưy";

    private static readonly FrozenDictionary<char, (char Base, char Tone)> Parts = BuildParts();

    /// <summary>Every letter of Vietnamese that is not ASCII, lower case then upper case: 134 in all.</summary>
    public static IEnumerable<char> Accented =>
        Parts.Keys.Where(c => c > '\u007F').Order().SelectMany(c => new[] { c, char.ToUpperInvariant(c) });

    public static bool IsVowel(char lower) => Vowels.Contains(lower);

    /// <summary>True for ASCII letters and for the accented letters of Vietnamese (lower case).</summary>
    public static bool Split(char lower, out char bare, out char tone)
    {
        if (char.IsAsciiLetterLower(lower))
        {
            (bare, tone) = (lower, '\0');
            return true;
        }

        var known = Parts.TryGetValue(lower, out var parts);
        (bare, tone) = parts;
        return known;
    }

    public static bool IsAccented(char c) => c > '\u007F' && Parts.ContainsKey(char.ToLowerInvariant(c));

    private static FrozenDictionary<char, (char Base, char Tone)> BuildParts()
    {
        var parts = new Dictionary<char, (char, char)> { ['đ'] = ('đ', '\0') };
        foreach (var vowel in Vowels)
        {
            parts[vowel] = (vowel, '\0');
            foreach (var tone in (ReadOnlySpan<char>)[Grave, Acute, Tilde, HookAbove, DotBelow])
            {
                parts[$"{vowel}{tone}".Normalize(NormalizationForm.FormC)[0]] = (vowel, tone);
            }
        }

        return parts.ToFrozenDictionary();
    }
}
