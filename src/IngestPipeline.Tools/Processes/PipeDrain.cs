namespace IngestPipeline.Tools;

/// <summary>Reads a pipe to its end, so that the writer never blocks, and keeps the first part.</summary>
internal sealed class PipeDrain
{
    private readonly MemoryStream _kept = new();
    private readonly Lock _guard = new();
    private bool _truncated;

    public PipeDrain(Stream pipe, int limit) => Done = Read(pipe, limit);

    public Task Done { get; }

    /// <summary>What has come so far.</summary>
    public byte[] Kept
    {
        get
        {
            lock (_guard)
            {
                return _kept.ToArray();
            }
        }
    }

    public bool Truncated
    {
        get
        {
            lock (_guard)
            {
                return _truncated;
            }
        }
    }

    private async Task Read(Stream pipe, int limit)
    {
        var buffer = new byte[32 << 10];
        int count;
        while ((count = await pipe.ReadAsync(buffer)) > 0)
        {
            lock (_guard)
            {
                var room = Math.Min(count, limit - (int)_kept.Length);
                _kept.Write(buffer, 0, room);
                _truncated |= room < count;
            }
        }
    }
}
