using System.Collections.Immutable;
using IngestPipeline.Documents;
using IngestPipeline.Tagging.Metadata;

namespace IngestPipeline.Training.Metadata;

/// <summary>How one field came out over some documents.</summary>
/// <param name="Documents">Those that say what is right, also where they show nothing.</param>
/// <param name="Shown">Those that show the field.</param>
/// <param name="Found">Those in which something was read.</param>
/// <param name="Right">Sum of 1 for a right value or a right silence, of the F1 of its entries for a list.</param>
public readonly record struct FieldScore(int Documents, int Shown, int Found, double Right)
{
    /// <summary>1 where nothing was measured.</summary>
    public double Accuracy => Documents == 0 ? 1 : Right / Documents;
}

/// <summary>One answer with what it claimed of itself.</summary>
/// <param name="Confidence">Between 0 and 1.</param>
public readonly record struct Claim(MetadataPart Field, double Confidence, bool Right);

/// <summary>How well the metadata of some documents were read: words compared without case and signs, as annotation.md's scorer does.</summary>
public sealed class MetadataScore
{
    private readonly Dictionary<MetadataPart, FieldScore> _fields = [];

    /// <summary>What was missed or wrong; names and wordings are those of the program, never of the reference.</summary>
    public List<string> Errors { get; } = [];

    /// <summary>Every value that was read with a confidence, for a table of calibration.</summary>
    public List<Claim> Claims { get; } = [];

    public FieldScore this[MetadataPart field] => _fields.GetValueOrDefault(field);

    /// <summary>Mean of the fields' accuracies.</summary>
    public double Accuracy => Enum.GetValues<MetadataPart>().Average(f => this[f].Accuracy);

    /// <param name="name">Of the document, for the list of errors.</param>
    public void Add(string name, MetadataReference truth, DocumentMetadata read)
    {
        foreach (var (field, expected) in truth.Values.OrderBy(v => v.Key))
        {
            ImmutableArray<string> found = [.. MetadataReference.ValuesOf(read, field).OfType<string>()];
            var right = Agreement(expected, found);
            var score = this[field];
            _fields[field] = new FieldScore(
                score.Documents + 1, score.Shown + (expected.IsEmpty ? 0 : 1), score.Found + (found.IsEmpty ? 0 : 1), score.Right + right);
            if (right < 1)
            {
                var fault = found.IsEmpty ? "missed" : expected.IsEmpty ? "invented" : "wrong";
                Errors.Add($"{name} {ContractNames.Of(field)} {fault}: {FieldText.Of(read, field)}");
            }

            if (!found.IsEmpty && Confidence(read, field) is { } confidence)
            {
                Claims.Add(new Claim(field, confidence, right == 1));
            }
        }
    }

    public void Add(MetadataScore other)
    {
        foreach (var (field, score) in other._fields)
        {
            var sum = this[field];
            _fields[field] = new FieldScore(sum.Documents + score.Documents, sum.Shown + score.Shown, sum.Found + score.Found, sum.Right + score.Right);
        }

        Errors.AddRange(other.Errors);
        Claims.AddRange(other.Claims);
    }

    /// <summary>F1 of two lists of values; 1 where both are empty.</summary>
    private static double Agreement(ImmutableArray<string> expected, ImmutableArray<string> found)
    {
        var rest = expected.ToList();
        var common = found.Count(rest.Remove);
        return expected.Length + found.Length == 0 ? 1 : 2.0 * common / (expected.Length + found.Length);
    }

    private static double? Confidence(DocumentMetadata read, MetadataPart field) =>
        read.Confidence.TryGetValue(FieldText.ConfidenceName(field), out var confidence) ? confidence : null;
}
