using IngestPipeline.Documents;
using IngestPipeline.Learning;
using IngestPipeline.Tagging.Facts.Learned;

namespace IngestPipeline.Training.Figures;

/// <summary>Trains the classifier of numbers from documents whose figures a person read.</summary>
/// <param name="Penalty">Half of it times the squared weights is added to the loss (L2).</param>
/// <param name="Rarest">Features seen less often are left out.</param>
public sealed record NumberTrainer(double Penalty = 1, int Rarest = 2)
{
    /// <param name="documents">References, each with the document after the stages before the facts.</param>
    public ChoiceModel Train(IEnumerable<(ReferenceFigures Truth, Document Tagged)> documents) => new ChoiceTrainer(Penalty, Rarest).Train(
        [.. documents.SelectMany(d => Labelled(d.Truth, d.Tagged)).Select(n => new LabelledChoice([.. LearnedNumbers.Labels.Select(l => ChoiceModel.ForLabel(l, n.Number.Features))], LearnedNumbers.Labels.IndexOf(n.Label)))]);

    /// <summary>
    /// The numbers of a document and what they are. Where the reference tells only facts and citations, the others are what the rules take
    /// them for; those that the rules take for quantities then have no label and are left out.
    /// </summary>
    public static IEnumerable<(NumberCandidate Number, string Label)> Labelled(ReferenceFigures truth, Document tagged)
    {
        foreach (var number in LearnedNumbers.Candidates(tagged))
        {
            if (truth.Labelled.Contains(number.Span.Start) && LabelOf(truth, number) is { } label)
            {
                yield return (number, label);
            }
        }
    }

    private static string? LabelOf(ReferenceFigures truth, NumberCandidate number)
    {
        if (truth.Facts.Any(f => f.Span is { } s && s.Overlaps(number.Span)))
        {
            return LearnedNumbers.Quantity;
        }

        if (truth.Citations.Any(c => c.Span is { } s && s.Overlaps(number.Span)))
        {
            return "identifier";
        }

        if (truth.Numbers is { } others)
        {
            return others.FirstOrDefault(n => n.Span.Overlaps(number.Span))?.Role switch
            {
                null => null,
                "date" or "period" => LearnedNumbers.Time,
                Feedback.ReviewedFigures.Rejected => number.Rule == LearnedNumbers.Quantity ? "identifier" : number.Rule,
                var role => role,
            };
        }

        return number.Rule == LearnedNumbers.Quantity ? null : number.Rule;
    }
}
