using System.Collections.Immutable;
using IngestPipeline.Documents;

namespace IngestPipeline.Vietnamese.Encodings;

/// <summary>A stretch of words that are read in one way; <see cref="Reading"/> null where they are as they should be.</summary>
/// <param name="Words">Their spans in the text, in order.</param>
/// <param name="Gain">By how much the reading is likelier than the words as they stand, half bits.</param>
public readonly record struct ReadStretch(TextReading? Reading, ImmutableArray<TextSpan> Words, int Gain);

/// <summary>
/// Finds the reading of each word of a text whose encodings may change from word to word: the cheapest way through all readings of all words,
/// where every change of reading has its price (Viterbi). Keeps what it worked out, so that words that come again cost nothing.
/// </summary>
public sealed class WordReadings
{
    /// <summary>Half bits for each change, beside the prior of what is changed to. In a document known for its encodings changes are common.</summary>
    private const int Change = 24;
    private const int ChangeWhenKnown = 16;

    /// <summary>For a word that cannot be read so.</summary>
    private const int Unreadable = 400;

    private readonly Dictionary<string, int[]> _costs = new(StringComparer.Ordinal);
    private readonly int[] _enter;

    private WordReadings(ImmutableArray<TextReading> readings, int[] enter)
    {
        Readings = readings;
        _enter = enter;
    }

    public ImmutableArray<TextReading> Readings { get; }

    /// <summary>For a text of which nothing is known.</summary>
    public static WordReadings Unknown(ImmutableArray<TextReading> readings) => new(readings, [Change, .. readings.Select(r => Change + r.Prior)]);

    /// <summary>For a text that has shown what it holds.</summary>
    /// <param name="gains">What each reading has brought, half bits; the rare ones stay dear.</param>
    public static WordReadings Known(IReadOnlyDictionary<TextReading, int> gains)
    {
        ImmutableArray<TextReading> readings = [.. gains.OrderByDescending(g => g.Value).Select(g => g.Key)];
        double all = gains.Values.Sum();
        return new WordReadings(readings, [ChangeWhenKnown, .. readings.Select(r => ChangeWhenKnown + Math.Min(r.Prior, (int)Math.Round(-2 * Math.Log2(gains[r] / all))))]);
    }

    /// <summary>Words of a text: between blanks, except no-break spaces that are the second half of a letter in UTF-8 read wrongly (<c>Ã </c> for à).</summary>
    public static IEnumerable<TextSpan> Words(string text, TextSpan within)
    {
        for (var at = within.Start; at < within.End;)
        {
            if (IsBlank(text, at, within.Start))
            {
                at++;
                continue;
            }

            var start = at;
            while (at < within.End && !IsBlank(text, at, start))
            {
                at++;
            }

            yield return new TextSpan(start, at);
        }
    }

    /// <summary>The stretches of a text, in order.</summary>
    public IReadOnlyList<ReadStretch> Stretches(string text, TextSpan within)
    {
        var words = Words(text, within).ToList();
        if (words.Count == 0)
        {
            return [];
        }

        var path = Cheapest([.. words.Select(w => Costs(w.In(text)))]);
        var stretches = new List<ReadStretch>();
        for (var i = 0; i < words.Count;)
        {
            var (start, label, gain) = (i, path[i], 0);
            for (; i < words.Count && path[i] == label; i++)
            {
                var costs = Costs(words[i].In(text));
                gain += costs[0] - costs[label];
            }

            stretches.Add(new ReadStretch(label == 0 ? null : Readings[label - 1], [.. words[start..i]], gain));
        }

        return stretches;
    }

    /// <summary>Half bits of a word as it stands (first) and in each reading.</summary>
    private int[] Costs(string word)
    {
        if (!_costs.TryGetValue(word, out var costs))
        {
            costs = new int[Readings.Length + 1];
            costs[0] = ReadingCost.Of(word);
            for (var i = 0; i < Readings.Length; i++)
            {
                costs[i + 1] = Readings[i].Read(word) is { } read ? read == word ? costs[0] : ReadingCost.Of(read) : Unreadable;
            }

            _costs.Add(word, costs);
        }

        return costs;
    }

    private int[] Cheapest(int[][] words)
    {
        var labels = Readings.Length + 1;
        var from = new int[words.Length][];
        var cost = new int[labels];
        for (var label = 0; label < labels; label++)
        {
            cost[label] = words[0][label] + (label == 0 ? 0 : _enter[label] - _enter[0]);
        }

        for (var i = 1; i < words.Length; i++)
        {
            var best = Array.IndexOf(cost, cost.Min());
            var next = new int[labels];
            from[i] = new int[labels];
            for (var label = 0; label < labels; label++)
            {
                var change = cost[best] + _enter[label];
                (next[label], from[i][label]) = cost[label] <= change ? (cost[label], label) : (change, best);
                next[label] += words[i][label];
            }

            cost = next;
        }

        var path = new int[words.Length];
        path[^1] = Array.IndexOf(cost, cost.Min());
        for (var i = words.Length - 1; i > 0; i--)
        {
            path[i - 1] = from[i][path[i]];
        }

        return path;
    }

    private static bool IsBlank(string text, int at, int start) => text[at] switch
    {
        ' ' or '\t' or '\n' or '\v' or '\f' or '\r' => true,
        '\u00A0' => at == start || text[at - 1] is not ('Ã' or 'Ă' or 'Â' or 'Å' or 'Æ' or 'º' or '»' or '€'),
        _ => false,
    };
}
