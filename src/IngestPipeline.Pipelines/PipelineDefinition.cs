using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace IngestPipeline.Pipelines;

/// <summary>One line of a definition: which stage, whether its result is kept on disk, and its options.</summary>
public sealed record StageDefinition
{
    public string Stage { get; init; } = "";

    /// <summary>Keep the result of this stage until the document is stored, so that a job that was cut off goes on from here.</summary>
    public bool Checkpoint { get; init; }

    /// <summary>A failure of this stage is a warning; the document goes on with what there is.</summary>
    public bool Optional { get; init; }

    public Dictionary<string, string> Options { get; init; } = [];
}

/// <summary>Stages and options as data (<c>pipelines/*.yaml</c>).</summary>
public sealed record PipelineDefinition
{
    public string Name { get; init; } = "";

    public List<StageDefinition> Stages { get; init; } = [];

    /// <exception cref="PipelineDefinitionException">Not valid YAML, an unknown key, or no stages.</exception>
    public static PipelineDefinition Parse(string yaml)
    {
        PipelineDefinition definition;
        try
        {
            definition = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<PipelineDefinition>(yaml);
        }
        catch (YamlDotNet.Core.YamlException e)
        {
            throw new PipelineDefinitionException($"line {e.Start.Line}: {e.InnerException?.Message ?? e.Message}", e);
        }

        if (definition is null || definition.Name.Length == 0 || definition.Stages.Count == 0)
        {
            throw new PipelineDefinitionException("a pipeline needs a name and at least one stage");
        }

        return definition;
    }
}

/// <summary>A pipeline definition that cannot be built; the message says where and why.</summary>
public sealed class PipelineDefinitionException(string message, Exception? inner = null) : Exception(message, inner);
