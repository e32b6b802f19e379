using System.Text;

namespace IngestPipeline.Tools.Poppler;

/// <summary>A grey page in memory, one byte a pixel, 0 black, row by row from the top.</summary>
internal sealed record GrayImage(int Width, int Height, byte[] Pixels)
{
    public GrayImage(int width, int height)
        : this(width, height, new byte[width * height])
    {
    }

    /// <summary>All pixels are the same, but for rounding.</summary>
    public bool IsEmpty => Pixels.AsSpan().IndexOfAnyExceptInRange((byte)Math.Max(0, Pixels[0] - 2), (byte)Math.Min(255, Pixels[0] + 2)) < 0;

    /// <summary>Of a binary PGM.</summary>
    /// <exception cref="InvalidDataException">Not a PGM of 8 bits.</exception>
    /// <exception cref="EndOfStreamException">It is cut off.</exception>
    public static GrayImage Read(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        var reader = new PnmReader(stream);
        if (reader.Samples != 1)
        {
            throw new InvalidDataException("a PNM in colour where a grey one belongs");
        }

        var image = new GrayImage(reader.Width, reader.Height);
        reader.Next(image.Pixels);
        return image;
    }

    /// <summary>As a binary PGM.</summary>
    public void Write(string path)
    {
        using var stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);
        stream.Write(Encoding.ASCII.GetBytes($"P5\n{Width} {Height}\n255\n"));
        stream.Write(Pixels);
    }

    public Span<byte> Row(int y) => Pixels.AsSpan(y * Width, Width);

    /// <summary>Half as wide and as high: each pixel is the mean of four.</summary>
    public GrayImage Halved()
    {
        var half = new GrayImage(Math.Max(1, Width / 2), Math.Max(1, Height / 2));
        for (var y = 0; y < half.Height; y++)
        {
            Span<byte> above = Row(2 * y), below = Row(Math.Min((2 * y) + 1, Height - 1)), row = half.Row(y);
            for (var x = 0; x < half.Width; x++)
            {
                var next = Math.Min((2 * x) + 1, Width - 1);
                row[x] = (byte)((above[2 * x] + above[next] + below[2 * x] + below[next] + 2) / 4);
            }
        }

        return half;
    }

    /// <param name="degrees">Clockwise: 90, 180 or 270.</param>
    public GrayImage Turned(int degrees)
    {
        var turned = degrees == 180 ? new GrayImage(Width, Height) : new GrayImage(Height, Width);
        var (pixels, at) = (turned.Pixels, 0);
        for (var y = 0; y < turned.Height; y++)
        {
            for (var x = 0; x < turned.Width; x++)
            {
                pixels[at++] = degrees switch
                {
                    90 => Pixels[((Height - 1 - x) * Width) + y],
                    270 => Pixels[(x * Width) + Width - 1 - y],
                    _ => Pixels[((Height - 1 - y) * Width) + Width - 1 - x],
                };
            }
        }

        return turned;
    }
}
