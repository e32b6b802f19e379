using System.Collections.Immutable;
using IngestPipeline.Documents;
using IngestPipeline.Extraction.Ocr;
using IngestPipeline.Vietnamese.Glyphs;
using IngestPipeline.Vietnamese.Syllables;

namespace IngestPipeline.Extraction.Pdf.Decipherment;

/// <summary>What decipherment may spend on one document.</summary>
public sealed record DeciphermentOptions
{
    /// <summary>Occurrences of an unknown glyph that recognition is asked about at first; nearly always enough.</summary>
    public int TimesAsked { get; init; } = 2;

    /// <summary>And again, of those still in doubt.</summary>
    public int TimesAskedAgain { get; init; } = 6;

    /// <summary>Pages drawn for that.</summary>
    public int MostPages { get; init; } = 10;

    public int MostLinesPerPage { get; init; } = 30;

    public int Dpi { get; init; } = 300;

    /// <summary>With more unknown glyphs than four faces of a Vietnamese font have letters, the text layer is not worth saving.</summary>
    public int MostUnknowns { get; init; } = 800;
}

/// <summary>
/// Finds the letters of glyphs without Unicode: one unknown for each font and code, over the whole document. First the look of the glyph, then what recognition
/// sees where it stands, then the language of the words around it; what these leave in doubt is left open.
/// </summary>
/// <param name="solver">Reads by language what looks and recognition leave in doubt; made when it is first needed. Null: the other evidence decides alone.</param>
public sealed class GlyphDecipherer(IRasterizer rasterizer, IOcrEngine engine, Lazy<IGlyphSolver>? solver, DeciphermentOptions options)
{
    /// <summary>Less sure than this, and the place stays a gap.</summary>
    private const double Sure = 0.95;

    /// <summary>A form that says this much for a letter stands in for recognition that saw nothing.</summary>
    private const double Demanded = 3;

    /// <summary>Log-weight of what the font claims.</summary>
    private const double Favoured = 4;

    /// <summary>Readings that speak against the font, at least.</summary>
    private const double EnoughVotes = 1.7;

    /// <summary>Log-likelihood by which a glyph looks like another letter than the one its font claims.</summary>
    private const double LooksElse = 8;

    private const double SureByLook = 0.99;
    private const double SureByOutline = 0.995;
    private const double MostConfidence = 0.99;

    /// <summary>Candidates this much less likely than the best (natural logarithm) are not worth naming.</summary>
    private const double Hopeless = 14;
    private const int MostCandidates = 24;

    /// <summary>Log-weight of “something that is not in the alphabet”, so that evidence against everything else decides nothing.</summary>
    private const double Foreign = -6;

