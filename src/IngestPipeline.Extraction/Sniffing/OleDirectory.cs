using System.Buffers.Binary;
using System.Text;
using IngestPipeline.Documents;

namespace IngestPipeline.Extraction.Sniffing;

/// <summary>The names in the directory of an OLE2 compound file ([MS-CFB] 2.6), which tell the program that wrote it.</summary>
internal static class OleDirectory
{
    private const int EntryLength = 128;
    private const int MaxSectors = 4096;

    public static ReadOnlySpan<byte> Signature => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <exception cref="DocumentFailureException">Codes: <c>docx-encrypted</c>, <c>format-unsupported</c>, <c>doc-damaged</c>.</exception>
    public static FileKind KindOf(Stream stream, SourceFile source)
    {
        var names = Names(stream);
        return names switch
        {
            _ when names.Contains("WordDocument") => FileKind.Doc,
            _ when names.Contains("EncryptedPackage") => throw new DocumentFailureException(
                "docx-encrypted", source.Name, null, "tệp được đặt mật khẩu, không đọc được", "the file is protected by a password"),
            _ when names.Contains("Workbook") || names.Contains("Book") => throw UnsupportedFormat.Failure(source, "Excel (XLS)"),
            _ when names.Contains("PowerPoint Document") => throw UnsupportedFormat.Failure(source, "PowerPoint (PPT)"),
            _ when names.Count > 1 => throw UnsupportedFormat.Failure(source, "OLE"),
            _ => throw new DocumentFailureException("doc-damaged", source.Name, null, "tệp OLE bị hỏng, không đọc được thư mục bên trong", "the OLE file is damaged: its directory cannot be read"),
        };
    }

    private static HashSet<string> Names(Stream stream)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var header = new byte[512];
        if (!ReadAt(stream, 0, header) || BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(30)) is not (9 or 12))
        {
            return names;
        }

        var sector = new byte[1 << BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(30))];
        var next = BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(48));
        for (var count = 0; count < MaxSectors && next < 0xFFFFFFFA && ReadAt(stream, (next + 1L) * sector.Length, sector); count++)
        {
            for (var at = 0; at + EntryLength <= sector.Length; at += EntryLength)
            {
                var length = BinaryPrimitives.ReadUInt16LittleEndian(sector.AsSpan(at + 64));
                if (length is >= 4 and <= 64 && sector[at + 66] != 0)
                {
                    names.Add(Encoding.Unicode.GetString(sector, at, length - 2));
                }
            }

            next = NextSector(stream, header, next, sector.Length);
        }

        return names;
    }

    /// <summary>From the allocation table's sectors that the header itself lists: 109 of them cover files of 7 MB and more; directories lie early.</summary>
    private static uint NextSector(Stream stream, byte[] header, uint sector, int sectorLength)
    {
        var perSector = (uint)sectorLength / 4;
        var table = sector / perSector;
        if (table >= 109)
        {
            return uint.MaxValue;
        }

        var place = BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(76 + ((int)table * 4)));
        var entry = new byte[4];
        return place < 0xFFFFFFFA && ReadAt(stream, ((place + 1L) * sectorLength) + (sector % perSector * 4), entry) ? BinaryPrimitives.ReadUInt32LittleEndian(entry) : uint.MaxValue;
    }

    private static bool ReadAt(Stream stream, long offset, byte[] buffer)
    {
        if (offset >= stream.Length)
        {
            return false;
        }

        stream.Position = offset;
        var read = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        buffer.AsSpan(read).Clear();
        return read > 0;
    }
}
