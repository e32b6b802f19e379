using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace IngestPipeline.Pipelines;

/// <summary>A stage as placed in a pipeline.</summary>
public sealed record PlacedStage(IStage Stage, bool Checkpoint, bool Optional);

/// <summary>An immutable sequence of stages, checked when it was built.</summary>
public sealed class Pipeline
{
    private Pipeline(string name, string version, ImmutableArray<PlacedStage> stages)
    {
        Name = name;
        Version = version;
        Stages = stages;
    }

    public string Name { get; }

    /// <summary>16 hex digits over the definition and the ids of its stages.</summary>
    public string Version { get; }

    public ImmutableArray<PlacedStage> Stages { get; }

    /// <param name="definition">Names stages in the order in which they run.</param>
    /// <param name="factories">Makes a stage from its options, by name.</param>
    /// <exception cref="PipelineDefinitionException">An unknown stage, or one named twice.</exception>
    public static Pipeline Build(PipelineDefinition definition, IReadOnlyDictionary<string, Func<IReadOnlyDictionary<string, string>, IStage>> factories)
    {
        var stages = ImmutableArray.CreateBuilder<PlacedStage>();
        var identity = new StringBuilder(definition.Name);
        foreach (var line in definition.Stages)
        {
            if (!factories.TryGetValue(line.Stage, out var make))
            {
                throw new PipelineDefinitionException($"unknown stage '{line.Stage}'; known are {string.Join(", ", factories.Keys.Order())}");
            }

            if (stages.Any(s => s.Stage.Id.Name == line.Stage))
            {
                throw new PipelineDefinitionException($"stage '{line.Stage}' is named twice");
            }

            var stage = make(line.Options);
            stages.Add(new PlacedStage(stage, line.Checkpoint, line.Optional));
            identity.Append('\n').Append(stage.Id).Append('|').AppendJoin(',', line.Options.OrderBy(o => o.Key, StringComparer.Ordinal).Select(o => $"{o.Key}={o.Value}"));
        }

        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(identity.ToString()));
        return new Pipeline(definition.Name, Convert.ToHexStringLower(hash)[..16], stages.DrainToImmutable());
    }
}
