using System.Globalization;

namespace IngestPipeline.Learning;

/// <summary>
/// Weights as text that a person can read and compare: a heading line that names the kind of model, then one weight a line, its name and
/// its value parted by tabs, in ordinal order of the names.
/// </summary>
internal static class WeightFile
{
    /// <summary>Weights nearer to zero than this change nothing and are left out.</summary>
    public const double Negligible = 0.004;

    public static void Write(TextWriter writer, string kind, IEnumerable<KeyValuePair<string, double>> weights)
    {
        writer.Write($"# {kind}\n");
        foreach (var (name, weight) in weights.Where(w => Math.Abs(w.Value) >= Negligible).OrderBy(w => w.Key, StringComparer.Ordinal))
        {
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"{name}\t{weight:0.###}\n"));
        }
    }

    /// <exception cref="InvalidDataException">The file is of another kind, or a line is no weight; the message names the line.</exception>
    public static IEnumerable<(string Name, float Weight)> Read(TextReader reader, string kind)
    {
        if (reader.ReadLine() != $"# {kind}")
        {
            throw new InvalidDataException($"The weights are not of the kind {kind}.");
        }

        for (var number = 2; reader.ReadLine() is { } line; number++)
        {
            var tab = line.LastIndexOf('\t');
            if (tab <= 0 || !float.TryParse(line.AsSpan(tab + 1), CultureInfo.InvariantCulture, out var weight))
            {
                throw new InvalidDataException($"Line {number} of the weights is no weight.");
            }

            yield return (line[..tab], weight);
        }
    }
}
