using System.Collections.Immutable;
using System.Text;

namespace IngestPipeline.Documents;

/// <summary>Keeps the list of repairs true over several rewrites: each entry always tells what the extraction read.</summary>
internal static class RepairMerge
{
    public static ImmutableArray<Repair> Combine(ImmutableArray<Repair> earlier, AlignedText aligned)
    {
        var result = ImmutableArray.CreateBuilder<Repair>(earlier.Length + aligned.Edits.Length);
        var group = new Group();
        int r = 0, e = 0;
        while (r < earlier.Length || e < aligned.Edits.Length)
        {
            // In order of the text; where both begin at one place, characters taken away there stood before what is edited now.
            var repairNext = e == aligned.Edits.Length
                || (r < earlier.Length && (earlier[r].Span.Start, earlier[r].Span.IsEmpty ? 0 : 1).CompareTo((aligned.Edits[e].Source.Start, aligned.Edits[e].Source.IsEmpty ? 0 : 1)) <= 0);
            var span = repairNext ? earlier[r].Span : aligned.Edits[e].Source;
            if (!group.Takes(span))
            {
                group.Close(aligned, result);
                group = new Group();
            }

            if (repairNext)
            {
                group.Add(earlier[r++]);
            }
            else
            {
                group.Add(aligned.Edits[e++]);
            }
        }

        group.Close(aligned, result);
        return result.DrainToImmutable();
    }

    /// <summary>Earlier repairs and new edits that overlap, in coordinates of the text before the edits.</summary>
    private sealed class Group
    {
        private readonly List<Repair> _repairs = [];
        private readonly List<AlignedEdit> _edits = [];
        private int _start = -1;
        private int _end = -1;
        private bool _inserts;

        public bool Takes(TextSpan span) => _start < 0 || span.Start < _end || (_inserts && span.Start == _start);

        public void Add(Repair repair)
        {
            _repairs.Add(repair);
            Cover(repair.Span);
        }

        public void Add(AlignedEdit edit)
        {
            _edits.Add(edit);
            _inserts |= edit.Source.IsEmpty && _start < 0;
            Cover(edit.Source);
        }

        public void Close(AlignedText aligned, ImmutableArray<Repair>.Builder result)
        {
            if (_start < 0 || (_repairs.Count == 0 && _edits.All(e => e.Kind is null)))
            {
                return;
            }

            var kind = _edits.Select(e => e.Kind).FirstOrDefault(k => k is not null) ?? _repairs[0].Kind;
            var confidence = Math.Min(_edits.Select(e => e.Confidence).DefaultIfEmpty(1).Min(), _repairs.Select(r => r.Confidence).DefaultIfEmpty(1).Min());
            result.Add(new Repair(Target(aligned), Original(aligned.Parent), kind, confidence));
        }

        private void Cover(TextSpan span)
        {
            _start = _start < 0 ? span.Start : Math.Min(_start, span.Start);
            _end = Math.Max(_end, span.End);
        }

        /// <summary>Where the group stands now. What an edit put in between two characters belongs to it, though it came from nothing.</summary>
        private TextSpan Target(AlignedText aligned)
        {
            var span = aligned.ToText(new TextSpan(_start, _end));
            return new TextSpan(
                Math.Min(span.Start, _edits.Select(e => e.Target.Start).DefaultIfEmpty(span.Start).Min()),
                Math.Max(span.End, _edits.Select(e => e.Target.End).DefaultIfEmpty(span.End).Max()));
        }

        private string Original(string parent)
        {
            var original = new StringBuilder();
            var at = _start;
            foreach (var repair in _repairs)
            {
                original.Append(parent, at, repair.Span.Start - at).Append(repair.Original);
                at = repair.Span.End;
            }

            return original.Append(parent, at, _end - at).ToString();
        }
    }
}
