using IngestPipeline.Documents;
using IngestPipeline.Pipelines;

namespace IngestPipeline.Extraction;

/// <summary>Turns files of some kinds into the first document.</summary>
public interface IFormatReader
{
    bool Reads(FileKind kind);

    /// <exception cref="DocumentFailureException">The file cannot be read.</exception>
    Task<Document> Read(SourceFile source, FileKind kind, StageContext context);
}
