using IngestPipeline.Extraction.Pdf;

namespace IngestPipeline.Tools.Poppler;

/// <summary>Resolutions of pages and images.</summary>
internal static class PageScale
{
    /// <summary>Libraries that read images refuse sides longer than 16 bits.</summary>
    private const double LongestSide = 32_000;

    /// <summary>The resolution wished, or the highest whole one at which a page of that size (points) has no more than so many pixels.</summary>
    public static int Fit(double width, double height, int dpi, long maximumPixels)
    {
        var (w, h) = (Math.Max(width, 1) / 72, Math.Max(height, 1) / 72);
        var most = Math.Min(Math.Sqrt(maximumPixels / (w * h)), LongestSide / Math.Max(w, h));
        return Math.Max(1, Math.Min(dpi, (int)most));
    }

    /// <summary>What the file says, where that can be believed (<see cref="ScanResolution.OfPaper"/>).</summary>
    public static int Resolution(ImageFrame frame) =>
        (int)Math.Round(Math.Clamp(ScanResolution.OfPaper(frame.Dpi is >= 60 and <= 2400 ? frame.Dpi : 0, Math.Max(frame.Width, frame.Height)), 70, 2400));
}
