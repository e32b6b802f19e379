using System.Collections.Immutable;
using IngestPipeline.Documents;
using IngestPipeline.Extraction.Layout;

namespace IngestPipeline.Extraction.Ocr;

/// <summary>
/// Makes recognised words ready for layout: pixels to points, the page set straight by the slope of its own lines, one font size
/// and baseline a line (boxes of single words shake with their letters).
/// </summary>
public static class RecognizedWords
{
    /// <summary>Below this confidence a word without letters or digits is dirt on the paper.</summary>
    private const double DirtConfidence = 0.45;

    /// <param name="scale">Points per pixel.</param>
    /// <param name="known">Fall of the lines of print over their length, where something else tells it better than they do.</param>
    public static ImmutableArray<LayoutWord> ToLayout(IEnumerable<OcrWord> words, double scale, double? known = null)
    {
        var lines = Lines(words);
        var slope = known ?? Slope(lines);
        var heights = lines.Select(l => HeightOf(l, scale)).ToList();
        var usual = Median(lines.Select((l, i) => (heights[i], (double)l.Sum(w => w.Text.Length))).Where(h => h.Item1 > 0));
        var result = ImmutableArray.CreateBuilder<LayoutWord>();
        for (var i = 0; i < lines.Count; i++)
        {
            // Sizes near the usual one are the usual one: boxes shake by a pixel or two, most of all those of lone words.
            var near = (lines[i].Count < 4 ? 0.22 : 0.11) * usual;
            var size = heights[i] <= 0 || Math.Abs(heights[i] - usual) < near ? usual : heights[i];
            var bottom = Baseline(lines[i], slope, scale);
            foreach (var word in lines[i])
            {
                var paper = new Box(word.Box.X0 * scale, word.Box.Y0 * scale, word.Box.X1 * scale, word.Box.Y1 * scale);
                result.Add(new LayoutWord(word.Text, paper.X0, paper.X1, bottom, size) { Confidence = word.Confidence, SpaceBefore = true, Paper = paper });
            }
        }

        return result.ToImmutable();
    }

    /// <summary>Fall of the lines of print over their length.</summary>
    public static double Slope(IEnumerable<OcrWord> words) => Slope(Lines(words));

    private static List<List<OcrWord>> Lines(IEnumerable<OcrWord> words) =>
        words.Where(w => !IsDirt(w)).GroupBy(w => (w.Block, w.Paragraph, w.Line)).Select(g => g.OrderBy(w => w.Box.X0).ToList()).ToList();

    private static bool IsDirt(OcrWord word) => string.IsNullOrWhiteSpace(word.Text) || (word.Confidence < DirtConfidence && !word.Text.Any(char.IsLetterOrDigit));

    /// <summary>Rise of the baselines over X: the median over the longer lines.</summary>
    private static double Slope(List<List<OcrWord>> lines)
    {
        var slopes = new List<(double, double)>();
        foreach (var line in lines)
        {
            var run = line[^1].Box.CenterX - line[0].Box.CenterX;
            if (line.Count >= 5 && run > 20 * line[0].Box.Height)
            {
                // Theil-Sen over words some way apart, so that descenders cancel out.
                var pairs = new List<(double, double)>();
                for (var a = 0; a < line.Count; a++)
                {
                    for (var b = a + (line.Count / 2); b < line.Count; b++)
                    {
                        pairs.Add(((line[b].Box.Y1 - line[a].Box.Y1) / (line[b].Box.CenterX - line[a].Box.CenterX), 1));
                    }
                }

                slopes.Add((Median(pairs), run));
            }
        }

        var slope = Median(slopes);
        return Math.Abs(slope) < 0.1 ? slope : 0;
    }

    /// <summary>Y of the line's baseline where X is 0, points: the median of the words' bottoms; half of all Vietnamese words have no descender or dot below.</summary>
    private static double Baseline(List<OcrWord> line, double slope, double scale)
    {
        var bottoms = line.Select(w => w.Box.Y1 - (slope * w.Box.CenterX)).Order().ToList();
        return bottoms[(int)(0.3 * (bottoms.Count - 1))] * scale;
    }

    /// <summary>Font size, points, from the heights of a line's words and their letters; 0 where no word tells.</summary>
    private static double HeightOf(List<OcrWord> line, double scale) =>
        Median(line.Select(w => (Height: LetterHeights.Of(w.Text), Word: w)).Where(w => w.Height is > 0.3)
            .Select(w => ((w.Word.Box.Height - 1) * scale / w.Height!.Value, (double)w.Word.Text.Length)));

    private static double Median(IEnumerable<(double Value, double Weight)> values)
    {
        var sorted = values.OrderBy(v => v.Value).ToList();
        var half = sorted.Sum(v => v.Weight) / 2;
        foreach (var (value, weight) in sorted)
        {
            half -= weight;
            if (half <= 0)
            {
                return value;
            }
        }

        return 0;
    }
}