    public async Task<Decipherment> Decipher(SourceFile source, GlyphCensus census, CancellationToken cancellation)
    {
        if (census.Unknowns.Count > options.MostUnknowns)
        {
            return new Decipherment(census, new Dictionary<int, (string, GlyphFinding.Deciphered)>(), new Dictionary<int, GlyphFinding.Undeciphered>());
        }

        var shapes = new ShapeEvidence(census);
        var neighbours = new NeighbourEvidence(census.Lines);
        var forms = new FormEvidence(census.Lines);
        var certain = census.Unknowns.ToDictionary(u => u.Id, u => u.Declared is null ? shapes.Certain(u) : null);
        var open = census.Unknowns.Where(u => certain[u.Id] is null).ToList();

        var votes = new RecognitionVotes();
        Dictionary<int, Belief> beliefs = [];
        var lines = census.Lines;
        foreach (var times in (int[])[options.TimesAsked, options.TimesAskedAgain])
        {
            if (open.Count == 0)
            {
                break;
            }

            var chosen = LineSelection.Choose(lines, open.Select(u => u.Id), times, options.MostPages, options.MostLinesPerPage);
            await votes.Ask(source, chosen, rasterizer, engine, options.Dpi, cancellation);
            foreach (var unknown in open)
            {
                beliefs[unknown.Id] = Believe(unknown, shapes, neighbours, forms, votes);
            }

            open.RemoveAll(u => beliefs[u.Id].Decided is not null);
            lines = [.. lines.Except(chosen)];
        }

        var readings = Solve(census, certain, beliefs);
        var found = new Dictionary<int, (string, GlyphFinding.Deciphered)>();
        var undeciphered = new Dictionary<int, GlyphFinding.Undeciphered>();
        foreach (var unknown in census.Unknowns)
        {
            if (certain[unknown.Id] is { } letter)
            {
                found[unknown.Id] = (letter.ToString(), new GlyphFinding.Deciphered(GlyphText.Unknown, SureByOutline));
                continue;
            }

            var belief = beliefs[unknown.Id];
            if (unknown.Declared is { } declared)
            {
                if (Refuted(unknown, belief, shapes, census, beliefs) is { } truth)
                {
                    found[unknown.Id] = (truth.ToString(), new GlyphFinding.Deciphered(unknown.Members[0].Unicode!, Math.Min(MostConfidence, belief.Candidates[0].Share)));
                }

                continue;
            }

            var (best, confidence) = Decide(belief, readings.GetValueOrDefault(unknown.Id), neighbours.StandsInFigures(unknown.Id));
            if (best is not null)
            {
                found[unknown.Id] = (best, new GlyphFinding.Deciphered(GlyphText.Unknown, Math.Min(MostConfidence, confidence)));
            }
            else
            {
                undeciphered[unknown.Id] = new GlyphFinding.Undeciphered([.. Named(belief, readings.GetValueOrDefault(unknown.Id))]);
            }
        }

        return new Decipherment(census, found, undeciphered);
    }

    private Belief Believe(UnknownGlyph unknown, ShapeEvidence shapes, NeighbourEvidence neighbours, FormEvidence forms, RecognitionVotes votes)
    {
        var read = votes.Of(unknown.Id);
        double Favour(char letter) => letter == unknown.Declared ? Favoured : 0;
        var letters = LetterAlphabet.All.Union(read.Keys.Where(c => c > ' ' && char.IsLetterOrDigit(c) | char.IsPunctuation(c) | char.IsSymbol(c)).Select(GlyphCensus.Plain));
        var scores = letters.Select(l => (Letter: l, Score: shapes.Score(unknown, l) + neighbours.Score(unknown.Id, l) + forms.Score(unknown.Id, l) + Favour(l) + RecognitionScore.Score(read, l)))
            .OrderByDescending(s => s.Score).Take(MostCandidates).ToList();
        var total = scores.Sum(s => Math.Exp(s.Score - scores[0].Score)) + (unknown.Declared is null ? Math.Exp(Foreign + RecognitionScore.ScoreOfOther(read) - scores[0].Score) : 0);
        var candidates = scores.TakeWhile(s => s.Score > scores[0].Score - Hopeless).Select(s => (s.Letter, s.Score, Share: Math.Exp(s.Score - scores[0].Score) / total)).ToImmutableArray();
        var seen = read.Count == 0 ? '\0' : read.MaxBy(v => v.Value).Key;
        var demanded = candidates.IsEmpty ? 0 : forms.Score(unknown.Id, candidates[0].Letter);
        return new Belief(unknown.Id, candidates, GlyphCensus.Plain(seen), read.Values.Sum(), demanded >= Demanded);
    }

    /// <summary>What is decided stands in the words as letters; the rest is asked for.</summary>
    private Dictionary<int, GlyphReading> Solve(GlyphCensus census, Dictionary<int, char?> certain, Dictionary<int, Belief> beliefs)
    {
        var declared = census.Unknowns.Where(u => u.Declared is not null).ToDictionary(u => u.Id, u => u.Declared);
        var open = beliefs.Values.Where(b => b.Decided is null && !declared.ContainsKey(b.Id)).ToList();
        if (solver is null || open.Count == 0)
        {
            return [];
        }

        var letters = census.Unknowns.ToDictionary(u => GlyphUnknown.PlaceholderOf(u.Id), u => certain[u.Id] ?? beliefs[u.Id].Decided ?? u.Declared ?? GlyphUnknown.PlaceholderOf(u.Id));
        var lines = census.Lines.Select(l => string.Concat(l.Text.Select(c => letters.GetValueOrDefault(c, c)))).ToList();
        var unknowns = open.Select(b => new GlyphUnknown(b.Id, [.. b.Candidates.Select(c => new GlyphCandidate(c.Letter.ToString(), c.Score - b.Candidates[0].Score))])).ToList();
        return solver.Value.Solve(lines, unknowns).ToDictionary(r => r.Id);
    }

