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

    private readonly List<TextTrust> _pages = [];
    private readonly SortedDictionary<string, (FontEvidence Font, StringBuilder Text)> _fonts = new(StringComparer.Ordinal);

    /// <summary>Pages first, in order, then the fonts with <see cref="TrustJudge.EnoughWords"/> words at least, by name.</summary>
    public ImmutableArray<TextTrust> Judgements =>
    [
        .. _pages,
        .. _fonts.Values.Select(f => TrustJudge.Judge(TextCounts.Of(f.Text.ToString()), null, f.Font)).Where(t => t.Words >= TrustJudge.EnoughWords),
    ];

    /// <param name="page">As read.</param>
    /// <param name="layer">Its words, before anything was deciphered.</param>
    public void Add(PdfPage page, PageContent layer)
    {
        var counts = TextCounts.Of(string.Join(' ', layer.Words.Select(w => w.Text)));
        var image = page.Error is not null || PageJudge.NeedsRecognition(page, layer.Words);
        _pages.Add(image ? TrustJudge.Image(counts, page.Number) : TrustJudge.Judge(counts, page.Number));
        if (image)
        {
            return;
        }

        foreach (var glyphs in page.Glyphs.Where(g => g.Direction == 0 && !g.Invisible).GroupBy(g => g.Font))
        {
            if (!page.Fonts.TryGetValue(glyphs.Key, out var font))
            {
                continue;
            }

            if (!_fonts.TryGetValue(font.Name, out var known))
            {
                _fonts.Add(font.Name, known = (new FontEvidence(font.Name, font.HasToUnicode), new StringBuilder()));
            }

            if (known.Text.Length < Enough)
            {
                known.Text.AppendJoin(' ', WordBuilder.Build(glyphs.ToArray(), page.Fonts).Select(w => w.Text)).Append(' ');
            }
        }
    }
}
