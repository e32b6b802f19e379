using IngestPipeline.Extraction.Layout;
using IngestPipeline.Vietnamese.Syllables;

namespace IngestPipeline.Extraction.Pdf;

/// <summary>Whether the text layer of a page is its text, or the page has to be recognised from its image.</summary>
public static class PageJudge
{
    /// <summary>An image that covers this share of the page is a scan of the page.</summary>
    private const double Covering = 0.55;

    /// <summary>On a scanned page, a text layer with a lower share of valid syllables is bad recognition.</summary>
    private const double SoundShare = 0.9;

    /// <summary>On a scanned page, fewer words than this are a stamp or a watermark.</summary>
    private const int FewWords = 40;

    /// <summary>Recognition misreads fewer letters of a clean page than this.</summary>
    private const double MostUnknown = 0.15;

    /// <summary>With more of its letters unknown, too little is known to hold the rest in place: whole fonts without Unicode, other scripts.</summary>
    private const double TooManyUnknown = 0.4;

    public static bool NeedsRecognition(PdfPage page, IReadOnlyCollection<LayoutWord> words)
    {
        var area = page.Width * page.Height;
        var largest = page.Images.Select(i => VisibleArea(i, page)).DefaultIfEmpty(0).Max();
        var covered = Math.Max(largest, StripArea(page)) / area;
        if (words.Count == 0)
        {
            // Without glyphs and images the letters may still be drawn as curves; a page that is truly blank is quickly recognised as such.
            return true;
        }

        if (covered < Covering)
        {
            return words.Count < 5 && covered > 0.1;
        }

        var share = SyllableShare.Of(string.Join(' ', words.Select(w => w.Text)));
        return words.Count < FewWords || share.Words < FewWords / 2 || share.Share < SoundShare || !Spread(page, words);
    }

    /// <summary>So many letters are unknown that nothing can be deciphered.</summary>
    public static bool IsHopeless(PageContent content) => UnknownShare(content) > TooManyUnknown;

    /// <summary>So many letters are still unknown after decipherment that recognition of the page's image gives a better text.</summary>
    public static bool IsIllegible(PageContent content) => UnknownShare(content) > MostUnknown;

    private static double UnknownShare(PageContent content)
    {
        int letters = 1, unknown = 0;
        foreach (var word in content.Words)
        {
            letters += word.Text.Length;
            unknown += word.Text.Count(c => c == GlyphText.Unknown[0]);
        }

        return (double)unknown / letters;
    }

    /// <summary>Scanners also write a page as many strips one below the other.</summary>
    private static double StripArea(PdfPage page) =>
        Math.Min(page.Images.Where(i => i.Box.Width > 0.6 * page.Width).Sum(i => VisibleArea(i, page)), page.Width * page.Height);

    private static double VisibleArea(PdfImage image, PdfPage page) =>
        Math.Max(0, Math.Min(image.Box.X1, page.Width) - Math.Max(image.Box.X0, 0)) * Math.Max(0, Math.Min(image.Box.Y1, page.Height) - Math.Max(image.Box.Y0, 0));

    /// <summary>The text of a page is spread over it; a stamp's is not.</summary>
    private static bool Spread(PdfPage page, IReadOnlyCollection<LayoutWord> words) =>
        words.Max(w => w.Baseline) - words.Min(w => w.Baseline) > 0.15 * page.Height && words.Max(w => w.X1) - words.Min(w => w.X0) > 0.4 * page.Width;
}
