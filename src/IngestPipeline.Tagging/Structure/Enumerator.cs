namespace IngestPipeline.Tagging.Structure;

/// <summary>The markers that administrative documents number their parts with (Nghị định 30/2020/NĐ-CP, Phụ lục I), outermost first.</summary>
public enum EnumeratorKind
{
    Appendix,
    Part,
    Chapter,
    Division,
    Subdivision,
    Capital,
    Roman,
    Article,
    Arabic,
    Decimal,
    ArabicBracket,
    Letter,
}

/// <summary>The marker at the start of a line.</summary>
/// <param name="Kind">Its series.</param>
/// <param name="Label">As printed, without its closing dot or bracket: <c>Phần I</c>, <c>I</c>, <c>1.1</c>, <c>đ</c>.</param>
/// <param name="Ordinal">Place in its series from 1 (of the last number of a decimal one); 0 where it has none.</param>
/// <param name="Depth">Count of numbers in a decimal marker; 1 for all others.</param>
/// <param name="Length">UTF-16 units from the line's start to the start of what follows the marker.</param>
public sealed record Enumerator(EnumeratorKind Kind, string Label, int Ordinal, int Depth, int Length)
{
    /// <summary>The same letters read as a member of another series: <c>C.</c> is Roman 100 or the third capital.</summary>
    public Enumerator? Otherwise { get; init; }
}
