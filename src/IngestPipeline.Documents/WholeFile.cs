namespace IngestPipeline.Documents;

/// <summary>Writes a file that appears whole or not at all, in place of one of that name: it is written beside it first (<c>….part</c>).</summary>
public static class WholeFile
{
    /// <exception cref="IOException">Nothing was changed; nor was it if <paramref name="write"/> throws.</exception>
    /// <exception cref="UnauthorizedAccessException">Likewise.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        var part = path + ".part";
        try
        {
            using (var stream = File.Create(part))
            {
                write(stream);
            }

            File.Move(part, path, overwrite: true);
        }
        catch
        {
            Discard(part);
            throw;
        }
    }

    /// <summary>The same for text, in UTF-8.</summary>
    public static void WriteText(string path, Action<TextWriter> write) => Write(path, stream =>
    {
        using var writer = new StreamWriter(stream);
        write(writer);
    });

    private static void Discard(string part)
    {
        try
        {
            File.Delete(part);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Where nothing can be written, nothing may be deleted either; the first reason is told.
        }
    }
}
