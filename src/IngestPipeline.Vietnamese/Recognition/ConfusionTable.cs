using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace IngestPipeline.Vietnamese.Recognition;

/// <summary>Letters that recognition takes for others.</summary>
/// <param name="Read">What it writes; empty where it leaves letters out.</param>
/// <param name="Printed">What stands on the paper; empty where it sees letters that are not there.</param>
/// <param name="Cost">Negative natural logarithm of the probability that this is read where that is printed.</param>
/// <param name="IsHabit">It was seen, more than once; else it is merely possible.</param>
public readonly record struct Confusion(string Read, string Printed, double Cost, bool IsHabit);

/// <summary>How right the engine is when it says so.</summary>
/// <param name="Least">Confidence of a word from which on this holds, 0 to 1.</param>
/// <param name="Words">Words read so.</param>
/// <param name="Wrong">Those of them that were wrong.</param>
public readonly record struct ConfidenceBand(double Least, int Words, int Wrong);

/// <summary>
/// What the engine mistakes for what and how often, learned from pages whose text is known: letters or pairs of letters, blanks among them, and
/// what its word confidences are worth. Immutable.
/// </summary>
public sealed class ConfusionTable
{
    /// <summary>Share at which letters that differ in their marks alone are mistaken for each other, where too few were seen to tell.</summary>
    private const double MarkBackoff = 2e-5;

    private static readonly string[] MarkFamilies = ["aàáảãạăằắẳẵặâầấẩẫậ", "eèéẻẽẹêềếểễệ", "iìíỉĩị", "oòóỏõọôồốổỗộơờớởỡợ", "uùúủũụưừứửữự", "yỳýỷỹỵ", "dđ"];

    /// <summary>Letters that a document must have for what is seen in it to weigh as much as what is known of the engine.</summary>
    private const double LettersKnown = 300;

    /// <summary>Times that a document must show a confusion before it is a habit there.</summary>
    private const int LeastOfHabit = 2;

    private readonly Dictionary<(string Read, string Printed), double> _costs;
    private readonly FrozenDictionary<string, ImmutableArray<Confusion>>.AlternateLookup<ReadOnlySpan<char>> _byRead;
    private readonly FrozenDictionary<char, double> _kept;
    private readonly ImmutableArray<ConfidenceBand> _bands;

    /// <summary>Logarithm, over words of any confidence.</summary>
    private readonly double _oddsOfWrong;

    /// <param name="printed">How often each letter stood on the pages.</param>
    /// <param name="confused">How often what was read for what.</param>
    /// <param name="bands">By falling <see cref="ConfidenceBand.Least"/>, the last from 0.</param>
    public ConfusionTable(IReadOnlyDictionary<char, int> printed, IReadOnlyDictionary<(string Read, string Printed), int> confused, ImmutableArray<ConfidenceBand> bands)
    {
        (Printed, Confused, _bands) = (printed, confused, bands);
        var costs = _costs = [];
        foreach (var (pair, count) in confused)
        {
            costs[pair] = -Math.Log((double)count / Math.Max(count, Total(pair.Printed, printed)));
        }

        foreach (var family in MarkFamilies.SelectMany(f => new[] { f, f.ToUpperInvariant() }))
        {
            foreach (var (read, stood) in family.SelectMany(r => family.Where(p => p != r).Select(p => (r.ToString(), p.ToString()))))
            {
                costs.TryAdd((read, stood), -Math.Log(MarkBackoff));
            }
        }

        _byRead = ByRead(costs, confused.ContainsKey);
        var lost = confused.Where(c => c.Key.Printed.Length > 0).GroupBy(c => c.Key.Printed[0]).ToDictionary(g => g.Key, g => g.Sum(c => c.Value));
        _kept = printed.ToFrozenDictionary(p => p.Key, p => -Math.Log(Math.Max(0.05, 1 - ((double)lost.GetValueOrDefault(p.Key) / Math.Max(1, p.Value)))));
        _oddsOfWrong = Odds((1.0 + bands.Sum(b => b.Wrong)) / (1.0 + bands.Sum(b => b.Words)));
        LostBlank = Cost("", " ");
        AddedBlank = Cost(" ", "");

        double Cost(string read, string stood) => costs.GetValueOrDefault((read, stood), -Math.Log(1e-4));
    }

    /// <summary>As the other, and confusions at other costs.</summary>
    private ConfusionTable(ConfusionTable other, Dictionary<(string Read, string Printed), double> costs, Func<(string, string), bool> isHabit)
    {
        (Printed, Confused, _bands, _costs, _kept, _oddsOfWrong, LostBlank, AddedBlank) =
            (other.Printed, other.Confused, other._bands, costs, other._kept, other._oddsOfWrong, other.LostBlank, other.AddedBlank);
        _byRead = ByRead(costs, isHabit);
    }

