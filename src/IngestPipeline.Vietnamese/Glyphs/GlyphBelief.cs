using IngestPipeline.Vietnamese.Language;

namespace IngestPipeline.Vietnamese.Glyphs;

/// <summary>What an unknown glyph may be, with the present weight of each possibility. Letters are told apart by case; the ten digits are held as one.</summary>
internal sealed class GlyphBelief
{
    /// <summary>Stands for any digit: words tell that a digit stands somewhere, never which.</summary>
    public const string Digit = "0";

    /// <summary>Signs of running text that a glyph may be where nothing is known of it.</summary>
    private const string Signs = ".,;:()/-–%\"“”+";

    /// <summary>Share that digits and all signs have before anything is known.</summary>
    private const double DigitShare = 0.03;
    private const double SignShare = 0.03;

    private readonly Dictionary<string, double> _prior = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _weights = new(StringComparer.Ordinal);

    public GlyphBelief(GlyphUnknown unknown, LetterFrequencies frequencies)
    {
        Unknown = unknown;
        if (unknown.Candidates.IsEmpty)
        {
            foreach (var letter in frequencies.Letters)
            {
                _prior[letter.ToString()] = Math.Max(1e-5, frequencies.ShareOf(letter));
            }

            _prior[Digit] = DigitShare;
            foreach (var sign in Signs)
            {
                _prior[sign.ToString()] = SignShare / Signs.Length;
            }
        }

        var most = unknown.Candidates.IsEmpty ? 0 : unknown.Candidates.Max(c => c.LogPrior);
        foreach (var candidate in unknown.Candidates)
        {
            var key = IsDigit(candidate.Letter) ? Digit : candidate.Letter;
            _prior[key] = _prior.GetValueOrDefault(key) + Math.Exp(candidate.LogPrior - most);
        }

        Learn(new Dictionary<string, double>());
    }

    public GlyphUnknown Unknown { get; }

    /// <summary>Possibilities with a weight worth thinking of, and its negative natural logarithm; only <see cref="Assumed"/>, where one is.</summary>
    public IReadOnlyList<(string Letter, double Cost)> Options { get; private set; } = [];

    /// <summary>Weights the possibilities anew by how often each was read; shape and words count together.</summary>
    public void Learn(IReadOnlyDictionary<string, double> read)
    {
        const double Slack = 0.3;
        var all = _prior.Values.Sum();
        _weights.Clear();
        foreach (var (letter, prior) in _prior)
        {
            _weights[letter] = read.GetValueOrDefault(letter) + (Slack * prior / all);
        }

        var sum = _weights.Values.Sum();
        Options = [.. _weights.Select(w => (w.Key, -Math.Log(w.Value / sum))).Where(o => o.Item2 < 14).OrderBy(o => o.Item2).ThenBy(o => o.Key, StringComparer.Ordinal)];
    }

    /// <summary>Takes one possibility for certain.</summary>
    public void Assume(string letter) => Options = [(letter, 0)];

    public double LogPrior(string letter) => Math.Log(_prior.GetValueOrDefault(letter, 1e-9) / _prior.Values.Sum());

    public static bool IsDigit(string letter) => letter.Length == 1 && char.IsAsciiDigit(letter[0]);

    public static bool IsLetter(string letter) => letter.All(TokenReader.IsLetter);
}
