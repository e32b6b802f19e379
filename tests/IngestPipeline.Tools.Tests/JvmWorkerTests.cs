using System.Text;
using IngestPipeline.Tools.Jvm;
using IngestPipeline.Tools.Pdf;
using Xunit;

namespace IngestPipeline.Tools.Tests;

public sealed class JvmWorkerTests
{
    [Fact]
    public async Task Request_ToTheRealWorker_IsAnswered()
    {
        await using var worker = new JvmWorker(PdfWorker.Options);

        var answer = await worker.AskOnce("""{"method":"echo","chữ":"ăâđêôơư"}"""u8.ToArray(), new byte[] { 1, 2, 255 }, default);

        Assert.Equal("""{"method":"echo","chữ":"ăâđêôơư"}""", answer.HeaderText);
        Assert.Equal([1, 2, 255], answer.Body.ToArray());
    }

    [Fact]
    public async Task Request_Unknown_IsRefusedAndTheWorkerGoesOn()
    {
        await using var worker = new JvmWorker(PdfWorker.Options);

        var refusal = await Assert.ThrowsAsync<WorkerFailureException>(() => worker.AskOnce("""{"method":"dance"}"""u8.ToArray(), default, default));
        var process = worker.ProcessId;
        var answer = await worker.AskOnce("""{"method":"echo"}"""u8.ToArray(), default, default);

        Assert.Equal((WorkerFailure.Refused, "bad-request"), (refusal.Reason, refusal.Code));
        Assert.Equal("""{"method":"echo"}""", Encoding.UTF8.GetString(answer.Header.Span));
        Assert.Equal(process, worker.ProcessId);
    }
}
