using System.Collections.Frozen;
using IngestPipeline.Vietnamese.Language;

namespace IngestPipeline.Vietnamese.Holes;

/// <summary>What a reading of a text expects to have been lost: letters, case told apart, and blanks that are too many.</summary>
/// <param name="Letters">How often each letter was lost.</param>
/// <param name="Gaps">Gaps between words.</param>
/// <param name="ExtraBlanks">Blanks in them beyond the first.</param>
/// <param name="Words">Words with lost letters.</param>
/// <param name="LostBlanks">Those of them that lost the blank to their neighbour as well.</param>
internal sealed record ExpectedLosses(IReadOnlyDictionary<char, double> Letters, double Gaps, double ExtraBlanks, double Words, double LostBlanks);

/// <summary>Which letters a text has lost, a blank standing in the place of each; learned from the text itself.</summary>
internal sealed class LossProfile
{
    /// <summary>Before anything is known: any letter may be lost, once in so many times, and two blanks stand for one.</summary>
    private const double Anywhere = 0.002;
    private const double ExtraAtFirst = 0.05;
    private const double LostBlankAtFirst = 0.02;

    /// <summary>Texts that rarely lose a blank beside a lost letter are taken to lose none.</summary>
    private const double LeastLostBlanks = 0.02;

    /// <summary>A letter is missed if the text holds fewer than this share of what any text of its length would hold.</summary>
    private const double Missed = 0.5;
    private const double LeastExpected = 4;

    /// <summary>Which capitals a short text holds depends on the names in it.</summary>
    private const double LeastExpectedCapitals = 10;

    /// <summary>Share of a letter that stands nowhere in a text that would hold it, where the paragraphs looked at did not need it.</summary>
    private const double NowhereShare = 0.3;

    /// <summary>Share of a letter that another part of the document loses.</summary>
    private const double KnownShare = 0.3;

    /// <summary>Weight of the belief that nothing is lost against what the text shows.</summary>
    private const double PriorLost = 0.01;
    private const double PriorAll = 2;

    /// <summary>
    /// A font loses a letter everywhere or nowhere. A letter that mostly stands is lost from a second font, or not lost at all but taken for its capital (or
    /// small) twin that is.
    /// </summary>
    private const double Seldom = 0.3;
    private const double TwinFactor = 3;
    private const double Hardly = 0.01;

    /// <summary>Places that must need a letter: one of which the text has others, one that it has nowhere, and one that another part of the document loses.</summary>
    private const double LeastPlaces = 1.5;
    private const double LeastOfMissing = 0.45;
    private const double LeastOfKnown = 0.4;

    private readonly FrozenDictionary<char, double> _lost;
    private readonly double[] _costs = new double[0x1F00];

    private LossProfile(FrozenDictionary<char, double> lost, double elsewhere, double extraBlank, double lostBlank)
    {
        _lost = lost;
        ExtraBlank = -Math.Log(extraBlank);
        SingleBlank = -Math.Log(1 - extraBlank);
        LostBlank = -Math.Log(lostBlank);
        LosesBlanks = lostBlank >= LeastLostBlanks;
        IsLearned = elsewhere == 0;
        for (var c = 0; c < _costs.Length; c++)
        {
            _costs[c] = lost.TryGetValue((char)c, out var share) ? -Math.Log(share) : elsewhere == 0 ? double.PositiveInfinity : -Math.Log(elsewhere);
        }
    }

    /// <summary>Costs (negative natural logarithms) of one blank too many between two words, and of none.</summary>
    public double ExtraBlank { get; }

    public double SingleBlank { get; }

    /// <summary>Cost of a blank between two words that is not there: some producers write one blank for a lost letter and the blank beside it.</summary>
    public double LostBlank { get; }

    public bool LosesBlanks { get; }

    /// <summary>Whether the losses were learned from readings of the text.</summary>
    public bool IsLearned { get; }

    /// <summary>Letters that this text loses.</summary>
    public IEnumerable<char> Letters => _lost.Keys.Order();

