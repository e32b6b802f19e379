using System.Collections.Immutable;
using IngestPipeline.Documents;
using IngestPipeline.Pipelines;

namespace IngestPipeline.Extraction;

/// <summary>The first stage: looks at the content and hands the file to the reader of its kind.</summary>
/// <param name="readers">Asked in order.</param>
/// <param name="engines">Names and versions of the engines behind the readers; they are part of the stage's version.</param>
public sealed class ExtractStage(ImmutableArray<IFormatReader> readers, string engines) : IDecidedStage
{
    public StageId Id { get; } = new("extract", $"11;{engines}");

    public long Revision(StageContext context) => context.Recognition.Revision;

    public Task<Document> Run(Document document, StageContext context)
    {
        var kind = ContentSniffer.Sniff(document.Source);
        var reader = readers.FirstOrDefault(r => r.Reads(kind)) ?? throw new DocumentFailureException(
            "format-unsupported", document.Source.Name, null, "định dạng tệp này chưa được hỗ trợ", "this kind of file is not supported");
        return reader.Read(document.Source, kind, context);
    }
}
