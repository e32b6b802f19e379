using System.Collections.Immutable;
using IngestPipeline.Documents;
using IngestPipeline.Extraction.Ocr;

namespace IngestPipeline.Extraction.Layout;

/// <summary>Puts the pages of a document together: furniture aside, footnotes apart, bands by columns, lines to paragraphs that run over page ends.</summary>
public sealed class DocumentComposer
{
    private readonly DocumentBuilder _builder;
    private readonly List<BodyLine> _open = [];
    private readonly List<BodyLine> _rightColumn = [];
    private Region.Band? _openBand;
    private bool _indents;

    private DocumentComposer(DocumentBuilder builder) => _builder = builder;

    /// <summary>The document of all pages, in order.</summary>
    public static Document Document(IReadOnlyList<PageRows> pages, SourceFile source, string mediaType)
    {
        var builder = new DocumentBuilder(source);
        var count = pages.Count;
        pages = [.. pages.SelectMany(p => p.Facing is { } facing ? new[] { p, facing } : [p])];
        new DocumentComposer(builder).Run(pages);
        foreach (var warning in pages.SelectMany(p => p.Page.Warnings))
        {
            builder.Warn(warning.Code, warning.Page, warning.Message);
        }

        if (pages.All(p => p.Rows.IsEmpty && p.Tables.IsEmpty))
        {
            builder.Warn("no-text", null, "Không tìm thấy chữ nào trong tài liệu / No text was found in the document");
        }

        var document = NumeralRepair.Mend(builder.Build(mediaType, count));
        return document with { OtherWords = Others(pages, document) };
    }

    /// <summary>What was read and has no place in the text, in order of the pages: rows first, then the cells of tables.</summary>
    private static ImmutableArray<PaperWord> Others(IReadOnlyList<PageRows> pages, Document document)
    {
        var placed = document.Words.Select(w => (w.Page, w.Box)).ToHashSet();
        return [.. pages.SelectMany(p => p.Rows.Concat(p.Tables.SelectMany(t => t.Cells).SelectMany(c => c.Lines)).SelectMany(l => l.Words)
            .Where(w => !placed.Contains((p.Page.Number, w.Box))).Select(w => new PaperWord(w.Text, p.Page.Number, w.Box, w.Confidence)))];
    }

    private void Run(IReadOnlyList<PageRows> pages)
    {
        if (pages.Count == 0)
        {
            return;
        }

        var furniture = Furniture.Find(pages);
        var rows = pages.Select((p, i) => (ImmutableArray<LayoutLine>)[.. p.Rows.Except(furniture[i].Select(f => f.Line))]).ToList();
        var own = pages.Select((p, i) => Margins.Of(rows[i], p.Page.Width)).ToList();
        var common = Margins.Common(own);
        var margins = own.Select((m, i) => m.FullLines >= Margins.Enough ? m : Fit(common, m, pages[i].Page)).ToList();
        _indents = Indents(rows, margins);
        var tables = TableContinuation.Join(pages, rows);
        var notes = new PageNotes();
        var feet = pages.Select((p, i) => notes.Add(p.Page, rows[i], margins[i])).ToList();
        var marks = notes.Notes.ToLookup(n => (n.Page, n.Facing), n => n.Mark);
        for (var i = 0; i < pages.Count; i++)
        {
            var text = rows[i][..feet[i].Text];
            Add(pages[i], pages[i].Page.Method == PageMethod.Ocr ? ScannedMarks.Place(NumeralWidths.Mend(text), [.. marks[(pages[i].Page.Number, pages[i].Page.IsFacing)]]) : text, tables[i], furniture[i], margins[i]);
            foreach (var stray in feet[i].Strays)
            {
                _builder.Add(ParagraphWriter.Write([stray]));
            }
        }

        CloseBand();
        Close();
        foreach (var note in notes.Notes)
        {
            _builder.AddFootnote(note.Mark, ParagraphWriter.Write(note.Lines, BlockKind.Footnote, marks: false));
        }
    }

