using System.Buffers.Binary;
using System.IO.Compression;

namespace IngestPipeline.Tools.Poppler;

/// <summary>
/// Writes the binary PGM or PPM of pdftoppm as PNG (ISO/IEC 15948), quickly: pdftoppm's own PNG takes over ten seconds of a processor for a scanned page at
/// 300 dpi, its PGM and this together half a second.
/// </summary>
internal static class PngWriter
{
    private const double InchesPerMetre = 39.3701;
    private const byte UpFilter = 2;
    private static readonly uint[] CrcTable = MakeCrcTable();

    /// <summary>Row by row, so that a huge page needs no memory. Gives width and height.</summary>
    /// <exception cref="InvalidDataException">Not a PNM of 8 bits a sample.</exception>
    /// <exception cref="EndOfStreamException">The PNM is cut off.</exception>
    public static (int Width, int Height) FromPnm(Stream pnm, Stream png, int dpi)
    {
        var reader = new PnmReader(pnm);
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, reader.Width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], reader.Height);
        header[8] = 8;
        header[9] = (byte)(reader.Samples == 1 ? 0 : 2);
        Chunk(png, "IHDR"u8, header);
        Span<byte> density = stackalloc byte[9];
        BinaryPrimitives.WriteInt32BigEndian(density, (int)Math.Round(dpi * InchesPerMetre));
        BinaryPrimitives.WriteInt32BigEndian(density[4..], (int)Math.Round(dpi * InchesPerMetre));
        density[8] = 1;
        Chunk(png, "pHYs"u8, density);
        using (var data = new DataChunks(png))
        using (var compressed = new ZLibStream(data, CompressionLevel.Fastest))
        {
            var (row, above, filtered) = (new byte[reader.Width * reader.Samples], new byte[reader.Width * reader.Samples], new byte[(reader.Width * reader.Samples) + 1]);
            filtered[0] = UpFilter;
            for (var y = 0; y < reader.Height; y++)
            {
                reader.Next(row);
                for (var x = 0; x < row.Length; x++)
                {
                    filtered[x + 1] = (byte)(row[x] - above[x]);
                }

                compressed.Write(filtered);
                (row, above) = (above, row);
            }
        }

        Chunk(png, "IEND"u8, []);
        return (reader.Width, reader.Height);
    }

    private static void Chunk(Stream png, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        png.Write(type);
        png.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(type, data));
        png.Write(number);
    }

    /// <summary>CRC-32 of ISO 3309, as PNG's annex D computes it.</summary>
    private static uint Crc(ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        foreach (var value in type)
        {
            crc = CrcTable[(byte)(crc ^ value)] ^ (crc >> 8);
        }

        foreach (var value in data)
        {
            crc = CrcTable[(byte)(crc ^ value)] ^ (crc >> 8);
        }

        return ~crc;
    }

    private static uint[] MakeCrcTable()
    {
        var table = new uint[256];
        for (var i = 0u; i < table.Length; i++)
        {
            table[i] = i;
            for (var bit = 0; bit < 8; bit++)
            {
                table[i] = (table[i] & 1) != 0 ? 0xEDB88320 ^ (table[i] >> 1) : table[i] >> 1;
            }
        }

        return table;
    }

    /// <summary>Cuts the compressed bytes into IDAT chunks.</summary>
    private sealed class DataChunks(Stream png) : Stream
    {
        private readonly byte[] _buffer = new byte[1 << 16];
        private int _count;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> bytes)
        {
            while (!bytes.IsEmpty)
            {
                if (_count == _buffer.Length)
                {
                    Flush();
                }

                var part = Math.Min(bytes.Length, _buffer.Length - _count);
                bytes[..part].CopyTo(_buffer.AsSpan(_count));
                _count += part;
                bytes = bytes[part..];
            }
        }

        public override void Flush()
        {
            if (_count > 0)
            {
                Chunk(png, "IDAT"u8, _buffer.AsSpan(0, _count));
                _count = 0;
            }
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            Flush();
            base.Dispose(disposing);
        }
    }
}
