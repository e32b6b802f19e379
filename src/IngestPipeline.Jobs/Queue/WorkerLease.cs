namespace IngestPipeline.Jobs;

/// <summary>One worker per data folder: the job store and the index have one writer. Held by an open file, so it goes with the process.</summary>
public sealed class WorkerLease : IDisposable
{
    private readonly FileStream _file;

    private WorkerLease(FileStream file) => _file = file;

    /// <summary>Null when another process holds it.</summary>
    public static WorkerLease? TryTake(string workFolder)
    {
        try
        {
            return new WorkerLease(new FileStream(Path.Combine(workFolder, "worker.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Dispose() => _file.Dispose();
}
