using IngestPipeline.Documents;
using IngestPipeline.Vietnamese.Encodings;
using IngestPipeline.Vietnamese.Syllables;

namespace IngestPipeline.Vietnamese.Trust;

/// <summary>What was counted in a text as it was read, before anything was repaired: the evidence for trusting it.</summary>
public sealed record TextCounts
{
    /// <summary>Lower-case words of two letters at least, and those of them that are valid syllables (<see cref="SyllableShare"/>).</summary>
    public SyllableShare Syllables { get; init; }

    /// <summary>Words with a letter beyond ASCII, and those of them that are valid syllables.</summary>
    public SyllableShare Accented { get; init; }

    /// <summary>Lower-case words in ASCII, and those of them that are syllables without their accents.</summary>
    public SyllableShare Bare { get; init; }

    /// <summary>Characters other than blanks.</summary>
    public int Characters { get; init; }

    /// <summary>Letters of scripts other than Latin.</summary>
    public int OtherScripts { get; init; }

    /// <summary>Letters that no language of Vietnam writes, drawn as ư by fonts whose map to Unicode lies (ƣ).</summary>
    public int Lookalikes { get; init; }

    /// <summary>Glyphs for which the font names no character (U+FFFD).</summary>
    public int Unknown { get; init; }

    /// <summary>The reading that makes Vietnamese of it, and the valid syllables among its accented words; null if none does.</summary>
    public TextReading? Reading { get; init; }

    /// <summary>Valid among accented words, once read so.</summary>
    public SyllableShare Read { get; init; }

    /// <param name="text">As it was read; blanks between its words.</param>
    /// <param name="reading">Known from elsewhere (a decoder that has read the bytes); else it is looked for.</param>
    public static TextCounts Of(string text, TextReading? reading = null)
    {
        int characters = 0, other = 0, lookalikes = 0, unknown = 0;
        foreach (var c in text)
        {
            characters += char.IsWhiteSpace(c) ? 0 : 1;
            unknown += c == '\uFFFD' ? 1 : 0;
            other += c > '\u024F' && c is not (>= '\u1E00' and <= '\u1EFF') && char.IsLetter(c) ? 1 : 0;
            lookalikes += c is 'ƣ' or 'Ƣ' ? 1 : 0;
        }

        var (valid, accented) = AccentedWords.Count(text);
        var counts = new TextCounts
        {
            Syllables = SyllableShare.Of(text),
            Accented = new SyllableShare(accented, valid),
            Bare = CountBare(text),
            Characters = characters,
            OtherScripts = other,
            Lookalikes = lookalikes,
            Unknown = unknown,
        };
        return SoundText.IsSuspect(text) || reading is not null ? counts.WithReading(text, reading) : counts;
    }

    private static SyllableShare CountBare(ReadOnlySpan<char> text)
    {
        int words = 0, bare = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var start = at;
            while (at < text.Length && char.IsAsciiLetterLower(text[at]))
            {
                at++;
            }

            if (at - start >= 2 && (start == 0 || !char.IsLetter(text[start - 1])) && (at == text.Length || !char.IsLetter(text[at])))
            {
                words++;
                bare += SyllableFrequency.IsBare(text[start..at]) ? 1 : 0;
            }
        }

        return new SyllableShare(words, bare);
    }

    private TextCounts WithReading(string text, TextReading? known)
    {
        var words = WordReadings.Unknown(known is null ? TextReadings.For(text) : [known]);
        var gains = new Dictionary<TextReading, (int Gain, int Valid, int All)>();
        foreach (var stretch in words.Stretches(text, new TextSpan(0, text.Length)))
        {
            if (stretch.Reading is { } reading)
            {
                var (gain, valid, all) = gains.GetValueOrDefault(reading);
                foreach (var word in stretch.Words.Select(w => w.In(text)))
                {
                    if (reading.Read(word) is { } read && read != word)
                    {
                        var (ok, count) = AccentedWords.Count(read);
                        (valid, all) = (valid + ok, all + count);
                    }
                }

                gains[reading] = (gain + stretch.Gain, valid, all);
            }
        }

        return gains.Count == 0 ? this
            : gains.MaxBy(g => g.Value.Gain) is var best && best.Value.Gain > 0 ? this with { Reading = best.Key, Read = new SyllableShare(best.Value.All, best.Value.Valid) }
            : this;
    }
}
