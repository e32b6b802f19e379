using AngleSharp.Html.Parser;
using IngestPipeline.Documents;
using IngestPipeline.Extraction.Flow;
using IngestPipeline.Pipelines;

namespace IngestPipeline.Extraction.Html;

/// <summary>Reads HTML and Word's single-file web pages (MHTML), whatever the file's name says. Nothing is loaded from outside, no script is run.</summary>
public sealed class HtmlFormatReader(FlowFileLimits limits) : IFormatReader
{
    public bool Reads(FileKind kind) => kind is FileKind.Html;

    /// <exception cref="DocumentFailureException">Codes: <c>file-too-large</c>, <c>file-no-text</c>.</exception>
    public async Task<Document> Read(SourceFile source, FileKind kind, StageContext context)
    {
        var bytes = await limits.ReadAll(source, context.Cancellation);
        var (markup, charset) = MimePage.HtmlPart(bytes) ?? (bytes, null);
        using var page = new HtmlParser().ParseDocument(HtmlCharset.Decode(markup, charset));
        return FlowDocumentWriter.Write(source, "text/html", new HtmlFlowReader().Read(page));
    }
}
