using IngestPipeline.Documents;
using IngestPipeline.Learning;

namespace IngestPipeline.Tagging.Metadata.Learned;

/// <summary>The weights of the choice of every field, in one file; the features of a field begin with its name.</summary>
public static class MetadataModel
{
    public const string File = "fields.tsv";

    /// <summary>Where the weights lie beside the program.</summary>
    public static string DefaultFolder => Path.Combine(AppContext.BaseDirectory, "models", "metadata");

    /// <exception cref="InvalidDataException">The weights are damaged; the message names the file.</exception>
    /// <exception cref="IOException">They cannot be read.</exception>
    public static LearnedMetadata Load(string folder)
    {
        var (model, identity) = Read(folder);
        return new LearnedMetadata(model, identity);
    }

    /// <summary>The weights alone, and the hash that names them. Throws as <see cref="Load"/>.</summary>
    public static (ChoiceModel Model, string Identity) Read(string folder)
    {
        using var weights = new WeightReader(folder);
        return (weights.Read(File, ChoiceModel.Read), weights.Identity);
    }

    public static void Save(ChoiceModel model, string folder)
    {
        Directory.CreateDirectory(folder);
        WholeFile.WriteText(Path.Combine(folder, File), model.Write);
    }
}
