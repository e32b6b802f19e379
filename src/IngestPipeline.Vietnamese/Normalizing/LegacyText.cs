using System.Collections.Immutable;
using IngestPipeline.Documents;
using IngestPipeline.Vietnamese.Encodings;

namespace IngestPipeline.Vietnamese.Normalizing;

/// <summary>
/// Text in a legacy encoding, or in UTF-8 read wrongly, that came without the names of its fonts, or from a source that does not tell them. The text
/// itself is the evidence: as it stands its words are none, read rightly nearly all are. A document needs several such words before a letter of it is
/// changed; then each word is judged with its neighbours, so that several encodings may stand in one paragraph.
/// </summary>
public sealed class LegacyText
{
    /// <summary>How much likelier all words of one reading must be together, in half bits, and how many they must be.</summary>
    private const int EnoughGain = 120;
    private const int EnoughWords = 3;

    /// <summary>The same for one stretch of words in a document that has enough.</summary>
    private const int EnoughGainOfStretch = 20;

    /// <summary>Share of valid syllables among the accented words of a stretch once it is read.</summary>
    private const double LeastValid = 0.75;

    private readonly WordReadings? _readings;

    private LegacyText(WordReadings? readings) => _readings = readings;

    /// <summary>Whether the document holds such text at all.</summary>
    public bool IsPresent => _readings is not null;

    /// <summary>The readings that the document needs.</summary>
    public ImmutableArray<TextReading> Readings => _readings?.Readings ?? [];

    /// <summary>Judges the paragraphs of a document, cells of tables included.</summary>
    public static LegacyText In(IEnumerable<string> paragraphs)
    {
        List<string> suspects = [.. paragraphs.Where(p => SoundText.IsSuspect(p))];
        if (suspects.Count == 0)
        {
            return new LegacyText(null);
        }

        var escaped = suspects.Exists(p => Viqr.IsEscaped(p));
        var found = new Dictionary<TextReading, (int Gain, int Words)>();
        var readings = WordReadings.Unknown(TextReadings.EightBit.Add(escaped ? TextReadings.ViqrEscaped : TextReadings.Viqr));
        foreach (var paragraph in suspects)
        {
            foreach (var stretch in readings.Stretches(paragraph, new TextSpan(0, paragraph.Length)))
            {
                if (stretch.Reading is { } reading && Changed(paragraph, stretch) is var changed and > 0)
                {
                    var (gain, words) = found.GetValueOrDefault(reading);
                    found[reading] = (gain + stretch.Gain, words + changed);
                }
            }
        }

        var kept = found.Where(f => f.Value.Gain >= EnoughGain && f.Value.Words >= EnoughWords).ToDictionary(f => f.Key, f => f.Value.Gain);
        return new LegacyText(kept.Count == 0 ? null : WordReadings.Known(kept));
    }

    /// <summary>Edits of one paragraph, word by word; none where its words are as they should be.</summary>
    public IEnumerable<TextEdit> Edits(string text, TextSpan paragraph)
    {
        if (_readings is null)
        {
            yield break;
        }

        foreach (var stretch in _readings.Stretches(text, paragraph))
        {
            if (stretch.Reading is not { } reading || stretch.Gain < EnoughGainOfStretch || Changed(text, stretch) == 0)
            {
                continue;
            }

            foreach (var span in stretch.Words)
            {
                var word = span.In(text);
                if (reading.Read(word) is { } read && read != word)
                {
                    yield return new TextEdit(span, read, RepairKind.LegacyEncoding, Math.Round(1 - (1.0 / (2 + stretch.Gain)), 3));
                }
            }
        }
    }

    /// <summary>The text with its legacy words decoded.</summary>
    public string Decode(string text) => IsPresent ? AlignedText.Apply(text, Edits(text, new TextSpan(0, text.Length))).Text : text;

    /// <summary>Words that the reading changes; 0 if what comes out is no Vietnamese.</summary>
    private static int Changed(string text, ReadStretch stretch)
    {
        int changed = 0, valid = 0, all = 0;
        foreach (var span in stretch.Words)
        {
            var word = span.In(text);
            if (stretch.Reading!.Read(word) is { } read && read != word)
            {
                changed++;
                var (ok, count) = AccentedWords.Count(read);
                valid += ok;
                all += count;
            }
        }

        return valid >= LeastValid * all && all > 0 ? changed : 0;
    }
}
