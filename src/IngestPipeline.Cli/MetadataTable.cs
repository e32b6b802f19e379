using System.Globalization;
using IngestPipeline.Documents;
using IngestPipeline.Tagging.Metadata;
using IngestPipeline.Training.Metadata;

namespace IngestPipeline.Cli;

/// <summary>Prints how the fields of metadata came out, and whether their confidence can be believed.</summary>
internal static class MetadataTable
{
    /// <summary>Lower ends of the bins of confidence.</summary>
    private static readonly double[] Bins = [0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98];

    public static void Print(MetadataScore score)
    {
        Console.WriteLine($"\n{"metadata",-18} {"docs",6} {"shown",6} {"found",6} {"right",6}");
        foreach (var field in Enum.GetValues<MetadataPart>())
        {
            var s = score[field];
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {ContractNames.Of(field),-16} {s.Documents,6} {s.Shown,6} {s.Found,6} {s.Accuracy,6:0.000}"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {"mean",-37} {score.Accuracy,6:0.000}"));
        Console.WriteLine($"\n{"confidence",-18} {"claims",6} {"mean",6} {"right",6}");
        for (var i = 0; i < Bins.Length; i++)
        {
            var (low, high) = (Bins[i], i + 1 < Bins.Length ? Bins[i + 1] : double.PositiveInfinity);
            var claims = score.Claims.Where(c => c.Confidence >= low && c.Confidence < high).ToList();
            if (claims.Count > 0)
            {
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"  {$"{low:0.00}–{Math.Min(high, 1):0.00}",-16} {claims.Count,6} {claims.Average(c => c.Confidence),6:0.000} {claims.Average(c => c.Right ? 1.0 : 0),6:0.000}"));
            }
        }
    }
}
