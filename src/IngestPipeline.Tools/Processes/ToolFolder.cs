namespace IngestPipeline.Tools;

/// <summary>
/// A temporary folder that is deleted when it is disposed. All folders of a process lie below one root that carries a locked
/// file: a root whose lock is free belonged to a process that was killed, and is cleared by the next one.
/// </summary>
public sealed class ToolFolder : IDisposable
{
    private const string Prefix = "ingest-tools-";
    private static readonly Lazy<(string Path, FileStream Lock)> Root = new(MakeRoot);
    private static long _count;

    public ToolFolder()
    {
        Path = System.IO.Path.Combine(Root.Value.Path, Interlocked.Increment(ref _count).ToString(System.Globalization.CultureInfo.InvariantCulture));
        Directory.CreateDirectory(Path);
    }

    public string Path { get; }

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Delete(Path);

    private static (string Path, FileStream Lock) MakeRoot()
    {
        foreach (var other in Directory.EnumerateDirectories(System.IO.Path.GetTempPath(), Prefix + "*"))
        {
            ClearAbandoned(other);
        }

        var root = Directory.CreateTempSubdirectory(Prefix).FullName;
        var held = new FileStream(System.IO.Path.Combine(root, ".lock"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Delete(root);
        return (root, held);
    }

    private static void ClearAbandoned(string root)
    {
        var path = System.IO.Path.Combine(root, ".lock");
        try
        {
            // Without a lock file the root is being made just now.
            using (new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            {
                Delete(root);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Its owner lives, or it belongs to another account: not ours to clear.
        }
    }

    private static void Delete(string path)
    {
        try
        {
            Directory.Delete(path, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A killed child may still be closing a file; the next process clears the root.
        }
    }
}
