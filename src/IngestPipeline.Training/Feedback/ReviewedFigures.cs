using IngestPipeline.Documents;
using IngestPipeline.Training.Figures;

namespace IngestPipeline.Training.Feedback;

/// <summary>
/// Makes labels of the facts that people reviewed: one that was accepted or corrected is a figure, one that was rejected is none. Numbers that
/// nobody reviewed are no labels: a reviewer goes through the list of facts and says nothing of the rest.
/// </summary>
public static class ReviewedFigures
{
    /// <summary>What a number is that a reviewer rejected; which of the other roles it has, nobody said.</summary>
    public const string Rejected = "rejected";

    /// <param name="document">As the archive has it.</param>
    /// <param name="reviews">Place of each reviewed fact among the document's facts, and whether it is a figure.</param>
    public static ReferenceFigures Of(Document document, IEnumerable<(int Fact, bool IsFigure)> reviews)
    {
        var told = reviews.Select(r => (Fact: document.Facts[r.Fact], r.IsFigure)).Where(r => r.Fact.Cell is null).OrderBy(r => r.Fact.Span.Start).ToList();
        return new ReferenceFigures(
            new TextSpan(0, document.Text.Length),
            [.. told.Where(t => t.IsFigure).Select(t => new ReferenceFact(t.Fact.Span, t.Fact.Raw, t.Fact.Value, t.Fact.Of, t.Fact.Unit, t.Fact.Kind, []))],
            [],
            [.. told.Where(t => !t.IsFigure).Select(t => new ReferenceNumber(t.Fact.Span, Rejected))]);
    }
}
