using System.Collections.Immutable;
using IngestPipeline.Documents;
using IngestPipeline.Extraction.Layout;
using IngestPipeline.Extraction.Ocr;

namespace IngestPipeline.Extraction.Searchable;

/// <summary>
/// Finds baseline, slope and font size of lines. Text layers tell them by the boxes of their words (<see cref="LayoutWord.Box"/>); boxes of recognised words
/// are those of their ink, which shake with the letters.
/// </summary>
/// <param name="Slope">Fall of the page's lines over their length.</param>
/// <param name="Size">Usual font size on the page, points.</param>
internal readonly record struct LayerFace(bool Scanned, double Slope, double Size)
{
    private const double Ascent = 0.75;
    private const double Descent = 0.22;

    private const double SmallestSize = 2;
    private const double LargestSize = 300;

    /// <summary>Words of a line that tell its slope.</summary>
    private const int Enough = 5;

    public static LayerFace Of(IReadOnlyCollection<List<LayerToken>> lines, bool scanned)
    {
        var slopes = scanned ? lines.Where(l => l.Count >= Enough).Select(SlopeOf).Order().ToList() : [];
        var slope = slopes.Count == 0 ? 0 : slopes[slopes.Count / 2];
        var sizes = lines.Select(l => Sizes(l, scanned)).SelectMany(s => s).Order().ToList();
        return new LayerFace(scanned, Math.Abs(slope) < 0.1 ? slope : 0, sizes.Count == 0 ? 10 : sizes[sizes.Count / 2]);
    }

    public LayerLine Place(List<LayerToken> line)
    {
        var sizes = Sizes(line, Scanned).Order().ToList();
        var size = Math.Clamp(sizes.Count == 0 ? Size : sizes[sizes.Count / 2], SmallestSize, LargestSize);
        var slope = Scanned && line.Count >= 2 * Enough && Math.Abs(SlopeOf(line) - Slope) < 0.02 ? SlopeOf(line) : Slope;
        var left = line[0].Box.X0;

        // Half of all Vietnamese words have neither descender nor dot below: the baseline is where most of the upper third of the bottoms are.
        var bottoms = line.Select(t => t.Box.Y1 - (slope * (t.Box.CenterX - left))).Order().ToList();
        var baseline = Scanned ? bottoms[(int)(0.3 * (bottoms.Count - 1))] : bottoms[bottoms.Count / 2] - (Descent * size);
        var length = Math.Sqrt(1 + (slope * slope));
        var words = ImmutableArray.CreateBuilder<LayerWord>(line.Count);
        for (var i = 0; i < line.Count; i++)
        {
            double? blank = line[i].Space && i + 1 < line.Count ? Math.Max(0, line[i + 1].Box.X0 - line[i].Box.X1) * length : null;
            words.Add(new LayerWord(line[i].Text, (line[i].Box.X0 - left) * length, line[i].Box.Width * length, blank));
        }

        return new LayerLine(left, baseline, 1 / length, slope / length, size, words.DrainToImmutable());
    }

    private static IEnumerable<double> Sizes(List<LayerToken> line, bool scanned) => scanned
        ? line.Select(t => LetterHeights.Of(t.Text) is > 0.3 and var share ? t.Box.Height / share : 0).Where(s => s > 0)
        : line.Select(t => t.Box.Height / (Ascent + Descent));

    /// <summary>Theil and Sen over words some way apart, so that descenders cancel out.</summary>
    private static double SlopeOf(List<LayerToken> line)
    {
        var slopes = new List<double>();
        var apart = Math.Max(2, line.Count / 2);
        for (var a = 0; a < line.Count; a++)
        {
            for (var b = a + apart; b < line.Count; b++)
            {
                slopes.Add((line[b].Box.Y1 - line[a].Box.Y1) / Math.Max(1, line[b].Box.CenterX - line[a].Box.CenterX));
            }
        }

        slopes.Sort();
        return slopes.Count == 0 ? 0 : slopes[slopes.Count / 2];
    }
}
