using System.Text;
using IngestPipeline.Documents;

namespace IngestPipeline.Vietnamese.Encodings;

/// <summary>One way in which characters may stand for other ones. Works word by word, on bytes as well, where each character is one byte.</summary>
public abstract class TextReading(string name, TextState state, int prior)
{
    /// <summary>Lower case, as it is reported: <c>tcvn3</c>, <c>utf-8</c> (read as an 8-bit code page), <c>viqr</c>.</summary>
    public string Name { get; } = name;

    public TextState State { get; } = state;

    /// <summary>How rare it is against sound text, in half bits.</summary>
    public int Prior { get; } = prior;

    /// <summary>The word in NFC, or null if a character cannot be read so.</summary>
    public abstract string? Read(string word);

    public override string ToString() => Name;
}

/// <summary>Bytes of a legacy encoding, shown as another code page shows them.</summary>
public sealed class TableReading(LegacyEncoding encoding, int prior) : TextReading(encoding.Name, encoding.State, prior)
{
    public override string? Read(string word)
    {
        // Some producers write the code 0xAD, in TCVN3 the letter ư, as a minus sign.
        var shown = encoding == LegacyEncodings.Tcvn3 && word.Length > 1 ? word.Replace('\u2212', '\u00AD') : word;
        if (Windows1252Text.GetBytes(shown) is not { } bytes || encoding.Decode(bytes) is not { } decoded)
        {
            return null;
        }

        return encoding.HasCapitals ? decoded : CapitalContext.Restore(decoded);
    }
}

/// <summary>UTF-8 that was read as Windows-1252, Windows-1258 or Latin-1, once or several times over.</summary>
/// <param name="times">How often.</param>
public sealed class MojibakeReading(int times, int prior) : TextReading(string.Join('+', Enumerable.Repeat("utf-8", times)), TextState.Mojibake, prior)
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public override string? Read(string word)
    {
        if (System.Text.Ascii.IsValid(word))
        {
            return word;
        }

        var text = word;
        for (var i = 0; i < times; i++)
        {
            if (Once(text) is not { } inner || inner.Length == text.Length)
            {
                return null;
            }

            text = inner;
        }

        return text.Normalize(NormalizationForm.FormC);
    }

    /// <summary>Reading lines takes the no-break space off their ends, which is the second byte of à.</summary>
    private static string? Once(string text) => Decode(text) ?? (text[^1] is 'Ã' or 'Ă' ? Decode(text + '\u00A0') : null);

    private static string? Decode(string text)
    {
        if (Windows1252Text.GetBytes(text) is not { } bytes || !System.Text.Unicode.Utf8.IsValid(bytes))
        {
            return null;
        }

        return Strict.GetString(bytes);
    }
}

/// <summary>Signs behind the letters, RFC 1456.</summary>
/// <param name="escaped">See <see cref="Viqr.IsEscaped"/>.</param>
public sealed class ViqrReading(bool escaped, int prior) : TextReading("viqr", TextState.Viqr, prior)
{
    public override string? Read(string word) => Viqr.DecodeWord(word, escaped);
}