    /// <summary>Language decides letters, and nothing in figures that recognition does not see as well; signs only where the look says the same; never digits.</summary>
    private static (string? Letter, double Confidence) Decide(Belief belief, GlyphReading? reading, bool inFigures)
    {
        if (belief.Decided is { } letter)
        {
            return (letter.ToString(), belief.Candidates[0].Share);
        }

        if (reading is not { Letter: [var read] solved, Confidence: >= Sure })
        {
            return (null, 0);
        }

        var agreed = char.IsLetter(read) ? !inFigures || read == belief.Seen : !char.IsAsciiDigit(read) && belief.Candidates[0] is (var likeliest, _, >= SureByLook) && likeliest == read;
        return agreed ? (solved, reading.Confidence) : (null, 0);
    }

    /// <summary>
    /// The letter that a glyph really is, where its font lies: recognition saw it again and again, and it makes words of what were none, or its contours are
    /// those of that letter and no words are spoilt.
    /// Null: the font is believed.
    /// </summary>
    private static char? Refuted(UnknownGlyph unknown, Belief belief, ShapeEvidence shapes, GlyphCensus census, Dictionary<int, Belief> beliefs)
    {
        var declared = unknown.Declared!.Value;
        if (belief.Decided is not { } letter || letter == declared || belief.Votes < EnoughVotes || letter != belief.Seen)
        {
            return null;
        }

        int before = 0, after = 0, words = 0;
        foreach (var word in census.Lines.SelectMany(l => l.Words).Select(w => w.Text).Where(w => w.Contains(GlyphUnknown.PlaceholderOf(belief.Id))).Take(500))
        {
            string With(char own) => string.Concat(word.Select(c => GlyphUnknown.IdOf(c) is not { } id ? c : id == belief.Id ? own : beliefs.GetValueOrDefault(id)?.Decided ?? c)).Trim('.', ',', ';', ':', '(', ')', '“', '”');
            words++;
            before += VietnameseSyllable.IsValid(With(declared)) ? 1 : 0;
            after += VietnameseSyllable.IsValid(With(letter)) ? 1 : 0;
        }

        var looks = shapes.Score(unknown, letter) - shapes.Score(unknown, declared) >= LooksElse;
        return (looks && after >= 0.9 * before) || (char.IsLetter(letter) && after > before && after > 0.6 * words) ? letter : null;
    }

    private static IEnumerable<GapCandidate> Named(Belief belief, GlyphReading? reading) => reading is { Candidates.IsEmpty: false }
        ? reading.Candidates.Take(5).Select(c => new GapCandidate(c.Letter, Math.Round(Math.Exp(c.LogPrior), 3)))
        : belief.Candidates.Take(5).Where(c => c.Share >= 0.05).Select(c => new GapCandidate(c.Letter.ToString(), Math.Round(c.Share, 3)));

    /// <param name="Candidates">Likeliest first; shares are of all candidates together.</param>
    /// <param name="Seen">What recognition read most often; NUL for nothing.</param>
    /// <param name="Votes">Weight of what it read.</param>
    /// <param name="Demanded">The form of a date, a number or a pair of brackets demands the likeliest candidate.</param>
    private sealed record Belief(int Id, ImmutableArray<(char Letter, double Score, double Share)> Candidates, char Seen, double Votes, bool Demanded)
    {
        /// <summary>The letter that looks, recognition and forms together leave no doubt about; looks alone are not enough.</summary>
        public char? Decided { get; } = Candidates[0].Share >= Sure && (Votes > 0.5 ? RecognitionScore.LooksLike(Seen, Candidates[0].Letter) : Demanded) ? Candidates[0].Letter : null;
    }
}
