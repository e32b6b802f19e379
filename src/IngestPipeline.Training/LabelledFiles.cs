using System.Security.Cryptography;
using IngestPipeline.Documents;
using IngestPipeline.Training.Annotations;
using IngestPipeline.Training.Figures;
using IngestPipeline.Training.Gold;
using IngestPipeline.Training.Metadata;

namespace IngestPipeline.Training;

/// <summary>A file with labels for what is read from it.</summary>
/// <param name="Label">Carries the labels over to the document that was read; null where it is not the same text.</param>
/// <param name="Holdout">Never trained on.</param>
public sealed record LabelledFile(string Name, string File, Func<Document, LabelledDocument?> Label, bool Holdout);

/// <summary>Finds the files that gold folders and annotations speak of.</summary>
public sealed class LabelledFiles
{
    private readonly List<string> _files;
    private readonly Lazy<Dictionary<string, string>> _byHash;

    /// <param name="folders">Searched with all below them.</param>
    public LabelledFiles(IEnumerable<string> folders)
    {
        _files = [.. folders.SelectMany(f => Directory.EnumerateFiles(f, "*", SearchOption.AllDirectories)).Order(StringComparer.Ordinal)];
        _byHash = new(() => _files.GroupBy(Hash).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal));
    }

    /// <summary>References whose file is in none of the folders.</summary>
    public List<string> Missing { get; } = [];

    /// <param name="references">Gold folders, annotation files, or folders of these.</param>
    /// <exception cref="FormatException">One of them is damaged; the message names it.</exception>
    public List<LabelledFile> Find(IEnumerable<string> references)
    {
        var found = new List<LabelledFile>();
        foreach (var reference in references.SelectMany(Expand))
        {
            var before = found.Count;
            if (Directory.Exists(reference))
            {
                var gold = GoldFolder.Read(reference);
                var fields = MetadataReference.OfGold(gold.Path);
                found.AddRange(_files.Where(f => IsOf(gold.Name, Path.GetFileNameWithoutExtension(f)))
                    .Select(f => new LabelledFile(NameOf(f, gold.Name), f, d => GoldAligner.Label(gold, d, NameOf(f, gold.Name)) is { } l ? l with { Fields = fields, Figures = GoldFigures.Of(gold.Path, d) } : null, Holdout: false)));
            }
            else if (FigureAnnotation.Read(reference) is { } figures)
            {
                if (_byHash.Value.TryGetValue(figures.FileSha256, out var file))
                {
                    found.Add(new LabelledFile(figures.Name, file, figures.Label, figures.IsHoldout));
                }
            }
            else
            {
                var annotation = Annotation.Read(reference);
                if (_byHash.Value.TryGetValue(annotation.FileSha256, out var file))
                {
                    found.Add(new LabelledFile(annotation.Name, file, d => AnnotationAligner.Label(annotation, d) with { Fields = MetadataReference.OfAnnotation(annotation.Metadata) }, annotation.IsHoldout));
                }
            }

            if (found.Count == before)
            {
                Missing.Add(reference);
            }
        }

        return found;
    }

    private static IEnumerable<string> Expand(string reference) =>
        File.Exists(reference) || GoldFolder.IsOne(reference) ? [reference]
        : Directory.Exists(reference)
            ? Directory.EnumerateDirectories(reference).Where(GoldFolder.IsOne).Concat(Directory.EnumerateFiles(reference, "*.json")).Order(StringComparer.Ordinal)
            : throw new FormatException($"{reference}: không có gold hay chú giải nào ở đây / neither gold nor annotations here");

    /// <summary>The file is named like the gold, something behind a dash or underscore apart; <c>r0152</c> means the file numbered 0152.</summary>
    private static bool IsOf(string gold, string stem)
    {
        var name = gold.Length > 1 && gold[0] == 'r' && gold[1..].All(char.IsAsciiDigit) ? gold[1..] : gold;
        return stem == name || stem.StartsWith(name + "_", StringComparison.Ordinal) || stem.StartsWith(name + "-", StringComparison.Ordinal);
    }

    private static string NameOf(string file, string gold)
    {
        var stem = Path.GetFileNameWithoutExtension(file);
        return $"{gold}{(stem.StartsWith(gold, StringComparison.Ordinal) ? stem[gold.Length..] : "")}{Path.GetExtension(file)}";
    }

    private static string Hash(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
