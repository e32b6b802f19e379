using System.Text.Json;
using System.Text.RegularExpressions;
using IngestPipeline.Documents;

namespace IngestPipeline.Archive;

public enum FactVerdict
{
    /// <summary>Right as it was read.</summary>
    Accepted,

    /// <summary>A figure, but not what was read of it.</summary>
    Corrected,

    /// <summary>No figure at all, or one that should not be counted.</summary>
    Rejected,
}

/// <summary>What a reviewer judges of a fact: its fields as the contract writes them.</summary>
public sealed partial record FactReading(string Value, string? Of, string? Unit, FactKind Kind, string? Indicator, string? Period, string? Place, FactStatus Status)
{
    /// <summary>Name of the first field that is not as the contract writes it; null if all are.</summary>
    public string? Problem =>
        !Canonical().IsMatch(Value) ? "value"
        : Of is not null && !Canonical().IsMatch(Of) ? "of"
        : Period is not null && FactPeriod.Parse(Period) is null ? "period"
        : null;

    public static FactReading From(Fact f) => new(f.Value, f.Of, f.Unit, f.Kind, f.Indicator, f.Period, f.Place, f.Status);

    /// <summary>The fact with these fields; place in the text, approximation, change and confidence stay as read.</summary>
    public Fact ApplyTo(Fact f) => f with { Value = Value, Of = Of, Unit = Unit, Kind = Kind, Indicator = Indicator, Period = Period, Place = Place, Status = Status };

    internal static FactReading Stored(string json) => JsonSerializer.Deserialize<FactReading>(json)!;

    internal string Stored() => JsonSerializer.Serialize(this);

    [GeneratedRegex(@"^-?[0-9]+(\.[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Canonical();
}

/// <summary>A person's word on a fact of a document. Reviews are only ever added: taking one back is another.</summary>
/// <param name="Number">Rising over the archive.</param>
/// <param name="Key">Names the figure in the text.</param>
/// <param name="Verdict">Null: an earlier review is taken back.</param>
/// <param name="Read">What the program had read when it was reviewed.</param>
/// <param name="Said">What the person says: <paramref name="Read"/> where it was accepted or rejected. It holds whatever a later version of the program reads.</param>
/// <param name="User">Sign-in name.</param>
public sealed record FactReview(long Number, FactKey Key, FactVerdict? Verdict, FactReading Read, FactReading Said, string User, DateTimeOffset At)
{
    /// <summary>The fact as the person says it is; a rejected one stays as it was read.</summary>
    public Fact ApplyTo(Fact fact) => Verdict is FactVerdict.Accepted or FactVerdict.Corrected ? Said.ApplyTo(fact) : fact;
}
