namespace IngestPipeline.Extraction.Pdf;

/// <summary>What a glyph says: its Unicode, the bullets of symbol fonts made plain, and a placeholder where the font says nothing.</summary>
public static class GlyphText
{
    /// <summary>Stands for one glyph whose letter is not known: U+FFFD.</summary>
    public const string Unknown = "\uFFFD";

    /// <param name="unicode">As the font says; null where it says nothing.</param>
    /// <param name="keepsSoftHyphen">In TCVN3 fonts the code of the soft hyphen is the letter ư; elsewhere a drawn one is a hyphen.</param>
    /// <returns>Empty for what is not visible; one blank for any space.</returns>
    public static string Of(string? unicode, bool keepsSoftHyphen)
    {
        if (unicode is null)
        {
            return Unknown;
        }

        if (unicode.Length == 1)
        {
            var c = unicode[0];
            return c switch
            {
                > ' ' and < '\u007F' => unicode,
                '\u00AD' => keepsSoftHyphen ? unicode : "-",
                '\u200B' or '\u200C' or '\u200D' or '\uFEFF' or '\u2060' => "",
                >= '\uF020' and <= '\uF0FF' => Symbol(c),
                '\uFFFD' or '\0' => Unknown,
                _ when char.IsWhiteSpace(c) => " ",
                _ when char.IsControl(c) => c >= '\u0080' ? unicode : "",
                _ => unicode,
            };
        }

        return string.IsNullOrWhiteSpace(unicode) ? (unicode.Length == 0 ? Unknown : " ") : unicode.Trim('\0');
    }

    /// <summary>A font in a legacy Vietnamese encoding, where every byte is a letter (`.VnTime`, `VNI-Times`).</summary>
    public static bool IsLegacy(string font) => font.StartsWith(".Vn", StringComparison.OrdinalIgnoreCase) || font.StartsWith("VNI", StringComparison.OrdinalIgnoreCase);

    /// <summary>Private-use codes of Symbol and Wingdings: bullets, dashes and ticks; others stay as they are.</summary>
    private static string Symbol(char c) => c switch
    {
        '\uF02D' or '\uF0BE' => "-",
        '\uF02B' => "+",
        '\uF020' => " ",
        '\uF06C' or '\uF06E' or '\uF0B7' or '\uF0A7' or '\uF0A8' or '\uF076' or '\uF0D8' or '\uF0E0' or '\uF046' => "•",
        '\uF0FC' or '\uF0FE' => "✓",
        '\uF0AE' => "→",
        '\uF0B3' => "≥",
        '\uF0A3' => "≤",
        '\uF0B4' => "×",
        '\uF0B0' => "°",
        _ => c.ToString(),
    };
}
