using IngestPipeline.Extraction.Layout;
using IngestPipeline.Vietnamese.Encodings;
using IngestPipeline.Vietnamese.Syllables;
using IngestPipeline.Vietnamese.Trust;

namespace IngestPipeline.Extraction.Pdf;

/// <summary>Whether the text layer of a page is its text, or the page has to be recognised from its image.</summary>
public static class PageJudge
{
    /// <summary>An image that covers this share of the page is a scan of the page.</summary>
    private const double Covering = 0.55;

    /// <summary>On a scanned page, a text layer with a lower share of valid syllables is bad recognition.</summary>
    internal const double SoundShare = 0.9;

    /// <summary>On a scanned page, fewer words than this are a stamp or a watermark.</summary>
    private const int FewWords = 40;

    /// <summary>Of Vietnamese words three in four have accents; a layer with so few was made by an engine that reads none.</summary>
    private const double FewAccents = 0.3;

    /// <summary>A layer with more invisible glyphs than this was laid there by an engine.</summary>
    private const double MostlyHidden = 0.5;

    /// <summary>How sure the engine was that made a hidden layer: nobody kept it. As sure as Tesseract is of a usual scan.</summary>
    private const double HiddenConfidence = 0.9;

    /// <summary>A layer with this share of the words that are seen on the page is no remnant.</summary>
    private const double MostOfThePage = 0.8;

    /// <summary>Recognition misreads fewer letters of a clean page than this.</summary>
    private const double MostUnknown = 0.15;

    /// <summary>With more of its letters unknown, too little is known to hold the rest in place: whole fonts without Unicode, other scripts.</summary>
    private const double TooManyUnknown = 0.4;

    public static bool NeedsRecognition(PdfPage page, IReadOnlyCollection<LayoutWord> words)
    {
        if (words.Count == 0)
        {
            // Without glyphs and images the letters may still be drawn as curves; a page that is truly blank is quickly recognised as such.
            return true;
        }

        if (!IsScan(page))
        {
            return words.Count < 5 && Covered(page) > 0.1;
        }

        var text = Text(words);
        var share = SyllableShare.Of(text);
        return share.Words < FewWords / 2 || IsSparse(page, words) || share.Share < SoundShare || AccentedWords.Count(text).All < FewAccents * share.Words;
    }

    /// <summary>Which of two readings of a page is taken: the one with the higher <see cref="ReadingQuality.Score"/>, the layer if they are equal.</summary>
    /// <param name="layer">The text layer's words.</param>
    /// <param name="recognized">What was read from the page's image.</param>
    public static LayerVerdict Compare(PdfPage page, PageContent layer, PageContent recognized)
    {
        var hidden = IsHidden(page);
        var (before, after) = (hidden ? Quality(layer) with { Confidence = HiddenConfidence } : Quality(layer), Quality(recognized));

        // What a program set is right letter by letter; recognition is asked there only for what the layer lacks.
        if (!IsScan(page) && layer.Words.Length >= MostOfThePage * recognized.Words.Length && !layer.Words.IsEmpty)
        {
            return new LayerVerdict(true, Wanted: false, before, after);
        }

        // A stamp or the mark of a signature is on the image too, and however sound, it is not the text of the page.
        var keeps = !layer.Words.IsEmpty && (recognized.Words.IsEmpty || ((hidden || !IsSparse(page, layer.Words)) && before.Score >= after.Score));
        return new LayerVerdict(keeps, Wanted: false, before, after);
    }

    public static ReadingQuality Quality(PageContent page) => ReadingQuality.Of(Text(page.Words), page.Confidence);

    private static bool IsScan(PdfPage page) => Covered(page) >= Covering || IsHidden(page);

    /// <summary>Share of the page that lies under an image.</summary>
    private static double Covered(PdfPage page) =>
        Math.Max(page.Images.Select(i => VisibleArea(i, page)).DefaultIfEmpty(0).Max(), StripArea(page)) / (page.Width * page.Height);

    private static bool IsSparse(PdfPage page, IReadOnlyCollection<LayoutWord> words) => words.Count < FewWords || !Spread(page, words);

    private static bool IsHidden(PdfPage page) => page.Glyphs.Count(g => g.Invisible) > MostlyHidden * page.Glyphs.Length;

    private static string Text(IEnumerable<LayoutWord> words) => string.Join(' ', words.Select(w => w.Text));

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
