using IngestPipeline.Documents;
using IngestPipeline.Vietnamese.Language;
using IngestPipeline.Vietnamese.Syllables;

namespace IngestPipeline.Vietnamese.Holes;

/// <summary>What was found and mended in one region of a document.</summary>
/// <param name="Edits">Words put right, in order.</param>
/// <param name="Gaps">Pieces of words of which no reading is likely enough; in order.</param>
/// <param name="Letters">Letters that the region loses, with how often each was put back.</param>
public sealed record HoleRepairs(IReadOnlyList<TextEdit> Edits, IReadOnlyList<Gap> Gaps, IReadOnlyDictionary<char, double> Letters)
{
    public static readonly HoleRepairs None = new([], [], new Dictionary<char, double>());
}

/// <summary>
/// Puts letters back that became blanks (<c>kh m</c>, <c>ngư i</c>, <c> ế hoạch</c>). Which letters a region of a document loses is learned from
/// the region by expectation maximisation; a region that shows no loss is not touched.
/// </summary>
public sealed class HoleRepairer
{
    private const int Rounds = 6;

    /// <summary>Letters of the text that the first round, where any letter may be lost, and the later rounds look at.</summary>
    private const int FirstSample = 16_000;
    private const int Sample = 60_000;

    /// <summary>A region counts as damaged if so many places need letters.</summary>
    private const double LeastDamage = 4;

    /// <summary>Readings less likely are not taken; abbreviations and other words that are no syllables need more, for the model knows few of them.</summary>
    private const double LeastConfidence = 0.5;
    private const double LeastForAbbreviation = 0.9;

    /// <summary>Readings from here on are shown as candidates of a gap.</summary>
    private const double LeastCandidate = 0.15;

    private readonly SyllableLanguageModel _model;
    private readonly LetterFrequencies _frequencies;

    public HoleRepairer(SyllableLanguageModel model)
    {
        _model = model;
        _frequencies = new LetterFrequencies(model);
    }

    /// <summary>Quickly: whether it is worth looking closer.</summary>
    public bool ShowsSigns(IEnumerable<string> paragraphs) => HoleSigns.Any(_model.Vocabulary, paragraphs);

    /// <param name="text">NFC, blanks as they were read.</param>
    /// <param name="paragraphs">Of one region, which loses letters alike.</param>
    /// <param name="known">Letters that other regions of the document lose.</param>
    public HoleRepairs Repair(string text, IReadOnlyList<TextSpan> paragraphs, IReadOnlySet<char> known)
    {
        var parts = paragraphs.Select(p => p.In(text)).ToList();
        if (!HoleSigns.Any(_model.Vocabulary, parts))
        {
            return HoleRepairs.None;
        }

        var (profile, losses) = Learn(parts, known);
        if (profile.Letters.Sum(l => losses.Letters.GetValueOrDefault(l)) < LeastDamage)
        {
            return HoleRepairs.None;
        }

        var (edits, gaps) = (new List<TextEdit>(), new List<Gap>());
        var builder = new HoleLattice(_model, profile);
        var decoder = new LatticeDecoder(_model);
        foreach (var (paragraph, part) in paragraphs.Zip(parts))
        {
            Mend(part, paragraph.Start, builder, decoder, edits, gaps);
        }

        var points = EnumeratorHoles.Find(parts, paragraphs, profile.Letters.Concat(known).ToHashSet()).ToList();
        edits.RemoveAll(e => points.Exists(p => p.Source.Overlaps(e.Source)));
        edits.AddRange(points);
        return new HoleRepairs([.. edits.OrderBy(e => e.Source.Start)], gaps, profile.Letters.Where(losses.Letters.ContainsKey).ToDictionary(l => l, l => losses.Letters[l]));
    }

    /// <summary>Paragraphs from all over the text, about so many letters of them, and headings in capitals, which lose other letters.</summary>
    private static List<string> Spread(List<string> parts, int letters)
    {
        var step = Math.Max(1, parts.Sum(p => p.Length) / letters);
        var headings = 0;
        return [.. parts.Where((p, i) => i % step == 0 || (IsCapitals(p) && (headings += p.Length) < letters / 3))];
    }

    private static bool IsCapitals(string part)
    {
        int upper = 0, lower = 0;
        foreach (var c in part)
        {
            upper += char.IsUpper(c) ? 1 : 0;
            lower += char.IsLower(c) ? 1 : 0;
        }

        return upper > 4 && upper > 4 * lower;
    }