    /// <summary>Letters that a text of this length should hold and does not hold at all.</summary>
    public static IReadOnlyList<char> Nowhere(IReadOnlyDictionary<char, int> kept, LetterFrequencies frequencies) =>
        [.. Missing(kept, frequencies).Keys.Where(l => !kept.ContainsKey(l)).Order()];

    /// <summary>Before the text was read: letters that it holds far fewer of than any text of its length are likely lost, and those that are lost elsewhere in the document.</summary>
    public static LossProfile AtFirst(IReadOnlyDictionary<char, int> kept, LetterFrequencies frequencies, IReadOnlySet<char> known)
    {
        var shares = Missing(kept, frequencies).Where(m => !known.Contains(Twin(m.Key))).ToDictionary();
        foreach (var letter in known)
        {
            shares[letter] = Math.Max(KnownShare, shares.GetValueOrDefault(letter));
        }

        return new(shares.ToFrozenDictionary(), Anywhere, ExtraAtFirst, LostBlankAtFirst);
    }

    /// <summary>Letters that the text holds far fewer of than any text of its length, with the share that is missing.</summary>
    private static Dictionary<char, double> Missing(IReadOnlyDictionary<char, int> kept, LetterFrequencies frequencies)
    {
        var all = kept.Values.Sum();
        var missed = new Dictionary<char, double>();
        foreach (var letter in frequencies.Letters)
        {
            var expected = frequencies.ShareOf(letter) * all;
            var found = kept.GetValueOrDefault(letter);
            if (expected >= (char.IsUpper(letter) ? LeastExpectedCapitals : LeastExpected) && found < Missed * expected)
            {
                missed[letter] = Math.Clamp(1 - (found / expected), 0.05, 0.8);
            }
        }

        return missed;
    }

    /// <param name="kept">How often each letter stands in the text.</param>
    /// <param name="known">Letters that other parts of the document lose.</param>
    /// <param name="nowhere">Letters that the whole text should hold and does not.</param>
    /// <param name="firm">Asks for enough places for every letter; before the last rounds one that is likely will do.</param>
    public static LossProfile Of(ExpectedLosses losses, IReadOnlyDictionary<char, int> kept, IReadOnlySet<char> known, IEnumerable<char> nowhere, bool firm)
    {
        var lost = losses.Letters;
        double Share(double times, char letter) => (times + PriorLost) / (times + kept.GetValueOrDefault(letter) + PriorAll);
        double Least(char letter) => !firm ? 0.3 : known.Contains(letter) ? LeastOfKnown : kept.ContainsKey(letter) ? LeastPlaces : LeastOfMissing;
        bool IsTwin(char letter)
        {
            var (share, twin) = (Share(lost[letter], letter), Twin(letter));
            return !known.Contains(letter) && lost.TryGetValue(twin, out var times)
                && ((known.Contains(twin) && kept.ContainsKey(letter)) || (share < Seldom && Share(times + lost[letter], twin) > TwinFactor * share));
        }

        var extra = Math.Clamp((losses.ExtraBlanks + 0.2) / (losses.Gaps + 100), 0.0005, 0.5);
        var blank = Math.Clamp((losses.LostBlanks + 0.2) / (losses.Words + 20), 0.001, 0.5);
        var shares = lost.Keys.Where(l => lost[l] >= Least(l) && Share(lost[l], l) > Hardly && !IsTwin(l)).ToDictionary(l => l, l => Share(lost[l], l));
        foreach (var letter in nowhere)
        {
            shares.TryAdd(letter, NowhereShare);
        }

        return new(shares.ToFrozenDictionary(), 0, extra, blank);
    }

    /// <summary>Cost of reading a blank as <paramref name="letter"/>; infinite if this text does not lose it.</summary>
    public double CostOf(char letter) => letter < _costs.Length ? _costs[letter] : double.PositiveInfinity;

    private static char Twin(char letter) => char.IsUpper(letter) ? char.ToLowerInvariant(letter) : char.ToUpperInvariant(letter);
}
