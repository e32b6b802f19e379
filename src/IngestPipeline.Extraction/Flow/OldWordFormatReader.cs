using IngestPipeline.Documents;
using IngestPipeline.Pipelines;

namespace IngestPipeline.Extraction.Flow;

/// <summary>Reads binary Word files through an engine behind the port.</summary>
public sealed class OldWordFormatReader(IOldWordReader engine) : IFormatReader
{
    public bool Reads(FileKind kind) => kind is FileKind.Doc;

    /// <exception cref="DocumentFailureException">Those of <see cref="IOldWordReader.Read"/>; <c>file-no-text</c>.</exception>
    public async Task<Document> Read(SourceFile source, FileKind kind, StageContext context) =>
        FlowDocumentWriter.Write(source, "application/msword", await engine.Read(source, context.Cancellation));
}
