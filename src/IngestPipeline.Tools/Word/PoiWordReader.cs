using IngestPipeline.Documents;
using IngestPipeline.Extraction.Flow;
using IngestPipeline.Tools.Jvm;

namespace IngestPipeline.Tools.Word;

/// <summary>Reads binary Word files through Apache POI HWPF in the pdf-worker.</summary>
/// <param name="workers">Made with <see cref="Pdf.PdfWorker.Options"/>.</param>
public sealed class PoiWordReader(JvmWorkerPool workers) : IOldWordReader
{
    public Task<FlowContent> Read(SourceFile source, CancellationToken cancellation) => throw new NotSupportedException($"in the making {workers}");
}
