using System.Collections.Immutable;
using System.Xml.Linq;
using IngestPipeline.Documents;
using IngestPipeline.Extraction.Flow;

namespace IngestPipeline.Extraction.Docx;

/// <summary>Reads the paragraphs and tables of one story: the body, a note.</summary>
internal sealed class DocxStoryReader(DocxStyles styles, DocxNumbering numbering, DocxRunReader runs, int maxDepth, Func<Exception> tooDeep)
{
    /// <summary>Runs of paragraphs whose mark was deleted in a revision: the next paragraph goes on where they end.</summary>
    private ImmutableArray<FlowRun> _carried = [];

    public ImmutableArray<FlowItem> Items(IEnumerable<XElement> elements, int depth = 0)
    {
        var items = ImmutableArray.CreateBuilder<FlowItem>();
        foreach (var element in elements)
        {
            Item(element, items, depth);
        }

        return items.ToImmutable();
    }

    public void Item(XElement element, ImmutableArray<FlowItem>.Builder items, int depth = 0)
    {
        if (depth > maxDepth)
        {
            throw tooDeep();
        }

        switch (element.Name.LocalName)
        {
            case "p":
                Paragraph(element, items, depth);
                break;
            case "tbl":
                items.Add(Table(element, depth));
                break;
            case "sdt" or "sdtContent" or "customXml" or "ins" or "moveTo" or "smartTag":
                foreach (var child in element.Elements())
                {
                    Item(child, items, depth + 1);
                }

                break;
            case "AlternateContent":
                foreach (var child in (element.Child("Choice") ?? element.Child("Fallback"))?.Elements() ?? [])
                {
                    Item(child, items, depth + 1);
                }

                break;
        }
    }

    private void Paragraph(XElement paragraph, ImmutableArray<FlowItem>.Builder items, int depth)
    {
        var properties = paragraph.Child("pPr");
        var styleId = properties.Child("pStyle").Value();
        var (frame, looks) = styles.Paragraph(styleId);
        var direct = frame.With(properties);
        var boxes = new List<(int Before, XElement Box)>();
        var text = runs.Read(paragraph, looks, boxes);
        text = _carried.IsEmpty ? text : [.. _carried, .. text];
        _carried = [];
        var mark = properties.Child("rPr");
        if (mark.Child("del") is not null || mark.Child("moveFrom") is not null)
        {
            _carried = text;
            return;
        }

        // Word counts empty paragraphs of a list too.
        var label = numbering.Next(direct.NumberingId, direct.NumberingLevel, styleId);
        if (label?.Properties is { } levelProperties)
        {
            // The level's indents lie between the style's and the paragraph's own.
            direct = frame.With(levelProperties).With(properties) with { OutlineLevel = direct.OutlineLevel };
        }

        var length = text.Sum(r => r.Text.Length);
        foreach (var (_, box) in boxes.Where(b => b.Before == 0))
        {
            items.AddRange(Items(box.Elements(), depth + 1));
        }

        if (length > 0)
        {
            // What is not said is so by default: left, at the margin (ISO/IEC 29500-1, 17.3.1.13 and 17.3.1.12).
            var alignment = direct.Alignment == Alignment.Unknown ? Alignment.Left : direct.Alignment;
            items.Add(new FlowItem.Paragraph(text, alignment, direct.Indent ?? 0, label?.Label, label?.Bullet == true, direct.OutlineLevel));
        }

        foreach (var (_, box) in boxes.Where(b => b.Before > 0))
        {
            items.AddRange(Items(box.Elements(), depth + 1));
        }
    }

