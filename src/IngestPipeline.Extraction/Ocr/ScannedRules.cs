using System.Collections.Immutable;
using IngestPipeline.Documents;
using IngestPipeline.Extraction.Pdf;

namespace IngestPipeline.Extraction.Ocr;

/// <summary>Ruling lines of a page image: turned with the page, set straight, and back to the image.</summary>
public static class ScannedRules
{
    /// <summary>Of the page's width: lines this long tell its slope.</summary>
    private const double Long = 0.25;

    /// <summary>A page that leans more than this was not scanned, and its lines are something else.</summary>
    private const double Steepest = 0.1;

    /// <summary>The lines of the page turned clockwise.</summary>
    /// <param name="width">Of the page before it is turned, pixels.</param>
    /// <param name="height">Likewise.</param>
    public static ImmutableArray<PdfRule> Clockwise(ImmutableArray<PdfRule> rules, int degrees, int width, int height)
    {
        (float X, float Y) Turn(float x, float y) => degrees switch { 90 => (height - y, x), 180 => (width - x, height - y), 270 => (y, width - x), _ => (x, y) };
        return degrees == 0 ? rules : [.. rules.Select(r =>
        {
            var (a, b) = (Turn(r.X0, r.Y0), Turn(r.X1, r.Y1));
            return (IsAcross(r) == (degrees % 180 == 0) ? a.X <= b.X : a.Y <= b.Y) ? new PdfRule(a.X, a.Y, b.X, b.Y) : new PdfRule(b.X, b.Y, a.X, a.Y);
        })];
    }

    /// <summary>Fall of the long lines over their length; null where there are too few to tell.</summary>
    public static double? Slope(ImmutableArray<PdfRule> rules, int width)
    {
        var slopes = rules.Where(r => IsAcross(r) && r.X1 - r.X0 > Long * width).Select(r => (double)(r.Y1 - r.Y0) / (r.X1 - r.X0)).Where(s => Math.Abs(s) < Steepest).Order().ToList();
        return slopes.Count < 3 ? null : slopes[slopes.Count / 2];
    }

    /// <summary>Points on the page set straight about its middle, as layout has its words.</summary>
    /// <param name="scale">Points of a pixel.</param>
    public static ImmutableArray<PdfRule> Straight(ImmutableArray<PdfRule> rules, double slope, int height, double scale) =>
    [
        .. rules.Select(r =>
        {
            var (x, y) = ((r.X0 + r.X1) / 2, (r.Y0 + r.Y1) / 2);
            double X(double atX, double atY) => (atX + (slope * (atY - (height / 2.0)))) * scale;
            double Y(double atX, double atY) => (atY - (slope * atX)) * scale;
            return IsAcross(r)
                ? new PdfRule((float)X(r.X0, r.Y0), (float)Y(x, y), (float)X(r.X1, r.Y1), (float)Y(x, y))
                : new PdfRule((float)X(x, y), (float)Y(r.X0, r.Y0), (float)X(x, y), (float)Y(r.X1, r.Y1));
        }),
    ];

    /// <summary>The largest box of the image within a box of the page set straight, pixels; null where nothing is left of it.</summary>
    /// <param name="margin">Pixels to keep off its edges, where the lines are.</param>
    public static Box? OnImage(Box box, double slope, int height, double scale, double margin)
    {
        (double X, double Y) Back(double x, double y)
        {
            // Exact enough for slopes of a few degrees: the product of two slopes is left out.
            var (px, py) = (x / scale, y / scale);
            var atX = px - (slope * (py + (slope * px) - (height / 2.0)));
            return (atX, py + (slope * atX));
        }

        var (a, b, c, d) = (Back(box.X0, box.Y0), Back(box.X1, box.Y0), Back(box.X0, box.Y1), Back(box.X1, box.Y1));
        var inner = new Box(Math.Max(a.X, c.X) + margin, Math.Max(a.Y, b.Y) + margin, Math.Min(b.X, d.X) - margin, Math.Min(c.Y, d.Y) - margin);
        return inner.Width > 4 && inner.Height > 4 ? inner : null;
    }

    private static bool IsAcross(PdfRule r) => Math.Abs(r.X1 - r.X0) >= Math.Abs(r.Y1 - r.Y0);
}
