using System.Buffers.Binary;

namespace IngestPipeline.Tools.Poppler;

internal enum ImageFormat
{
    Png,
    Jpeg,
    Tiff,
}

/// <param name="Dpi">0 where the file does not say.</param>
internal readonly record struct ImageFrame(ImageFormat Format, int Width, int Height, int Dpi, bool Color)
{
    /// <summary>A TIFF of a kind that tiff2pdf draws wrongly or refuses.</summary>
    public bool IsUnusual { get; init; }

    /// <summary>Bits of a pixel once it is decoded.</summary>
    public int Depth { get; init; } = 24;

    /// <summary>How much wider a pixel is drawn than it is high, at least 1: faxes have twice as many pixels an inch across as down, or the other way.</summary>
    public double Across { get; init; } = 1;

    /// <summary>How much higher a pixel is drawn than it is wide, at least 1.</summary>
    public double Down { get; init; } = 1;

    /// <summary>As drawn with square pixels.</summary>
    public double SquareWidth => Width * Across;

    public double SquareHeight => Height * Down;
}

/// <summary>Reads the sizes that image files declare, so that a bomb is known before anything is decoded.</summary>
internal static class ImageHeader
{
    private const double InchesPerMetre = 39.3701;

    /// <exception cref="InvalidDataException">Not a PNG, JPEG or TIFF, or its structure is broken.</exception>
    /// <exception cref="EndOfStreamException">Cut off before the size.</exception>
    public static IReadOnlyList<ImageFrame> Read(Stream stream, int maximumFrames)
    {
        Span<byte> head = stackalloc byte[8];
        stream.ReadExactly(head);
        return head switch
        {
            [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => [Png(stream)],
            [0xFF, 0xD8, 0xFF, ..] => [Jpeg(stream)],
            [(byte)'I', (byte)'I', 42, 0, ..] or [(byte)'M', (byte)'M', 0, 42, ..] => TiffDirectory.Read(stream, maximumFrames),
            _ => throw new InvalidDataException("neither PNG, JPEG nor TIFF"),
        };
    }

    /// <summary>PNG (ISO/IEC 15948), 11.2.2 IHDR and 11.3.5.3 pHYs.</summary>
    private static ImageFrame Png(Stream stream)
    {
        Span<byte> chunk = stackalloc byte[8];
        Span<byte> data = stackalloc byte[13];
        var frame = default(ImageFrame?);
        while (true)
        {
            stream.ReadExactly(chunk);
            var length = BinaryPrimitives.ReadUInt32BigEndian(chunk);
            var next = stream.Position + length + 4;
            if (chunk[4..].SequenceEqual("IHDR"u8) && length == 13)
            {
                stream.ReadExactly(data);
                frame = Checked(new ImageFrame(ImageFormat.Png, BinaryPrimitives.ReadInt32BigEndian(data), BinaryPrimitives.ReadInt32BigEndian(data[4..]), 0, (data[9] & 2) != 0));
            }
            else if (frame is not { } known)
            {
                throw new InvalidDataException("a PNG that does not begin with IHDR");
            }
            else if (chunk[4..].SequenceEqual("pHYs"u8) && length == 9)
            {
                stream.ReadExactly(data[..9]);
                var perMetre = BinaryPrimitives.ReadUInt32BigEndian(data);
                return data[8] == 1 && perMetre < 1_000_000 ? known with { Dpi = (int)Math.Round(perMetre / InchesPerMetre) } : known;
            }
            else if (chunk[4..].SequenceEqual("IDAT"u8) || chunk[4..].SequenceEqual("IEND"u8))
            {
                return known;
            }

            stream.Position = next;
        }
    }

    /// <summary>JPEG (ITU-T T.81), B.1.1.3: segments up to the first frame header; density from JFIF's APP0.</summary>
    private static ImageFrame Jpeg(Stream stream)
    {
        stream.Position = 2;
        Span<byte> bytes = stackalloc byte[14];
        var dpi = 0;
        while (true)
        {
            int marker;
            if (Byte(stream) != 0xFF)
            {
                throw new InvalidDataException("a JPEG without marker where one must be");
            }

            do
            {
                marker = Byte(stream);
            }
            while (marker == 0xFF);

            if (marker is 0x01 or (>= 0xD0 and <= 0xD7))
            {
                continue;
            }

            stream.ReadExactly(bytes[..2]);
            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes);
            var next = stream.Position + length - 2;
            if (length < 2 || marker is 0xD9 or 0xDA)
            {
                throw new InvalidDataException("a JPEG without frame header");
            }

            if (marker is >= 0xC0 and <= 0xCF and not 0xC4 and not 0xC8 and not 0xCC)
            {
                stream.ReadExactly(bytes[..6]);
                return Checked(new ImageFrame(ImageFormat.Jpeg, BinaryPrimitives.ReadUInt16BigEndian(bytes[3..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[1..]), dpi, bytes[5] >= 3));
            }

            if (marker == 0xE0 && length >= 16)
            {
                stream.ReadExactly(bytes);
                var density = BinaryPrimitives.ReadUInt16BigEndian(bytes[8..]);
                dpi = bytes.StartsWith("JFIF\0"u8) ? bytes[7] switch { 1 => density, 2 => (int)Math.Round(density * 2.54), _ => 0 } : dpi;
            }

            stream.Position = next;
        }
    }

    internal static ImageFrame Checked(ImageFrame frame) =>
        frame.Width > 0 && frame.Height > 0 ? frame : throw new InvalidDataException($"an image of {frame.Width} × {frame.Height} pixels");

    private static int Byte(Stream stream) => stream.ReadByte() is >= 0 and var value ? value : throw new EndOfStreamException("the JPEG is cut off");
}