    private void Add(PageRows rows, ImmutableArray<LayoutLine> lines, ImmutableArray<FoundTable> found, ImmutableArray<FurnitureRow> furniture, Margins margins)
    {
        var page = rows.Page;
        var scanned = page.Method == PageMethod.Ocr;
        BodyLine Body(LayoutLine line, Margins between) => new(line, page.Number, between) { Scanned = scanned, Facing = page.IsFacing };
        var begun = false;
        void Begin()
        {
            // A page begins where its first new paragraph begins: the one that runs on belongs to the page before.
            if (!begun)
            {
                begun = true;
                var whole = page.Half?.PageWidth ?? page.Width;
                var (width, height) = page.Turn % 180 == 0 ? (whole, page.Height) : (page.Height, whole);
                if (!page.IsFacing)
                {
                    _builder.BeginPage(page.Number, page.Method, width, height, page.Rotation, page.Confidence);
                }

                foreach (var (kind, line) in furniture)
                {
                    _builder.AddFurniture(kind, page.Number, line.Box, line.Text);
                }

                foreach (var (box, words) in page.Asides)
                {
                    _builder.AddFurniture(BlockKind.RunningHeader, page.Number, box, words);
                }

                foreach (var (kind, box) in page.Marks)
                {
                    _builder.AddMark(kind, page.Number, box);
                }
            }
        }

        var tables = new Queue<FoundTable>(found);
        void TablesAbove(double y)
        {
            while (tables.Count > 0 && tables.Peek().Box.Y0 < y)
            {
                CloseBand();
                Close();
                Begin();
                _builder.AddTable(tables.Dequeue().ToTable());
            }
        }

        var regions = RegionFinder.Find(lines, margins);
        foreach (var region in regions)
        {
            switch (region)
            {
                case Region.Flow flow:
                    foreach (var line in flow.Lines)
                    {
                        if (_openBand is { } above && above.GoesOnLeft(line))
                        {
                            Begin();
                            _builder.Add(ParagraphWriter.Write([Body(line, margins) with { Column = Column.Left }]));
                            continue;
                        }

                        CloseBand();
                        TablesAbove(line.Baseline);
                        var next = Body(line, margins);
                        if (_open.Count > 0 && ParagraphBreaks.IsBreak(_open, next, _indents))
                        {
                            Close();
                        }

                        if (_open.Count == 0)
                        {
                            Begin();
                        }

                        _open.Add(next);
                    }

                    break;
                case Region.Band band:
                    TablesAbove(band.Top);
                    Close();
                    if (_openBand?.GoesOnLeft(band.Left.FirstOrDefault()) == false)
                    {
                        CloseBand();
                    }

                    Begin();
                    foreach (var line in band.Left)
                    {
                        _builder.Add(ParagraphWriter.Write([Body(line, margins) with { Column = Column.Left }]));
                    }

                    // At a page's end the left column may go on overleaf, and comes before the right one all the same.
                    _openBand = band;
                    _rightColumn.AddRange(band.Right.Select(line => Body(line, margins) with { Column = Column.Right }));
                    if (!ReferenceEquals(region, regions[^1]))
                    {
                        CloseBand();
                    }

                    break;
                case Region.Columns columns:
                    CloseBand();
                    Close();
                    Begin();
                    foreach (var column in (ReadOnlySpan<ImmutableArray<LayoutLine>>)[columns.Left, columns.Right])
                    {
                        var between = Margins.Of(column, page.Width);
                        foreach (var line in column)
                        {
                            var next = Body(line, between);
                            if (_open.Count > 0 && ParagraphBreaks.IsBreak(_open, next, _indents))
                            {
                                Close();
                            }

                            _open.Add(next);
                        }
                    }

                    break;
            }
        }

        TablesAbove(double.MaxValue);
        Begin();
    }

    private void CloseBand()
    {
        foreach (var line in _rightColumn)
        {
            _builder.Add(ParagraphWriter.Write([line]));
        }

        _rightColumn.Clear();
        _openBand = null;
    }

    private void Close()
    {
        if (_open.Count > 0)
        {
            _builder.Add(ParagraphWriter.Write(_open));
            _open.Clear();
        }
    }

    /// <summary>A page with little text takes the document's margins, widened where its own text goes beyond them.</summary>
    private static Margins Fit(Margins common, Margins own, PageContent page) =>
        own.FullLines == 0 && common.FullLines == 0
            ? own
            : common with { Right = Math.Min(page.Width, Math.Max(common.Right, own.FullLines > 0 ? own.Right : 0)), Size = own.FullLines > 0 ? own.Size : common.Size };

    /// <summary>Lines that are indented and followed by a line that is not: paragraphs are marked by their first line.</summary>
    private static bool Indents(List<ImmutableArray<LayoutLine>> rows, List<Margins> margins)
    {
        int marked = 0, full = 0;
        for (var p = 0; p < rows.Count; p++)
        {
            for (var i = 1; i < rows[p].Length; i++)
            {
                var (above, line, m) = (rows[p][i - 1], rows[p][i], margins[p]);
                if (Math.Abs(line.X0 - m.Left) < 5 && above.X1 > m.Right - (2 * above.Size))
                {
                    full++;
                    marked += above.X0 > m.Left + (0.6 * m.Size) ? 1 : 0;
                }
            }
        }

        return marked * 10 >= full;
    }
}
