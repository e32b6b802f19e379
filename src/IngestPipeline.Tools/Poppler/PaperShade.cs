namespace IngestPipeline.Tools.Poppler;

/// <summary>
/// Makes the paper of a photographed page equally light where a shadow lies on part of it: the engine parts ink from paper by one threshold for the whole page
/// (Otsu), and loses what is in the shadow. A page whose paper is evenly light stays byte for byte as it is.
/// </summary>
internal static class PaperShade
{
    /// <summary>Inches: a cell is larger than letters, so that its lightest pixels are paper.</summary>
    private const double Cell = 0.12;

    /// <summary>Of the pixels of a cell so many are lighter than its paper.</summary>
    private const double Lighter = 0.1;

    /// <summary>The darker paper of an uneven page is at most this share of the lighter: flat-bed scans have more, photographs in a shadow less.</summary>
    private const double Uneven = 0.75;

    /// <summary>Share of the cells taken for the darkest and the lightest paper; fewer may be pictures.</summary>
    private const double Extreme = 0.05;

    /// <summary>Paper darker than this is no paper: a picture, or a black margin.</summary>
    private const int Darkest = 30;

    /// <summary>Darker paper is made no more than so many times as light: what is darker still is a picture, and its grain is no print.</summary>
    private const double MostGain = 5;

    /// <param name="dpi">Pixels of an inch.</param>
    public static void Even(GrayImage image, double dpi)
    {
        var size = Math.Max(8, (int)(Cell * dpi));
        var (columns, rows) = ((image.Width + size - 1) / size, (image.Height + size - 1) / size);
        var paper = new byte[columns * rows];
        for (var i = 0; i < paper.Length; i++)
        {
            paper[i] = Paper(image, i % columns * size, i / columns * size, size);
        }

        var sorted = paper.Where(p => p > Darkest).Order().ToArray();
        if (sorted.Length < paper.Length / 2 || sorted[(int)(Extreme * sorted.Length)] > Uneven * sorted[(int)((1 - Extreme) * (sorted.Length - 1))])
        {
            return;
        }

        // Closing (lightest, then darkest of the neighbours) takes cells full of ink out; the mean makes the rest smooth.
        paper = Near(Near(paper, columns, rows, 2, Enumerable.Max), columns, rows, 2, Enumerable.Min);
        paper = Near(paper, columns, rows, 1, n => (int)n.Average());
        var lightest = (double)sorted[(int)((1 - Extreme) * (sorted.Length - 1))];
        for (var y = 0; y < image.Height; y++)
        {
            var row = image.Row(y);
            for (var x = 0; x < row.Length; x++)
            {
                row[x] = (byte)Math.Min(255, row[x] * lightest / Math.Max(lightest / MostGain, At(paper, columns, rows, ((x + 0.5) / size) - 0.5, ((y + 0.5) / size) - 0.5)));
            }
        }
    }

    private static byte Paper(GrayImage image, int left, int top, int size)
    {
        Span<int> counts = stackalloc int[256];
        var (right, bottom) = (Math.Min(image.Width, left + size), Math.Min(image.Height, top + size));
        for (var y = top; y < bottom; y++)
        {
            foreach (var pixel in image.Row(y)[left..right])
            {
                counts[pixel]++;
            }
        }

        var (level, enough) = (255, Lighter * (right - left) * (bottom - top));
        while (level > 0 && (enough -= counts[level]) > 0)
        {
            level--;
        }

        return (byte)level;
    }

    private static byte[] Near(byte[] cells, int columns, int rows, int reach, Func<IEnumerable<int>, int> of) =>
        [.. Enumerable.Range(0, cells.Length).Select(i => (byte)of(
            from y in Enumerable.Range((i / columns) - reach, (2 * reach) + 1)
            from x in Enumerable.Range((i % columns) - reach, (2 * reach) + 1)
            where x >= 0 && x < columns && y >= 0 && y < rows
            select (int)cells[(y * columns) + x]))];

    /// <summary>Between the middles of four cells.</summary>
    private static double At(byte[] cells, int columns, int rows, double x, double y)
    {
        var (x0, y0) = (Math.Clamp((int)Math.Floor(x), 0, columns - 1), Math.Clamp((int)Math.Floor(y), 0, rows - 1));
        var (x1, y1) = (Math.Min(x0 + 1, columns - 1), Math.Min(y0 + 1, rows - 1));
        var (u, v) = (Math.Clamp(x - x0, 0, 1), Math.Clamp(y - y0, 0, 1));
        double Cells(int a, int b) => cells[(b * columns) + a];
        return ((1 - v) * (((1 - u) * Cells(x0, y0)) + (u * Cells(x1, y0)))) + (v * (((1 - u) * Cells(x0, y1)) + (u * Cells(x1, y1))));
    }
}
