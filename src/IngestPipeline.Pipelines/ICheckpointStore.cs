using IngestPipeline.Documents;

namespace IngestPipeline.Pipelines;

/// <summary>Keeps what expensive stages gave, so that a job that was cut off does not begin anew.</summary>
public interface ICheckpointStore
{
    /// <summary>The document as saved under this key for this file, with <paramref name="source"/>'s own name and path; null if none.</summary>
    Document? Load(SourceFile source, string key);

    void Save(Document document, string key);

    /// <summary>Forgets everything saved for a file.</summary>
    void Remove(string sha256);
}

/// <summary>Keeps nothing: for the command line and tests.</summary>
public sealed class NoCheckpoints : ICheckpointStore
{
    public Document? Load(SourceFile source, string key) => null;

    public void Save(Document document, string key)
    {
    }

    public void Remove(string sha256)
    {
    }
}
