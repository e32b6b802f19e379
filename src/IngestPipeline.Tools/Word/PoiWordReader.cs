using System.Text.Json;
using IngestPipeline.Documents;
using IngestPipeline.Extraction.Flow;
using IngestPipeline.Tools.Jvm;

namespace IngestPipeline.Tools.Word;

/// <summary>Reads binary Word files through Apache POI HWPF in the pdf-worker.</summary>
/// <param name="workers">Made with <see cref="Pdf.PdfWorker.Options"/>.</param>
public sealed class PoiWordReader(JvmWorkerPool workers) : IOldWordReader
{
    public async Task<FlowContent> Read(SourceFile source, CancellationToken cancellation)
    {
        var request = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["method"] = "doc-read", ["path"] = Path.GetFullPath(source.Path) });
        try
        {
            await foreach (var frame in workers.Ask(request, default, cancellation))
            {
                return WordContent.Parse(frame.Header);
            }
        }
        catch (WorkerFailureException e)
        {
            throw e.Code switch
            {
                "doc-encrypted" => new DocumentFailureException(
                    "doc-encrypted", source.Name, null, "tệp Word được mã hóa, cần mật khẩu để mở", "the Word file is encrypted; a password is needed to open it", inner: e),
                "doc-damaged" => new DocumentFailureException("doc-damaged", source.Name, null, $"tệp Word bị hỏng ({e.Detail})", $"the Word file is damaged ({e.Detail})", inner: e),
                _ => e.For(source),
            };
        }

        throw new InvalidDataException("the worker gave no content");
    }
}
