using IngestPipeline.Documents;

namespace IngestPipeline.Tagging.Metadata;

/// <summary>A line of the document's form with its column.</summary>
internal readonly record struct FormLine(string Text, Column Column);

/// <summary>
/// The form of a document by its parts. An annex in the same file has a head and a signature of its own; the metadata are those of
/// the first.
/// </summary>
internal sealed class FormBlocks
{
    private readonly Document _document;

    public FormBlocks(Document document)
    {
        _document = document;
        Letterhead = First(BlockKind.Letterhead);
        Title = First(BlockKind.Title);
        Addressee = First(BlockKind.Addressee);
        Recipients = First(BlockKind.Recipients);
        Signature = First(BlockKind.Signature);
        Preamble = First(BlockKind.Preamble);
        Closing = First(BlockKind.Closing);
    }

    public IReadOnlyList<FormLine> Letterhead { get; }

    public IReadOnlyList<FormLine> Title { get; }

    public IReadOnlyList<FormLine> Addressee { get; }

    public IReadOnlyList<FormLine> Recipients { get; }

    public IReadOnlyList<FormLine> Signature { get; }

    public IReadOnlyList<FormLine> Preamble { get; }

    public IReadOnlyList<FormLine> Closing { get; }

    /// <summary>Lines of the first run of blocks of a kind; furniture and tables between them do not end the run.</summary>
    private List<FormLine> First(BlockKind kind)
    {
        var lines = new List<FormLine>();
        foreach (var block in _document.Blocks)
        {
            if (block.Span.IsEmpty)
            {
                continue;
            }

            if (block.Kind == kind)
            {
                var text = block.Span.In(_document.Text).Replace('\n', ' ').Trim();
                if (text.Length > 0)
                {
                    lines.Add(new FormLine(text, block.Style.Column));
                }
            }
            else if (lines.Count > 0)
            {
                break;
            }
        }

        return lines;
    }
}
