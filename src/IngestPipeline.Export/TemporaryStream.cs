namespace IngestPipeline.Export;

/// <summary>A file that only this process sees, for what must be written before it can be read; gone when it is closed.</summary>
internal static class TemporaryStream
{
    public static FileStream Create()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(Path.Combine(Path.GetTempPath(), $"ingest-export-{Guid.NewGuid():N}"), options);
    }
}
