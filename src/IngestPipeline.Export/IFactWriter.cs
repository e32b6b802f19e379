using IngestPipeline.Archive;

namespace IngestPipeline.Export;

/// <summary>One format. What is written goes out as it comes; nothing of it is kept in memory.</summary>
internal interface IFactWriter : IDisposable
{
    void Fact(FactRow row);

    /// <summary>Once for each document, when all of its facts are written.</summary>
    void Source(SourceRow row);

    /// <summary>Once, at the end: without it what was written is no whole export.</summary>
    void Complete();
}
