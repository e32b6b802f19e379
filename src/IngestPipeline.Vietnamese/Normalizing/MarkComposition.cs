using System.Text;
using IngestPipeline.Vietnamese.Encodings;
using IngestPipeline.Vietnamese.Syllables;

namespace IngestPipeline.Vietnamese.Normalizing;

/// <summary>
/// Combining marks that NFC leaves alone because they stand in the wrong order, twice, or behind the wrong letter: as typists and converters leave
/// them. Old and new tone placement (hoà, hòa) are both right and not touched.
/// </summary>
internal static class MarkComposition
{
    private const string Qualities = "\u0302\u0306\u031B";
    private const string Tones = "\u0300\u0301\u0303\u0309\u0323";

    /// <summary>A letter with its marks: each mark once, the quality before the tone. Null where that makes no letter.</summary>
    public static string? Letter(string cluster)
    {
        var parts = cluster.Normalize(NormalizationForm.FormD);
        var marks = parts[1..].Distinct().ToArray();
        if (marks.Length > 2 || marks.Count(Tones.Contains) > 1 || marks.Count(Qualities.Contains) > 1 || marks.Any(m => !Tones.Contains(m) && !Qualities.Contains(m)))
        {
            return null;
        }

        var composed = string.Concat(parts[..1], string.Concat(marks.OrderByDescending(Qualities.Contains))).Normalize(NormalizationForm.FormC);
        return composed.Length == 1 && VietnameseLetter.IsAccented(composed[0]) ? composed : null;
    }

    /// <summary>A word one tone of which stands behind a letter that cannot carry it: on the vowel that makes a known syllable. Null where none does.</summary>
    public static string? Word(string word)
    {
        var parts = word.Normalize(NormalizationForm.FormD);
        var tones = parts.Where(c => Tones.Contains(c)).Distinct().ToArray();
        if (tones.Length != 1 || SyllableFrequency.HalfBits(word.Normalize(NormalizationForm.FormC)) < SyllableFrequency.Impossible)
        {
            return null;
        }

        var tone = tones[0];
        var bare = string.Concat(parts.Where(c => c != tone)).Normalize(NormalizationForm.FormC);
        string? best = null;
        for (var i = 0; i < bare.Length; i++)
        {
            if (!VietnameseLetter.Split(char.ToLowerInvariant(bare[i]), out var vowel, out var own) || !VietnameseLetter.IsVowel(vowel) || own != '\0')
            {
                continue;
            }

            var moved = string.Concat(bare.AsSpan(0, i + 1), [tone], bare.AsSpan(i + 1)).Normalize(NormalizationForm.FormC);
            if (moved.Length == bare.Length && SyllableFrequency.HalfBits(moved) < (best is null ? SyllableFrequency.Rare : SyllableFrequency.HalfBits(best)))
            {
                best = moved;
            }
        }

        return best;
    }
}
