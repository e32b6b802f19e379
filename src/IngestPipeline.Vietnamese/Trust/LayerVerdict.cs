namespace IngestPipeline.Vietnamese.Trust;

/// <summary>The text layer of a page beside what was read from its image.</summary>
/// <param name="Keeps">The layer is taken.</param>
/// <param name="Wanted">A person said so; nothing was weighed.</param>
/// <param name="Layer">The layer's worth.</param>
/// <param name="Image">The worth of what was recognised; null where the page was not recognised.</param>
public sealed record LayerVerdict(bool Keeps, bool Wanted, ReadingQuality Layer, ReadingQuality? Image);
