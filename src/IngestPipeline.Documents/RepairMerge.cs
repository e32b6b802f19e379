using System.Collections.Immutable;

namespace IngestPipeline.Documents;

/// <summary>Keeps the list of repairs true over several rewrites: each entry always tells what the extraction read.</summary>
internal static class RepairMerge
{
    public static ImmutableArray<Repair> Combine(ImmutableArray<Repair> earlier, AlignedText aligned)
    {
        var result = new List<Repair>(earlier.Length + aligned.Edits.Length);
        var pending = new Queue<Repair>(earlier);
        foreach (var edit in aligned.Edits)
        {
            while (pending.Count > 0 && pending.Peek().Span.End <= edit.Source.Start && !Touches(pending.Peek(), edit))
            {
                result.Add(Moved(pending.Dequeue(), aligned));
            }

            var swallowed = new List<Repair>();
            while (pending.Count > 0 && Touches(pending.Peek(), edit))
            {
                swallowed.Add(pending.Dequeue());
            }

            if (swallowed.Count > 0)
            {
                result.Add(Merged(swallowed, edit, aligned));
            }
            else if (edit.Kind is { } kind)
            {
                result.Add(new Repair(edit.Target, edit.Source.In(aligned.Parent), kind, edit.Confidence));
            }
        }

        result.AddRange(pending.Select(r => Moved(r, aligned)));
        return [.. result];
    }

    private static bool Touches(Repair repair, AlignedEdit edit) =>
        repair.Span.Overlaps(edit.Source) || (repair.Span.IsEmpty && edit.Source.Contains(repair.Span.Start) && repair.Span.Start > edit.Source.Start);

    private static Repair Moved(Repair repair, AlignedText aligned) => repair with { Span = aligned.ToText(repair.Span) };

    /// <summary>One repair over everything that was touched; its original is the parent's text with the swallowed repairs undone.</summary>
    private static Repair Merged(List<Repair> swallowed, AlignedEdit edit, AlignedText aligned)
    {
        var start = Math.Min(edit.Source.Start, swallowed[0].Span.Start);
        var end = Math.Max(edit.Source.End, swallowed[^1].Span.End);
        var original = new System.Text.StringBuilder();
        var at = start;
        foreach (var repair in swallowed)
        {
            original.Append(aligned.Parent, at, repair.Span.Start - at).Append(repair.Original);
            at = repair.Span.End;
        }

        original.Append(aligned.Parent, at, end - at);
        return new Repair(
            aligned.ToText(new TextSpan(start, end)), original.ToString(), edit.Kind ?? swallowed[0].Kind, Math.Min(edit.Confidence, swallowed.Min(r => r.Confidence)));
    }
}
