using System.Text;
using IngestPipeline.Documents;

namespace IngestPipeline.Vietnamese.Encodings;

/// <summary>Builds the tables of <see cref="LegacyEncodings"/> from their compact descriptions.</summary>
internal static class LegacyTable
{
    private static readonly Encoding Windows1252Page = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
    private static readonly Encoding Windows1258Page = CodePagesEncodingProvider.Instance.GetEncoding(1258)!;

    /// <summary>A table of single bytes: ASCII, <paramref name="high"/> from the code <paramref name="from"/> on, and <paramref name="others"/> in the place of controls or signs.</summary>
    public static char[] Singles(string high, int from, bool punctuation = false, (byte Code, char Letter)[]? others = null)
    {
        var singles = Ascii();
        high.CopyTo(0, singles, from, high.Length);
        if (punctuation)
        {
            AddPunctuation(singles, 0x80, from);
        }

        foreach (var (code, letter) in others ?? [])
        {
            singles[code] = letter;
        }

        return singles;
    }

    /// <summary>An encoding of base letters and mark bytes; capitals lie 0x20 below the small letters, in bases and marks.</summary>
    public static LegacyEncoding Composite(string name, TextState state, (char Letter, char Code)[] bases, (char Letter, byte Code)[] singles, (string Letters, byte Code)[] marks)
    {
        var table = Ascii();
        AddPunctuation(table, 0x80, 0xC0);
        foreach (var (letter, code) in singles)
        {
            table[code] = letter;
            table[code - 0x20] = char.ToUpperInvariant(letter);
        }

        var pairs = new List<(byte, byte, char)>();
        foreach (var (letters, mark) in marks)
        {
            foreach (var letter in letters)
            {
                var code = (byte)bases.Last(b => b.Letter == Bare(letter) || IsQuality(b.Letter, letter)).Code;
                var upper = char.ToUpperInvariant(letter);
                pairs.AddRange([(code, mark, letter), (code, (byte)(mark - 0x20), letter), ((byte)(code - 0x20), mark, upper), ((byte)(code - 0x20), (byte)(mark - 0x20), upper)]);
            }
        }

        return new LegacyEncoding(name, state, table, pairs);

        // The base that a pair is built on: the letter less its tone where that base exists, else less its quality mark too.
        bool IsQuality(char baseLetter, char letter) => bases.All(b => b.Letter != Bare(letter)) && Bare(letter).ToString().Normalize(NormalizationForm.FormD)[0] == baseLetter;
    }

    private static char Bare(char letter)
    {
        _ = VietnameseLetter.Split(letter, out var bare, out _);
        return bare;
    }

    /// <summary>Microsoft's code page 1258: letters with their quality mark, tones behind them.</summary>
    public static LegacyEncoding Windows1258()
    {
        var singles = Ascii();
        for (var b = 0x80; b < 0x100; b++)
        {
            var c = Windows1258Page.GetString([(byte)b])[0];
            var defined = c != '\uFFFD' && (c > '\u009F' || b < 0x80) && c is not (>= '\u0300' and <= '\u0323');
            singles[b] = defined ? c : '\0';
        }

        var pairs = new List<(byte, byte, char)>();
        foreach (var letter in VietnameseLetter.Accented)
        {
            _ = VietnameseLetter.Split(char.ToLowerInvariant(letter), out var bare, out var tone);
            if (tone != '\0')
            {
                var head = char.IsUpper(letter) ? char.ToUpperInvariant(bare) : bare;
                pairs.Add((Windows1258Page.GetBytes([head])[0], Windows1258Page.GetBytes([tone])[0], letter));
            }
        }

        return new LegacyEncoding("windows-1258", TextState.Mojibake, singles, pairs);
    }

    private static char[] Ascii()
    {
        var table = new char[256];
        for (var c = 0x20; c < 0x7F; c++)
        {
            table[c] = (char)c;
        }

        foreach (var control in "\t\n\f\r\v")
        {
            table[control] = control;
        }

        return table;
    }

    private static void AddPunctuation(char[] table, int from, int to)
    {
        for (var b = from; b < to; b++)
        {
            var c = Windows1252Page.GetString([(byte)b])[0];
            table[b] = c is >= '\u0080' and < '\u00A0' or '\uFFFD' ? '\0' : c;
        }
    }
}
