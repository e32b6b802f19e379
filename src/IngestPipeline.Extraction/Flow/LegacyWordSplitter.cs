using IngestPipeline.Vietnamese.Encodings;

namespace IngestPipeline.Extraction.Flow;

/// <summary>Decodes a run word by word, so that each repair covers one word and spans can end between words.</summary>
internal static class LegacyWordSplitter
{
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
            if (IsSpace(word[0]) || Windows1252Text.GetBytes(word) is not { } bytes || encoding.Decode(bytes) is not { } decoded)
            {
                yield return run with { Text = word };
                continue;
            }

            decoded = capitals ? decoded.ToUpperInvariant() : encoding.HasCapitals ? decoded : CapitalContext.Restore(decoded);
            yield return decoded == word ? run with { Text = word } : run with { Text = decoded, Original = word, Confidence = confidence };
        }
    }

    /// <summary>Break characters of <see cref="FlowRun.Text"/> as spaces: they are not bytes of the encoding.</summary>
    public static byte[] Breaks(byte[] bytes) => Array.ConvertAll(bytes, b => b < 0x20 ? (byte)' ' : b);

    private static bool IsSpace(char c) => c is <= ' ' or '\u00A0';
}
