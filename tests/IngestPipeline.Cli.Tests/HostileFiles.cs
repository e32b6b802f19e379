using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using IngestPipeline.Testing;

namespace IngestPipeline.Cli.Tests;

/// <summary>Makes files that are damaged, wrongly named or meant to do harm.</summary>
internal static class HostileFiles
{
    private static byte[] SamplePdf => File.ReadAllBytes(Path.Combine(Repository.Root, "corpus", "files", "02-quyet-dinh-bo-nhiem-2023.pdf"));

    private static byte[] SampleDocx => File.ReadAllBytes(Path.Combine(Repository.Root, "corpus", "files", "03-bao-cao-cai-cach-hanh-chinh-quy-2.docx"));

    private static byte[] SampleDoc => File.ReadAllBytes(Path.Combine(Repository.Root, "corpus", "files", "06-bao-cao-gia-ca-thi-truong.doc"));

    public static byte[] Make(string name) => name switch
    {
        "empty.pdf" => [],
        "header-only.pdf" => "%PDF-1.4\n"u8.ToArray(),
        "cut.pdf" => SamplePdf[..200],
        "no-pages.pdf" => Pdf("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 0>>"),
        "encrypted.pdf" => Pdf(
            "/Encrypt 3 0 R/ID[<00112233445566778899AABBCCDDEEFF><00112233445566778899AABBCCDDEEFF>]",
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[]/Count 0>>",
            $"<</Filter/Standard/V 2/R 3/Length 128/P -44/O<{new string('1', 64)}>/U<{new string('2', 64)}>>>"),
        "deep-array.pdf" => Pdf("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", $"<</Type/Page/Parent 2 0 R/X {new string('[', 50_000)}{new string(']', 50_000)}>>"),
        "own-parent.pdf" => Pdf("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R]/Count 1>>"),
        "own-form.pdf" => Pdf(
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>/Font<</T 6 0 R>>>>>>",
            Stream("", "BT /T 12 Tf 72 700 Td (Bao cao tinh hinh thuc hien nhiem vu) Tj ET /F Do"),
            Stream("/Type/XObject/Subtype/Form/BBox[0 0 100 100]/Resources<</XObject<</F 5 0 R>>>>", "/F Do /F Do"),
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"),
        "huge-page.pdf" => Pdf("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99999999 99999999]>>"),
        "bomb.png" => Png(60_000, 60_000),
        "cut.png" => Png(100, 100)[..12],
        "bomb.jpg" => [0xFF, 0xD8, 0xFF, 0xC0, 0, 0x0B, 8, 0xEA, 0x60, 0xEA, 0x60, 1, 1, 0x11, 0, 0xFF, 0xD9],
        "cut.jpg" => [0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10, (byte)'J'],
        "bomb.tif" => Tiff(60_000, next: 0),
        "circle.tif" => Tiff(100, next: 8),
        "png-named.pdf" => Png(200, 100),
        "pdf-named.docx" => SamplePdf,
        "html-named.doc" => "<html><body><p>BÁO CÁO</p><p>Kết quả công tác quý II năm 2023 của Ủy ban nhân dân huyện.</p></body></html>"u8.ToArray(),
        "cut.docx" => SampleDocx[..(SampleDocx.Length / 2)],
        "outside.docx" => Docx(("../evil.txt", 1)),
        "bomb.docx" => Docx(("word/media/x.bin", 300 << 20)),
        "cut.doc" => SampleDoc[..(SampleDoc.Length / 2)],
        "deep.rtf" => Encoding.ASCII.GetBytes($"{{\\rtf1 {new string('{', 100_000)}x{new string('}', 100_000)}}}"),
        "deep.html" => Encoding.ASCII.GetBytes("<html><body>" + string.Concat(Enumerable.Repeat("<div>", 50_000)) + "x"),
        "nul.txt" => "Báo cáo tình hình\0\0 thực hiện"u8.ToArray(),
        "spaces.txt" => " \n\n\t \n"u8.ToArray(),
        "marks-only.txt" => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("”\n)\n- \n–\nMột dòng chữ đủ dài để cho thấy chỗ ngắt dòng của bản văn này ở đâu\n", 20))),
        "utf16.txt" => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("BÁO CÁO\nKết quả thực hiện nhiệm vụ quý I\n")],
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "no such file"),
    };

    private static byte[] Pdf(params string[] objects) => objects[0].StartsWith("/Encrypt", StringComparison.Ordinal) ? Pdf(objects[1..], objects[0]) : Pdf(objects, "");

    private static byte[] Pdf(string[] objects, string trailer)
    {
        var text = new StringBuilder("%PDF-1.4\n");
        var table = new StringBuilder($"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        for (var i = 0; i < objects.Length; i++)
        {
            table.Append($"{text.Length:D10} 00000 n \n");
            text.Append($"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var at = text.Length;
        return Encoding.Latin1.GetBytes($"{text}{table}trailer <</Size {objects.Length + 1}/Root 1 0 R{trailer}>>\nstartxref\n{at}\n%%EOF\n");
    }

    private static string Stream(string entries, string content) => $"<<{entries}/Length {content.Length}>>stream\n{content}\nendstream";

    /// <summary>A white image of 100 rows of data, whatever size it declares.</summary>
    private static byte[] Png(int width, int height)
    {
        using var data = new MemoryStream();
        using (var zlib = new ZLibStream(data, CompressionLevel.Fastest, leaveOpen: true))
        {
            var row = new byte[Math.Min(width, 1000) + 1];
            row.AsSpan(1).Fill(0xFF);
            for (var i = 0; i < 100; i++)
            {
                zlib.Write(row);
            }
        }

        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        return [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, .. Chunk("IHDR"u8, header), .. Chunk("IDAT"u8, data.ToArray()), .. Chunk("IEND"u8, [])];
    }

    private static byte[] Chunk(ReadOnlySpan<byte> type, byte[] data)
    {
        byte[] body = [.. type, .. data];
        var crc = 0xFFFFFFFFu;
        foreach (var b in body)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320u;
            }
        }

        var chunk = new byte[body.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        body.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(body.Length + 4), ~crc);
        return chunk;
    }

    private static byte[] Tiff(int size, int next)
    {
        (ushort Tag, int Value)[] entries = [(256, size), (257, size), (258, 8), (259, 1), (262, 1), (273, 8), (277, 1), (278, size), (279, 1000)];
        using var file = new MemoryStream();
        using var writer = new BinaryWriter(file);
        writer.Write("II*\0"u8);
        writer.Write(8);
        writer.Write((ushort)entries.Length);
        foreach (var (tag, value) in entries)
        {
            writer.Write(tag);
            writer.Write((ushort)4);
            writer.Write(1);
            writer.Write(value);
        }

        writer.Write(next);
        writer.Flush();
        return file.ToArray();
    }

    private static byte[] Docx((string Name, int Zeros) more)
    {
        using var file = new MemoryStream();
        file.Write(SampleDocx);
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var entry = zip.CreateEntry(more.Name, CompressionLevel.SmallestSize).Open();
            entry.Write(new byte[more.Zeros]);
        }

        return file.ToArray();
    }
}
