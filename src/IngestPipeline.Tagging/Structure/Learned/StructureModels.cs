using System.Security.Cryptography;
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
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        return new StructureModels(
            Read(folder, LinesFile, SequenceModel.Read, hash), Read(folder, NestingFile, ChoiceModel.Read, hash), Read(folder, RolesFile, ChoiceModel.Read, hash),
            Convert.ToHexStringLower(hash.GetCurrentHash())[..12]);
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

    private static T Read<T>(string folder, string name, Func<TextReader, T> read, IncrementalHash hash)
    {
        var bytes = File.ReadAllBytes(Path.Combine(folder, name));
        hash.AppendData(bytes);
        try
        {
            using var reader = new StreamReader(new MemoryStream(bytes));
            return read(reader);
        }
        catch (Exception e) when (e is InvalidDataException or KeyNotFoundException or ArgumentException)
        {
            throw new InvalidDataException($"{Path.Combine(folder, name)}: {e.Message}", e);
        }
    }

    private static void Write(string folder, string name, Action<TextWriter> write) => WholeFile.WriteText(Path.Combine(folder, name), write);
}