    private FlowItem.Grid Table(XElement table, int depth)
    {
        var properties = table.Child("tblPr");
        var borders = properties.Child("tblBorders") ?? styles.TableBorders(properties.Child("tblStyle").Value());
        var rows = new List<List<PlacedCell>>();
        foreach (var row in Rows(table).Where(r => r.Child("trPr").Child("del") is null))
        {
            var rowProperties = row.Child("trPr");
            var at = rowProperties.Child("gridBefore").Number() ?? 0;
            var cells = new List<PlacedCell>();
            if (at is > 0 and < 1000)
            {
                // Cells left out at the row's start stand as an empty one, so that the others keep their columns.
                cells.Add(new PlacedCell(0, new CellOwner([], at, rowProperties.Child("tblHeader").Flag() == true), row, true));
            }

            foreach (var cell in Cells(row))
            {
                var cellProperties = cell.Child("tcPr");
                var span = Math.Clamp(cellProperties.Child("gridSpan").Number() ?? 1, 1, 1000);
                var merge = cellProperties.Child("vMerge");
                var above = merge is not null && merge.Value() is null or "continue" ? rows.LastOrDefault()?.Find(c => c.At == at)?.Owner : null;
                cells.Add(above is not null
                    ? new PlacedCell(at, above, cell, false)
                    : new PlacedCell(at, new CellOwner(Items(cell.Elements(), depth + 1), span, rowProperties.Child("tblHeader").Flag() == true), cell, true));
                at += span;
            }

            foreach (var continued in cells.Where(c => !c.First))
            {
                continued.Owner.Rows++;
            }

            rows.Add(cells);
        }

        var ruled = TableRules.AreVisible(borders, rows.Select(r => r.Select(c => c.Element)));
        return new FlowItem.Grid(
            [.. rows.Select(r => r.Where(c => c.First).Select(c => new FlowCell(c.Owner.Items, c.Owner.Rows, c.Owner.Span, c.Owner.Header)).ToImmutableArray())], ruled);
    }

    private static IEnumerable<XElement> Rows(XElement table) => table.Elements().SelectMany(e => e.Name.LocalName switch
    {
        "tr" => [e],
        "sdt" => Rows(e.Child("sdtContent") ?? e),
        "ins" or "customXml" or "sdtContent" => Rows(e),
        _ => [],
    });

    private static IEnumerable<XElement> Cells(XElement row) => row.Elements().SelectMany(e => e.Name.LocalName switch
    {
        "tc" when e.Child("tcPr").Child("cellDel") is null => [e],
        "sdt" => Cells(e.Child("sdtContent") ?? e),
        "ins" or "customXml" or "sdtContent" => Cells(e),
        _ => [],
    });

    private sealed class CellOwner(ImmutableArray<FlowItem> items, int span, bool header)
    {
        public ImmutableArray<FlowItem> Items { get; } = items;

        public int Span { get; } = span;

        public bool Header { get; } = header;

        public int Rows { get; set; } = 1;
    }

    private sealed record PlacedCell(int At, CellOwner Owner, XElement Element, bool First);
}

/// <summary>Whether a table shows lines around its cells, so that it is a table to the eye.</summary>
internal static class TableRules
{
    private static readonly string[] Sides = ["top", "bottom", "left", "right", "start", "end", "insideH", "insideV"];

    /// <param name="table">The table's or its style's borders, or null.</param>
    /// <param name="rows">Cells row by row.</param>
    public static bool AreVisible(XElement? table, IEnumerable<IEnumerable<XElement>> rows)
    {
        var inherited = Sides.Count(s => IsLine(table.Child(s)));
        int cells = 0, lined = 0;
        foreach (var cell in rows.SelectMany(r => r))
        {
            cells++;
            var own = cell.Child("tcPr").Child("tcBorders");
            var shown = Sides.Count(s => own.Child(s) is { } side ? IsLine(side) : IsLine(table.Child(s)));
            lined += shown >= 2 && (inherited > 0 || shown >= 3 || own is not null) ? 1 : 0;
        }

        return cells > 0 && lined * 2 > cells;
    }

    private static bool IsLine(XElement? border) => border.Value() is not (null or "nil" or "none") && border.Number("sz") is not 0;
}
