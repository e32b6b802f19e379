using System.Runtime.CompilerServices;
using System.Text.Json;
using IngestPipeline.Documents;
using IngestPipeline.Extraction.Pdf;
using IngestPipeline.Tools.Jvm;

namespace IngestPipeline.Tools.Pdf;

/// <summary>
/// Reads PDF through PDFBox in the pdf-worker. When the worker fails on a page it is started anew and the page is tried once more; a page that brings
/// it down again comes with its error, and reading goes on behind it.
/// </summary>
/// <param name="workers">Made with <see cref="PdfWorker.Options"/>.</param>
/// <param name="maximumPages">A file with more is refused (<c>pdf-too-many-pages</c>).</param>
public sealed class PdfBoxReader(JvmWorkerPool workers, int maximumPages = 10_000) : IPdfReader
{
    /// <summary>More restarts than that on one file, and the reason is not single pages.</summary>
    private const int MostRestarts = 6;

    public async IAsyncEnumerable<PdfPage> Read(SourceFile source, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var decoder = new PdfPageDecoder();
        var (next, total, failedBefore) = (1, int.MaxValue, 0);
        for (var restarts = 0; next <= total; restarts++)
        {
            decoder.BeginSitting();
            var request = new ReadRequest("pdf-read", source.Path, next, maximumPages, decoder.NextFont);
            await using var frames = workers.Ask(JsonSerializer.SerializeToUtf8Bytes(request, PdfHeaders.Default.ReadRequest), default, cancellation).GetAsyncEnumerator(cancellation);
            WorkerFailureException? failure;
            while (true)
            {
                (var frame, failure) = await Next(frames);
                if (frame is null)
                {
                    break;
                }

                if (frame.Body.IsEmpty)
                {
                    total = JsonSerializer.Deserialize(frame.Header.Span, PdfHeaders.Default.CountAnswer) is { Pages: > 0 } counted ? counted.Pages : total;
                    continue;
                }

                var page = decoder.Decode(frame);
                next = page.Number + 1;
                yield return page;
            }

            if (failure is null)
            {
                yield break;
            }

            if (total == int.MaxValue || restarts == MostRestarts || failure.Reason is WorkerFailure.Refused or WorkerFailure.NotInstalled)
            {
                throw Named(failure, source);
            }

            if (failedBefore == next)
            {
                yield return new PdfPage(next, 0, 0, 0, new Dictionary<int, PdfFont>(), [], [], [], failure.Message);
                next++;
            }
            else
            {
                failedBefore = next;
            }
        }
    }

    public async Task<int> CountPages(SourceFile source, CancellationToken cancellation)
    {
        var request = new ReadRequest("pdf-count", source.Path, 1, maximumPages, 0);
        try
        {
            await foreach (var frame in workers.Ask(JsonSerializer.SerializeToUtf8Bytes(request, PdfHeaders.Default.ReadRequest), default, cancellation))
            {
                return JsonSerializer.Deserialize(frame.Header.Span, PdfHeaders.Default.CountAnswer)!.Pages;
            }
        }
        catch (WorkerFailureException e)
        {
            throw Named(e, source);
        }

        throw new InvalidDataException("the worker counted no pages");
    }

    private static async Task<(WorkerFrame? Frame, WorkerFailureException? Failure)> Next(IAsyncEnumerator<WorkerFrame> frames)
    {
        try
        {
            return (await frames.MoveNextAsync() ? frames.Current : null, null);
        }
        catch (WorkerFailureException e)
        {
            return (null, e);
        }
    }

    internal static DocumentFailureException Named(WorkerFailureException failure, SourceFile source) => failure.Code switch
    {
        "pdf-encrypted" => new("pdf-encrypted", source.Name, null, "tệp PDF được mã hóa, cần mật khẩu để mở", "the PDF is encrypted; a password is needed to open it", inner: failure),
        "pdf-damaged" => new("pdf-damaged", source.Name, null, $"tệp PDF bị hỏng ({failure.Detail})", $"the PDF is damaged ({failure.Detail})", inner: failure),
        "pdf-no-pages" => new("pdf-no-pages", source.Name, null, "tệp PDF không có trang nào", "the PDF has no pages", inner: failure),
        "pdf-too-many-pages" => new("pdf-too-many-pages", source.Name, null, $"tệp PDF có quá nhiều trang ({failure.Detail})", $"the PDF has too many pages ({failure.Detail})", inner: failure),
        _ => failure.For(source),
    };
}
