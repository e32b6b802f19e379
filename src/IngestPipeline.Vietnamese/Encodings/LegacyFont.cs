namespace IngestPipeline.Vietnamese.Encodings;

/// <summary>Fonts whose names tell a legacy encoding: <c>.Vn…</c>, <c>.ABC…</c>, <c>VNSTCVN3</c> (TCVN3; the <c>…H</c> ones draw capitals), <c>VNI-…</c>, <c>VPS…</c>.</summary>
public static class LegacyFont
{
    /// <summary>Names that font tables add for the other scripts of one font: <c>.VnTime Tur</c>, <c>VNI-Times CE</c>.</summary>
    private static readonly string[] ScriptSuffixes = [" Tur", " CE", " Cyr", " Greek", " Baltic", " (Vietnamese)", " (Arabic)", " (Hebrew)"];

    /// <summary>The encoding that text in a font of this name has, if it is not Unicode already; null for other fonts.</summary>
    public static LegacyEncoding? EncodingOf(string? fontName) => Bare(fontName) switch
    {
        null => null,
        var name when name.StartsWith(".Vn", StringComparison.OrdinalIgnoreCase) || name.StartsWith(".ABC", StringComparison.OrdinalIgnoreCase) || name.Contains("TCVN3", StringComparison.OrdinalIgnoreCase) => LegacyEncodings.Tcvn3,
        var name when name.StartsWith("VNI-", StringComparison.OrdinalIgnoreCase) || name.StartsWith("VNI ", StringComparison.OrdinalIgnoreCase) => LegacyEncodings.Vni,
        var name when name.StartsWith("VPS ", StringComparison.OrdinalIgnoreCase) => LegacyEncodings.Vps,
        _ => null,
    };

    /// <summary>The font draws lower-case letters as capitals (<c>.VnTimeH</c>).</summary>
    public static bool DrawsCapitals(string? fontName) =>
        Bare(fontName) is { } name && name.StartsWith(".Vn", StringComparison.OrdinalIgnoreCase) && name.EndsWith('H');

    /// <summary>
    /// Decodes text that a font of this name shows; null if the font tells no legacy encoding, or the text cannot be in it (a character that no
    /// byte stands for, or a byte that the table does not explain). Whether text that could be legacy really is so, is for the caller to weigh:
    /// text that was turned into Unicode often keeps the old font's name.
    /// </summary>
    public static string? Decode(string? fontName, string text)
    {
        if (EncodingOf(fontName) is not { } encoding || Windows1252Text.GetBytes(text) is not { } bytes || encoding.Decode(bytes) is not { } decoded)
        {
            return null;
        }

        return DrawsCapitals(fontName) ? decoded.ToUpperInvariant() : decoded;
    }

    private static string? Bare(string? fontName)
    {
        var name = fontName?.Trim();
        var suffix = Array.Find(ScriptSuffixes, s => name?.EndsWith(s, StringComparison.Ordinal) == true);
        return suffix is null ? name : name![..^suffix.Length];
    }
}
