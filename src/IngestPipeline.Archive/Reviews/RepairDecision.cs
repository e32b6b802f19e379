using IngestPipeline.Documents;

namespace IngestPipeline.Archive;

/// <summary>What a decision on repairs is about.</summary>
public abstract record RepairSelection
{
    private RepairSelection()
    {
    }

    /// <summary>All repairs of letters, also those that a later version of the program would make.</summary>
    public sealed record Everything : RepairSelection;

    /// <summary>All of one kind, likewise.</summary>
    public sealed record OfKind(RepairKind Kind) : RepairSelection;

    /// <summary>The repair at an offset of the extracted text.</summary>
    public sealed record At(int Offset) : RepairSelection;
}

/// <summary>A person's word on repairs of a document. Decisions are only ever added: taking one back is another.</summary>
/// <param name="Number">Rising over the archive.</param>
/// <param name="Rejected">False: an earlier rejection is taken back.</param>
/// <param name="Kind">The kind that is meant, or that the repair at <paramref name="Place"/> is of; null for all repairs.</param>
/// <param name="Place">The single repair that is meant; null for all, or all of <paramref name="Kind"/>.</param>
public sealed record RepairDecision(long Number, bool Rejected, RepairKind? Kind, RepairKey? Place, string User, DateTimeOffset At)
{
    /// <summary>Two decisions on the same thing: the later one counts.</summary>
    internal object Subject => Place is null ? (Kind, (RepairKey?)null) : (null, Place with { Before = "", After = "" });
}
