using System.Collections.Immutable;
using System.Text;
using IngestPipeline.Documents;

namespace IngestPipeline.Extraction;

/// <summary>A word within a paragraph: its span counts from the paragraph's start.</summary>
public readonly record struct PlacedWord(TextSpan Span, int Page, Box Box, double Confidence);

/// <summary>A footnote mark that was lifted out of a paragraph: offset from the paragraph's start.</summary>
public readonly record struct NoteMark(string Mark, int Offset);

/// <summary>
/// A paragraph to be added: lines joined by one space, except that a line that ends in a hyphen keeps its line feed
/// (<c>KH-\nUBND</c>), so that normalising can decide whether the hyphen stays.
/// </summary>
public sealed record ParagraphContent(string Text, BlockKind Kind, int Page, Box? Box, BlockStyle Style)
{
    public ImmutableArray<PlacedWord> Words { get; init; } = [];

    public ImmutableArray<NoteMark> Marks { get; init; } = [];

    /// <summary>What the reader itself had to repair; spans count from the paragraph's start, in order.</summary>
    public ImmutableArray<Repair> Repairs { get; init; } = [];

    /// <summary>What the reader could not decipher; spans count from the paragraph's start, in order.</summary>
    public ImmutableArray<Gap> Gaps { get; init; } = [];
}

/// <summary>
/// Puts extracted paragraphs, footnotes, tables and page furniture together into the first <see cref="Document"/>, in the order
/// of the contract: body, one paragraph a line, then the footnote texts.
/// </summary>
public sealed class DocumentBuilder(SourceFile source)
{
    private readonly StringBuilder _text = new();
    private readonly List<(int Number, PageMethod Method, double Width, double Height, int Rotation, double Confidence, int Start)> _pages = [];
    private readonly List<Word> _words = [];
    private readonly List<Block> _blocks = [];
    private readonly List<(NoteMark Mark, int Anchor, int Page)> _marks = [];
    private readonly List<(string Mark, ParagraphContent Content)> _notes = [];
    private readonly List<Table> _tables = [];
    private readonly List<Warning> _warnings = [];
    private readonly List<Repair> _repairs = [];
    private readonly List<Gap> _gaps = [];

    /// <summary>Pages begin in order; what is added after belongs to the page begun last.</summary>
    public void BeginPage(int number, PageMethod method, double width, double height, int rotation, double confidence) =>
        _pages.Add((number, method, width, height, rotation, confidence, _text.Length));

    public void Add(ParagraphContent paragraph)
    {
        if (string.IsNullOrWhiteSpace(paragraph.Text))
        {
            return;
        }

        var start = Append(paragraph, paragraph.Kind);
        foreach (var mark in paragraph.Marks)
        {
            _marks.Add((mark, start + mark.Offset, paragraph.Page));
        }
    }

    /// <summary>
    /// A footnote's own text, without its mark. It is matched to the next mark of that name that has no note yet, on its own page if there is one; further
    /// marks of a name that only one note has refer to that note too.
    /// </summary>
    public void AddFootnote(string mark, ParagraphContent content) => _notes.Add((mark, content));

    public void AddTable(int page, Box? box, ImmutableArray<ImmutableArray<TableCell>> rows) => AddTable(new Table(page, box, 0, rows));

    /// <summary>A table whose anchor is here, whatever it says.</summary>
    public void AddTable(Table table)
    {
        _blocks.Add(new Block(BlockKind.Table, TextSpan.At(_text.Length), table.Page, table.Box, BlockStyle.Unknown) { Table = _tables.Count });
        _tables.Add(table with { Anchor = _text.Length });
    }

    /// <summary>A page number or running header: kept beside the text.</summary>
    public void AddFurniture(BlockKind kind, int page, Box? box, string words) =>
        _blocks.Add(new Block(kind, TextSpan.At(_text.Length), page, box, BlockStyle.Unknown) { Aside = words });

    /// <summary>A seal or signature in ink: a place on the page without text.</summary>
    public void AddMark(BlockKind kind, int page, Box box) => _blocks.Add(new Block(kind, TextSpan.At(_text.Length), page, box, BlockStyle.Unknown));

    public void Warn(string code, int? page, string message) => _warnings.Add(new Warning(code, page, message));

    public Document Build(string mediaType, int? pageCount)
    {
        var bodyLength = _text.Length;
        var footnotes = ImmutableArray.CreateBuilder<Footnote>();
        var free = new List<(NoteMark Mark, int Anchor, int Page)>(_marks);
        foreach (var (mark, content) in _notes)
        {
            var start = Append(content, BlockKind.Footnote);
            var found = free.FindIndex(m => m.Mark.Mark == mark && m.Page == content.Page);
            found = found < 0 ? free.FindIndex(m => m.Mark.Mark == mark) : found;
            int? anchor = found < 0 ? null : free[found].Anchor;
            if (found >= 0)
            {
                free.RemoveAt(found);
            }

            footnotes.Add(new Footnote(mark, anchor, new TextSpan(start, _text.Length - 1), content.Page));
        }

        // A mark whose note was not found is still a mark: it keeps its anchor, with an empty note.
        var byMark = footnotes.ToLookup(f => f.Mark, StringComparer.Ordinal);
        foreach (var (mark, anchor, page) in free)
        {
            var shared = byMark[mark.Mark].ToList() is [var only] ? only : null;
            footnotes.Add(new Footnote(mark.Mark, anchor, shared?.Span ?? TextSpan.At(_text.Length), shared?.Page ?? page));
        }

        var text = _text.ToString();
        var pages = ImmutableArray.CreateBuilder<Page>(_pages.Count);
        for (var i = 0; i < _pages.Count; i++)
        {
            var p = _pages[i];
            var end = i + 1 < _pages.Count ? _pages[i + 1].Start : bodyLength;
            pages.Add(new Page(p.Number, p.Method, p.Width, p.Height, p.Rotation, p.Confidence, new TextSpan(p.Start, end)));
        }

        return new Document
        {
            Source = source with { MediaType = mediaType, PageCount = pageCount },
            Text = text,
            Pages = pages.DrainToImmutable(),
            Words = [.. _words],
            Blocks = [.. _blocks],
            Footnotes = footnotes.DrainToImmutable(),
            Tables = [.. _tables],
            Repairs = [.. _repairs],
            Gaps = [.. _gaps],
            Warnings = [.. _warnings],
        };
    }

    private int Append(ParagraphContent content, BlockKind kind)
    {
        var start = _text.Length;
        _text.Append(content.Text).Append('\n');
        _blocks.Add(new Block(kind, TextSpan.OfLength(start, content.Text.Length), content.Page, content.Box, content.Style));
        foreach (var word in content.Words)
        {
            _words.Add(new Word(word.Span.Shift(start), word.Page, word.Box, word.Confidence));
        }

        foreach (var repair in content.Repairs)
        {
            _repairs.Add(repair with { Span = repair.Span.Shift(start) });
        }

        foreach (var gap in content.Gaps)
        {
            _gaps.Add(gap with { Span = gap.Span.Shift(start) });
        }

        return start;
    }
}
