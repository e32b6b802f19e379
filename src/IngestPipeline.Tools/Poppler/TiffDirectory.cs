using System.Buffers.Binary;

namespace IngestPipeline.Tools.Poppler;

/// <summary>The image file directories of a TIFF 6.0 (section 2).</summary>
internal sealed class TiffDirectory
{
    private const int ImageWidth = 256;
    private const int ImageLength = 257;
    private const int Photometric = 262;
    private const int XResolution = 282;
    private const int ResolutionUnit = 296;
    private const int PhotometricRgb = 2;

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
        var (width, height, photometric, dpi, unit) = (0u, 0u, 0u, 0.0, 2u);
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
                case Photometric:
                    photometric = Value(at);
                    break;
                case ResolutionUnit:
                    unit = Value(at);
                    break;
                case XResolution:
                    var ratio = UInt32(at + 8);
                    dpi = UInt32(ratio + 4) is > 0 and var below ? (double)UInt32(ratio) / below : 0;
                    break;
            }
        }

        var perInch = unit switch { 2 => dpi, 3 => dpi * 2.54, _ => 0 };
        return ImageHeader.Checked(new ImageFrame(
            ImageFormat.Tiff, (int)Math.Min(width, int.MaxValue), (int)Math.Min(height, int.MaxValue), (int)Math.Round(Math.Min(perInch, 100_000)), photometric >= PhotometricRgb));
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
