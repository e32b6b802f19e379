using System.Globalization;
using IngestPipeline.Vietnamese.Syllables;

namespace IngestPipeline.Vietnamese.Trust;

/// <summary>
/// What a reading of a page is worth beside another reading of the same page: how much of it holds up as Vietnamese, times the share of it that does,
/// times how sure the reader was. Unlike <see cref="SyllableShare"/> it counts capitals, because a page's head is all capitals, and values words with
/// accents above those without: a reader that knows no Vietnamese loses the accents and leaves syllables that are valid and wrong.
/// </summary>
/// <param name="Words">Words and numbers judged; single letters say nothing.</param>
/// <param name="Valid">Those that are valid syllables or plain numbers.</param>
/// <param name="Weight">Sum over the valid ones: a syllable with accents 1, without 0.5, a number 0.25.</param>
/// <param name="Confidence">0 to 1, of the reader.</param>
public readonly record struct ReadingQuality(int Words, int Valid, double Weight, double Confidence)
{
    private const double Accented = 1;
    private const double Bare = 0.5;
    private const double Figure = 0.25;

    /// <summary>0 to 1; 0 where nothing was judged.</summary>
    public double Share => Words == 0 ? 0 : (double)Valid / Words;

    /// <summary>Of two readings of a page the one with the higher score is taken.</summary>
    public double Score => Weight * Share * Confidence;

    /// <param name="text">Blanks between its words.</param>
    /// <param name="confidence">0 to 1.</param>
    public static ReadingQuality Of(string text, double confidence)
    {
        int words = 0, valid = 0;
        double weight = 0;
        foreach (var part in Parts(text.ToLower(CultureInfo.InvariantCulture)))
        {
            var figure = part.All(char.IsAsciiDigit);
            if (part.Length < 2 && !figure)
            {
                continue;
            }

            words++;
            if (figure || VietnameseSyllable.IsValid(part))
            {
                valid++;
                weight += figure ? Figure : System.Text.Ascii.IsValid(part) ? Bare : Accented;
            }
        }

        return new ReadingQuality(words, valid, weight, confidence);
    }

    private static IEnumerable<string> Parts(string text)
    {
        var start = 0;
        for (var at = 0; at <= text.Length; at++)
        {
            if (at == text.Length || !(char.IsLetterOrDigit(text[at]) || text[at] is '\uFFFD' or (>= '\u0300' and <= '\u036F')))
            {
                if (at > start)
                {
                    yield return text[start..at];
                }

                start = at + 1;
            }
        }
    }
}
