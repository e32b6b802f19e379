namespace IngestPipeline.Tools.Poppler;

/// <summary>
/// Takes the holes of files and binders out of a scan: solid discs of 4.5 to 8 mm near an edge, black where the scanner's lid is open. Alone in the margin they
/// do no harm; where one touches the end of a line (the back of a sheet has its holes in the narrow margin) it is read as a letter of it.
/// </summary>
internal static class PunchHoles
{
    private const byte Dark = 110;
    private const byte Paper = 255;
    private const double InchesPerMillimetre = 1 / 25.4;

    /// <summary>Millimetres: diameter (ISO 838: 6, older ones 5.5 to 8), and how far from the edge of the page its middle is at most (ISO 838: 12).</summary>
    private const double Smallest = 4.5;
    private const double Largest = 8.5;
    private const double Farthest = 20;

    /// <summary>Of its points, dark; of the rays from its middle, as long as its radius but for so much: print may touch it on one side, and a square is no hole.</summary>
    private const double Solid = 0.97;
    private const double Round = 0.68;
    private const double Uneven = 0.07;

    private const int Directions = 72;

    /// <param name="dpi">Pixels of an inch.</param>
    public static void Clear(GrayImage image, double dpi)
    {
        var unit = dpi * InchesPerMillimetre;
        var (least, most, zone) = ((int)(Smallest * unit), (int)(Largest * unit), (int)(Farthest * unit));
        if (least < 6 || image.Width < 4 * zone || image.Height < 4 * zone)
        {
            return;
        }

        Clear(image, 0, zone, 0, image.Height, least, most);
        Clear(image, image.Width - zone, image.Width, 0, image.Height, least, most);
        Clear(image, zone, image.Width - zone, 0, zone, least, most);
        Clear(image, zone, image.Width - zone, image.Height - zone, image.Height, least, most);
    }

    /// <summary>One strip: a hole's widest rows are runs of dark pixels longer than any stroke of print, one below the other.</summary>
    private static void Clear(GrayImage image, int left, int right, int top, int bottom, int least, int most)
    {
        for (var y = top + (least / 2); y < bottom - (least / 2); y += Math.Max(1, least / 4))
        {
            for (var x = left; x < right; x++)
            {
                if (image.Row(y)[x] >= Dark)
                {
                    continue;
                }

                var begin = x;
                while (x < right && image.Row(y)[x] < Dark)
                {
                    x++;
                }

                // The chord's own column tells the middle's height, and the row through it the disc. Print that touches one end of a row does not touch the column.
                if (x - begin >= least / 2 && Column(image, (begin + Math.Min(x, begin + most)) / 2, y, most) is var (from, to) && to - from >= least && to - from <= most
                    && Disc(image, (begin + Math.Min(x, begin + most)) / 2, (from + to) / 2, least, most) is { } disc)
                {
                    Fill(image, disc);
                }
            }
        }
    }

    /// <summary>The dark run through a pixel from top to bottom; cut where it is longer than any hole.</summary>
    private static (int From, int To) Column(GrayImage image, int x, int y, int most)
    {
        int from = y, to = y;
        while (from > 0 && y - from <= most && image.Row(from - 1)[x] < Dark)
        {
            from--;
        }

        while (to < image.Height && to - y <= most && image.Row(to)[x] < Dark)
        {
            to++;
        }

        return (from, to);
    }

    /// <summary>The disc about a point near its middle; null where there is none.</summary>
    private static (double X, double Y, double Radius)? Disc(GrayImage image, double x, double y, int least, int most)
    {
        // Print that touches the disc lengthens some of the rays: the median of opposite pairs is its diameter, and half their difference moves the middle.
        var (radius, round) = (0.0, 0.0);
        for (var turn = 0; turn < 3; turn++)
        {
            var rays = Enumerable.Range(0, Directions).Select(i => Ray(image, x, y, 2 * Math.PI * i / Directions, most)).ToArray();
            radius = rays.Order().ElementAt(Directions / 2);
            round = rays.Count(r => Math.Abs(r - radius) <= Math.Max(1, Uneven * radius)) / (double)Directions;
            var (sumX, sumY, count) = (0.0, 0.0, 0);
            for (var i = 0; i < Directions / 2; i++)
            {
                var (one, other) = (rays[i], rays[i + (Directions / 2)]);
                if (Math.Abs(one + other - (2 * radius)) < 0.2 * radius)
                {
                    var angle = 2 * Math.PI * i / Directions;
                    sumX += (one - other) * Math.Cos(angle);
                    sumY += (one - other) * Math.Sin(angle);
                    count++;
                }
            }

            if (count < Directions / 4)
            {
                return null;
            }

            // The mean of (one − other) · cos over half a turn is the shift itself.
            (x, y) = (x + (sumX / count), y + (sumY / count));
        }

        var disc = (x, y, radius);
        return 2 * radius >= least && 2 * radius <= most && round >= Round && DarkShare(image, disc) >= Solid ? disc : null;
    }

    private static double Ray(GrayImage image, double x, double y, double angle, int most)
    {
        var length = 0;
        while (length <= most && IsDark(image, x + (length * Math.Cos(angle)), y + (length * Math.Sin(angle))))
        {
            length++;
        }

        return length;
    }

    private static double DarkShare(GrayImage image, (double X, double Y, double Radius) disc)
    {
        int dark = 0, all = 0;
        for (var ring = 0.3; ring < 0.92; ring += 0.06)
        {
            for (var i = 0; i < Directions; i++, all++)
            {
                var angle = 2 * Math.PI * i / Directions;
                dark += IsDark(image, disc.X + (ring * disc.Radius * Math.Cos(angle)), disc.Y + (ring * disc.Radius * Math.Sin(angle))) ? 1 : 0;
            }
        }

        return (double)dark / all;
    }

    private static bool IsDark(GrayImage image, double x, double y)
    {
        var (column, row) = ((int)Math.Round(x), (int)Math.Round(y));
        return column >= 0 && row >= 0 && column < image.Width && row < image.Height && image.Row(row)[column] < Dark;
    }

    private static void Fill(GrayImage image, (double X, double Y, double Radius) disc)
    {
        // Its edge is grey for a pixel or two.
        var radius = disc.Radius + Math.Max(1.5, 0.06 * disc.Radius);
        for (var y = (int)Math.Max(0, disc.Y - radius); y <= Math.Min(image.Height - 1, disc.Y + radius); y++)
        {
            var half = Math.Sqrt(Math.Max(0, (radius * radius) - ((y - disc.Y) * (y - disc.Y))));
            var (from, to) = ((int)Math.Max(0, Math.Round(disc.X - half)), (int)Math.Min(image.Width - 1, Math.Round(disc.X + half)));
            if (to >= from)
            {
                image.Row(y)[from..(to + 1)].Fill(Paper);
            }
        }
    }
}
