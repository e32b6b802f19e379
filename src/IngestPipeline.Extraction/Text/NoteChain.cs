namespace IngestPipeline.Extraction.Text;

/// <summary>
/// Decides which numbers of a bare text are footnote marks: those of the chain of notes and marks that explains most. In a chain notes and marks
/// follow each other in the text, their numbers count on (or begin again with 1 below the notes of a page), and each mark stands above its note.
/// Found by dynamic programming over all pairs of a note and a mark of its number; no mark is believed without its note.
/// </summary>
internal static class NoteChain
{
    /// <summary>Numbers that may be skipped: a note or a mark was lost. At the beginning more, the text may be part of a document.</summary>
    private const int LongestGap = 2;
    private const int LongestStart = 4;

    /// <summary>Pairs beyond this are not looked at: no report has them.</summary>
    private const int MostPairs = 6000;

    private const double Skipped = 0.45;
    private const double LikelihoodWeight = 0.3;
    private const double SamePage = 0.1;

    public readonly record struct Pair(NoteOpening Note, MarkCandidate Mark);

    /// <param name="page">Page of each line, counted by form feeds.</param>
    /// <param name="follows">The second line may begin right below the note that the first one opens.</param>
    public static List<Pair> Best(IEnumerable<NoteOpening> openings, IEnumerable<MarkCandidate> marks, int[] page, Func<int, int, bool> follows)
    {
        var byNumber = marks.ToLookup(m => (m.Number, m.Bracketed));
        var pairs = openings.SelectMany(o => byNumber[(o.Number, o.Bracketed)].Where(m => m.Line < o.Line).Select(m => new Pair(o, m))).Take(MostPairs).ToList();
        var score = new double[pairs.Count];
        var before = new int[pairs.Count];
        var earlier = new Dictionary<int, List<int>>();
        for (var i = 0; i < pairs.Count; i++)
        {
            var (note, mark) = pairs[i];
            var own = 1 + (LikelihoodWeight * mark.Likelihood) + (page[mark.Line] == page[note.Line] ? SamePage : 0);
            (score[i], before[i]) = (note.Weak || note.Number > 1 + LongestStart ? double.NegativeInfinity : own - (0.2 * Skipped * (note.Number - 1)), -1);
            for (var step = 1; step <= LongestGap + 1; step++)
            {
                Extend(i, earlier.GetValueOrDefault(note.Number - step), own - (Skipped * (step - 1)), restart: false);
            }

            if (note.Number == 1)
            {
                foreach (var ends in earlier.Values)
                {
                    Extend(i, ends, own, restart: true);
                }
            }

            if (!earlier.TryGetValue(note.Number, out var same))
            {
                earlier[note.Number] = same = [];
            }

            same.Add(i);
        }

        var chain = new List<Pair>();
        for (var i = score.Length == 0 ? -1 : Array.IndexOf(score, score.Max()); i >= 0 && score[i] > 0; i = before[i])
        {
            chain.Add(pairs[i]);
        }

        chain.Reverse();
        return chain;

        void Extend(int i, List<int>? ends, double gain, bool restart)
        {
            foreach (var j in ends ?? [])
            {
                var (last, next) = (pairs[j], pairs[i]);
                var inOrder = last.Note.Line < next.Note.Line && (last.Mark.Line, last.Mark.Start).CompareTo((next.Mark.Line, next.Mark.Start)) < 0 && (!restart || next.Mark.Line > last.Note.Line);
                if (inOrder && score[j] + gain > score[i] && (!next.Note.Weak || (last.Note.Number == next.Note.Number - 1 && follows(last.Note.Line, next.Note.Line))))
                {
                    (score[i], before[i]) = (score[j] + gain, j);
                }
            }
        }
    }
}
