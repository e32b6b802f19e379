using System.Security.Cryptography;
using System.Text;

namespace IngestPipeline.Training;

/// <summary>Parts documents into folds so that all formats of a report stand in one, always in the same way.</summary>
public static class CrossValidation
{
    /// <summary>The documents to train on and those to measure on, fold by fold.</summary>
    public static IEnumerable<(List<LabelledDocument> Train, List<LabelledDocument> Measure)> Folds(IReadOnlyList<LabelledDocument> documents, int folds)
    {
        var groups = documents.Select(d => d.Group).Distinct().OrderBy(g => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(g))), StringComparer.Ordinal).ToList();
        for (var fold = 0; fold < folds; fold++)
        {
            var measured = groups.Where((_, i) => i % folds == fold).ToHashSet(StringComparer.Ordinal);
            yield return ([.. documents.Where(d => !measured.Contains(d.Group))], [.. documents.Where(d => measured.Contains(d.Group))]);
        }
    }
}
