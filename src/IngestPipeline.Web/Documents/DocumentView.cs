using System.Collections.Immutable;
using IngestPipeline.Archive;
using IngestPipeline.Documents;

namespace IngestPipeline.Web.Documents;

public enum MarkKind
{
    Fact,
    Citation,
    Repair,
    Rejected,
    Gap,
    Match,
}

/// <summary>A marked range: the item of its kind with this index.</summary>
public readonly record struct TextMark(TextSpan Span, MarkKind Kind, int Index);

/// <summary>A stored document laid out for reading: its parts, and the marks of each paragraph. Immutable and shared between requests.</summary>
public sealed class DocumentView
{
    private readonly int[] _starts;
    private readonly Dictionary<int, int> _partOfLine = [];
    private readonly Dictionary<int, int> _partOfTable = [];
    private readonly Dictionary<int, List<TextMark>> _marks = [];
    private readonly Dictionary<int, List<int>> _notes = [];
    private readonly bool[] _spacing;
    private readonly Lazy<DocumentView> _original;
    private readonly Lazy<LineKeys> _lines;
    private readonly Lazy<ImmutableArray<int>> _offsets;
    private readonly Lazy<ImmutableArray<int>> _rejectedOffsets;

    /// <param name="reviews">What people said of facts, by their index; corrected facts are shown as corrected.</param>
    public DocumentView(Document document, PipelineRun run, IReadOnlyDictionary<int, FactReview>? reviews = null)
    {
        Reviews = reviews ?? ImmutableDictionary<int, FactReview>.Empty;
        document = Reviews.Count == 0 ? document : document with { Facts = [.. document.Facts.Select((f, i) => Reviews.TryGetValue(i, out var review) ? review.ApplyTo(f) : f)] };
        Document = document;
        Run = run;
        Parts = DocumentParts.Of(document);
        foreach (var part in Parts)
        {
            foreach (var item in part.Items)
            {
                if (item.Table is { } table)
                {
                    _partOfTable.TryAdd(table, part.Number);
                }
                else if (!item.Span.IsEmpty)
                {
                    _partOfLine.TryAdd(item.Span.Start, part.Number);
                }
            }
        }

        _starts = [.. _partOfLine.Keys.Order()];
        _spacing = [.. document.Repairs.Select(r => r.IsSpacing(document.Text))];
        TellingRepairs = [.. Enumerable.Range(0, _spacing.Length).Where(i => !_spacing[i])];
        Mark(document.Facts, f => f.Span, MarkKind.Fact);
        Mark(document.Citations, c => c.Span, MarkKind.Citation);
        Mark(document.Repairs, r => r.Span, MarkKind.Repair, alsoEmpty: true);
        Mark(document.Rejected, r => r.Span, MarkKind.Rejected, alsoEmpty: true);
        Gaps = AllGaps(document);
        Mark(Gaps, g => g.Span, MarkKind.Gap);
        _original = new Lazy<DocumentView>(() => new DocumentView(ExtractedText.Of(document) with { Facts = [], Citations = [] }, run));
        _lines = new Lazy<LineKeys>(() => new LineKeys(document));
        _offsets = new Lazy<ImmutableArray<int>>(() => ExtractedText.Offsets(document));
        _rejectedOffsets = new Lazy<ImmutableArray<int>>(() => [.. document.Rejected.Select(r => ExtractedText.Offset(document, _offsets.Value, r.Span.Start))]);
        for (var i = 0; i < document.Footnotes.Length; i++)
        {
            if (document.Footnotes[i].Anchor is { } anchor)
            {
                Put(_notes, LineAt(anchor), i);
            }
        }
    }

    public Document Document { get; }

    public PipelineRun Run { get; }

    /// <summary>What people said of facts, by their index.</summary>
    public IReadOnlyDictionary<int, FactReview> Reviews { get; }

    public ImmutableArray<DocumentPart> Parts { get; }

    /// <summary>Pages have looks of their own, so that images of them can be shown.</summary>
    public bool Paged => Document.Pages.Any(p => p.Method != PageMethod.Flow && p.Width > 0);

    /// <summary>The same document as it was extracted: no repairs, no figures, lines as in the file.</summary>
    public DocumentView Original => _original.Value;

    /// <summary>What could not be read: the document's gaps, and gap characters of which nothing more is known.</summary>
    public ImmutableArray<Gap> Gaps { get; }

    /// <summary>The lines of the body with the names by which people's corrections know them.</summary>
    public LineKeys Lines => _lines.Value;

    /// <summary>Where a repair's original begins in the extracted text: its name in decisions.</summary>
    public int OffsetOf(int repair) => _offsets.Value[repair];

    /// <summary>Likewise for a rejected one.</summary>
    public int RejectedOffset(int rejected) => _rejectedOffsets.Value[rejected];

