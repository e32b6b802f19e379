using System.Collections.Immutable;
using System.Runtime.InteropServices;
using IngestPipeline.Vietnamese.Syllables;

namespace IngestPipeline.Vietnamese.Language;

/// <summary>Which words a model knows, and how they are written.</summary>
internal static class VocabularyCounter
{
    /// <summary>A word that is no syllable (foreign, abbreviation, slip) needs more occurrences than one that is.</summary>
    private const int ForeignFactor = 4;

    private const int LongestWord = 16;

    private struct Seen
    {
        public int All;
        public int Lower;
        public int Title;
        public int Upper;
        public int Mixed;
    }

    public static Vocabulary Count(IEnumerable<string> lines, int least)
    {
        var seen = new Dictionary<string, Seen>(StringComparer.Ordinal);
        var find = seen.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> lower = stackalloc char[LongestWord];
        foreach (var line in lines)
        {
            // A line in capitals tells nothing of how its words are written elsewhere.
            var capitals = Vocabulary.CaseOf(line.Where(char.IsLetter).ToArray()) == LetterCase.Upper;
            var reader = new TokenReader(line);
            var running = false;
            while (reader.Read())
            {
                if (reader.Kind != TokenKind.Word || reader.End - reader.Start > LongestWord)
                {
                    running = reader.Kind != TokenKind.Boundary;
                    continue;
                }

                var word = line.AsSpan()[reader.Start..reader.End];
                for (var i = 0; i < word.Length; i++)
                {
                    lower[i] = char.ToLowerInvariant(word[i]);
                }

                ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(find, lower[..word.Length], out _);
                entry.All++;
                if (running && !capitals)
                {
                    switch (Vocabulary.CaseOf(word))
                    {
                        case LetterCase.Lower: entry.Lower++; break;
                        case LetterCase.Title: entry.Title++; break;
                        case LetterCase.Upper: entry.Upper++; break;
                        default: entry.Mixed++; break;
                    }
                }

                running = true;
            }
        }

        return new Vocabulary(
        [
            .. seen.Where(w => w.Value.All >= (VietnameseSyllable.IsValid(w.Key) ? least : least * ForeignFactor))
                .OrderByDescending(w => w.Value.All).ThenBy(w => w.Key, StringComparer.Ordinal)
                .Take(Vocabulary.MaxWords).Select(w => new VocabularyWord(w.Key, Cases(w.Value))),
        ]);
    }

    private static ImmutableArray<float> Cases(Seen seen)
    {
        var total = seen.Lower + seen.Title + seen.Upper + seen.Mixed + 1f;
        float Share(int count, float prior) => MathF.Log((count + prior) / total);
        return [Share(seen.Lower, 0.4f), Share(seen.Title, 0.4f), Share(seen.Upper, 0.15f), Share(seen.Mixed, 0.05f)];
    }
}
