using IngestPipeline.Extraction.Ocr;

namespace IngestPipeline.Extraction.Tests.Ocr;

/// <summary>A white page of 8 by 6 inches at 100 dpi on which tests draw in colour.</summary>
internal sealed class ColouredPage
{
    public const int Width = 800;
    public const int Height = 600;
    public const int Dpi = 100;

    public static readonly (byte R, byte G, byte B) Red = (190, 40, 40);
    public static readonly (byte R, byte G, byte B) Blue = (40, 60, 170);
    public static readonly (byte R, byte G, byte B) Black = (20, 20, 20);

    private readonly byte[] _pixels = Enumerable.Repeat((byte)245, Width * Height * 3).ToArray();

    public ColouredPage Bar(int x, int y, int width, int height, (byte R, byte G, byte B) ink)
    {
        for (var row = y; row < y + height; row++)
        {
            for (var column = x; column < x + width; column++)
            {
                Dot(column, row, ink);
            }
        }

        return this;
    }

    /// <summary>A ring three pixels thick.</summary>
    public ColouredPage Ring(int x, int y, int radius, (byte R, byte G, byte B) ink)
    {
        for (var row = y - radius; row <= y + radius; row++)
        {
            for (var column = x - radius; column <= x + radius; column++)
            {
                if (Math.Sqrt(((column - x) * (column - x)) + ((row - y) * (row - y))) is var r && r <= radius && r > radius - 3)
                {
                    Dot(column, row, ink);
                }
            }
        }

        return this;
    }

    /// <summary>A pen stroke two pixels thick that goes up and down.</summary>
    public ColouredPage Scrawl(int x, int y, int width, int height, (byte R, byte G, byte B) ink)
    {
        for (var i = 0.0; i < width; i += 0.02)
        {
            Bar(x + (int)i, y + (int)((height - 2) * (0.5 + (0.5 * Math.Sin(i * 0.12)))), 2, 2, ink);
        }

        return this;
    }

    public IReadOnlyList<InkMark> Marks()
    {
        var scanner = new InkScanner(Width, Dpi);
        for (var y = 0; y < Height; y++)
        {
            scanner.Add(_pixels.AsSpan(y * Width * 3, Width * 3));
        }

        return scanner.Marks();
    }

    /// <summary>The page as recognition gets it; by row and column.</summary>
    /// <param name="mask">Takes where ink was.</param>
    public byte[][] Gray(InkMask? mask = null)
    {
        var filter = new InkFilter([.. Marks()], Dpi, mask);
        return [.. Enumerable.Range(0, Height).Select(y =>
        {
            var gray = new byte[Width];
            filter.Next(_pixels.AsSpan(y * Width * 3, Width * 3), gray);
            return gray;
        })];
    }

    private void Dot(int x, int y, (byte R, byte G, byte B) ink)
    {
        var at = ((y * Width) + x) * 3;

        // Inks lie over each other: black under a seal stays black.
        (_pixels[at], _pixels[at + 1], _pixels[at + 2]) = (Math.Min(_pixels[at], ink.R), Math.Min(_pixels[at + 1], ink.G), Math.Min(_pixels[at + 2], ink.B));
    }
}
