using System.Collections.Immutable;
using IngestPipeline.Documents;

namespace IngestPipeline.Extraction.Ocr;

/// <summary>Part of a page that was read badly: its box in pixels, and the words that were read there.</summary>
public sealed record DoubtfulArea(Box Box, ImmutableArray<OcrWord> Words);

/// <summary>
/// Finds where the engine's own layout of a page went wrong, column by column, and joins what a second reading gives. Engines that
/// read two columns of different pitch as one (list of recipients beside the signer) give words of low confidence there.
/// </summary>
public static class DoubtfulAreas
{
    private const double BadWord = 0.5;
    private const double BadShare = 0.2;
    private const double SureWord = 0.9;

    /// <summary>Of the page's width: lines from there on are running text; gutters at least.</summary>
    private const double Wide = 0.45;
    private const double GutterShare = 0.05;

    /// <summary>A page that is bad for more of its height than this is simply a bad page.</summary>
    private const double MostOfPage = 0.4;

    public static ImmutableArray<DoubtfulArea> Find(ImmutableArray<OcrWord> words, int width, int height)
    {
        var lines = words.GroupBy(w => (w.Block, w.Paragraph, w.Line)).Select(g => new Line([.. g])).OrderBy(l => l.Middle).ToList();
        var areas = ImmutableArray.CreateBuilder<DoubtfulArea>();
        var total = 0.0;
        for (var i = 0; i < lines.Count;)
        {
            if (lines[i].IsText(width))
            {
                i++;
                continue;
            }

            var end = i;
            while (end < lines.Count && !lines[end].IsText(width))
            {
                end++;
            }

            var run = lines[i..end];
            i = end;
            if (run.Count < 2 || !run.Any(l => l.IsBad))
            {
                continue;
            }

            var box = run.Select(l => l.Box).Aggregate((a, b) => a.Union(b));
            total += box.Height;
            areas.AddRange(Columns([.. run.SelectMany(l => l.Words)], box, width, height));
        }

        return total > MostOfPage * height ? [] : areas.DrainToImmutable();
    }

    /// <summary>The page's words with those of the area replaced by its second reading, where that is the better one; else with the lines that the first reading missed.</summary>
    public static ImmutableArray<OcrWord> Join(ImmutableArray<OcrWord> page, DoubtfulArea area, ImmutableArray<OcrWord> again)
    {
        var old = area.Words.ToHashSet();
        var kept = page.Where(w => !old.Contains(w)).ToList();
        var block = page.Max(w => w.Block) + 1;
        var read = again.Where(w => kept.TrueForAll(k => !Overlap(k.Box, w.Box))).Select(w => w with { Block = w.Block + block }).ToList();
        if (WordSureness.Of(read) > WordSureness.Of(area.Words) && WordSureness.Letters(read) >= 0.8 * WordSureness.Letters(area.Words.Where(w => w.Confidence >= BadWord)))
        {
            return [.. kept, .. read];
        }

        // A seal among them spoils the mean; lines beside it that the first reading took for part of a picture are good all the same.
        var missed = read.GroupBy(w => (w.Block, w.Paragraph, w.Line))
            .Where(line => line.All(w => w.Confidence >= SureWord && !area.Words.Any(o => Overlap(o.Box, w.Box))) && WordSureness.Letters(line) >= 5)
            .SelectMany(line => line);
        return [.. page, .. missed];
    }

    private static IEnumerable<DoubtfulArea> Columns(ImmutableArray<OcrWord> words, Box box, int width, int height)
    {
        var pad = 0.006 * height;
        var (top, bottom) = (Math.Max(0, box.Y0 - pad), Math.Min(height, box.Y1 + pad));
        var sure = words.Where(w => w.Confidence >= 0.6 && w.Text.Any(char.IsLetterOrDigit)).OrderBy(w => w.Box.X0).ToList();
        var (gap, at, end) = (0.0, 0.0, double.MaxValue);
        foreach (var word in sure)
        {
            if (word.Box.X0 - end > gap && word.Box.X0 > 0.3 * width && end < 0.7 * width)
            {
                (gap, at) = (word.Box.X0 - end, (word.Box.X0 + end) / 2);
            }

            end = end == double.MaxValue ? word.Box.X1 : Math.Max(end, word.Box.X1);
        }

        if (gap < GutterShare * width)
        {
            return [new DoubtfulArea(new Box(0, top, width, bottom), words)];
        }

        return [
            new DoubtfulArea(new Box(0, top, at, bottom), [.. words.Where(w => w.Box.CenterX < at)]),
            new DoubtfulArea(new Box(at, top, width, bottom), [.. words.Where(w => w.Box.CenterX >= at)]),
        ];
    }

    private static bool Overlap(Box a, Box b) =>
        Math.Min(a.X1, b.X1) - Math.Max(a.X0, b.X0) > 0.3 * Math.Min(a.Width, b.Width) && Math.Min(a.Y1, b.Y1) - Math.Max(a.Y0, b.Y0) > 0.3 * Math.Min(a.Height, b.Height);

    private sealed class Line(ImmutableArray<OcrWord> words)
    {
        public ImmutableArray<OcrWord> Words => words;

        public Box Box { get; } = words.Select(w => w.Box).Aggregate((a, b) => a.Union(b));

        public double Middle { get; } = words.Select(w => (w.Box.Y0 + w.Box.Y1) / 2).Order().ElementAt(words.Length / 2);

        public bool IsBad { get; } = words.Where(w => w.Confidence < BadWord).Sum(w => w.Text.Length) > BadShare * words.Sum(w => w.Text.Length);

        /// <summary>A line of running text: wide, without a gap that might be a gutter, and well read.</summary>
        public bool IsText(int width)
        {
            if (IsBad || Box.Width < Wide * width)
            {
                return false;
            }

            var end = double.MaxValue;
            foreach (var word in words.OrderBy(w => w.Box.X0))
            {
                if (word.Box.X0 - end > GutterShare * width)
                {
                    return false;
                }

                end = word.Box.X1;
            }

            return true;
        }
    }
}
