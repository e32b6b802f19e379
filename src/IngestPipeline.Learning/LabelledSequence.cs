using System.Collections.Immutable;

namespace IngestPipeline.Learning;

/// <summary>A labelled sequence with its weight among the others.</summary>
/// <param name="Features">Features of each item.</param>
/// <param name="Labels">One label an item.</param>
public sealed record LabelledSequence(IReadOnlyList<List<string>> Features, ImmutableArray<string> Labels, double Weight = 1);

/// <summary>A sequence of which somebody told something of some items and nothing of the others.</summary>
/// <param name="Features">Features of each item.</param>
/// <param name="Possible">The labels that each item may have; empty where nothing is known.</param>
public sealed record PartialSequence(IReadOnlyList<List<string>> Features, ImmutableArray<ImmutableArray<string>> Possible, double Weight = 1);
