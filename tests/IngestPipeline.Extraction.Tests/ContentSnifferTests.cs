using System.IO.Compression;
using System.Text;
using IngestPipeline.Documents;
using IngestPipeline.Testing;
using Xunit;

namespace IngestPipeline.Extraction.Tests;

public sealed class ContentSnifferTests
{
    [Theory]
    [InlineData("a.txt", "%PDF-1.7\n", FileKind.Pdf)]
    [InlineData("a.pdf", "Junk\n%PDF-1.4\n", FileKind.Pdf)]
    [InlineData("a.txt", "\u0089PNG\r\n\u001a\nx", FileKind.Png)]
    [InlineData("a.pdf", "\u00FF\u00D8\u00FF\u00E0", FileKind.Jpeg)]
    [InlineData("a.doc", "II*\0\u0008", FileKind.Tiff)]
    [InlineData("a.doc", "{\\rtf1 x}", FileKind.Rtf)]
    [InlineData("a.doc", "\u00EF\u00BB\u00BF <!DOCTYPE html><html>", FileKind.Html)]
    [InlineData("a.doc", "<?xml version=\"1.0\"?>\n<!-- a --><html xmlns=\"x\">", FileKind.Html)]
    [InlineData("a.doc", "MIME-Version: 1.0\nContent-Type: multipart/related", FileKind.Html)]
    [InlineData("a.md", "# Heading", FileKind.Markdown)]
    [InlineData("a.pdf", "Bao cao", FileKind.Text)]
    [InlineData("a.bin", "B\0a\0o\0 \0c\0a\0o\0", FileKind.Text)]
    public void Sniff_ByContent_WhateverTheName(string name, string content, FileKind expected) => Assert.Equal(expected, Sniff(name, Encoding.Latin1.GetBytes(content)));

    [Theory]
    [InlineData("", "file-empty")]
    [InlineData("a\0b", "binary-not-text")]
    [InlineData("\u0001\u0002\u0003\u0004abc", "binary-not-text")]
    [InlineData("GIF89a", "format-unsupported")]
    [InlineData("\u001f\u008b\u0008", "format-unsupported")]
    [InlineData("\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1", "doc-damaged")]
    public void Sniff_NotReadable_IsNamed(string content, string code) => Fails(code, Encoding.Latin1.GetBytes(content));

    [Theory]
    [InlineData("WordDocument", null)]
    [InlineData("Workbook", "format-unsupported")]
    [InlineData("EncryptedPackage", "docx-encrypted")]
    public void Sniff_OleFile_ByItsStreams(string stream, string? failure)
    {
        var bytes = Ole(stream);
        if (failure is null)
        {
            Assert.Equal(FileKind.Doc, Sniff("a.xls", bytes));
        }
        else
        {
            Fails(failure, bytes);
        }
    }

    [Theory]
    [InlineData("word/document.xml", null)]
    [InlineData("xl/workbook.xml", "format-unsupported")]
    [InlineData("photo.jpg", "format-unsupported")]
    public void Sniff_ZipFile_ByItsEntries(string entry, string? failure)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            zip.CreateEntry(entry);
        }

        if (failure is null)
        {
            Assert.Equal(FileKind.Docx, Sniff("a.zip", stream.ToArray()));
        }
        else
        {
            Fails(failure, stream.ToArray());
        }
    }

    private static void Fails(string code, byte[] bytes) => Assert.Equal(code, Assert.Throws<DocumentFailureException>(() => Sniff("a.doc", bytes)).Code);

    private static FileKind Sniff(string name, byte[] bytes)
    {
        using var folder = new TemporaryFolder();
        return ContentSniffer.Sniff(Sources.Of(folder.File(name, bytes)));
    }

    /// <summary>A compound file of one directory sector with that stream's name, nothing more.</summary>
    private static byte[] Ole(string stream)
    {
        var bytes = new byte[512 * 3];
        new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 }.CopyTo(bytes, 0);
        bytes[30] = 9;
        bytes.AsSpan(76, 4).Clear();
        bytes[48] = 1;
        bytes.AsSpan(512, 512).Fill(0xFF);
        foreach (var (at, name, type) in new[] { (1024, "Root Entry", (byte)5), (1152, stream, (byte)2) })
        {
            Encoding.Unicode.GetBytes(name).CopyTo(bytes, at);
            bytes[at + 64] = (byte)((name.Length + 1) * 2);
            bytes[at + 66] = type;
        }

        return bytes;
    }
}
