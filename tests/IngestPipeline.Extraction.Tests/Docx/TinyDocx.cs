using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using IngestPipeline.Documents;
using IngestPipeline.Extraction.Docx;
using IngestPipeline.Pipelines;
using IngestPipeline.Testing;

namespace IngestPipeline.Extraction.Tests.Docx;

/// <summary>Builds small Word files from the XML of their body.</summary>
internal sealed class TinyDocx
{
    private const string Namespaces =
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" " +
        "xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" xmlns:v=\"urn:schemas-microsoft-com:vml\"";

    public string Body { get; init; } = "";

    public string? Numbering { get; init; }

    public string? Styles { get; init; }

    public string? Footnotes { get; init; }

    public static string P(string text, string properties = "", string run = "") =>
        $"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>";

    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        using (var package = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = package.AddMainDocumentPart();
            Write(main, $"<w:document {Namespaces}><w:body>{Body}</w:body></w:document>");
            Write(Numbering is null ? null : main.AddNewPart<NumberingDefinitionsPart>(), $"<w:numbering {Namespaces}>{Numbering}</w:numbering>");
            Write(Styles is null ? null : main.AddNewPart<StyleDefinitionsPart>(), $"<w:styles {Namespaces}>{Styles}</w:styles>");
            Write(Footnotes is null ? null : main.AddNewPart<FootnotesPart>(), $"<w:footnotes {Namespaces}>{Footnotes}</w:footnotes>");
        }

        return stream.ToArray();
    }

    public Task<Document> Read() => Read(ToBytes());

    public static async Task<Document> Read(byte[] bytes, DocxLimits? limits = null)
    {
        using var folder = new TemporaryFolder();
        var source = Sources.Of(folder.File("a.docx", bytes));
        return await new DocxFormatReader(limits ?? new DocxLimits()).Read(source, FileKind.Docx, StageContext.Silent());
    }

    private static void Write(OpenXmlPart? part, string xml)
    {
        if (part is not null)
        {
            using var content = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(xml));
            part.FeedData(content);
        }
    }
}
