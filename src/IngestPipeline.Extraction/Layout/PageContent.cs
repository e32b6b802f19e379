using System.Collections.Immutable;
using IngestPipeline.Documents;
using IngestPipeline.Extraction.Pdf;

namespace IngestPipeline.Extraction.Layout;

/// <summary>What was read from one page before it is put in order, whether from glyphs or by recognition.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Width">Points, as displayed.</param>
/// <param name="Height">Points, as displayed.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Words">In any order.</param>
/// <param name="Rules">Ruling lines; none on scans.</param>
public sealed record PageContent(
    int Number, double Width, double Height, int Rotation, PageMethod Method, double Confidence, ImmutableArray<LayoutWord> Words, ImmutableArray<PdfRule> Rules)
{
    /// <summary>Degrees clockwise by which the displayed page was turned to be read; width, height and words are the turned page's, places on paper the displayed one's.</summary>
    public int Turn { get; init; }

    /// <summary>Text that belongs to the page and not to its running text, such as watermarks.</summary>
    public ImmutableArray<(Box Box, string Words)> Asides { get; init; } = [];

    /// <summary>What a person should know about this page.</summary>
    public ImmutableArray<Warning> Warnings { get; init; } = [];
}