    private static FrozenDictionary<string, ImmutableArray<Confusion>>.AlternateLookup<ReadOnlySpan<char>> ByRead(
        Dictionary<(string Read, string Printed), double> costs, Func<(string, string), bool> isHabit) =>
        costs.Select(c => new Confusion(c.Key.Read, c.Key.Printed, c.Value, isHabit(c.Key))).GroupBy(c => c.Read, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.OrderBy(c => c.Cost).ThenBy(c => c.Printed, StringComparer.Ordinal).ToImmutableArray(), StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>
    /// The table for one document: a worn stencil or a coarse scan loses the same marks on every page. Confusions that are not in this table are not taken up.
    /// </summary>
    /// <param name="letters">How often each letter stands in the document.</param>
    /// <param name="seen">How often each confusion was corrected in it.</param>
    public ConfusionTable For(IReadOnlyDictionary<char, int> letters, IReadOnlyDictionary<(string Read, string Printed), int> seen)
    {
        var costs = new Dictionary<(string Read, string Printed), double>(_costs);
        var habits = new HashSet<(string, string)>(Confused.Keys);
        foreach (var kind in _costs.Keys.GroupBy(MarkChange.Of))
        {
            // What happens to ố happens to ấ and ế: the same marks in the same place.
            var (count, total) = (kind.Sum(p => seen.GetValueOrDefault(p)), kind.Select(p => p.Printed).Distinct(StringComparer.Ordinal).Sum(p => Total(p, letters)));
            if (count == 0)
            {
                continue;
            }

            foreach (var pair in kind)
            {
                var here = seen.GetValueOrDefault(pair);
                costs[pair] = -Math.Log(Share(here, Total(pair.Printed, letters), kind.Key is null ? Math.Exp(-_costs[pair]) : Share(count, total, Math.Exp(-_costs[pair]))));
                if ((kind.Key is null ? here : count) >= LeastOfHabit)
                {
                    habits.Add(pair);
                }
            }
        }

        return new ConfusionTable(this, costs, habits.Contains);

        static double Share(int times, int letters, double known) => (times + (LettersKnown * known)) / (Math.Max(times, letters) + LettersKnown);
    }

    /// <summary>How often each letter stood on the pages that this was learned from.</summary>
    public IReadOnlyDictionary<char, int> Printed { get; }

    public IReadOnlyDictionary<(string Read, string Printed), int> Confused { get; }

    public ImmutableArray<ConfidenceBand> Bands => _bands;

    /// <summary>Cost of two words read as one, and of one read as two.</summary>
    public double LostBlank { get; }

    public double AddedBlank { get; }

    /// <summary>What may be printed where exactly <paramref name="read"/> was read, the likeliest first.</summary>
    public ImmutableArray<Confusion> Of(ReadOnlySpan<char> read) => _byRead.TryGetValue(read, out var found) ? found : [];

    /// <summary>Cost of reading a letter as it is printed.</summary>
    public double Kept(char letter) => _kept.TryGetValue(letter, out var cost) ? cost : 0;

    /// <summary>Cost of taking a word for misread, by what the engine's confidence says about it beside the average of all words.</summary>
    /// <param name="confidence">0 to 1.</param>
    public double Doubt(double confidence)
    {
        foreach (var band in _bands)
        {
            if (confidence >= band.Least && band.Words > 0)
            {
                return _oddsOfWrong - Odds((band.Wrong + 0.5) / (band.Words + 1.0));
            }
        }

        return 0;
    }

    private static double Odds(double share) => Math.Log(share / (1 - share));

    /// <exception cref="InvalidDataException">A line is damaged; the message names it.</exception>
    public static ConfusionTable Read(TextReader reader)
    {
        var printed = new Dictionary<char, int>();
        var confused = new Dictionary<(string, string), int>();
        var bands = ImmutableArray.CreateBuilder<ConfidenceBand>();
        while (reader.ReadLine() is { } line)
        {
            switch (line.Split('\t'))
            {
                case [['#', ..], ..] or [""]:
                    break;
                case ["letter", { Length: 1 } letter, var count] when Number(count, out var n):
                    printed[letter[0]] = n;
                    break;
                case ["read", var read, var stood, var count] when Number(count, out var n):
                    confused[(read, stood)] = n;
                    break;
                case ["confidence", var least, var words, var wrong] when double.TryParse(least, CultureInfo.InvariantCulture, out var l) && Number(words, out var w) && Number(wrong, out var x):
                    bands.Add(new ConfidenceBand(l, w, x));
                    break;
                default:
                    throw new InvalidDataException($"This line is no part of a table of confusions: {line}");
            }
        }

        return new ConfusionTable(printed, confused, bands.ToImmutable());

        static bool Number(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    public void Write(TextWriter writer)
    {
        writer.Write("# confidence: least, words, wrong; letter: printed, times; read: as what, for what, times\n");
        foreach (var band in _bands)
        {
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"confidence\t{band.Least}\t{band.Words}\t{band.Wrong}\n"));
        }

        foreach (var (letter, count) in Printed.OrderBy(p => p.Key))
        {
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"letter\t{letter}\t{count}\n"));
        }

        foreach (var ((read, stood), count) in Confused.OrderByDescending(c => c.Value).ThenBy(c => c.Key.Read, StringComparer.Ordinal).ThenBy(c => c.Key.Printed, StringComparer.Ordinal))
        {
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"read\t{read}\t{stood}\t{count}\n"));
        }
    }

    /// <summary>The beginning of the SHA-256 of what <see cref="Write"/> writes.</summary>
    public string Identity
    {
        get
        {
            using var text = new StringWriter(CultureInfo.InvariantCulture);
            Write(text);
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..12];
        }
    }

    /// <summary>How often letters stood side by side is not counted: at most as often as the rarer of them.</summary>
    private static int Total(string stood, IReadOnlyDictionary<char, int> printed) =>
        stood.Length == 0 ? printed.Values.Sum() : stood.Min(c => printed.GetValueOrDefault(c));
}
