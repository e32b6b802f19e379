using AngleSharp.Html.Parser;
using IngestPipeline.Documents;
using IngestPipeline.Extraction.Flow;
using IngestPipeline.Pipelines;

namespace IngestPipeline.Extraction.Html;

/// <summary>Reads HTML and Word's single-file web pages (MHTML), whatever the file's name says. Nothing is loaded from outside, no script is run.</summary>
public sealed class HtmlFormatReader(FlowFileLimits limits) : IFormatReader
{
    /// <summary>Far above what people nest; the parser's time grows with the square of the depth.</summary>
    private const int MaxDepth = 4000;

    public bool Reads(FileKind kind) => kind is FileKind.Html;

    /// <exception cref="DocumentFailureException">Codes: <c>file-too-large</c>, <c>html-damaged</c>, <c>file-no-text</c>.</exception>
    public async Task<Document> Read(SourceFile source, FileKind kind, StageContext context)
    {
        var bytes = await limits.ReadAll(source, context.Cancellation);
        var (markup, charset) = MimePage.HtmlPart(bytes) ?? (bytes, null);
        var text = HtmlCharset.Decode(markup, charset);
        if (MarkupDepth.Exceeds(text, MaxDepth))
        {
            throw new DocumentFailureException("html-damaged", source.Name, null, "tệp HTML bị hỏng: quá nhiều thẻ lồng nhau", "the HTML file is damaged: its elements nest too deep");
        }

        using var page = new HtmlParser().ParseDocument(text);
        return FlowDocumentWriter.Write(source, "text/html", new HtmlFlowReader().Read(page));
    }
}
