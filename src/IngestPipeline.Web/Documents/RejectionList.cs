using System.Collections.Immutable;
using IngestPipeline.Archive;
using IngestPipeline.Documents;

namespace IngestPipeline.Web.Documents;

/// <summary>What people rejected in a document, matched with what its text shows of it.</summary>
/// <param name="Rules">Rejections of all repairs, or of a kind.</param>
/// <param name="Places">Rejected repairs by index in <see cref="Document.Rejected"/>, each with the decision on it; null where a rule covers it.</param>
/// <param name="Unmatched">Decisions on single repairs that the program does not make (any more).</param>
public sealed record RejectionList(ImmutableArray<RepairDecision> Rules, ImmutableArray<(int Index, RepairDecision? Decision)> Places, ImmutableArray<RepairDecision> Unmatched)
{
    public static RejectionList Of(DocumentView view, IReadOnlyList<RepairDecision> decisions)
    {
        var single = decisions.Where(d => d.Place is not null).OrderBy(d => d.Place!.Offset).ToList();
        var offsets = single.Select(d => d.Place!.Offset).ToList();
        var places = ImmutableArray.CreateBuilder<(int, RepairDecision?)>(view.Document.Rejected.Length);
        var matched = new HashSet<long>();
        for (var i = 0; i < view.Document.Rejected.Length; i++)
        {
            // The decision names the letters that differ, the rejected repair may be the whole word round them.
            var start = view.RejectedOffset(i);
            var at = offsets.BinarySearch(start);
            at = at < 0 ? ~at : at;
            var decision = at < single.Count && offsets[at] <= start + view.Document.Rejected[i].Span.Length && !matched.Contains(single[at].Number) ? single[at] : null;
            if (decision is not null)
            {
                matched.Add(decision.Number);
            }

            places.Add((i, decision));
        }

        return new RejectionList([.. decisions.Where(d => d.Place is null)], places.DrainToImmutable(), [.. single.Where(d => !matched.Contains(d.Number))]);
    }
}
