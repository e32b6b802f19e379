namespace IngestPipeline.Vietnamese.Recognition;

/// <summary>Where the trained table lies beside the program.</summary>
public static class ConfusionFile
{
    public static string Default => Path.Combine(AppContext.BaseDirectory, "models", "recognition", "confusions.tsv");

    /// <exception cref="InvalidDataException">The table is damaged; the message names the file.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static ConfusionTable Load(string path)
    {
        using var reader = new StreamReader(path);
        try
        {
            return ConfusionTable.Read(reader);
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException($"{path}: {e.Message}", e);
        }
    }
}
