using System.Text;
using IngestPipeline.Testing;
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

    [Theory]
    [InlineData("crash", WorkerFailure.Crashed, "falling over")]
    [InlineData("hang", WorkerFailure.TimedOut, "silent")]
    [InlineData("exhaust", WorkerFailure.OutOfMemory, "heap")]
    public async Task Worker_ThatFails_IsNamedAndStartedAnew(string method, WorkerFailure reason, string detail)
    {
        await using var worker = new JvmWorker(Faulty);
        await worker.AskOnce("""{"method":"print"}"""u8.ToArray(), default, default);
        var before = worker.ProcessId;

        var failure = await Assert.ThrowsAsync<WorkerFailureException>(() => worker.AskOnce(Encoding.UTF8.GetBytes($$"""{"method":"{{method}}"}"""), default, default));
        var answer = await worker.AskOnce("""{"method":"well"}"""u8.ToArray(), default, default);

        Assert.Equal(reason, failure.Reason);
        Assert.Contains(detail, failure.Detail, StringComparison.Ordinal);
        Assert.Equal("""{"method":"well"}""", answer.HeaderText);
        Assert.NotEqual(before, worker.ProcessId);
    }

    [Fact]
    public async Task Worker_AfterItsRequests_IsReplaced()
    {
        await using var worker = new JvmWorker(Faulty with { RequestsPerProcess = 1 });

        await worker.AskOnce("""{"method":"well"}"""u8.ToArray(), default, default);
        var first = worker.ProcessId;
        await worker.AskOnce("""{"method":"well"}"""u8.ToArray(), default, default);

        Assert.NotEqual(first, worker.ProcessId);
    }

    [Fact]
    public async Task Jar_Missing_NamesThePackage()
    {
        await using var worker = new JvmWorker(Faulty with { ClassPath = [JavaLibrary.Debian("no-such.jar", "libno-such-java")] });

        var failure = await Assert.ThrowsAsync<WorkerFailureException>(() => worker.AskOnce("{}"u8.ToArray(), default, default));

        Assert.Equal(WorkerFailure.NotInstalled, failure.Reason);
        Assert.Contains("libno-such-java", failure.Detail, StringComparison.Ordinal);
    }

    /// <summary>Java starts a single source file by itself (JEP 330).</summary>
    private static JvmWorkerOptions Faulty => new("fault-worker", Path.Combine(Repository.Root, "tests", "IngestPipeline.Tools.Tests", "Java", "FaultWorker.java"), [JavaLibrary.Own("pdf-worker.jar")])
    {
        HeapMiB = 128,
        Parallel = 2,
        Timeout = TimeSpan.FromSeconds(20),
        StartTimeout = TimeSpan.FromMinutes(2),
    };
}
