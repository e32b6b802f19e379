using IngestPipeline.Documents;
using IngestPipeline.Extraction.Flow;
using IngestPipeline.Pipelines;

namespace IngestPipeline.Extraction.Rtf;

/// <summary>Reads Rich Text Format (Microsoft's specification 1.9.1), whatever the file's name says.</summary>
public sealed class RtfFormatReader(FlowFileLimits limits) : IFormatReader
{
    public bool Reads(FileKind kind) => kind is FileKind.Rtf;

    /// <exception cref="DocumentFailureException">Codes: <c>file-too-large</c>, <c>rtf-damaged</c>, <c>file-no-text</c>.</exception>
    public async Task<Document> Read(SourceFile source, FileKind kind, StageContext context) =>
        FlowDocumentWriter.Write(source, "application/rtf", RtfParser.Parse(await limits.ReadAll(source, context.Cancellation), source, context.Cancellation));
}
