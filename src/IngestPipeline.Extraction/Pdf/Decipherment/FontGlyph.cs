namespace IngestPipeline.Extraction.Pdf.Decipherment;

/// <summary>One character code of one font, as the document uses it.</summary>
/// <param name="unicode">What the font says; null for nothing.</param>
public sealed class FontGlyph(PdfFont font, int code, string? unicode, GlyphShape? shape)
{
    public PdfFont Font => font;

    public int Code => code;

    public string? Unicode => unicode;

    public GlyphShape? Shape => shape;

    /// <summary>How often it is drawn, in visible text.</summary>
    public int Count { get; set; }

    /// <summary>Words of two letters and more, drawn in this font as a whole, in which it stands; and those of them that can be Vietnamese.</summary>
    public int Words { get; set; }

    public int ValidWords { get; set; }

    /// <summary>A single character that the font says it is; null for none, several, or a private-use code.</summary>
    public char? Letter { get; } = unicode is null ? null : unicode.Normalize() is [var c] && c is > ' ' and not '\u00AD' and not '\uFFFD' and not (>= '\uE000' and <= '\uF8FF') ? c : null;
}

/// <summary>A glyph whose letter is to be found: one or more codes, in several fonts where their outlines are equal.</summary>
/// <param name="declared">The letter that its font claims, where that is in doubt; null where it claims nothing.</param>
public sealed class UnknownGlyph(int id, char? declared = null)
{
    public char? Declared => declared;

    /// <summary>From 0.</summary>
    public int Id => id;

    public List<FontGlyph> Members { get; } = [];

    public GlyphShape? Shape => Members[0].Shape;

    public int Count => Members.Sum(m => m.Count);
}
