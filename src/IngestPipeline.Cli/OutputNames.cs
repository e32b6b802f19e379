using System.Text;

namespace IngestPipeline.Cli;

/// <summary>Chooses a name for the result of each file: its own name, unless that is taken or too long.</summary>
internal sealed class OutputNames
{
    /// <summary>Most file systems hold names of 255 bytes; room is left for a number and <c>.json.part</c>.</summary>
    private const int MaxBytes = 230;

    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <param name="path">Two files of one name in two folders get two results, in the order they are asked for.</param>
    public string Of(string path)
    {
        var name = Shortened(Path.GetFileName(path).Normalize(NormalizationForm.FormC));
        var free = name;
        for (var number = 2; !_taken.Add(free); number++)
        {
            free = $"{name} ({number})";
        }

        return free + ".json";
    }

    private static string Shortened(string name)
    {
        var bytes = 0;
        var kept = new StringBuilder();
        foreach (var rune in name.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > MaxBytes)
            {
                return kept.Append('…').ToString();
            }

            kept.Append(rune.ToString());
        }

        return kept.ToString();
    }
}
