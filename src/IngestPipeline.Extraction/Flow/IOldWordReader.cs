using System.Collections.Immutable;
using IngestPipeline.Documents;

namespace IngestPipeline.Extraction.Flow;

/// <summary>A stretch of text in one font.</summary>
/// <param name="Font">The font's name; decides the legacy encoding.</param>
/// <param name="Size">Points; null where the file does not say.</param>
/// <param name="FootnoteMark">Not null: this run is the reference to the footnote with that id, and its text is the printed mark.</param>
/// <param name="Text">Tabs as <c>\t</c>, line breaks as <c>\n</c> (or <c>\v</c>), page breaks as <c>\f</c>.</param>
public sealed record FlowRun(string Text, string? Font, double? Size, bool Bold, bool Italic, bool Superscript, string? FootnoteMark = null)
{
    /// <summary>The characters of the file, where <see cref="Text"/> was decoded from a legacy encoding; else null.</summary>
    public string? Original { get; init; }

    /// <summary>How sure the decoding is, 0 to 1.</summary>
    public double Confidence { get; init; } = 1;

    /// <summary>Small letters are shown as capitals.</summary>
    public bool Capitals { get; init; }
}

/// <summary>A paragraph or a table, in order of the file.</summary>
public abstract record FlowItem
{
    private FlowItem()
    {
    }

    /// <param name="ListLabel">Automatic number or bullet as it would be printed, with its closing mark (<c>1.</c>, <c>-</c>); null if none.</param>
    /// <param name="Indent">First-line indent plus left indent, points.</param>
    public sealed record Paragraph(ImmutableArray<FlowRun> Runs, Alignment Alignment, double? Indent, string? ListLabel, bool Bullet, int? OutlineLevel) : FlowItem
    {
        public string Text => string.Concat(Runs.Select(r => r.Text));
    }

    /// <param name="Ruled">It has visible borders; a table without is layout (letterhead, signature).</param>
    public sealed record Grid(ImmutableArray<ImmutableArray<FlowCell>> Rows, bool Ruled) : FlowItem;
}

/// <summary>A cell with paragraphs (and nested tables) of its own.</summary>
public sealed record FlowCell(ImmutableArray<FlowItem> Items, int RowSpan, int ColumnSpan, bool Header);

/// <summary>The content of a word-processor file before it is laid out as text.</summary>
/// <param name="Footnotes">By id as used in <see cref="FlowRun.FootnoteMark"/>.</param>
public sealed record FlowContent(ImmutableArray<FlowItem> Items, ImmutableDictionary<string, ImmutableArray<FlowItem>> Footnotes, ImmutableArray<Warning> Warnings);

/// <summary>Reads binary Word files (.doc, Word 6 to 2003).</summary>
public interface IOldWordReader
{
    /// <exception cref="DocumentFailureException">Codes: <c>doc-damaged</c>, <c>doc-encrypted</c>; transient: <c>worker-crashed</c>, <c>worker-timeout</c>, <c>worker-memory</c>.</exception>
    Task<FlowContent> Read(SourceFile source, CancellationToken cancellation);
}
