namespace IngestPipeline.Tools.Poppler;

/// <summary>Takes the black margins out of a scan that the scanner's open lid leaves beside the paper, so that no letters are seen in them.</summary>
internal static class ScanEdges
{
    private const byte Dark = 110;

    /// <summary>Inches: narrower may be the stroke of a letter or a rule that runs off the page.</summary>
    private const double Least = 0.06;

    /// <summary>Of the page's side: what is dark farther in is a picture.</summary>
    private const double Deepest = 0.08;

    /// <summary>Of a side's rows or columns: fewer are a picture at the edge.</summary>
    private const double LeastLength = 0.25;

    private const byte Paper = 255;

    /// <param name="dpi">Pixels of an inch.</param>
    public static void Clear(GrayImage image, double dpi)
    {
        var least = Math.Max(2, (int)(Least * dpi));
        Clear(image.Pixels, image.Height, 0, image.Width, 1, image.Width, least);
        Clear(image.Pixels, image.Height, image.Width - 1, image.Width, -1, image.Width, least);
        Clear(image.Pixels, image.Width, 0, 1, image.Width, image.Height, least);
        Clear(image.Pixels, image.Width, (image.Height - 1) * image.Width, 1, -image.Width, image.Height, least);
    }

    /// <summary>One side: its runs of dark pixels from the edge inwards, where they are long enough and not too long.</summary>
    /// <param name="runs">Pixels along the side.</param>
    /// <param name="origin">Index of the first of them.</param>
    /// <param name="next">From one to the next.</param>
    /// <param name="inwards">From a pixel to the next one inwards.</param>
    /// <param name="depth">Pixels from this side to the other.</param>
    private static void Clear(byte[] pixels, int runs, int origin, int next, int inwards, int depth, int least)
    {
        var deepest = (int)(Deepest * depth);
        var lengths = new int[runs];
        var margins = 0;
        for (var i = 0; i < runs; i++)
        {
            var (at, length) = (origin + (i * next), 0);
            while (length < deepest && pixels[at] < Dark)
            {
                length++;
                at += inwards;
            }

            lengths[i] = length >= least && length < deepest ? length : 0;
            margins += lengths[i] > 0 ? 1 : 0;
        }

        if (margins < LeastLength * runs)
        {
            return;
        }

        for (var i = 0; i < runs; i++)
        {
            // The shadow beside the black is grey.
            for (var (at, n) = (origin + (i * next), 0); lengths[i] > 0 && n < lengths[i] + (least / 2); n++, at += inwards)
            {
                pixels[at] = Paper;
            }
        }
    }
}
