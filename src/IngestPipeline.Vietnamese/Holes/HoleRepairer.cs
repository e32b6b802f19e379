using IngestPipeline.Documents;
using IngestPipeline.Vietnamese.Language;
using IngestPipeline.Vietnamese.Syllables;

namespace IngestPipeline.Vietnamese.Holes;

/// <summary>What was found and mended in one region of a document.</summary>
/// <param name="Letters">Letters that the region loses, with how often each was put back.</param>
public sealed record HoleRepairs(IReadOnlyList<TextEdit> Edits, IReadOnlyDictionary<char, double> Letters);

/// <summary>
/// Puts letters back that became blanks (<c>kh m</c>, <c>ngư i</c>, <c> ế hoạch</c>). Which letters a region of a document loses is learned from
/// the region by expectation maximisation; a region that shows no loss is not touched.
/// </summary>
public sealed class HoleRepairer
{
    private const int Rounds = 6;

    /// <summary>Letters of the text that the first round, where any letter may be lost, and the later rounds look at.</summary>
    private const int FirstSample = 12_000;
    private const int Sample = 60_000;

    /// <summary>A region counts as damaged if so many places need letters.</summary>
    private const double LeastDamage = 4;

    /// <summary>Readings less likely are not taken; abbreviations and other words that are no syllables need more, for the model knows few of them.</summary>
    private const double LeastConfidence = 0.5;
    private const double LeastForAbbreviation = 0.9;

    private readonly SyllableLanguageModel _model;
    private readonly WordTrie _trie;
    private readonly LetterFrequencies _frequencies;

    public HoleRepairer(SyllableLanguageModel model)
    {
        _model = model;
        _trie = new WordTrie(model.Vocabulary);
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
            return new HoleRepairs([], new Dictionary<char, double>());
        }

        var (profile, losses) = Learn(parts, known);
        if (profile.Letters.Sum(l => losses.Letters.GetValueOrDefault(l)) < LeastDamage)
        {
            return new HoleRepairs([], new Dictionary<char, double>());
        }

        var edits = paragraphs.Zip(parts).SelectMany(p => Edits(p.Second, profile).Select(e => e with { Source = e.Source.Shift(p.First.Start) })).ToList();
        return new HoleRepairs(edits, profile.Letters.Where(losses.Letters.ContainsKey).ToDictionary(l => l, l => losses.Letters[l]));
    }

    /// <summary>Paragraphs from all over the text, about so many letters of them.</summary>
    private static List<string> Spread(List<string> parts, int letters)
    {
        var step = Math.Max(1, parts.Sum(p => p.Length) / letters);
        return [.. parts.Where((_, i) => i % step == 0)];
    }

    private (LossProfile Profile, ExpectedLosses Losses) Learn(List<string> parts, IReadOnlySet<char> known)
    {
        var letters = Letters(parts);
        var nowhere = LossProfile.Nowhere(letters, _frequencies);
        var profile = LossProfile.AtFirst(letters, _frequencies);
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
        var builder = new HoleLattice(_model, _trie, profile);
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
                    case >= 0 and var tag when posterior > 0.01:
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

    private IEnumerable<TextEdit> Edits(string part, LossProfile profile)
    {
        var builder = new HoleLattice(_model, _trie, profile);
        var lattice = builder.Build(part);
        if (builder.Readings.Count == 0)
        {
            yield break;
        }

        foreach (var (arc, posterior) in new LatticeDecoder(_model).Decode(lattice))
        {
            if (lattice.Arcs[arc].Tag is var tag and >= 0 && posterior >= (VietnameseSyllable.IsValid(builder.Readings[tag].Word) ? LeastConfidence : LeastForAbbreviation))
            {
                var reading = builder.Readings[tag];
                var word = reading.LostBlank switch
                {
                    BlankLoss.Before => " " + reading.Word,
                    BlankLoss.After => reading.Word + " ",
                    _ => reading.Word,
                };
                yield return new TextEdit(reading.Source, word, RepairKind.MissingGlyph, Math.Round(posterior, 3));
            }
        }
    }
}
