using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace IngestPipeline.Tools.Poppler;

/// <summary>Reads the grey PNG files that <see cref="PngWriter"/> writes back: header, density, data in chunks, one filter.</summary>
internal static class GrayPng
{
    private const int SignatureLength = 8;

    /// <exception cref="InvalidDataException">Not a grey PNG of that writer.</exception>
    public static GrayImage Read(string path)
    {
        var file = File.ReadAllBytes(path);
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
        var image = new GrayImage(width, height);
        for (var y = 0; y < height; y++)
        {
            var filter = inflated.ReadByte();
            var row = image.Row(y);
            inflated.ReadExactly(row);
            if (filter != PngWriter.UpFilter)
            {
                throw new InvalidDataException($"a row with filter {filter}");
            }

            for (var x = 0; y > 0 && x < width; x++)
            {
                row[x] += image.Pixels[((y - 1) * width) + x];
            }
        }

        return image;
    }
}
