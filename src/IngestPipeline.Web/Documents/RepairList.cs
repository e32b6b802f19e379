using System.Collections.Immutable;
using IngestPipeline.Documents;

namespace IngestPipeline.Web.Documents;

/// <summary>Which repairs of a document are wanted.</summary>
/// <param name="Kind">Null: every kind.</param>
/// <param name="Confidence">Percent at least, 0 to 100.</param>
/// <param name="Spacing">Those of white space alone too.</param>
public sealed record RepairFilter(RepairKind? Kind, int Confidence, bool Spacing)
{
    public bool Takes(DocumentView view, int repair) =>
        (Spacing || !view.IsSpacing(repair)) && Math.Round(view.Document.Repairs[repair].Confidence * 100) >= Confidence;
}

/// <summary>A page of a document's repairs with the counts of each kind: scans and old encodings have tens of thousands.</summary>
/// <param name="Counts">Of each kind that occurs, under the other conditions.</param>
/// <param name="Shown">By index in the document.</param>
/// <param name="Total">On all pages.</param>
/// <param name="Page">From 1.</param>
public sealed record RepairList(ImmutableArray<(RepairKind Kind, int Count)> Counts, ImmutableArray<int> Shown, int Total, int Page)
{
    public const int PageSize = 200;

    public bool HasNext => Page * PageSize < Total;

    public static RepairList Of(DocumentView view, RepairFilter filter, int page)
    {
        var repairs = view.Document.Repairs;
        var taken = Enumerable.Range(0, repairs.Length).Where(i => filter.Takes(view, i)).ToList();
        var counts = taken.CountBy(i => repairs[i].Kind).OrderBy(c => c.Key).Select(c => (c.Key, c.Value)).ToImmutableArray();
        var ofKind = filter.Kind is { } kind ? taken.Where(i => repairs[i].Kind == kind).ToList() : taken;
        var at = Math.Clamp(page, 1, Math.Max(1, (ofKind.Count + PageSize - 1) / PageSize));
        return new RepairList(counts, [.. ofKind.Skip((at - 1) * PageSize).Take(PageSize)], ofKind.Count, at);
    }
}
