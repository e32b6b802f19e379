using System.Buffers.Binary;

namespace IngestPipeline.Tools.Poppler;

/// <summary>The image file directories of a TIFF 6.0 (section 2).</summary>
internal sealed class TiffDirectory
{
    private const int ImageWidth = 256;
    private const int ImageLength = 257;
    private const int BitsPerSample = 258;
    private const int Compression = 259;
    private const int Photometric = 262;
    private const int Orientation = 274;
    private const int SamplesPerPixel = 277;
    private const int XResolution = 282;
    private const int YResolution = 283;
    private const int ResolutionUnit = 296;
    private const int TileWidth = 322;
    private const int ExtraSamples = 338;
    private const int PhotometricRgb = 2;
    private const int PhotometricCmyk = 5;

    /// <summary>Orientations from this one on have rows that are displayed as columns.</summary>
    private const int LeftTop = 5;

    /// <summary>Resolutions that differ by less are the same, rounded.</summary>
    private const double Uneven = 1.05;

    /// <summary>And by more they are nonsense: no scanner and no fax has such pixels.</summary>
    private const double MostUneven = 4;

    private readonly Stream _stream;
    private readonly bool _little;

    private TiffDirectory(Stream stream)
    {
        _stream = stream;
        stream.Position = 0;
        _little = stream.ReadByte() == 'I';
    }

    /// <exception cref="InvalidDataException">No directory, directories in a circle, or too many.</exception>
    public static IReadOnlyList<ImageFrame> Read(Stream stream, int maximumFrames)
    {
        var tiff = new TiffDirectory(stream);
        var frames = new List<ImageFrame>();
        var seen = new HashSet<uint>();
        for (var offset = tiff.UInt32(4); offset != 0;)
        {
            if (!seen.Add(offset) || frames.Count == maximumFrames)
            {
                throw new InvalidDataException(frames.Count == maximumFrames ? $"a TIFF of more than {maximumFrames} frames" : "a TIFF whose directories form a circle");
            }

            var entries = tiff.UInt16(offset);
            frames.Add(tiff.Frame(offset + 2, entries));
            offset = tiff.UInt32(offset + 2 + (12L * entries));
        }

        return frames.Count > 0 ? frames : throw new InvalidDataException("a TIFF without frames");
    }

    private ImageFrame Frame(long start, int entries)
    {
        var (width, height, photometric, across, down, unit) = (0u, 0u, 0u, 0.0, 0.0, 2u);
        var (bits, samples, compression, orientation, more) = (1u, 1u, 1u, 1u, false);
        for (var i = 0; i < entries; i++)
        {
            var at = start + (12L * i);
            switch (UInt16(at))
            {
                case ImageWidth:
                    width = Value(at);
                    break;
                case ImageLength:
                    height = Value(at);
                    break;
                case BitsPerSample:
                    bits = UInt32(at + 4) <= 2 ? Value(at) : UInt16(UInt32(at + 8));
                    break;
                case Compression:
                    compression = Value(at);
                    break;
                case Photometric:
                    photometric = Value(at);
                    break;
                case Orientation:
                    orientation = Value(at);
                    break;
                case SamplesPerPixel:
                    samples = Value(at);
                    break;
                case ResolutionUnit:
                    unit = Value(at);
                    break;
                case XResolution:
                    across = Ratio(at);
                    break;
                case YResolution:
                    down = Ratio(at);
                    break;
                case TileWidth or ExtraSamples:
                    more = true;
                    break;
            }
        }

        var perInch = unit switch { 2 => 1, 3 => 2.54, _ => 0 };
        var uneven = across > 0 && down > 0 && Math.Max(across / down, down / across) is > Uneven and < MostUneven;
        var unusual = more || bits > 8 || photometric > PhotometricCmyk || samples != (photometric switch { PhotometricRgb => 3, PhotometricCmyk => 4, _ => 1u })
            || compression is not (1 or 2 or 3 or 4 or 5 or 8 or 32773 or 32946);
        var frame = ImageHeader.Checked(new ImageFrame(
            ImageFormat.Tiff, (int)Math.Min(width, int.MaxValue), (int)Math.Min(height, int.MaxValue), (int)Math.Round(Math.Min((uneven ? Math.Max(across, down) : across) * perInch, 100_000)), photometric >= PhotometricRgb)
        {
            IsUnusual = unusual,
            Depth = (int)Math.Clamp((long)bits * samples, 1, 64),
            Across = uneven && down > across ? down / across : 1,
            Down = uneven && across > down ? across / down : 1,
        });

        // tiff2pdf sets the page upright; tiff2rgba does so only with pages that lie on their head or are mirrored.
        return unusual || orientation < LeftTop ? frame : frame with { Width = frame.Height, Height = frame.Width, Across = frame.Down, Down = frame.Across };
    }

    private double Ratio(long entry)
    {
        var ratio = UInt32(entry + 8);
        return UInt32(ratio + 4) is > 0 and var below ? (double)UInt32(ratio) / below : 0;
    }

    /// <summary>A single SHORT (type 3) or LONG stands in the entry itself.</summary>
    private uint Value(long entry) => UInt16(entry + 2) == 3 ? UInt16(entry + 8) : UInt32(entry + 8);

    private ushort UInt16(long offset)
    {
        Span<byte> bytes = stackalloc byte[2];
        _stream.Position = offset;
        _stream.ReadExactly(bytes);
        return _little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
    }

    private uint UInt32(long offset)
    {
        Span<byte> bytes = stackalloc byte[4];
        _stream.Position = offset;
        _stream.ReadExactly(bytes);
        return _little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
    }
}
