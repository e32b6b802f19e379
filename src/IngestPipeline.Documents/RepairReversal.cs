using System.Collections.Immutable;

namespace IngestPipeline.Documents;

/// <summary>Takes repairs back: their places hold again what was read.</summary>
internal static class RepairReversal
{
    /// <summary>All repairs taken back, line ends within paragraphs too.</summary>
    public static Document Undo(Document document)
    {
        var edits = document.Repairs.Select(r => new TextEdit(r.Span, r.Original, null));
        return (document with { Repairs = [], Rejected = [] }).Rewrite(edits);
    }

    /// <summary>
    /// Some repairs taken back and kept as rejected. A paragraph stays one line: line ends and doubled spaces of the original become one space, which is
    /// then the repair. Characters that nothing is known of are gaps, the rejected repair their candidate.
    /// </summary>
    /// <param name="rejected">By index in <see cref="Document.Repairs"/>.</param>
    public static Document Reject(Document document, IReadOnlyList<bool> rejected)
    {
        var edits = new List<TextEdit>();
        var repairs = ImmutableArray.CreateBuilder<Repair>(document.Repairs.Length);
        var places = ImmutableArray.CreateBuilder<RejectedRepair>();
        var gaps = new List<Gap>();
        var moved = 0;
        for (var i = 0; i < document.Repairs.Length; i++)
        {
            var repair = document.Repairs[i];
            if (!rejected[i])
            {
                repairs.Add(repair with { Span = repair.Span.Shift(moved) });
                continue;
            }

            var original = Repair.WithSingleSpaces(repair.Original);
            var replacement = repair.Span.In(document.Text);
            var span = TextSpan.OfLength(repair.Span.Start + moved, original.Length);
            edits.Add(new TextEdit(repair.Span, original, null));
            places.Add(new RejectedRepair(span, replacement, repair.Kind, repair.Confidence));
            gaps.AddRange(Gaps(original, replacement, repair.Confidence).Select(g => g with { Span = g.Span.Shift(span.Start) }));
            if (original != repair.Original)
            {
                repairs.Add(new Repair(span, repair.Original, RepairKind.Spacing, 1));
            }

            moved += original.Length - repair.Span.Length;
        }

        // The merge of repairs takes characters without a kind as moved elsewhere; here they come back, so the list is made by hand.
        var reverted = (document with { Repairs = [] }).Rewrite(edits);
        return reverted with
        {
            Repairs = repairs.DrainToImmutable(),
            Rejected = [.. reverted.Rejected.Concat(places).OrderBy(r => r.Span.Start)],
            Gaps = [.. reverted.Gaps.Where(old => !gaps.Any(g => g.Span.Overlaps(old.Span))).Concat(gaps).OrderBy(g => g.Span.Start)],
        };
    }

    private static IEnumerable<Gap> Gaps(string original, string replacement, double confidence)
    {
        for (var at = original.IndexOf(Gap.Character, StringComparison.Ordinal); at >= 0;)
        {
            var end = at;
            while (end < original.Length && original[end] == Gap.Character)
            {
                end++;
            }

            // What surrounds the gap must be what surrounds the candidate; else nobody can tell which part of the replacement filled it.
            var tail = original.Length - end;
            var fits = replacement.Length > at + tail
                && replacement.AsSpan(0, at).SequenceEqual(original.AsSpan(0, at))
                && replacement.AsSpan(replacement.Length - tail).SequenceEqual(original.AsSpan(end));
            yield return new Gap(new TextSpan(at, end), fits ? [new GapCandidate(replacement[at..^tail], confidence)] : []);
            at = original.IndexOf(Gap.Character, end);
        }
    }
}
