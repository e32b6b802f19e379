using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace IngestPipeline.Tools.Poppler;

/// <summary>Wraps a JPEG or PNG, its pixels still compressed, into a PDF of one page, a point a pixel (ISO 32000-1, 7.4.4 and 7.4.8), so that one program draws all scans.</summary>
internal static class ImagePdf
{
    /// <param name="cutOff">It is a JPEG without its end, which the programs that draw it do not tell.</param>
    /// <returns>False where its pixels cannot be kept as they are: interlaced, or with transparency.</returns>
    public static bool TryWrite(string path, ImageFrame frame, string target, out bool cutOff)
    {
        using var source = File.OpenRead(path);
        var entries = frame.Format == ImageFormat.Png ? PngEntries(source) : JpegEntries(source);
        cutOff = frame.Format == ImageFormat.Jpeg && !HasEnd(source);
        if (entries is not var (dictionary, parts))
        {
            return false;
        }

        using var pdf = new FileStream(target, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16);
        var offsets = new List<long>();
        void Write(string text) => pdf.Write(Encoding.Latin1.GetBytes(text));
        void Begin()
        {
            offsets.Add(pdf.Position);
            Write(string.Create(CultureInfo.InvariantCulture, $"{offsets.Count} 0 obj\n"));
        }

        var size = string.Create(CultureInfo.InvariantCulture, $"{frame.Width} {frame.Height}");
        var content = string.Create(CultureInfo.InvariantCulture, $"{frame.Width} 0 0 {frame.Height} 0 0 cm /I Do");
        Write("%PDF-1.5\n");
        Begin();
        Write("<< /Type /Catalog /Pages 2 0 R >>\nendobj\n");
        Begin();
        Write("<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n");
        Begin();
        Write($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {size}] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>\nendobj\n");
        Begin();
        Write($"<< /Length {content.Length} >>\nstream\n{content}\nendstream\nendobj\n");
        Begin();
        Write(string.Create(CultureInfo.InvariantCulture, $"<< /Type /XObject /Subtype /Image /Width {frame.Width} /Height {frame.Height} /Length {parts.Sum(p => p.Length)} {dictionary} >>\nstream\n"));
        foreach (var (start, length) in parts)
        {
            Copy(source, start, length, pdf);
        }

        Write("\nendstream\nendobj\n");
        var table = pdf.Position;
        Write(string.Create(CultureInfo.InvariantCulture, $"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n"));
        offsets.ForEach(offset => Write(string.Create(CultureInfo.InvariantCulture, $"{offset:0000000000} 00000 n \n")));
        Write(string.Create(CultureInfo.InvariantCulture, $"trailer\n<< /Size {offsets.Count + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n"));
        return true;
    }

    /// <summary>The PNG filters are the PDF's own predictors.</summary>
    private static (string Dictionary, List<(long Start, long Length)> Parts)? PngEntries(Stream png)
    {
        Span<byte> chunk = stackalloc byte[8];
        Span<byte> header = stackalloc byte[13];
        var parts = new List<(long, long)>();
        var (palette, transparent) = ("", false);
        png.Position = 8;
        while (png.ReadAtLeast(chunk, 8, throwOnEndOfStream: false) == 8)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(chunk);
            var start = png.Position;
            if (chunk[4..].SequenceEqual("IHDR"u8))
            {
                png.ReadExactly(header);
            }
            else if (chunk[4..].SequenceEqual("PLTE"u8) && length <= 768)
            {
                var colours = new byte[length];
                png.ReadExactly(colours);
                palette = Convert.ToHexString(colours);
            }
            else if (chunk[4..].SequenceEqual("tRNS"u8))
            {
                transparent = true;
            }
            else if (chunk[4..].SequenceEqual("IDAT"u8))
            {
                // A file that is cut off is drawn as far as it goes.
                parts.Add((start, Math.Min(length, png.Length - start)));
            }

            png.Position = start + length + 4;
        }

        var (bits, type, interlaced) = (header[8], header[9], header[12] != 0);
        if (interlaced || transparent || type is not (0 or 2 or 3) || parts.Count == 0)
        {
            return null;
        }

        var space = type switch { 0 => "/DeviceGray", 2 => "/DeviceRGB", _ => $"[/Indexed /DeviceRGB {(palette.Length / 6) - 1} <{palette}>]" };
        var columns = BinaryPrimitives.ReadInt32BigEndian(header);
        return (string.Create(
            CultureInfo.InvariantCulture,
            $"/ColorSpace {space} /BitsPerComponent {bits} /Filter /FlateDecode /DecodeParms << /Predictor 15 /Colors {(type == 2 ? 3 : 1)} /BitsPerComponent {bits} /Columns {columns} >>"), parts);
    }

    /// <summary>Adobe's programs write the inks of CMYK inverted, and say so by their APP14 segment.</summary>
    private static (string Dictionary, List<(long Start, long Length)> Parts)? JpegEntries(Stream jpeg)
    {
        Span<byte> segment = stackalloc byte[9];
        var (components, adobe) = (0, false);
        jpeg.Position = 2;
        while (components == 0 && jpeg.ReadAtLeast(segment[..4], 4, throwOnEndOfStream: false) == 4 && segment[0] == 0xFF)
        {
            if (segment[1] == 0xFF)
            {
                jpeg.Position -= 3;
                continue;
            }

            var (marker, next) = (segment[1], jpeg.Position - 2 + BinaryPrimitives.ReadUInt16BigEndian(segment[2..]));
            if (marker is >= 0xC0 and <= 0xCF and not 0xC4 and not 0xC8 and not 0xCC)
            {
                jpeg.ReadExactly(segment[..6]);
                components = segment[5];
            }
            else if (marker == 0xEE)
            {
                adobe |= jpeg.ReadAtLeast(segment[..5], 5, throwOnEndOfStream: false) == 5 && segment[..5].SequenceEqual("Adobe"u8);
            }

            jpeg.Position = next;
        }

        var space = components switch { 1 => "/DeviceGray", 3 => "/DeviceRGB", 4 => adobe ? "/DeviceCMYK /Decode [1 0 1 0 1 0 1 0]" : "/DeviceCMYK", _ => null };
        return space is null ? null : ($"/ColorSpace {space} /BitsPerComponent 8 /Filter /DCTDecode", [(0, jpeg.Length)]);
    }

    /// <summary>EOI (ITU-T T.81, B.1.1.3), which compressed data never holds; some programs write notes of their own behind it.</summary>
    private static bool HasEnd(Stream jpeg)
    {
        var tail = new byte[Math.Min(jpeg.Length, 4096)];
        jpeg.Position = jpeg.Length - tail.Length;
        jpeg.ReadExactly(tail);
        return tail.AsSpan().LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9]) >= 0;
    }

    private static void Copy(Stream source, long start, long length, Stream target)
    {
        var buffer = new byte[1 << 16];
        source.Position = start;
        while (length > 0 && source.Read(buffer, 0, (int)Math.Min(buffer.Length, length)) is > 0 and var count)
        {
            target.Write(buffer, 0, count);
            length -= count;
        }
    }
}
