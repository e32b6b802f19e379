using System.Collections.Immutable;

namespace IngestPipeline.Extraction.Pdf.Decipherment;

/// <summary>The letters found for the unknown glyphs of a document, ready to be put into its pages.</summary>
public sealed class Decipherment(GlyphCensus census, IReadOnlyDictionary<int, (string Letter, GlyphFinding.Deciphered Finding)> found, IReadOnlyDictionary<int, GlyphFinding.Undeciphered> open)
{
    /// <summary>Unknown glyphs get their letters, or are marked as gaps; the rest of the page is as it was.</summary>
    public PdfPage Apply(PdfPage page)
    {
        var glyphs = page.Glyphs.ToBuilder();
        for (var i = 0; i < glyphs.Count; i++)
        {
            var g = glyphs[i];
            var unknown = g.Invisible || !IsSame(g, page) ? null : census.UnknownOf(g);
            if (unknown is not null && found.TryGetValue(unknown.Id, out var letter))
            {
                glyphs[i] = g with { Unicode = letter.Letter, Finding = letter.Finding };
            }
            else if (unknown is not null && open.TryGetValue(unknown.Id, out var candidates))
            {
                glyphs[i] = g with { Finding = candidates };
            }
        }

        return page with { Glyphs = glyphs.MoveToImmutable() };
    }

    /// <summary>The file is read twice, and a worker that crashed in one of the readings numbers its fonts anew.</summary>
    private bool IsSame(Glyph g, PdfPage page) =>
        census.Find(g) is { } entry && entry.Unicode == g.Unicode && entry.Shape?.Outline == g.Shape?.Outline && entry.Shape?.Advance == g.Shape?.Advance && entry.Font.Name == page.Fonts[g.Font].Name;
}
