using IngestPipeline.Documents;

namespace IngestPipeline.Tagging.Facts;

/// <summary>A quantity found in a line, before it is placed in the document.</summary>
internal sealed record FactDraft(NumberSite Site, int Start, int End, string Value, string? Of, string? Unit, FactKind Kind, double Confidence)
{
    /// <summary>First of a range whose second end carries the unit, or that second end.</summary>
    public int? RangeWith { get; init; }

    public FactChange? Change { get; init; }

    public string? Baseline { get; init; }

    public Approximation? Approx { get; init; }

    public FactStatus Status { get; init; }

    public string? Indicator { get; init; }

    public string? Period { get; init; }

    public string? Place { get; init; }
}
