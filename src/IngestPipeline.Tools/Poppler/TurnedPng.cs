using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace IngestPipeline.Tools.Poppler;

/// <summary>Turns the grey PNG files that <see cref="PngWriter"/> writes: header, density, data in chunks, one filter.</summary>
internal static class TurnedPng
{
    private const int SignatureLength = 8;

    /// <returns>The path written.</returns>
    /// <param name="degrees">Clockwise: 90, 180 or 270.</param>
    /// <exception cref="InvalidDataException">Not a grey PNG of that writer.</exception>
    public static string Write(string path, string target, int degrees, int dpi)
    {
        var (width, height, pixels) = Read(File.ReadAllBytes(path));
        var (across, down) = degrees == 180 ? (width, height) : (height, width);
        var header = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"P5\n{across} {down}\n255\n"));
        var turned = new byte[header.Length + pixels.Length];
        header.CopyTo(turned, 0);
        var at = header.Length;
        for (var y = 0; y < down; y++)
        {
            for (var x = 0; x < across; x++)
            {
                turned[at++] = degrees switch
                {
                    90 => pixels[((height - 1 - x) * width) + y],
                    270 => pixels[(x * width) + width - 1 - y],
                    _ => pixels[((height - 1 - y) * width) + width - 1 - x],
                };
            }
        }

        using var pnm = new MemoryStream(turned);
        using var png = new FileStream(target, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);
        PngWriter.FromPnm(pnm, png, dpi);
        return target;
    }

    private static (int Width, int Height, byte[] Pixels) Read(byte[] file)
    {
        var (width, height) = (0, 0);
        using var data = new MemoryStream();
        for (var at = SignatureLength; at + 8 <= file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            var type = Encoding.ASCII.GetString(file, at + 4, 4);
            if (type == "IHDR")
            {
                (width, height) = (BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at + 8)), BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at + 12)));
                if (file[at + 16] != 8 || file[at + 17] != 0)
                {
                    throw new InvalidDataException("not a grey PNG of 8 bits");
                }
            }
            else if (type == "IDAT")
            {
                data.Write(file, at + 8, length);
            }

            at += length + 12;
        }

        data.Position = 0;
        using var inflated = new ZLibStream(data, CompressionMode.Decompress);
        var pixels = new byte[width * height];
        for (var y = 0; y < height; y++)
        {
            var filter = inflated.ReadByte();
            inflated.ReadExactly(pixels, y * width, width);
            if (filter != PngWriter.UpFilter)
            {
                throw new InvalidDataException($"a row with filter {filter}");
            }

            for (var x = y * width; y > 0 && x < (y + 1) * width; x++)
            {
                pixels[x] += pixels[x - width];
            }
        }

        return (width, height, pixels);
    }
}