    private (LossProfile Profile, ExpectedLosses Losses) Learn(List<string> parts, IReadOnlySet<char> known)
    {
        var letters = Letters(parts);
        var nowhere = LossProfile.Nowhere(letters, _frequencies);
        var profile = LossProfile.AtFirst(letters, _frequencies, known);
        for (var round = 0; ; round++)
        {
            // Of a long text a part shows what it loses.
            var sample = Spread(parts, round == 0 ? FirstSample : Sample);
            var losses = Expect(sample, profile);
            var last = round == Rounds - 1;
            var next = LossProfile.Of(losses, Letters(sample), known, nowhere, firm: last || round > 1);
            if (last || (round > 1 && next.Letters.SequenceEqual(profile.Letters)))
            {
                return (next, losses);
            }

            profile = next;
        }
    }

    private static Dictionary<char, int> Letters(IEnumerable<string> parts)
    {
        var letters = new Dictionary<char, int>();
        foreach (var part in parts)
        {
            foreach (var c in part)
            {
                if (TokenReader.IsLetter(c))
                {
                    letters[c] = letters.GetValueOrDefault(c) + 1;
                }
            }
        }

        return letters;
    }

    private ExpectedLosses Expect(List<string> parts, LossProfile profile)
    {
        var lost = new Dictionary<char, double>();
        double gaps = 0, extra = 0, words = 0, blanks = 0;
        var decoder = new LatticeDecoder(_model, 8, 12);
        var builder = new HoleLattice(_model, profile);
        foreach (var part in parts)
        {
            var lattice = builder.Build(part);
            decoder.Decode(lattice);
            for (var i = 0; i < lattice.Arcs.Count; i++)
            {
                var posterior = decoder.Posteriors[i];
                switch (lattice.Arcs[i].Tag)
                {
                    case HoleLattice.Gap:
                        gaps += posterior;
                        break;
                    case HoleLattice.ExtraBlank:
                        extra += posterior;
                        break;
                    // Abbreviations and single letters fit too many places to tell what is lost.
                    case >= 0 and var tag when posterior > 0.01 && builder.Readings[tag].IsEvidence:
                        words += posterior;
                        blanks += builder.Readings[tag].LostBlank == BlankLoss.None ? 0 : posterior;
                        foreach (var letter in builder.Readings[tag].Letters)
                        {
                            lost[letter] = lost.GetValueOrDefault(letter) + posterior;
                        }

                        break;
                }
            }
        }

        return new ExpectedLosses(lost, gaps, extra, words, blanks);
    }

    private static void Mend(string part, int start, HoleLattice builder, LatticeDecoder decoder, List<TextEdit> edits, List<Gap> gaps)
    {
        var lattice = builder.Build(part);
        if (builder.Readings.Count == 0)
        {
            return;
        }

        var first = edits.Count;
        foreach (var (arc, posterior) in decoder.Decode(lattice))
        {
            if (lattice.Arcs[arc].Tag is var tag and >= 0 && posterior >= (VietnameseSyllable.IsValid(builder.Readings[tag].Word) ? LeastConfidence : LeastForAbbreviation))
            {
                var reading = builder.Readings[tag];
                edits.Add(new TextEdit(reading.Source.Shift(start), reading.Written, RepairKind.MissingGlyph, Math.Round(posterior, 3)));
            }
        }

        // What was likely, and not likely enough.
        var doubtful = lattice.Arcs.Select((a, i) => (a.Tag, Posterior: decoder.Posteriors[i])).Where(a => a.Tag >= 0 && a.Posterior >= LeastCandidate)
            .Select(a => (Reading: builder.Readings[a.Tag], a.Posterior))
            .GroupBy(a => a.Reading.LettersOf(part))
            .Where(g => !g.Key.IsEmpty && !edits.Skip(first).Any(e => e.Source.Overlaps(g.Key.Shift(start))))
            .OrderBy(g => g.Key.Start);
        foreach (var group in doubtful)
        {
            var span = group.Key.Shift(start);
            if (gaps.Count == 0 || gaps[^1].Span.End <= span.Start)
            {
                gaps.Add(new Gap(span, [.. group.OrderByDescending(a => a.Posterior).Select(a => new GapCandidate(a.Reading.Word, Math.Round(a.Posterior, 3)))]));
            }
        }
    }
}
