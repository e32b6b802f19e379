using System.Collections.Immutable;

namespace IngestPipeline.Documents;

/// <summary>
/// Everything known about one file. Immutable: each stage returns a new one. All spans refer to <see cref="Text"/>; a stage that
/// changes the text does so through <see cref="Rewrite"/>, which moves every span and records the repairs.
/// </summary>
public sealed record Document
{
    public required SourceFile Source { get; init; }

    /// <summary>One paragraph a line; footnote texts, in order of <see cref="Footnotes"/>, at the end; no page furniture, no tables.</summary>
    public string Text { get; init; } = "";

    public ImmutableArray<Page> Pages { get; init; } = [];

    /// <summary>Words with boxes, in order of the text; empty for flowing formats.</summary>
    public ImmutableArray<Word> Words { get; init; } = [];

    /// <summary>What is printed on paper and not part of the text, page by page: words of tables, page numbers, running headers, footnote marks.</summary>
    public ImmutableArray<PaperWord> OtherWords { get; init; } = [];

    public ImmutableArray<Block> Blocks { get; init; } = [];

    public DocumentMetadata Metadata { get; init; } = DocumentMetadata.Empty;

    /// <summary>The metadata as they were read, where a person corrected some of them; null where nobody did.</summary>
    public DocumentMetadata? ReadMetadata { get; init; }

    public ImmutableArray<Section> Sections { get; init; } = [];

    public ImmutableArray<Footnote> Footnotes { get; init; } = [];

    public ImmutableArray<Table> Tables { get; init; } = [];

    public ImmutableArray<Fact> Facts { get; init; } = [];

    public ImmutableArray<Citation> Citations { get; init; } = [];

    /// <summary>In order of the text, not overlapping.</summary>
    public ImmutableArray<Repair> Repairs { get; init; } = [];

    /// <summary>Repairs that a person does not want, in order of the text, which has what was read.</summary>
    public ImmutableArray<RejectedRepair> Rejected { get; init; } = [];

    /// <summary>What could not be deciphered, in order of the text.</summary>
    public ImmutableArray<Gap> Gaps { get; init; } = [];

    public ImmutableArray<Warning> Warnings { get; init; } = [];

    /// <summary>How far the text could be trusted as it was read: whole, page by page, font by font.</summary>
    public ImmutableArray<TextTrust> Trust { get; init; } = [];

    /// <summary>The document's id: the hash of its file.</summary>
    public string Id => Source.Sha256;

    /// <summary>Where the body ends and the footnote texts begin; the text's length if there are none.</summary>
    public int BodyEnd => Footnotes.IsEmpty ? Text.Length : Footnotes.Min(f => f.Span.Start);

    /// <summary>How many repairs changed letters or words: all but those of white space alone.</summary>
    public int LetterRepairs => Repairs.Count(r => !r.IsSpacing(Text));

    public Document WithWarning(string code, int? page, string message) => this with { Warnings = Warnings.Add(new Warning(code, page, message)) };

    /// <summary>Changes the text, moves every span along and records each edit that has a kind as a repair.</summary>
    public Document Rewrite(IEnumerable<TextEdit> edits)
    {
        var aligned = AlignedText.Apply(Text, edits);
        if (aligned.Edits.IsEmpty)
        {
            return this;
        }

        return this with
        {
            Text = aligned.Text,
            Pages = Each(Pages, p => p with { Span = aligned.ToText(p.Span) }),
            Words = Each(Words, w => w with { Span = aligned.ToText(w.Span) }),
            Blocks = Each(Blocks, b => b with
            {
                Span = aligned.ToText(b.Span),
                Style = b.Style.BoldPrefix == 0
                    ? b.Style
                    : b.Style with { BoldPrefix = aligned.ToText(TextSpan.OfLength(b.Span.Start, b.Style.BoldPrefix)).Length },
            }),
            Sections = Each(Sections, s => s with { Span = aligned.ToText(s.Span), HeadingSpan = aligned.ToText(s.HeadingSpan) }),
            Footnotes = Each(Footnotes, f => f with { Span = aligned.ToText(f.Span), Anchor = f.Anchor is { } a ? aligned.ToText(TextSpan.At(a)).Start : null }),
            Tables = Each(Tables, t => t with { Anchor = aligned.ToText(TextSpan.At(t.Anchor)).Start }),
            Facts = Each(Facts, f => f with { Span = aligned.ToText(f.Span) }),
            Citations = Each(Citations, c => c with { Span = aligned.ToText(c.Span) }),
            Repairs = RepairMerge.Combine(Repairs, aligned),
            Rejected = Each(Rejected, r => r with { Span = aligned.ToText(r.Span) }),
            Gaps = Gap.Move(Gaps, aligned),
        };
    }

    /// <summary>The smallest box around the words of a span on the span's first page; null for flowing formats.</summary>
    public (int Page, Box Box)? Locate(TextSpan span)
    {
        int low = 0, high = Words.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Words[middle].Span.End <= span.Start ? (middle + 1, high) : (low, middle);
        }

        (int Page, Box Box)? found = null;
        for (var i = low; i < Words.Length && Words[i].Span.Start < Math.Max(span.End, span.Start + 1); i++)
        {
            if (found is null)
            {
                found = (Words[i].Page, Words[i].Box);
            }
            else if (found.Value.Page == Words[i].Page)
            {
                found = (found.Value.Page, found.Value.Box.Union(Words[i].Box));
            }
        }

        return found;
    }

    /// <summary>The page that an offset stands on, from 1.</summary>
    public int PageAt(int offset)
    {
        if (Locate(TextSpan.At(offset)) is { } place)
        {
            return place.Page;
        }

        var page = 1;
        foreach (var p in Pages)
        {
            if (p.Span.Start <= offset)
            {
                page = p.Number;
            }
        }

        return page;
    }

    private static ImmutableArray<T> Each<T>(ImmutableArray<T> items, Func<T, T> map) => items.IsEmpty ? items : [.. items.Select(map)];
}
