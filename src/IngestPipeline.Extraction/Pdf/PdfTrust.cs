using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using IngestPipeline.Documents;
using IngestPipeline.Extraction.Layout;
using IngestPipeline.Vietnamese.Trust;

namespace IngestPipeline.Extraction.Pdf;

/// <summary>How far the text layer of a PDF can be trusted as it stands: page by page, and font by font over the whole document.</summary>
public sealed class PdfTrust
{
    /// <summary>Characters of a font that are enough to judge it.</summary>
    private const int Enough = 20_000;

    /// <summary>Share of the font size.</summary>
    private const double Gap = 0.2;

    private readonly List<(TextTrust Judged, TextCounts Counts)> _pages = [];
    private readonly ConcurrentDictionary<int, LayerVerdict> _verdicts = new();
    private readonly SortedDictionary<string, (FontEvidence Font, StringBuilder Text)> _fonts = new(StringComparer.Ordinal);

    /// <summary>Pages first, in order, then the fonts with <see cref="TrustJudge.EnoughWords"/> words at least, by name.</summary>
    public ImmutableArray<TextTrust> Judgements =>
    [
        .. _pages.Select(p => _verdicts.TryGetValue(p.Judged.Page!.Value, out var verdict) ? Settled(p.Counts, p.Judged, verdict) : p.Judged),
        .. _fonts.Values.Select(f => TrustJudge.Judge(TextCounts.Of(f.Text.ToString()), null, f.Font)).Where(t => t.Words >= TrustJudge.EnoughWords),
    ];

    /// <param name="page">As read.</param>
    /// <param name="layer">Its words, before anything was deciphered.</param>
    /// <param name="image">The page is to be recognised from its image.</param>
    public void Add(PdfPage page, PageContent layer, bool image)
    {
        var counts = TextCounts.Of(string.Join(' ', layer.Words.Select(w => w.Text)));
        _pages.Add((image ? TrustJudge.Image(counts, page.Number) : TrustJudge.Judge(counts, page.Number), counts));
        if (image)
        {
            return;
        }

        foreach (var (font, word) in WholeWords(page))
        {
            if (!_fonts.TryGetValue(font.Name, out var known))
            {
                _fonts.Add(font.Name, known = (new FontEvidence(font.Name, font.HasToUnicode), new StringBuilder()));
            }

            if (known.Text.Length < Enough)
            {
                known.Text.Append(word).Append(' ');
            }
        }
    }

    /// <summary>What became of a page's text layer, once it was compared with the page's image or a person had chosen. Pages may come at the same time.</summary>
    public void Settle(int page, LayerVerdict verdict) => _verdicts[page] = verdict;

    private static TextTrust Settled(TextCounts counts, TextTrust judged, LayerVerdict verdict) =>
        TrustJudge.Beside(verdict.Keeps ? TrustJudge.Judge(counts, judged.Page) : TrustJudge.Image(counts, judged.Page!.Value), verdict);

    /// <summary>
    /// Words drawn in one font as a whole: many producers draw single letters of a word in another font, whose parts tell nothing. A word ends at a blank,
    /// at a gap and at the end of a line.
    /// </summary>
    private static IEnumerable<(PdfFont Font, string Word)> WholeWords(PdfPage page)
    {
        var word = new StringBuilder();
        var pure = true;
        Glyph last = default;
        foreach (var glyph in page.Glyphs.Where(g => g.Direction == 0 && !g.Invisible))
        {
            var text = GlyphText.Of(glyph.Unicode, keepsSoftHyphen: true);
            var ends = text == " " || glyph.X0 - last.X1 > Gap * glyph.Size || glyph.X0 < last.X0 || glyph.Baseline != last.Baseline;
            if (ends && word.Length > 0)
            {
                if (pure && page.Fonts.TryGetValue(last.Font, out var font))
                {
                    yield return (font, word.ToString());
                }

                word.Clear();
                pure = true;
            }

            if (text != " ")
            {
                pure &= word.Length == 0 || glyph.Font == last.Font;
                word.Append(text);
            }

            last = glyph;
        }

        if (pure && word.Length > 0 && page.Fonts.TryGetValue(last.Font, out var lastFont))
        {
            yield return (lastFont, word.ToString());
        }
    }
}
