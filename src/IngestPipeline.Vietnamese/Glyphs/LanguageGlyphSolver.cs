using System.Collections.Immutable;
using IngestPipeline.Vietnamese.Language;

namespace IngestPipeline.Vietnamese.Glyphs;

/// <summary>
/// Reads unknown glyphs by the language model: what each is, is estimated from all lines that hold it (expectation maximisation), then the
/// likeliest letters are tried against each other over those lines, all other glyphs read as they are best.
/// </summary>
public sealed class LanguageGlyphSolver(SyllableLanguageModel model) : IGlyphSolver
{
    private const int Rounds = 6;

    /// <summary>Lines joined, so that words have others before them.</summary>
    private const int LinesTogether = 6;

    /// <summary>Places that are looked at for each unknown in a round, and when letters are tried.</summary>
    private const int PlacesInRound = 40;
    private const int PlacesInTrial = 12;

    private const int MostTried = 5;
    private const double LeastConfidence = 0.9;

    /// <summary>Natural logarithm by which the shape of a sign must favour it over other signs.</summary>
    private const double LeastShape = 3;

    private readonly LetterFrequencies _frequencies = new(model);

    public ImmutableArray<GlyphReading> Solve(IReadOnlyList<string> lines, IReadOnlyList<GlyphUnknown> unknowns)
    {
        // Lines name the unknowns by id, beliefs stand by place in the list.
        var beliefs = unknowns.Select(u => new GlyphBelief(u, _frequencies)).ToList();
        var place = unknowns.Select((u, i) => (u.Id, i)).ToDictionary();
        var chunks = Chunks(lines, place);
        var lattices = new GlyphLattice(model, beliefs);
        for (var round = 0; round < Rounds; round++)
        {
            var read = beliefs.Select(_ => new Dictionary<string, double>(StringComparer.Ordinal)).ToList();
            foreach (var chunk in Sample(chunks, beliefs.Count, round == 0 ? PlacesInRound / 2 : PlacesInRound))
            {
                Expect(lattices, chunk, read);
            }

            for (var i = 0; i < beliefs.Count; i++)
            {
                beliefs[i].Learn(read[i]);
            }
        }

        var best = beliefs.Select(b => b.Options[0].Letter).ToList();
        var options = beliefs.Select(b => b.Options).ToList();
        for (var i = 0; i < beliefs.Count; i++)
        {
            beliefs[i].Assume(best[i]);
        }

        return [.. beliefs.Select((b, i) => Decide(lattices, b, i, options[i], chunks))];
    }

    private GlyphReading Decide(GlyphLattice lattices, GlyphBelief belief, int index, IReadOnlyList<(string Letter, double Cost)> options, List<string> chunks)
    {
        var placeholder = GlyphUnknown.PlaceholderOf(index);
        var places = chunks.Where(c => c.Contains(placeholder)).Take(PlacesInTrial).ToList();
        if (places.Count == 0)
        {
            return new GlyphReading(belief.Unknown.Id, null, 0, belief.Unknown.Candidates);
        }

        var decoder = new LatticeDecoder(model, 6, 12);
        var tried = new List<(string Letter, double Score)>();
        foreach (var (letter, _) in options.Take(MostTried))
        {
            belief.Assume(letter);
            tried.Add((letter, belief.LogPrior(letter) + places.Sum(p => { decoder.Decode(lattices.Build(p)); return decoder.LogTotal; })));
        }

        tried.Sort((a, b) => b.Score.CompareTo(a.Score));
        belief.Assume(tried[0].Letter);
        var all = tried.Sum(t => Math.Exp(t.Score - tried[0].Score));
        var candidates = tried.Select(t => (t.Letter, Log: t.Score - tried[0].Score - Math.Log(all))).SelectMany(t => Candidates(belief.Unknown, t.Letter, t.Log)).ToImmutableArray();
        var first = candidates[0];
        var confidence = Math.Exp(first.LogPrior);
        var decided = confidence >= LeastConfidence && (GlyphBelief.IsLetter(first.Letter) || IsPlain(belief.Unknown, first.Letter));
        return new GlyphReading(belief.Unknown.Id, decided ? first.Letter : null, Math.Round(confidence, 3), candidates);
    }

