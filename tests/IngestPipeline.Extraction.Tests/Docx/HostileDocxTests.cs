using System.IO.Compression;
using System.Text;
using IngestPipeline.Documents;
using IngestPipeline.Extraction.Docx;
using Xunit;

namespace IngestPipeline.Extraction.Tests.Docx;

public sealed class HostileDocxTests
{
    private static readonly byte[] Sound = new TinyDocx { Body = TinyDocx.P("Nội dung") }.ToBytes();

    [Fact]
    public Task Read_CutOffFile_IsDamaged() => Fails("docx-damaged", Sound[..(Sound.Length / 2)]);

    [Fact]
    public Task Read_BrokenXml_IsDamaged() => Fails("docx-damaged", With("word/document.xml", "<w:document><w:body>", replace: true));

    [Fact]
    public Task Read_DocumentTypeInXml_IsDamaged() => Fails(
        "docx-damaged", With("word/document.xml", "<!DOCTYPE d [<!ENTITY a \"aaaa\">]><w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>", replace: true));

    [Fact]
    public Task Read_PathOutside_IsRefused() => Fails("docx-unsafe-path", With("../../etc/passwd", "x"));

    [Fact]
    public Task Read_TooMuchUnpacked_IsRefused() => Fails("docx-too-large", With("word/media/a.bin", new string('0', 300_000)), new DocxLimits(MaxRatio: 50, RatioFromBytes: 100_000));

    [Fact]
    public Task Read_TooManyFiles_IsRefused() => Fails("docx-too-large", Sound, new DocxLimits(MaxEntries: 2));

    [Fact]
    public Task Read_DeepNesting_IsRefused() => Fails(
        "docx-too-large", new TinyDocx { Body = string.Concat(Enumerable.Repeat("<w:sdt><w:sdtContent>", 3000)) + TinyDocx.P("x") + string.Concat(Enumerable.Repeat("</w:sdtContent></w:sdt>", 3000)) }.ToBytes());

    [Fact]
    public Task Read_NoWords_SaysSo() => Fails("file-no-text", new TinyDocx { Body = "<w:p/>" }.ToBytes());

    private static async Task Fails(string code, byte[] bytes, DocxLimits? limits = null)
    {
        var failure = await Assert.ThrowsAsync<DocumentFailureException>(() => TinyDocx.Read(bytes, limits));
        Assert.Equal((code, "a.docx", FailureNature.Permanent), (failure.Code, failure.File, failure.Nature));
    }

    private static byte[] With(string entry, string content, bool replace = false)
    {
        using var stream = new MemoryStream();
        stream.Write(Sound);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            if (replace)
            {
                zip.GetEntry(entry)!.Delete();
            }

            using var writer = new StreamWriter(zip.CreateEntry(entry).Open(), Encoding.UTF8);
            writer.Write(content);
        }

        return stream.ToArray();
    }
}
