using System.Collections.Immutable;
using IngestPipeline.Documents;
using IngestPipeline.Extraction.Layout;
using IngestPipeline.Extraction.Pdf;

namespace IngestPipeline.Extraction.Ocr;

/// <summary>
/// Reads the cells of a scanned ruled table one by one, without the rules around them, which the engine's own layout of a page takes for letters or for the
/// edges of columns. What it read there on the first pass stays where the second finds less.
/// </summary>
public sealed class CellReader(IOcrEngine engine)
{
    /// <summary>A grid of more cells is a form or a drawing.</summary>
    private const int MostCells = 1500;

    /// <summary>Inches kept off the rules.</summary>
    private const double Margin = 0.015;

    /// <summary>Points: a cell lower or narrower holds no line of print.</summary>
    private const double LeastSide = 6;

    /// <summary>Words of the first pass this sure are kept in a cell in which the second found none.</summary>
    private const double Sure = 0.5;

    /// <param name="read">The page as the engine read it.</param>
    /// <param name="rules">Points, set straight.</param>
    /// <param name="scale">Points of a pixel.</param>
    /// <returns>The words of the page, those of the cells read again; each cell has a block of its own.</returns>
    public async Task<ImmutableArray<OcrWord>> Read(RasterPage image, OcrOutcome.Recognized read, ImmutableArray<PdfRule> rules, double slope, double scale, CancellationToken cancellation)
    {
        var words = read.Words;
        foreach (var grid in RuleGrid.Find(rules).OrderByDescending(g => g.Box.Width * g.Box.Height))
        {
            var cells = TableFinder.Cells(grid).Select(c => new Box(grid.Xs[c.Column], grid.Ys[c.Row], grid.Xs[c.Column + c.Columns], grid.Ys[c.Row + c.Rows]))
                .Where(b => b.Width > LeastSide && b.Height > LeastSide)
                .Select(b => ScannedRules.OnImage(b, slope, read.Height, scale, Margin * image.Dpi)).OfType<Box>().ToImmutableArray();
            if (cells.Length is < 4 or > MostCells || !words.Any(w => cells.Any(c => c.Contains(w.Box.CenterX, w.Box.CenterY))))
            {
                continue;
            }

            if (await engine.RecognizeLines(image.Path, image.Dpi, cells, cancellation) is not OcrOutcome.Recognized again)
            {
                continue;
            }

            var doubtful = Figures(words, cells, again.Words);
            var figures = doubtful.IsEmpty ? null : await engine.RecognizeFigures(image.Path, image.Dpi, doubtful, cancellation) as OcrOutcome.Recognized;
            words = Join(words, cells, again.Words, figures?.Words ?? []);
        }

        return words;
    }

    /// <summary>Each cell's words of the second reading, or of the first where those are more to be trusted; words outside the cells as they were.</summary>
    public static ImmutableArray<OcrWord> Join(ImmutableArray<OcrWord> first, ImmutableArray<Box> cells, ImmutableArray<OcrWord> second, ImmutableArray<OcrWord> figures)
    {
        var block = first.IsEmpty ? 0 : first.Max(w => w.Block) + 1;
        var (before, after, third) = (Sort(first, cells), Sort(second, cells), Sort(figures, cells));
        var result = ImmutableArray.CreateBuilder<OcrWord>();
        result.AddRange(before[cells.Length]);
        for (var i = 0; i < cells.Length; i++)
        {
            var old = before[i].Select(Bare).OfType<OcrWord>().ToList();
            var read = after[i].Select(Bare).OfType<OcrWord>().ToList();
            if (Figure(old, read, third[i]) is { } figure)
            {
                result.Add(figure with { Block = block + i });
                continue;
            }

            var keep = old.Count > 0 && (read.Count == 0 ? old.Exists(w => w.Confidence > Sure) : WordSureness.Of(old) > WordSureness.Of(read) + 0.15 && WordSureness.Letters(old) >= WordSureness.Letters(read));
            result.AddRange((keep ? old : read).Select(w => w with { Block = block + i }));
        }

        return result.DrainToImmutable();
    }

    /// <summary>Cells that hold a figure, or so little that it may be one.</summary>
    private static ImmutableArray<Box> Figures(ImmutableArray<OcrWord> first, ImmutableArray<Box> cells, ImmutableArray<OcrWord> second)
    {
        var (before, after) = (Sort(first, cells), Sort(second, cells));
        return [.. cells.Where((_, i) => IsShort(before[i]) && IsShort(after[i]) && before[i].Count + after[i].Count > 0)];
    }

    private static bool IsShort(List<OcrWord> words) => WordSureness.Letters(words) < 4 || (words.Count < 3 && words.Exists(w => w.Text.Any(char.IsAsciiDigit)));

    /// <summary>The figure that two of the three readings agree on; else that of the reading for figures, unless the first is surer of another. Null where none is one.</summary>
    private static OcrWord? Figure(List<OcrWord> first, List<OcrWord> second, List<OcrWord> third)
    {
        OcrWord? Only(List<OcrWord> words) => words.Count == 1 && FoundCell.Figure().IsMatch(words[0].Text) && words[0].Text.Any(char.IsAsciiDigit) ? words[0] : null;
        var (one, two, three) = (Only(first), Only(second), Only(third));
        if (three is not { } figure)
        {
            return null;
        }

        return one is not { } page || page.Text == figure.Text || two?.Text == figure.Text ? figure
            : two?.Text == page.Text || page.Confidence > figure.Confidence ? page : figure;
    }

    /// <summary>Words by the cell in which their middle lies; the last list holds those in none.</summary>
    private static List<OcrWord>[] Sort(ImmutableArray<OcrWord> words, ImmutableArray<Box> cells)
    {
        var sorted = Enumerable.Range(0, cells.Length + 1).Select(_ => new List<OcrWord>()).ToArray();
        foreach (var word in words)
        {
            var at = 0;
            while (at < cells.Length && !cells[at].Contains(word.Box.CenterX, word.Box.CenterY))
            {
                at++;
            }

            sorted[at].Add(word);
        }

        return sorted;
    }

    /// <summary>Without the strokes that rules leave at a word's ends; null where nothing else is there.</summary>
    private static OcrWord? Bare(OcrWord word)
    {
        var text = word.Text.Trim('|', '_', '¦');
        return text.Length == 0 ? null : text.Length == word.Text.Length || !text.Any(char.IsLetterOrDigit) ? word : word with { Text = text };
    }
}