    /// <summary>Words tell a letter from a sign or figure, but hardly one sign from another: its shape must favour it as well.</summary>
    private static bool IsPlain(GlyphUnknown unknown, string sign) =>
        !unknown.Candidates.IsEmpty && unknown.Candidates.First(c => c.Letter == sign).LogPrior is var prior
        && unknown.Candidates.All(c => c.Letter == sign || GlyphBelief.IsLetter(c.Letter) || c.LogPrior <= prior - LeastShape);

    /// <summary>Words tell that a digit stands there; which one is left to the evidence of its shape.</summary>
    private static IEnumerable<GlyphCandidate> Candidates(GlyphUnknown unknown, string letter, double log)
    {
        if (letter != GlyphBelief.Digit)
        {
            return [new GlyphCandidate(letter, log)];
        }

        var digits = unknown.Candidates.Where(c => GlyphBelief.IsDigit(c.Letter)).ToList();
        if (digits.Count == 0)
        {
            digits = [.. "0123456789".Select(d => new GlyphCandidate(d.ToString(), 0))];
        }

        var most = digits.Max(d => d.LogPrior);
        var all = Math.Log(digits.Sum(d => Math.Exp(d.LogPrior - most)));
        return digits.Select(d => d with { LogPrior = log + d.LogPrior - most - all }).OrderByDescending(d => d.LogPrior);
    }

    private void Expect(GlyphLattice lattices, string chunk, List<Dictionary<string, double>> read)
    {
        var decoder = new LatticeDecoder(model, 10, 14);
        var lattice = lattices.Build(chunk);
        decoder.Decode(lattice);
        for (var i = 0; i < lattice.Arcs.Count; i++)
        {
            if (lattice.Arcs[i].Tag is var tag and >= 0 && decoder.Posteriors[i] > 0.001)
            {
                foreach (var (unknown, letter) in lattices.Readings[tag])
                {
                    read[unknown][letter] = read[unknown].GetValueOrDefault(letter) + decoder.Posteriors[i];
                }
            }
        }
    }

    /// <summary>Stretches of a few lines with unknowns in them; placeholders renumbered by place in the list of unknowns.</summary>
    private static List<string> Chunks(IReadOnlyList<string> lines, Dictionary<int, int> place)
    {
        var chunks = new List<string>();
        for (var i = 0; i < lines.Count; i += LinesTogether)
        {
            var chunk = string.Join(' ', lines.Skip(i).Take(LinesTogether)).ToCharArray();
            var any = false;
            for (var c = 0; c < chunk.Length; c++)
            {
                if (GlyphUnknown.IdOf(chunk[c]) is { } id)
                {
                    chunk[c] = place.TryGetValue(id, out var index) ? GlyphUnknown.PlaceholderOf(index) : '\uFFFD';
                    any |= place.ContainsKey(id);
                }
            }

            if (any)
            {
                chunks.Add(new string(chunk));
            }
        }

        return chunks;
    }

    /// <summary>Chunks so that each unknown is seen in so many places, where it stands in as many; those from all over the document first.</summary>
    private static IEnumerable<string> Sample(List<string> chunks, int unknowns, int places)
    {
        var seen = new int[unknowns];
        var step = Math.Max(1, chunks.Count / 16);
        foreach (var chunk in Enumerable.Range(0, step).SelectMany(start => Enumerable.Range(0, (chunks.Count - start + step - 1) / step).Select(i => chunks[start + (i * step)])))
        {
            var wanted = false;
            foreach (var c in chunk)
            {
                if (GlyphUnknown.IdOf(c) is { } id)
                {
                    wanted |= seen[id] < places;
                    seen[id] += seen[id] < places ? 1 : 0;
                }
            }

            if (wanted)
            {
                yield return chunk;
            }
        }
    }
}