    /// <summary>Marks of a part, those of white space alone left out: what makes a page heavy.</summary>
    public int WeightOf(DocumentPart part) => part.Items.Where(i => !i.Span.IsEmpty).Sum(i => MarksOf(i.Span.Start).Count(m => m.Kind != MarkKind.Repair || !_spacing[m.Index]));

    /// <summary>Repairs a reader should see: by their index in the document, those of white space alone left out.</summary>
    public ImmutableArray<int> TellingRepairs { get; }

    /// <inheritdoc cref="Repair.IsSpacing"/>
    public bool IsSpacing(int repair) => _spacing[repair];

    /// <summary>Pages whose text could not be read at all, or only doubtfully.</summary>
    public PageCoverage Coverage => field ??= PageCoverage.Of(Document);

    /// <summary>Marks of the paragraph that starts here, in order.</summary>
    public IReadOnlyList<TextMark> MarksOf(int start) => _marks.GetValueOrDefault(start) ?? (IReadOnlyList<TextMark>)[];

    /// <summary>Indexes of the footnotes whose marks stood in the paragraph that starts here.</summary>
    public IReadOnlyList<int> NotesOf(int start) => _notes.GetValueOrDefault(start) ?? (IReadOnlyList<int>)[];

    /// <summary>Number of the part that an offset stands in.</summary>
    public int PartAt(int offset) => _partOfLine.GetValueOrDefault(LineAt(offset), 1);

    public int PartOfPage(int page) => Parts.FirstOrDefault(p => p.Page.Number == page)?.Number ?? 1;

    /// <summary>Number of the part in which a table stands.</summary>
    public int PartOfTable(int table) => _partOfTable.GetValueOrDefault(table, 1);

    /// <summary>Start of the paragraph that an offset stands in.</summary>
    public int LineAt(int offset)
    {
        var at = Array.BinarySearch(_starts, offset);
        return _starts.Length == 0 ? 0 : _starts[Math.Max(0, at >= 0 ? at : ~at - 1)];
    }

    private static ImmutableArray<Gap> AllGaps(Document document)
    {
        var known = document.Gaps;
        var bare = new List<Gap>();
        for (var at = document.Text.IndexOf(Gap.Character, StringComparison.Ordinal); at >= 0;)
        {
            var end = at;
            while (end < document.Text.Length && document.Text[end] == Gap.Character)
            {
                end++;
            }

            bare.Add(new Gap(new TextSpan(at, end), []));
            at = document.Text.IndexOf(Gap.Character, end);
        }

        var taken = known.SelectMany(g => Enumerable.Range(g.Span.Start, g.Span.Length)).ToHashSet();
        return [.. known.Concat(bare.Where(g => !Enumerable.Range(g.Span.Start, g.Span.Length).Any(taken.Contains))).OrderBy(g => g.Span.Start)];
    }

    private void Mark<T>(ImmutableArray<T> items, Func<T, TextSpan> span, MarkKind kind, bool alsoEmpty = false)
    {
        for (var i = 0; i < items.Length; i++)
        {
            var s = span(items[i]);
            if (!s.IsEmpty || alsoEmpty)
            {
                Put(_marks, LineAt(s.Start), new TextMark(s, kind, i));
            }
        }
    }

    private static void Put<T>(Dictionary<int, List<T>> lists, int key, T item)
    {
        if (!lists.TryGetValue(key, out var list))
        {
            lists[key] = list = [];
        }

        list.Add(item);
    }
}

/// <summary>The documents that were read last, parsed. Who may see them is asked of the archive each time.</summary>
public sealed class DocumentViews(DocumentContents contents, FactReviewStore reviews)
{
    private const int Kept = 8;

    private readonly Lock _lock = new();
    private readonly LinkedList<(string Id, long Change, long Review, DocumentView View)> _recent = new();

    /// <summary>Null while nothing is stored of the document.</summary>
    public DocumentView? Of(ArchivedDocument document, AccessLevel level)
    {
        var review = reviews.Latest(document.Id);
        lock (_lock)
        {
            for (var node = _recent.First; node is not null; node = node.Next)
            {
                if (node.Value.Id == document.Id && node.Value.Change == document.Change && node.Value.Review == review)
                {
                    _recent.Remove(node);
                    _recent.AddFirst(node);
                    return node.Value.View;
                }
            }
        }

        if (contents.Read(document.Id, level) is not { } read)
        {
            return null;
        }

        var view = new DocumentView(read.Document, read.Run, reviews.Standing(read.Document));
        lock (_lock)
        {
            _recent.AddFirst((document.Id, document.Change, review, view));
            while (_recent.Count > Kept)
            {
                _recent.RemoveLast();
            }
        }

        return view;
    }
}
