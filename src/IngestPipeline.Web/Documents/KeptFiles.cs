using System.Collections.Concurrent;

namespace IngestPipeline.Web.Documents;

/// <summary>Files that are made when they are first asked for, so many at a time, and kept.</summary>
internal sealed class KeptFiles(int atOnce) : IDisposable
{
    private readonly SemaphoreSlim _turns = new(atOnce);
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _making = new();

    /// <summary>Whoever asks first has it made; the others wait for the same one. Making goes on when the asker leaves: the next one is served from disk.</summary>
    /// <param name="make">Writes the file to the path that it gets, where it is named only when it is whole.</param>
    /// <returns><paramref name="path"/>, where the file lies.</returns>
    public async Task<string> Find(string path, Func<string, Task> make, CancellationToken cancellation)
    {
        if (File.Exists(path))
        {
            return path;
        }

        var making = _making.GetOrAdd(path, key => new Lazy<Task<string>>(() => Make(key, make)));
        try
        {
            return await making.Value.WaitAsync(cancellation);
        }
        finally
        {
            if (making.Value.IsCompleted)
            {
                _making.TryRemove(path, out _);
            }
        }
    }

    public void Dispose() => _turns.Dispose();

    private async Task<string> Make(string path, Func<string, Task> make)
    {
        await _turns.WaitAsync();
        var part = path + "." + Guid.NewGuid().ToString("N");
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await make(part);
            File.Move(part, path, overwrite: true);
            return path;
        }
        finally
        {
            File.Delete(part);
            _turns.Release();
        }
    }
}
