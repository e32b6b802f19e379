using System.Text;
using IngestPipeline.Documents;

namespace IngestPipeline.Vietnamese.Encodings;

/// <summary>Bytes that were turned into text.</summary>
/// <param name="Text">NFC as far as the encoding composes; line ends as they were; without byte order mark.</param>
/// <param name="Encoding">Lower case: <c>us-ascii</c>, <c>utf-8</c>, <c>utf-16le</c>, <c>utf-16be</c>, a <see cref="LegacyEncoding.Name"/>, <c>viqr</c>, <c>windows-1252</c>;
/// a legacy name with the suffix <c>+utf-8</c> where legacy bytes had been stored as UTF-8 once more; <c>mixed</c> where it changes from line to line.</param>
/// <param name="Confidence">0 to 1. For legacy encodings the share of valid Vietnamese syllables among the words with accents.</param>
public sealed record DecodedText(string Text, string Encoding, double Confidence)
{
    /// <summary>What the bytes were.</summary>
    public TextState State { get; init; } = TextState.Sound;

    /// <summary>The reading that was needed (of several the commonest); null for bytes that say plainly what they are.</summary>
    public TextReading? Reading { get; init; }

    /// <summary>The beginning of the text as it stood before it was read so, as Windows-1252 shows bytes; null where <see cref="Reading"/> is.</summary>
    public string? AsFound { get; init; }
}

/// <summary>
/// Turns bytes into text: byte order marks, UTF-16 by its pattern, strict UTF-8; else the reading that explains every byte and makes the likeliest
/// Vietnamese; where no one does, line by line.
/// </summary>
public static class VietnameseTextDecoder
{
    /// <summary>Below this share of valid syllables a reading is no Vietnamese.</summary>
    private const double Acceptable = 0.7;

    /// <summary>So much of a long file decides which reading it is (the whole is then read in it, and must be explained by it).</summary>
    private const int Sample = 64 * 1024;

    /// <summary>For text that is sound UTF-8 as it stands: half bits by which a reading must be likelier, and words that it must change.</summary>
    private const int EnoughGain = 48;
    private const int EnoughWords = 2;

    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>Never fails: bytes that nothing explains come as Windows-1252 with a low confidence.</summary>
    public static DecodedText Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("\uFEFF"u8))
        {
            return new DecodedText(Encoding.UTF8.GetString(bytes[3..]), "utf-8", 1);
        }

        if (Utf16Pattern.ByteOrder(bytes) is { } big)
        {
            var encoding = big ? Encoding.BigEndianUnicode : Encoding.Unicode;
            var marked = bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];
            return new DecodedText(encoding.GetString(marked ? bytes[2..] : bytes), big ? "utf-16be" : "utf-16le", marked ? 1 : 0.9);
        }

        if (!System.Text.Unicode.Utf8.IsValid(bytes))
        {
            return EightBit(bytes);
        }

        var text = Utf8.GetString(bytes);
        var ascii = System.Text.Ascii.IsValid(bytes);
        return (SoundText.IsSuspect(text) ? Unwrap(text, ascii) : null) ?? new DecodedText(text, ascii ? "us-ascii" : "utf-8", 1);
    }

    /// <summary>The bytes look like UTF-16: a byte order mark, or high bytes as Vietnamese text has them at every second place.</summary>
    public static bool IsUtf16(ReadOnlySpan<byte> bytes) => Utf16Pattern.ByteOrder(bytes) is not null;

    private static DecodedText EightBit(ReadOnlySpan<byte> bytes)
    {
        // Each character one byte: the readings take them as they are.
        var raw = Encoding.Latin1.GetString(bytes);
        var best = Best(raw, Cut(raw), [.. TextReadings.EightBit.Where(r => r is TableReading)]);
        if (best is { Valid: >= 0.9 } || (best is { Valid: >= Acceptable } && !raw.Contains('\n')))
        {
            return new DecodedText(best.Text, best.Reading.Name, best.Valid) { State = best.Reading.State, Reading = best.Reading, AsFound = Cut(raw) };
        }

        var lines = LineReadings.Read(raw);
        return lines is not null && (best is null || lines.Confidence > best.Valid) ? lines
            : best is { Valid: >= Acceptable } ? new DecodedText(best.Text, best.Reading.Name, best.Valid) { State = best.Reading.State, Reading = best.Reading, AsFound = Cut(raw) }
            : new DecodedText(CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes), "windows-1252", 0.3) { State = TextState.NotVietnamese };
    }

    /// <summary>Valid UTF-8 whose characters stand for others throughout: stored once too often, or VIQR.</summary>
    private static DecodedText? Unwrap(string text, bool ascii)
    {
        var sample = Cut(text);
        var (share, standing) = (AccentedWords.ShareOfValid(sample), CostOf(sample));
        if (share >= Acceptable && !ascii)
        {
            return null;
        }

        var readings = ascii ? [Viqr.IsEscaped(text) ? TextReadings.ViqrEscaped : TextReadings.Viqr] : TextReadings.EightBit;
        return Best(text, sample, readings) is { } best && best.Valid >= Acceptable && best.Valid > share + 0.2
            && best.Changed >= EnoughWords && standing - best.Cost >= EnoughGain && (!ascii || IsVietnamese(best.Text))
            ? new DecodedText(best.Text, best.Reading is TableReading or MojibakeReading ? best.Reading.Name + "+utf-8" : best.Reading.Name, best.Valid) { State = best.Reading.State, Reading = best.Reading, AsFound = sample }
            : null;
    }

    /// <summary>Most of all words are syllables, not only those with accents.</summary>
    private static bool IsVietnamese(string text) => Syllables.SyllableShare.Of(Cut(text)).Share >= Acceptable;

    private static BestReading? Best(string text, string sample, IReadOnlyList<TextReading> readings)
    {
        BestReading? best = null;
        foreach (var reading in readings)
        {
            if (ReadAll(sample, reading, out var changed) is { } read && CostOf(read) + reading.Prior is var cost && (best is null || cost < best.Cost + best.Reading.Prior))
            {
                best = new BestReading(reading, read, cost - reading.Prior, AccentedWords.ShareOfValid(read), changed);
            }
        }

        if (best is null || sample.Length == text.Length)
        {
            return best;
        }

        return ReadAll(text, best.Reading, out var all) is { } whole ? best with { Text = whole, Changed = all, Valid = AccentedWords.ShareOfValid(whole) } : null;
    }

    /// <summary>Word by word, blanks kept; null if a word cannot be read so.</summary>
    private static string? ReadAll(string text, TextReading reading, out int changed)
    {
        changed = 0;
        var result = new StringBuilder(text.Length);
        var at = 0;
        foreach (var span in WordReadings.Words(text, new TextSpan(0, text.Length)))
        {
            var word = span.In(text);
            if (reading.Read(word) is not { } read)
            {
                return null;
            }

            changed += read == word ? 0 : 1;
            result.Append(text, at, span.Start - at).Append(read);
            at = span.End;
        }

        return result.Append(text, at, text.Length - at).ToString();
    }

    private static int CostOf(string text) => WordReadings.Words(text, new TextSpan(0, text.Length)).Sum(w => ReadingCost.Of(w.Of(text)));

    private static string Cut(string text) => text.Length <= Sample ? text : text[..(text.LastIndexOf(' ', Sample) is > Sample / 2 and var end ? end : Sample)];

    private sealed record BestReading(TextReading Reading, string Text, int Cost, double Valid, int Changed);
}
