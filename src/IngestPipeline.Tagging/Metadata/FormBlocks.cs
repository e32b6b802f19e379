using System.Text.RegularExpressions;
using IngestPipeline.Documents;
using IngestPipeline.Tagging.Forms;

namespace IngestPipeline.Tagging.Metadata;

/// <summary>A line of the document's form with its column.</summary>
internal readonly record struct FormLine(string Text, Column Column);

/// <summary>
/// The form of a document by its parts. An annex in the same file has a head and a signature of its own; the metadata are those of
/// the first.
/// </summary>
internal sealed partial class FormBlocks
{
    private readonly Document _document;

    public FormBlocks(Document document)
    {
        _document = document;
        (Letterhead, Title) = Head();
        Addressee = First(BlockKind.Addressee);
        (Recipients, Signature) = Foot();
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

    /// <summary>A type of document that stands among the lines of the letterhead begins the title.</summary>
    private (List<FormLine> Letterhead, List<FormLine> Title) Head()
    {
        var (head, title) = (First(BlockKind.Letterhead), First(BlockKind.Title));
        var at = title.Count > 0 && DocumentTypes.Read(title[0].Text) is not null ? -1 : head.FindIndex(l => DocumentTypes.Read(l.Text) is { Words.Length: 0 });
        return at < 0 ? (head, title) : (head[..at], [.. head[at..], .. title]);
    }

    /// <summary>
    /// Recipients and signature are two columns of one band; a text that lost its columns has their lines by turns, or both on one line:
    /// lines that only a signer has go to the signature.
    /// </summary>
    private (List<FormLine> Recipients, List<FormLine> Signature) Foot()
    {
        var (recipients, signature) = (new List<FormLine>(), new List<FormLine>());
        var listed = First(BlockKind.Recipients, BlockKind.Signature);
        var mixed = new List<FormLine>();
        foreach (var line in listed)
        {
            var seam = Seam().Match(line.Text);
            var rest = seam.Success ? line.Text[(seam.Index + seam.Length)..] : "";
            if (IsOfSigner(rest))
            {
                recipients.Add(line with { Text = line.Text[..seam.Index] });
                mixed.Add(new FormLine(rest, Column.Right));
            }
            else if (recipients.Count > 0 && IsOfSigner(line.Text))
            {
                mixed.Add(line);
            }
            else
            {
                recipients.Add(line);
            }
        }

        foreach (var line in First(BlockKind.Signature, BlockKind.Recipients))
        {
            if (DocumentTypes.Read(line.Text) is { Words.Length: 0 })
            {
                break;
            }

            (line.Text[0] is '-' && line.Column != Column.Right && recipients.Count > 0 ? recipients : signature).Add(line);
        }

        return (recipients, signature.Any(l => FormLines.IsOffice(l.Text)) ? [.. signature, .. mixed] : [.. mixed, .. signature]);
    }

    private static bool IsOfSigner(string text) => FormLines.IsAuthority(text) || FormLines.IsOffice(text) || FormLines.IsSignatureNote(text) || FormLines.IsPersonName(text);

    /// <summary>Lines of the first run of blocks of a kind; furniture and tables between them do not end the run.</summary>
    /// <param name="beside">What may stand between two parts of the run: signature and recipients are two columns of one band.</param>
    private List<FormLine> First(BlockKind kind, BlockKind? beside = null)
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
            else if (lines.Count > 0 && block.Kind != beside)
            {
                break;
            }
        }

        return lines;
    }

    /// <summary>Between the end of an entry, or "Nơi nhận:", and what stands in the column beside it.</summary>
    [GeneratedRegex(@"(?<=[;.:])\s+(?=\p{Lu}|\()|\s{3,}")]
    private static partial Regex Seam();
}
