using System.Collections.Immutable;
using IngestPipeline.Documents;
using IngestPipeline.Extraction.Layout;

namespace IngestPipeline.Extraction.Flow;

/// <summary>Lays the content of a word-processor file out as the first document: one way for DOCX, DOC, RTF and HTML.</summary>
public sealed class FlowDocumentWriter
{
    private readonly DocumentBuilder _builder;
    private readonly FlowContent _content;
    private readonly HashSet<string> _notesDone = [];
    private readonly List<(string Mark, ParagraphContent Content)> _notes = [];
    private bool _any;

    private FlowDocumentWriter(SourceFile source, FlowContent content)
    {
        _builder = new DocumentBuilder(source);
        _content = content;
    }

    /// <exception cref="DocumentFailureException">Code <c>file-no-text</c>: nothing to read in it.</exception>
    public static Document Write(SourceFile source, string mediaType, FlowContent content)
    {
        var writer = new FlowDocumentWriter(source, LegacyRunDecoder.Decode(content));
        writer._builder.BeginPage(1, PageMethod.Flow, 0, 0, 0, 1);
        writer.Items(TabbedBand.Split(writer._content.Items), Column.Full);
        if (!writer._any)
        {
            throw new DocumentFailureException("file-no-text", source.Name, null, "tệp không có chữ nào", "the file has no words");
        }

        foreach (var (mark, note) in writer._notes)
        {
            writer._builder.AddFootnote(mark, note);
        }

        foreach (var warning in content.Warnings)
        {
            writer._builder.Warn(warning.Code, warning.Page, warning.Message);
        }

        return writer._builder.Build(mediaType, null) with { Trust = FlowTrust.Judge(content) };
    }

    private void Items(IEnumerable<FlowItem> items, Column column)
    {
        foreach (var item in items)
        {
            switch (item)
            {
                case FlowItem.Paragraph paragraph:
                    Paragraph(paragraph, column);
                    break;
                case FlowItem.Grid grid when LayoutBand.IsLayout(grid):
                    foreach (var (cell, place) in LayoutBand.Unroll(grid))
                    {
                        Items(cell.Items, place == Column.Full ? column : place);
                    }

                    break;
                case FlowItem.Grid grid:
                    Table(grid);
                    break;
            }
        }
    }

    private void Paragraph(FlowItem.Paragraph paragraph, Column column)
    {
        var frame = new BlockStyle
        {
            Alignment = paragraph.Alignment,
            Indent = paragraph.Indent,
            Column = column,
            OutlineLevel = paragraph.OutlineLevel,
            ListItem = paragraph.Bullet,
        };
        var first = true;
        foreach (var line in LineBreaker.Cut(Labelled(paragraph), column != Column.Full))
        {
            if (!line.IsBlank)
            {
                var bullet = first && paragraph.Bullet;
                _builder.Add(line.ToContent(bullet || IsBullet(line.Text) ? BlockKind.Bullet : BlockKind.Paragraph, frame with { ListItem = bullet, OutlineLevel = first ? frame.OutlineLevel : null }));
                _any = true;
                first = false;
            }

            Notes(line);
        }
    }

    /// <summary>The automatic number becomes text, in the looks of the paragraph's first run.</summary>
    private static FlowItem.Paragraph Labelled(FlowItem.Paragraph paragraph)
    {
        if (paragraph.ListLabel is not { Length: > 0 } label || string.IsNullOrWhiteSpace(paragraph.Text))
        {
            return paragraph;
        }

        var model = paragraph.Runs.FirstOrDefault(r => r.FootnoteMark is null && !string.IsNullOrWhiteSpace(r.Text));
        var run = model is null ? new FlowRun(label + " ", null, null, false, false, false) : model with { Text = label + " ", Original = null, Superscript = false };
        return paragraph with { Runs = paragraph.Runs.Insert(0, run) };
    }

    private static bool IsBullet(string text) => text.TrimStart() is ['-' or '+' or '*' or '•' or '–', ' ' or '\u00A0', ..];

    private void Notes(FlowLine line)
    {
        foreach (var (id, mark) in line.Notes)
        {
            if (_notesDone.Add(id) && _content.Footnotes.TryGetValue(id, out var items) && FlowNote.Content(items, mark) is { } note)
            {
                _notes.Add((mark, note));
            }
        }
    }

    private void Table(FlowItem.Grid grid)
    {
        var rows = grid.Rows.Select(r => r.Select(c => new TableCell(CellText(c.Items), c.RowSpan, c.ColumnSpan, c.Header)).ToImmutableArray()).ToImmutableArray();
        if (rows.Any(r => r.Any(c => c.Text.Length > 0)))
        {
            // Few authors mark the heading rows as such.
            var headers = rows[0].Any(c => c.Header) ? 0 : TableHeader.Rows(TableGrid.Place(rows).Select(c => new HeadingCell(c.Row, c.Column, c.Cell.RowSpan, c.Cell.ColumnSpan, c.Cell.Text, IsBold(grid.Rows[c.Row][c.Index].Items))), rows.Length);
            _builder.AddTable(1, null, TableGrid.Compact(headers == 0 ? rows : [.. rows.Select((r, at) => at < headers ? [.. r.Select(c => c with { Header = true })] : r)]));
            _any = true;
        }
    }

    private static bool IsBold(ImmutableArray<FlowItem> items)
    {
        var runs = items.OfType<FlowItem.Paragraph>().SelectMany(p => p.Runs).Where(r => !string.IsNullOrWhiteSpace(r.Text)).ToList();
        return runs.Count > 0 && runs.TrueForAll(r => r.Bold);
    }

    private string CellText(ImmutableArray<FlowItem> items)
    {
        var lines = new List<string>();
        foreach (var item in items)
        {
            switch (item)
            {
                case FlowItem.Paragraph paragraph:
                    foreach (var line in LineBreaker.Cut(Labelled(paragraph), band: false))
                    {
                        lines.Add(line.Text.Trim());
                        Notes(line);
                    }

                    break;
                case FlowItem.Grid grid:
                    lines.AddRange(grid.Rows.Select(r => string.Join(' ', r.Select(c => CellText(c.Items)).Where(t => t.Length > 0))));
                    break;
            }
        }

        return string.Join('\n', lines.Where(l => l.Length > 0));
    }
}
