using IngestPipeline.Documents;
using IngestPipeline.Pipelines;

namespace IngestPipeline.Tagging.Facts.Consistency;

/// <summary>
/// Checks figures against each other: ratios and their percentages, totals and their parts, figures told twice. Agreement halves the doubt
/// of the figures concerned; a contradiction is a warning for the archivist. The text is never altered.
/// </summary>
public sealed class ConsistencyStage : IStage
{
    public const string WarningCode = "figures-disagree";

    private const int MostWarnings = 20;

    public StageId Id { get; } = new("consistency", "1");

    public Task<Document> Run(Document document, StageContext context)
    {
        var facts = document.Facts.ToBuilder();
        var contradictions = new List<Finding>();
        foreach (var finding in ShareCheck.Of(document).Concat(SumCheck.Of(document)).Concat(RepetitionCheck.Of(document)))
        {
            context.Cancellation.ThrowIfCancellationRequested();
            if (!finding.Agrees)
            {
                contradictions.Add(finding);
                continue;
            }

            foreach (var index in finding.Facts)
            {
                facts[index] = facts[index] with { Confidence = Math.Round(1 - ((1 - facts[index].Confidence) / 2), 3) };
            }
        }

        var checkedOnes = document with { Facts = facts.ToImmutable() };
        foreach (var finding in contradictions.Take(MostWarnings))
        {
            checkedOnes = checkedOnes.WithWarning(WarningCode, document.Facts[finding.Facts[0]].Page, $"{finding.Vietnamese} / {finding.English}");
        }

        return Task.FromResult(checkedOnes);
    }
}
