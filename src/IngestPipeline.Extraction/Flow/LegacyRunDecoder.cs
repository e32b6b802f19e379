using System.Collections.Immutable;
using IngestPipeline.Vietnamese.Encodings;

namespace IngestPipeline.Extraction.Flow;

/// <summary>
/// Turns runs in legacy fonts into Unicode. The font's name alone proves nothing: text that was converted keeps the old name, and
/// one file may hold both. So each paragraph's stretch of one encoding is weighed by its valid syllables before and after, and where it
/// has too few words to tell, by what the rest of the file in that font turned out to be.
/// </summary>
public static class LegacyRunDecoder
{
    /// <summary>Words with accents that a stretch needs to be judged on its own.</summary>
    private const int EnoughWords = 3;

    /// <summary>At most one word in so many may hold a byte that the table does not explain.</summary>
    private const int MostUnexplained = 5;

    /// <summary>Share of valid syllables among the accented words of a stretch once it is decoded.</summary>
    private const double LeastValid = 0.6;
    private const double NearlyAll = 0.9;

    public static FlowContent Decode(FlowContent content)
    {
        var evidence = new Dictionary<LegacyEncoding, Evidence>();
        foreach (var stretch in content.Items.Concat(content.Footnotes.Values.SelectMany(n => n)).SelectMany(Stretches))
        {
            evidence[stretch.Encoding] = evidence.GetValueOrDefault(stretch.Encoding) + Weigh(stretch);
        }

        return evidence.Values.All(e => e.After == 0)
            ? content
            : content with
            {
                Items = [.. content.Items.Select(i => Decode(i, evidence))],
                Footnotes = content.Footnotes.ToImmutableDictionary(n => n.Key, n => n.Value.Select(i => Decode(i, evidence)).ToImmutableArray()),
            };
    }

    private static FlowItem Decode(FlowItem item, Dictionary<LegacyEncoding, Evidence> evidence) => item switch
    {
        FlowItem.Paragraph p => p with { Runs = Decode(p.Runs, evidence) },
        FlowItem.Grid g => g with { Rows = [.. g.Rows.Select(r => r.Select(c => c with { Items = [.. c.Items.Select(i => Decode(i, evidence))] }).ToImmutableArray())] },
        _ => item,
    };

    private static ImmutableArray<FlowRun> Decode(ImmutableArray<FlowRun> runs, Dictionary<LegacyEncoding, Evidence> evidence)
    {
        var result = ImmutableArray.CreateBuilder<FlowRun>(runs.Length);
        foreach (var stretch in Split(runs))
        {
            if (stretch.Encoding is not { } encoding || !IsLegacy(new Stretch(encoding, stretch.Runs), evidence[encoding], out var confidence))
            {
                result.AddRange(stretch.Runs);
                continue;
            }

            foreach (var run in Joined(stretch.Runs))
            {
                result.AddRange(run.FootnoteMark is null ? LegacyWordSplitter.Decode(run, encoding, confidence) : [run]);
            }
        }

        return result.DrainToImmutable();
    }

    private static bool IsLegacy(Stretch stretch, Evidence whole, out double confidence)
    {
        var own = Weigh(stretch);
        var judge = own.Words >= EnoughWords && own.Before != own.After ? own : whole;
        confidence = judge.Words == 0 ? 0.5 : Math.Min(1, 0.5 + (0.5 * (judge.After - judge.Before) / judge.Words));

        // Fonts are misnamed too: a stretch that makes no Vietnamese in its font's encoding is left to the normaliser, which tries them all. Short ones
        // (names, cut words) need not where the file's other stretches do.
        var fits = own.After >= LeastValid * own.Words || (own.Words < EnoughWords && whole.After >= NearlyAll * whole.Words);
        return own.Possible && judge.After > judge.Before && fits;
    }

    /// <summary>Word by word: one slip of the typist (a mark without its letter) must not keep the rest from being read.</summary>
    private static Evidence Weigh(Stretch stretch)
    {
        var raw = string.Concat(stretch.Runs.Where(r => r.FootnoteMark is null).Select(r => r.Text));
        int unexplained = 0, after = 0, words = 0;
        foreach (var word in raw.Split(LegacyWordSplitter.Spaces, StringSplitOptions.RemoveEmptyEntries))
        {
            if (LegacyWordSplitter.Decode(word, stretch.Encoding) is { } decoded)
            {
                var (valid, all) = AccentedWords.Count(decoded);
                after += valid;
                words += all;
            }
            else
            {
                unexplained++;
            }
        }

        var (before, rawWords) = AccentedWords.Count(raw);
        return new Evidence(Math.Max(rawWords, words + unexplained), before, after, unexplained * MostUnexplained <= words);
    }

    /// <summary>All stretches of an item, tables included.</summary>
    private static IEnumerable<Stretch> Stretches(FlowItem item) => item switch
    {
        FlowItem.Paragraph p => Split(p.Runs).Where(s => s.Encoding is not null).Select(s => new Stretch(s.Encoding!, s.Runs)),
        FlowItem.Grid g => g.Rows.SelectMany(r => r).SelectMany(c => c.Items).SelectMany(Stretches),
        _ => [],
    };

    /// <summary>Neighbouring runs whose fonts tell the same encoding.</summary>
    private static IEnumerable<(LegacyEncoding? Encoding, List<FlowRun> Runs)> Split(ImmutableArray<FlowRun> runs)
    {
        for (var i = 0; i < runs.Length;)
        {
            var encoding = LegacyFont.EncodingOf(runs[i].Font);
            var stretch = new List<FlowRun>();
            while (i < runs.Length && LegacyFont.EncodingOf(runs[i].Font) == encoding)
            {
                stretch.Add(runs[i++]);
            }

            yield return (encoding, stretch);
        }
    }

    /// <summary>Editing leaves runs cut in the middle of a letter's two bytes: runs that look alike are one.</summary>
    private static IEnumerable<FlowRun> Joined(List<FlowRun> runs)
    {
        var current = runs[0];
        foreach (var next in runs.Skip(1))
        {
            if (next with { Text = "" } == current with { Text = "" } && next.FootnoteMark is null)
            {
                current = current with { Text = current.Text + next.Text };
            }
            else
            {
                yield return current;
                current = next;
            }
        }

        yield return current;
    }

    private readonly record struct Stretch(LegacyEncoding Encoding, List<FlowRun> Runs);

    /// <param name="Words">Words with accents, raw or decoded, whichever are more.</param>
    /// <param name="Before">Valid syllables among them as they stand.</param>
    /// <param name="After">Valid syllables among them when decoded.</param>
    /// <param name="Possible">Hardly a word has a character that is no byte of the encoding, or a byte that the table does not explain.</param>
    private readonly record struct Evidence(int Words, int Before, int After, bool Possible)
    {
        public static Evidence operator +(Evidence a, Evidence b) => new(a.Words + b.Words, a.Before + b.Before, a.After + b.After, a.Possible || b.Possible);
    }
}
