using System.Runtime.CompilerServices;
using IngestPipeline.Documents;
using IngestPipeline.Extraction.Pdf;
using IngestPipeline.Tools.Jvm;

namespace IngestPipeline.Tools.Pdf;

/// <summary>Reads PDF through PDFBox in the pdf-worker.</summary>
/// <param name="workers">Made with <see cref="PdfWorker.Options"/>.</param>
/// <param name="maximumPages">A file with more is refused (<c>pdf-too-many-pages</c>).</param>
public sealed class PdfBoxReader(JvmWorkerPool workers, int maximumPages = 10_000) : IPdfReader
{
    public async IAsyncEnumerable<PdfPage> Read(SourceFile source, [EnumeratorCancellation] CancellationToken cancellation)
    {
        _ = (workers, maximumPages, source);
        await Task.CompletedTask;
        cancellation.ThrowIfCancellationRequested();
        throw new NotSupportedException("in the making");
#pragma warning disable CS0162
        yield break;
#pragma warning restore CS0162
    }

    public Task<int> CountPages(SourceFile source, CancellationToken cancellation) => throw new NotSupportedException("in the making");
}
