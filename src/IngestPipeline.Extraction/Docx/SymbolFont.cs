namespace IngestPipeline.Extraction.Docx;

/// <summary>
/// Characters of the Symbol and Wingdings fonts that administrative documents use, after the mapping tables of the Unicode consortium
/// (VENDORS/ADOBE/symbol.txt) and of Unicode 7's Wingdings set. Others keep their private code: nothing is guessed.
/// </summary>
internal static class SymbolFont
{
    private static readonly Dictionary<char, string> Symbol = new()
    {
        ['\u002D'] = "−", ['\u00A3'] = "≤", ['\u00B3'] = "≥", ['\u00B0'] = "°", ['\u00B1'] = "±", ['\u00B4'] = "×", ['\u00B7'] = "•", ['\u00B8'] = "÷", ['\u00B9'] = "≠", ['\u00BB'] = "≈",
        ['\u00AC'] = "←", ['\u00AE'] = "→", ['\u00DE'] = "⇒", ['\u00A5'] = "∞", ['\u00A2'] = "′", ['\u00B2'] = "″", ['\u00BC'] = "…", ['\u00D6'] = "√", ['\u00E5'] = "∑", ['\u00D7'] = "⋅",
        ['\u0061'] = "α", ['\u0062'] = "β", ['\u0067'] = "γ", ['\u0064'] = "δ", ['\u0044'] = "Δ", ['\u0053'] = "Σ", ['\u0057'] = "Ω", ['\u006D'] = "μ", ['\u0070'] = "π", ['\u0066'] = "φ",
    };

    private static readonly Dictionary<char, string> Wingdings = new()
    {
        ['\u006C'] = "●", ['\u006E'] = "■", ['\u006F'] = "□", ['\u0071'] = "❑", ['\u0072'] = "❒", ['\u0076'] = "❖", ['\u009F'] = "•", ['\u00A7'] = "▪", ['\u00A8'] = "◻", ['\u00D8'] = "➢", ['\u00E0'] = "→",
        ['\u00DF'] = "←", ['\u00F0'] = "⇨", ['\u00FB'] = "✗", ['\u00FC'] = "✓", ['\u00FD'] = "☒", ['\u00FE'] = "☑", ['\u004A'] = "☺", ['\u0028'] = "☎", ['\u002A'] = "✉", ['\u0046'] = "☞", ['\u0077'] = "◆",
    };

    public static bool Is(string? font) => TableOf(font) is not null;

    /// <summary>The text that a symbol font shows for its characters, which files keep at U+F020…U+F0FF; all others stay.</summary>
    public static string Decode(string? font, string text)
    {
        if (TableOf(font) is not { } table)
        {
            return text;
        }

        var result = new System.Text.StringBuilder(text.Length);
        foreach (var c in text)
        {
            var shown = c is >= '\uF020' and <= '\uF0FF' ? table.GetValueOrDefault((char)(c - 0xF000)) : null;
            _ = shown is null ? result.Append(c) : result.Append(shown);
        }

        return result.ToString();
    }

    private static Dictionary<char, string>? TableOf(string? font) => font?.Trim() switch
    {
        "Symbol" => Symbol,
        "Wingdings" => Wingdings,
        _ => null,
    };
}
