using IngestPipeline.Documents;
using IngestPipeline.Learning;

namespace IngestPipeline.Tagging.Structure.Learned;

/// <summary>The weights of the three models of structure: kinds of lines, nesting of headings, roles of sections.</summary>
public sealed record StructureModels(SequenceModel Lines, ChoiceModel Nesting, ChoiceModel Roles, string Identity)
{
    public const string LinesFile = "lines.tsv", NestingFile = "nesting.tsv", RolesFile = "roles.tsv";

    /// <summary>Where the weights lie beside the program.</summary>
    public static string DefaultFolder => Path.Combine(AppContext.BaseDirectory, "models", "structure");

    /// <exception cref="InvalidDataException">Weights are damaged; the message names the file.</exception>
    /// <exception cref="IOException">They cannot be read.</exception>
    public static StructureModels Load(string folder)
    {
        using var weights = new WeightReader(folder);
        return new StructureModels(weights.Read(LinesFile, SequenceModel.Read), weights.Read(NestingFile, ChoiceModel.Read), weights.Read(RolesFile, ChoiceModel.Read), weights.Identity);
    }

    public StructureStage Stage() =>
        new(new LearnedLineTagger(Lines, Identity), new LearnedNesting(Nesting, Identity), new LearnedRoles(Roles, Identity));

    public void Save(string folder)
    {
        Directory.CreateDirectory(folder);
        Write(folder, LinesFile, Lines.Write);
        Write(folder, NestingFile, Nesting.Write);
        Write(folder, RolesFile, Roles.Write);
    }

    private static void Write(string folder, string name, Action<TextWriter> write) => WholeFile.WriteText(Path.Combine(folder, name), write);
}
