using System.Collections.Immutable;
using IngestPipeline.Documents;
using IngestPipeline.Extraction.Layout;

namespace IngestPipeline.Extraction.Pdf;

/// <summary>
/// Text that does not run from left to right. A page most of whose text is turned is turned back as a whole; other turned text
/// (watermarks, notes in the margin) is kept beside the text.
/// </summary>
public static class TurnedText
{
    private const int FewGlyphs = 100;

    /// <summary>The page as its readers hold it.</summary>
    public static PdfPage Upright(PdfPage page)
    {
        if (page.Glyphs.IsEmpty)
        {
            return page;
        }

        var main = page.Glyphs.GroupBy(g => g.Direction).Select(g => (Direction: g.Key, Count: g.Count())).MaxBy(g => g.Count);
        if (main.Direction is not (90 or 180 or 270) || main.Count < FewGlyphs || main.Count < 0.6 * page.Glyphs.Length)
        {
            return page;
        }

        var swap = main.Direction != 180;
        return page with
        {
            Width = swap ? page.Height : page.Width,
            Height = swap ? page.Width : page.Height,
            Rotation = (page.Rotation + 360 - main.Direction) % 360,
            Glyphs = [.. page.Glyphs.Where(g => g.Direction == main.Direction).Select(g => Turn(g, page))],
            Images = [.. page.Images.Select(i => i with { Box = Turn(i.Box, main.Direction, page) })],
            Rules = [.. page.Rules.Select(r => Turn(r, main.Direction, page))],
        };
    }

    /// <summary>Turned text of a page that is upright on the whole: where it stands and what it says, one for each direction.</summary>
    public static ImmutableArray<(Box Box, string Words)> Asides(PdfPage page)
    {
        var asides = ImmutableArray.CreateBuilder<(Box, string)>();
        foreach (var turned in page.Glyphs.Where(g => g.Direction != 0).GroupBy(g => g.Direction))
        {
            var glyphs = turned.ToArray();
            var along = turned.Key is 90 or 270;
            var box = along
                ? new Box(glyphs.Min(g => g.Baseline - g.Size), glyphs.Min(g => g.X0), glyphs.Max(g => g.Baseline + g.Size), glyphs.Max(g => g.X1))
                : new Box(glyphs.Min(g => g.X0), glyphs.Min(g => g.Baseline - g.Size), glyphs.Max(g => g.X1), glyphs.Max(g => g.Baseline));

            // Slanted text has no lines that layout could find: it is taken as it was drawn.
            var words = turned.Key is 90 or 180 or 270
                ? string.Join(' ', RowBuilder.Build(WordBuilder.Build(glyphs.Select(g => Turn(g, page)).ToArray(), page.Fonts)).Select(l => l.Text))
                : string.Concat(glyphs.Select(g => GlyphText.Of(g.Unicode, keepsSoftHyphen: false)));
            if (!string.IsNullOrWhiteSpace(words))
            {
                asides.Add((box, words.Trim()));
            }
        }

        return asides.ToImmutable();
    }

    /// <summary>Glyphs of text that runs up or down carry their edges along the direction of reading: as Y, and their baseline as X.</summary>
    private static Glyph Turn(Glyph g, PdfPage page) => g.Direction switch
    {
        90 => g with { Baseline = (float)page.Width - g.Baseline, Direction = 0 },
        270 => g with { X0 = (float)page.Height - g.X1, X1 = (float)page.Height - g.X0, Direction = 0 },
        180 => g with { X0 = (float)page.Width - g.X1, X1 = (float)page.Width - g.X0, Baseline = (float)page.Height - g.Baseline, Direction = 0 },
        _ => g,
    };

    private static PdfRule Turn(PdfRule r, int direction, PdfPage page)
    {
        var box = Turn(new Box(r.X0, r.Y0, r.X1, r.Y1), direction, page);
        return new PdfRule((float)box.X0, (float)box.Y0, (float)box.X1, (float)box.Y1);
    }

    private static Box Turn(Box b, int direction, PdfPage page) => direction switch
    {
        90 => new Box(b.Y0, page.Width - b.X1, b.Y1, page.Width - b.X0),
        270 => new Box(page.Height - b.Y1, b.X0, page.Height - b.Y0, b.X1),
        _ => new Box(page.Width - b.X1, page.Height - b.Y1, page.Width - b.X0, page.Height - b.Y0),
    };
}
