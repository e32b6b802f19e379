using IngestPipeline.Vietnamese.Encodings;
using IngestPipeline.Vietnamese.Syllables;

namespace IngestPipeline.Extraction.Flow;

/// <summary>Decodes a run word by word, so that each repair covers one word and spans can end between words.</summary>
internal static class LegacyWordSplitter
{
    private const char SoftHyphen = '\u00AD';

    /// <summary>What separates words in a run; none of them is a letter in any legacy encoding.</summary>
    public static readonly char[] Spaces = [' ', '\u00A0', '\t', '\n', '\v', '\f', '\r'];

    /// <summary>Null where a character is no byte of the encoding or a byte is not explained: the word stays as it is.</summary>
    public static string? Decode(string word, LegacyEncoding encoding)
    {
        if (Windows1252Text.GetBytes(word) is not { } bytes || encoding.Decode(bytes) is not { } decoded)
        {
            return null;
        }

        return word.Contains(SoftHyphen) && !IsSyllable(decoded) ? WithoutTrueHyphen(word, encoding) ?? decoded : decoded;
    }

    public static IEnumerable<FlowRun> Decode(FlowRun run, LegacyEncoding encoding, double confidence)
    {
        var capitals = LegacyFont.DrawsCapitals(run.Font);
        for (var at = 0; at < run.Text.Length;)
        {
            var end = at + 1;
            while (end < run.Text.Length && IsSpace(run.Text[end]) == IsSpace(run.Text[at]))
            {
                end++;
            }

            var word = run.Text[at..end];
            at = end;
            if (IsSpace(word[0]) || Decode(word, encoding) is not { } decoded)
            {
                yield return run with { Text = word };
                continue;
            }

            decoded = capitals ? decoded.ToUpperInvariant() : encoding.HasCapitals ? decoded : CapitalContext.Restore(decoded);
            yield return decoded == word ? run with { Text = word } : run with { Text = decoded, Original = word, Confidence = confidence };
        }
    }

    /// <summary>In TCVN3 the code is the letter ư, but a typist may have put a true soft hyphen as well: the one whose absence leaves a syllable.</summary>
    private static string? WithoutTrueHyphen(string word, LegacyEncoding encoding)
    {
        for (var at = word.IndexOf(SoftHyphen); at >= 0; at = word.IndexOf(SoftHyphen, at + 1))
        {
            if (Windows1252Text.GetBytes(word.Remove(at, 1)) is { } bytes && encoding.Decode(bytes) is { } decoded && IsSyllable(decoded))
            {
                return decoded;
            }
        }

        return null;
    }

    private static bool IsSyllable(string word) => VietnameseSyllable.IsValid(word.AsSpan().Trim(".,;:!?()[]\"'“”‘’/-–…"));

    private static bool IsSpace(char c) => Array.IndexOf(Spaces, c) >= 0;
}
