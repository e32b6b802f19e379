using System.Collections.Immutable;
using IngestPipeline.Documents;

namespace IngestPipeline.Vietnamese.Recognition;

/// <summary>A paragraph as it was recognised.</summary>
/// <param name="Text">NFC, without its line feed.</param>
/// <param name="Words">Where the engine's words stand in it, in order, with its confidences, 0 to 1.</param>
public sealed record RecognizedParagraph(string Text, ImmutableArray<(TextSpan Span, double Confidence)> Words)
{
    /// <summary>The engine's confidence in what stands at <paramref name="span"/>: that of the least sure word that it touches; 1 where it says nothing.</summary>
    public double ConfidenceOf(TextSpan span)
    {
        var (low, high) = (0, Words.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Words[middle].Span.End <= span.Start ? (middle + 1, high) : (low, middle);
        }

        var least = 1.0;
        for (; low < Words.Length && Words[low].Span.Start < span.End; low++)
        {
            least = Math.Min(least, Words[low].Confidence);
        }

        return least;
    }
}
