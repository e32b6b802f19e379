namespace IngestPipeline.Tools.Poppler;

/// <summary>Resolutions of pages and images.</summary>
internal static class PageScale
{
    /// <summary>Libraries that read images refuse sides longer than 16 bits.</summary>
    private const double LongestSide = 32_000;

    /// <summary>Long side of A4 in inches, the paper of nearly all scanned reports.</summary>
    private const double PaperInches = 297 / 25.4;

    /// <summary>The resolution wished, or the highest whole one at which a page of that size (points) has no more than so many pixels.</summary>
    public static int Fit(double width, double height, int dpi, long maximumPixels)
    {
        var (w, h) = (Math.Max(width, 1) / 72, Math.Max(height, 1) / 72);
        var most = Math.Min(Math.Sqrt(maximumPixels / (w * h)), LongestSide / Math.Max(w, h));
        return Math.Max(1, Math.Min(dpi, (int)most));
    }

    /// <summary>
    /// What the file says, unless it says nothing or the 72 or 96 that programs write for want of knowledge into images far larger than a screen: then as if
    /// the long side were that of A4.
    /// </summary>
    public static int Resolution(ImageFrame frame)
    {
        var paper = (int)Math.Round(Math.Max(frame.Width, frame.Height) / PaperInches);
        var believable = frame.Dpi is >= 60 and <= 2400 && (frame.Dpi > 96 || paper < 150);
        return Math.Clamp(believable ? frame.Dpi : paper, 70, 2400);
    }
}
