namespace IngestPipeline.Export;

/// <summary>
/// A file that only this process sees, for what must be written before it can be read; gone when it is closed, also by a process that is killed:
/// on Unix it has lost its name before anything is written.
/// </summary>
internal static class TemporaryStream
{
    public static FileStream Create()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite };
        var path = Path.Combine(Path.GetTempPath(), $"ingest-export-{Guid.NewGuid():N}");
        if (OperatingSystem.IsWindows())
        {
            options.Options = FileOptions.DeleteOnClose;
            return new FileStream(path, options);
        }

        options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var stream = new FileStream(path, options);
        File.Delete(path);
        return stream;
    }
}
