namespace IngestPipeline.Extraction.Pdf.Decipherment;

/// <summary>
/// Glyphs whose letter, as the font's map to Unicode has it, is contradicted: by the same outline elsewhere, by the contours of the font's other letters, or
/// by words that are none. A suspicion only: what a suspect really is, is for its image to say.
/// </summary>
public static class MappingSuspects
{
    /// <summary>Words in which a letter must stand before they speak against it.</summary>
    private const int EnoughWords = 5;

    /// <summary>Of those words so few are Vietnamese, and of the font's other words so many, and so many more.</summary>
    private const double Invalid = 0.5;
    private const double Sound = 0.5;
    private const double Apart = 0.3;

    /// <summary>More suspects than this in one font, and its text is something else: a foreign language, an encoding of its own.</summary>
    private const int MostInFont = 40;

    private const string Foreign = "fjwzFJWZ";

    /// <summary>Letters that faces draw alike, each by the same outline.</summary>
    private static readonly string[] Alike = ["Il|1", "O0o", "-–—", "'‘’", ".·•", "\"“”"];

    public static IReadOnlyList<FontGlyph> Find(GlyphCensus census)
    {
        var suspects = new List<FontGlyph>();
        var trusted = census.Glyphs.Where(g => g.Letter is not null && LetterAlphabet.All.Contains(GlyphCensus.Plain(g.Letter.Value))).GroupBy(g => g.Font.Id)
            .Where(f => census.KnownOf(f.Key).Count > 0).ToList();
        var outlines = trusted.SelectMany(f => f).Where(g => g.Shape is { Outline: not 0 }).ToLookup(g => g.Shape!.Outline);
        foreach (var font in trusted)
        {
            var parts = new OutlineParts(census.KnownOf(font.Key));
            var (words, valid) = census.WordsOf(font.Key);
            var found = font.Where(g =>
                (g.Shape is { Outline: not 0 and var outline } && outlines[outline].Any(o => o.Font.Id != font.Key && Differ(o.Letter!.Value, g.Letter!.Value)))
                || (g.Shape is { } shape && parts.Contradicts(shape, g.Letter!.Value) && parts.Compositions(shape).Any())
                || (!Foreign.Contains(g.Letter!.Value) && SpoilsWords(g, words, valid))).ToList();
            suspects.AddRange(found.Count <= MostInFont ? found : []);
        }

        return suspects;
    }

    /// <param name="words">Of its font.</param>
    /// <param name="valid">Of these.</param>
    private static bool SpoilsWords(FontGlyph glyph, int words, int valid)
    {
        var others = words - glyph.Words;
        if (glyph.Words < EnoughWords || others < EnoughWords)
        {
            return false;
        }

        var (own, other) = ((double)glyph.ValidWords / glyph.Words, (double)(valid - glyph.ValidWords) / others);
        return own <= Invalid && other >= Sound && other - own >= Apart;
    }

    private static bool Differ(char a, char b) => GlyphCensus.Plain(a) != GlyphCensus.Plain(b) && !Alike.Any(s => s.Contains(a) && s.Contains(b));
}
