using System.Collections.Immutable;
using IngestPipeline.Vietnamese.Recognition;

namespace IngestPipeline.Training.Recognition;

/// <summary>Counts what the engine takes for what on pages whose text is known.</summary>
public sealed class ConfusionTrainer
{
    /// <summary>Confusions seen less often are chance.</summary>
    private const int LeastSeen = 2;

    /// <summary>Words that have nothing in common but their place tell nothing about letters.</summary>
    private const double MostChanged = 0.5;
    private const int LongestStretch = 40;

    private static readonly double[] Bands = [0.96, 0.95, 0.93, 0.9, 0.85, 0.75, 0.6, 0.4, 0];

    private readonly Dictionary<char, int> _printed = [];
    private readonly Dictionary<(string, string), int> _confused = [];
    private readonly int[] _words = new int[Bands.Length];
    private readonly int[] _wrong = new int[Bands.Length];

    public void Add(RecognizedPage page)
    {
        var misreadings = page.Misreadings();
        var wrong = Misreading.Wrong(misreadings);
        for (var i = 0; i < page.Read.Length; i++)
        {
            var band = Array.FindIndex(Bands, b => page.Read[i].Confidence >= b);
            _words[band]++;
            _wrong[band] += wrong.Contains(i) ? 1 : 0;
        }

        foreach (var c in page.Printed.SelectMany(w => w))
        {
            _printed[c] = _printed.GetValueOrDefault(c) + 1;
        }

        _printed[' '] = _printed.GetValueOrDefault(' ') + page.Printed.Length - 1;
        foreach (var misreading in misreadings)
        {
            Count(string.Join(' ', misreading.Read), string.Join(' ', misreading.Printed));
        }
    }

    public ConfusionTable Table()
    {
        var confused = _confused.Where(c => c.Value >= LeastSeen).ToDictionary(c => c.Key, c => c.Value);
        return new ConfusionTable(_printed, confused, [.. Bands.Select((b, i) => new ConfidenceBand(b, _words[i], _wrong[i]))]);
    }

    private void Count(string read, string printed)
    {
        if (read.Length == 0 || printed.Length == 0 || Math.Max(read.Length, printed.Length) > LongestStretch)
        {
            return;
        }

        var (edits, cost) = LetterAlignment.Between(read, printed);
        if (cost <= MostChanged * Math.Max(read.Length, printed.Length))
        {
            foreach (var edit in edits)
            {
                _confused[edit] = _confused.GetValueOrDefault(edit) + 1;
            }
        }
    }
}
