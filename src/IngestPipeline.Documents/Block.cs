using System.Collections.Immutable;

namespace IngestPipeline.Documents;

/// <summary>What a block is (annotation.md §3 and the body kinds).</summary>
public enum BlockKind
{
    Paragraph,
    Heading,
    Bullet,
    Letterhead,
    Title,
    Addressee,
    Preamble,
    Closing,
    Recipients,
    Signature,
    Footnote,
    PageNumber,
    RunningHeader,
    Table,

    /// <summary>A stamp in coloured ink on a scan: a place without text.</summary>
    Seal,
}

public enum Alignment
{
    Unknown,
    Left,
    Center,
    Right,
    Justify,
}

/// <summary>Which column of a two-column band (letterhead, signature block) a block stands in.</summary>
public enum Column
{
    Full,
    Left,
    Right,
}

/// <summary>How a block looks. Every value may be absent: bare text has no looks, scans have noisy ones.</summary>
public sealed record BlockStyle
{
    public static readonly BlockStyle Unknown = new();

    /// <summary>Points of most of its characters; null where the format does not say.</summary>
    public double? FontSize { get; init; }

    /// <summary>Most of its characters are bold.</summary>
    public bool Bold { get; init; }

    public bool Italic { get; init; }

    /// <summary>Count of leading UTF-16 units that are bold when the rest is not: a run-in heading. 0 if none.</summary>
    public int BoldPrefix { get; init; }

    public Alignment Alignment { get; init; }

    /// <summary>Left edge of the first line in points from the page's left text margin; null where unknown.</summary>
    public double? Indent { get; init; }

    public Column Column { get; init; }

    /// <summary>Outline level from the file itself (Heading 1 → 1, Markdown # → 1); null if it has none.</summary>
    public int? OutlineLevel { get; init; }

    /// <summary>The file itself marks the block as an item of a bulleted list.</summary>
    public bool ListItem { get; init; }
}

/// <summary>A paragraph-like unit of the text, in reading order, without its line feed.</summary>
/// <param name="Kind">Extraction says Paragraph, Bullet, Table, Footnote, PageNumber, RunningHeader, and Seal or Signature for ink on a scan; structure refines it.</param>
/// <param name="Span">Its text. Page furniture, tables, seals and handwritten signatures have an empty span at the place where they stand.</param>
/// <param name="Page">The page it begins on, from 1.</param>
/// <param name="Box">Around its part on that page; null for flowing formats.</param>
/// <param name="Style">Its looks.</param>
public sealed record Block(BlockKind Kind, TextSpan Span, int Page, Box? Box, BlockStyle Style)
{
    /// <summary>Index into <see cref="Document.Tables"/> when <see cref="Kind"/> is Table.</summary>
    public int? Table { get; init; }

    /// <summary>The furniture's own words (page number, running header), which are not part of the text; else null.</summary>
    public string? Aside { get; init; }
}

/// <summary>A footnote: its mark, where the mark stood, and its text at the end of the document's text.</summary>
/// <param name="Mark">As printed: <c>1</c>, <c>*</c>.</param>
/// <param name="Anchor">Offset where the mark stood; null when no mark was found in the text.</param>
/// <param name="Span">The note's own text.</param>
/// <param name="Page">The page it stands on.</param>
public sealed record Footnote(string Mark, int? Anchor, TextSpan Span, int Page);

/// <summary>A cell of a table; the text of tables is kept here, not in the document's text.</summary>
public sealed record TableCell(string Text, int RowSpan = 1, int ColumnSpan = 1, bool Header = false)
{
    /// <summary>What was changed in it after normalising, in order; spans are the cell's own.</summary>
    public ImmutableArray<Repair> Repairs { get; init; } = [];
}

/// <summary>A table in reading order of its rows.</summary>
/// <param name="Page">The page it begins on.</param>
/// <param name="Box">Null for flowing formats.</param>
/// <param name="Anchor">Offset in the text where the table stands.</param>
/// <param name="Rows">Cells row by row; a spanned cell stands once, at its first row and column.</param>
public sealed record Table(int Page, Box? Box, int Anchor, ImmutableArray<ImmutableArray<TableCell>> Rows)
{
    /// <summary>Its title, from the lines above it, which stand in the text too; null if it has none.</summary>
    public string? Caption { get; init; }

    /// <summary>The unit that holds for all its figures, as stated above it (<c>ĐVT: triệu đồng</c>), as written; null if none is.</summary>
    public string? Unit { get; init; }

    /// <summary>Where it stands, page by page, in order; empty for flowing formats.</summary>
    public ImmutableArray<TablePart> Parts { get; init; } = [];

    /// <summary>The page that a row stands on, and the part of the table there.</summary>
    public (int Page, Box? Box) PlaceOf(int row)
    {
        var place = (Page, Box);
        foreach (var part in Parts)
        {
            if (part.Row <= row)
            {
                place = (part.Page, part.Box);
            }
        }

        return place;
    }
}

/// <summary>The part of a table that stands on one page.</summary>
/// <param name="Page">From 1.</param>
/// <param name="Box">Around it.</param>
/// <param name="Row">Its first row, from 0, repeated headings left out.</param>
public readonly record struct TablePart(int Page, Box Box, int Row);
