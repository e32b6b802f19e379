using IngestPipeline.Documents;

namespace IngestPipeline.Tagging.Facts.Learned;

/// <summary>A number of a document with what the model knows of it.</summary>
/// <param name="Span">Its figures, in a ratio up to the end of the second.</param>
/// <param name="Features">Without the label.</param>
/// <param name="Rule">What the rules take it for, as a label.</param>
public sealed record NumberCandidate(TextSpan Span, IReadOnlyList<string> Features, string Rule);
