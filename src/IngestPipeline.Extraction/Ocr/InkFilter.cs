using System.Collections.Immutable;

namespace IngestPipeline.Extraction.Ocr;

/// <summary>
/// Makes a colour page grey for recognition, row by row, without the coloured ink of its seals and signatures; the black print that lies beneath stays: it is
/// dark in every channel, ink is not.
/// </summary>
/// <param name="marks">Pixels.</param>
/// <param name="dpi">Pixels of an inch.</param>
/// <param name="mask">Takes where ink was.</param>
public sealed class InkFilter(ImmutableArray<InkMark> marks, int dpi, InkMask? mask = null)
{
    /// <summary>Inches round a mark that its edges and the colour fringes of JPEG reach.</summary>
    private const double Fringe = 0.08;

    /// <summary>Pixels of less colour are print or paper.</summary>
    private const int Faint = 24;

    /// <summary>Strongest channel: darker is print under ink, from here on it fades into paper.</summary>
    private const int Print = 100;
    private const double Fade = 2.8;

    private int _row;

    /// <param name="row">Red, green and blue of each pixel of the next row from the top.</param>
    /// <param name="gray">Takes one byte a pixel, 0 black.</param>
    public void Next(ReadOnlySpan<byte> row, Span<byte> gray)
    {
        for (int x = 0, at = 0; x < gray.Length; x++, at += 3)
        {
            // ITU-R BT.601, in 1/256.
            gray[x] = (byte)(((77 * row[at]) + (150 * row[at + 1]) + (29 * row[at + 2])) >> 8);
        }

        foreach (var mark in marks)
        {
            var fringe = Fringe * dpi;
            if (_row < mark.Box.Y0 - fringe || _row > mark.Box.Y1 + fringe)
            {
                continue;
            }

            var (from, to) = (Math.Max(0, (int)(mark.Box.X0 - fringe)), Math.Min(gray.Length, (int)(mark.Box.X1 + fringe)));
            for (var x = from; x < to; x++)
            {
                var (r, g, b) = (row[3 * x], row[(3 * x) + 1], row[(3 * x) + 2]);
                gray[x] = WithoutInk(r, g, b, gray[x]);
                if (InkScanner.IsInk(r, g, b))
                {
                    mask?.Add(x, _row);
                }
            }
        }

        _row++;
    }

    private static byte WithoutInk(byte r, byte g, byte b, byte gray)
    {
        int strongest = Math.Max(r, Math.Max(g, b)), weakest = Math.Min(r, Math.Min(g, b));
        return strongest - weakest < Faint ? gray : strongest <= Print ? (byte)strongest : (byte)Math.Min(255, Print + (Fade * (strongest - Print)));
    }
}
