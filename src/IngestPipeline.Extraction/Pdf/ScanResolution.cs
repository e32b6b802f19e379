namespace IngestPipeline.Extraction.Pdf;

/// <summary>How a scan is drawn.</summary>
/// <param name="Drawn">Pixels of an inch of the page as the file has it.</param>
/// <param name="Paper">Pixels of an inch of the paper that was scanned, then.</param>
public readonly record struct ScanScale(double Drawn, double Paper)
{
    /// <summary>A page that is as large as its paper was.</summary>
    public static ScanScale Of(double dpi) => new(dpi, dpi);

    /// <summary>The same page drawn at no more than so many pixels of an inch of the page.</summary>
    public ScanScale AtMost(double dpi) => Drawn <= dpi ? this : new ScanScale(dpi, Paper * dpi / Drawn);
}

/// <summary>
/// The resolution at which a scanned page is best drawn: its image's own, so that no pixel is interpolated. On five pages of clean scans of 200 dpi the word F1
/// is 0.994 at 200 dpi and 0.992 drawn at 300, which has more than twice the pixels.
/// </summary>
public static class ScanResolution
{
    /// <summary>Images that cover this share of the page are the page.</summary>
    private const double Covering = 0.8;

    /// <summary>Pixels of an inch: less is a picture stretched over the page; between them print is legible; of more nothing is gained.</summary>
    private const double Least = 40;
    private const double Legible = 120;
    private const double Good = 200;
    private const double Most = 400;

    /// <summary>Long side of A4 in inches, the paper of nearly all scanned reports.</summary>
    private const double PaperInches = 297 / 25.4;

    /// <summary>What programs write for want of knowledge is no more; and less than this an image of A4 that is larger than a screen never has.</summary>
    private const double Screen = 96;
    private const double LeastOfPaper = 150;

    /// <summary>Null where the page is no scan.</summary>
    public static ScanScale? Of(PdfPage page)
    {
        var area = page.Width * page.Height;
        if (!(area > 0) || page.Images.IsDefaultOrEmpty || page.Images.Sum(i => Math.Max(0, i.Box.Width * i.Box.Height)) < Covering * area)
        {
            return null;
        }

        // A page in layers has its print in the finest of them, a page in strips the same resolution in all.
        var finest = page.Images.Where(i => i.Box.Width * i.Box.Height > 0.02 * area).Select(Of).DefaultIfEmpty(0).Max();
        if (finest < Least)
        {
            return null;
        }

        var paper = OfPaper(finest, finest * Math.Max(page.Width, page.Height) / 72);
        var drawn = Drawn(paper);
        return new ScanScale(Whole(finest * drawn / paper), drawn);
    }

    /// <summary>Its images are grey, and nothing visible is drawn over them.</summary>
    public static bool IsGray(PdfPage page) => page.Images.All(i => i.IsGray) && page.Rules.IsEmpty && page.Glyphs.All(g => g.Invisible);

    /// <summary>
    /// Pixels of an inch of the paper: as the file says, unless it says the 72 or 96 that programs write for want of knowledge of images far larger than a
    /// screen (and of the pages that they make of them); then as if the long side were that of A4.
    /// </summary>
    /// <param name="dpi">0 where the file says nothing.</param>
    /// <param name="longSide">Pixels.</param>
    public static double OfPaper(double dpi, double longSide) => dpi <= 0 || (dpi <= Screen + 0.5 && longSide / PaperInches >= LeastOfPaper) ? longSide / PaperInches : dpi;

    /// <summary>The resolution to draw an image at: its own, a whole fraction of it where it is needlessly high, a whole multiple where it is too low.</summary>
    public static double Drawn(double dpi) => Whole(dpi > Most ? dpi / Math.Ceiling(dpi / Most) : dpi < Legible ? dpi * Math.Ceiling(Good / dpi) : dpi);

    private static double Whole(double dpi) => Math.Abs(dpi - Math.Round(dpi)) < 0.1 ? Math.Round(dpi) : dpi;

    /// <summary>Of the better direction. Pixels count as the image is stored, which may lie on its side.</summary>
    private static double Of(PdfImage image)
    {
        if (image.Box.Width <= 0 || image.Box.Height <= 0)
        {
            return 0;
        }

        (double X, double Y) upright = (image.PixelWidth / image.Box.Width, image.PixelHeight / image.Box.Height);
        (double X, double Y) lying = (image.PixelHeight / image.Box.Width, image.PixelWidth / image.Box.Height);
        static double Uneven((double X, double Y) r) => Math.Max(r.X, r.Y) / Math.Max(1e-9, Math.Min(r.X, r.Y));
        var (x, y) = Uneven(upright) <= Uneven(lying) ? upright : lying;
        return 72 * Math.Max(x, y);
    }
}
