using IngestPipeline.Tools.Jvm;
using IngestPipeline.Tools.Pdf;
using Xunit;

namespace IngestPipeline.Tools.Tests;

/// <summary>One worker for all tests that read files: a JVM takes longer to start than a test to run.</summary>
[CollectionDefinition(Name)]
public sealed class PdfWorkerFixture : ICollectionFixture<PdfWorkerFixture>, IAsyncLifetime
{
    public const string Name = "pdf-worker";

    public JvmWorkerPool Workers { get; } = new(PdfWorker.Options, 1);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await Workers.DisposeAsync();
}
