using System.Collections.Immutable;
using IngestPipeline.Documents;
using IngestPipeline.Extraction.Ocr;
using IngestPipeline.Extraction.Pdf;

namespace IngestPipeline.Extraction.Layout;

/// <summary>What was read from one page before it is put in order, whether from glyphs or by recognition.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Width">Points, as displayed.</param>
/// <param name="Height">Points, as displayed.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Words">In any order.</param>
/// <param name="Rules">Ruling lines; on scans those seen on the image, set straight as the words are.</param>
public sealed record PageContent(
    int Number, double Width, double Height, int Rotation, PageMethod Method, double Confidence, ImmutableArray<LayoutWord> Words, ImmutableArray<PdfRule> Rules)
{
    /// <summary>Degrees clockwise by which the displayed page was turned to be read; width, height and words are the turned page's, places on paper the displayed one's.</summary>
    public int Turn { get; init; }

    /// <summary>By how much a scan's lines of print fall over their length; its columns lean by as much. Baselines and rules are set straight, the words' X are not.</summary>
    public double Slope { get; init; }

    /// <summary>Where it lies on the page that was read, if it is one of two facing pages; its width, words and rules are its own then. Else null.</summary>
    public PageHalf? Half { get; init; }

    /// <inheritdoc cref="BodyLine.Facing"/>
    public bool IsFacing => Half is { IsRight: true };

    /// <summary>Text that belongs to the page and not to its running text, such as watermarks.</summary>
    public ImmutableArray<(Box Box, string Words)> Asides { get; init; } = [];

    /// <summary>Seals and signatures in coloured ink; boxes in points as displayed.</summary>
    public ImmutableArray<InkMark> Marks { get; init; } = [];

    /// <summary>What a person should know about this page.</summary>
    public ImmutableArray<Warning> Warnings { get; init; } = [];

    /// <summary>X of a word's middle once the page is set straight about its own middle.</summary>
    public double Upright(LayoutWord word) => ((word.X0 + word.X1) / 2) + (Slope * (word.Baseline - (Height / 2)));
}
