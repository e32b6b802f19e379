using IngestPipeline.Documents;
using IngestPipeline.Tagging.Forms;

namespace IngestPipeline.Tagging.Metadata.Learned;

/// <summary>A line at the head of a document, whatever kind the structure gave it.</summary>
/// <param name="Index">Count of lines before it.</param>
/// <param name="Zone">Its kind in a word.</param>
internal readonly record struct HeadLine(int Index, string Text, Column Column, BlockKind Kind, string Zone);

/// <summary>All that the candidates of the fields are drawn from.</summary>
internal sealed class EvidenceOfForm
{
    /// <summary>No letterhead and title that were read were longer than this.</summary>
    private const int LongestHead = 30;

    public EvidenceOfForm(MetadataReading reading, DocumentMetadata rules)
    {
        (Reading, Rules) = (reading, rules);
        var pages = reading.Document.Pages;
        Medium = pages.Length > 0 && pages[0].Method is PageMethod.Ocr or PageMethod.Mixed ? "scan" : "text";
        TypeOfSymbol = rules.NumberSymbol is { } symbol ? DocumentTypes.OfSymbol(symbol) : null;
        Head = [.. Lines(reading.Document).TakeWhile(l => l.Index < LongestHead)];
    }

    public MetadataReading Reading { get; }

    public DocumentMetadata Rules { get; }

    /// <summary><c>scan</c> where the first page was recognised from an image, else <c>text</c>.</summary>
    public string Medium { get; }

    /// <summary>The type of document that the symbol names; null for a dispatch's.</summary>
    public string? TypeOfSymbol { get; }

    public List<HeadLine> Head { get; }

    /// <summary>All lines of the text in order.</summary>
    public static IEnumerable<HeadLine> Lines(Document document)
    {
        var index = 0;
        foreach (var block in document.Blocks)
        {
            if (!block.Span.IsEmpty && block.Kind is not (BlockKind.Footnote or BlockKind.PageNumber or BlockKind.RunningHeader))
            {
                yield return new HeadLine(index++, block.Span.In(document.Text).Replace('\n', ' ').Trim(), block.Style.Column, block.Kind, Zone(block.Kind));
            }
        }
    }

    private static string Zone(BlockKind kind) => kind switch
    {
        BlockKind.Letterhead => "letterhead",
        BlockKind.Title => "title",
        BlockKind.Addressee => "addressee",
        BlockKind.Signature or BlockKind.Recipients => "end",
        _ => "body",
    };
}
