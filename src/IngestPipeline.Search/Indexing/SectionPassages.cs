using System.Collections.Immutable;
using System.Text;
using IngestPipeline.Documents;

namespace IngestPipeline.Search.Indexing;

/// <summary>
/// Cuts a document into the passages that the index holds: a section's own text without its subsections, on one page, of bounded size;
/// footnotes and tables as passages of their own. Pure.
/// </summary>
public static class SectionPassages
{
    /// <summary>UTF-16 units a passage may have before it is cut, at a paragraph if possible.</summary>
    public const int MaxLength = 1600;

    private const int MaxTitle = 400;

    /// <param name="document">With its sections; a document without sections becomes passages of its paragraphs.</param>
    /// <param name="id">The archive's id.</param>
    /// <param name="version">The archive's version of the document.</param>
    /// <param name="access">Who may see it.</param>
    public static IndexedDocument Of(Document document, string id, long version, AccessLevel access)
    {
        var metadata = document.Metadata;
        return new IndexedDocument(id, version, access, TitleOf(document), document.Source.Name)
        {
            DocType = metadata.DocType,
            NumberSymbol = metadata.NumberSymbol,
            Issuer = metadata.Issuer,
            Date = metadata.Date,
            Year = metadata.Date?.Year ?? metadata.Period?.To?.Year,
            Subject = metadata.Subject,
            Signer = metadata.Signer?.Name,
            Pages = document.Pages.Length,
            UnreadPages = PageCoverage.Of(document).Unread.Length,
            Passages = [.. Texts(document).Concat(Notes(document)).Concat(Tables(document)).OrderBy(p => p.Span.Start)],
        };
    }

    /// <summary>Type and subject; what there is of them, else the number and symbol, else the file name.</summary>
    public static string TitleOf(Document document)
    {
        var metadata = document.Metadata;
        var type = metadata.DocType is { Length: > 0 } t ? t[..1].ToUpperInvariant() + t[1..].ToLowerInvariant() : null;
        var title = string.Join(' ', new[] { type, metadata.Subject ?? metadata.NumberSymbol }.Where(p => !string.IsNullOrWhiteSpace(p)));
        return title.Length == 0 ? document.Source.Name : title.Length <= MaxTitle ? title : title[..MaxTitle] + "…";
    }

    private static IEnumerable<Passage> Texts(Document document)
    {
        var sections = new SectionIndex(document.Sections);
        Piece? open = null;
        foreach (var piece in Pieces(document, sections))
        {
            if (open is { } o && o.Section == piece.Section && o.Page == piece.Page && piece.Span.End - o.Span.Start <= MaxLength)
            {
                open = o with { Span = new TextSpan(o.Span.Start, piece.Span.End) };
                continue;
            }

            if (open is not null)
            {
                yield return PassageOf(document, PassageKind.Text, open.Section, open.Page, open.Span, open.Span.In(document.Text));
            }

            open = piece;
        }

        if (open is not null)
        {
            yield return PassageOf(document, PassageKind.Text, open.Section, open.Page, open.Span, open.Span.In(document.Text));
        }
    }

    private static IEnumerable<Passage> Notes(Document document)
    {
        var sections = new SectionIndex(document.Sections);
        foreach (var note in document.Footnotes.DistinctBy(f => f.Span))
        {
            var section = note.Anchor is { } anchor ? sections.At(anchor) : null;
            foreach (var span in Cut(document.Text, note.Span))
            {
                yield return PassageOf(document, PassageKind.Footnote, section, note.Page, span, span.In(document.Text));
            }
        }
    }

    private static IEnumerable<Passage> Tables(Document document)
    {
        var sections = new SectionIndex(document.Sections);
        foreach (var table in document.Tables)
        {
            var section = sections.At(table.Anchor);
            var text = new StringBuilder();
            foreach (var row in table.Rows)
            {
                var line = string.Join(" | ", row.Select(c => c.Text.ReplaceLineEndings(" ").Trim()).Where(c => c.Length > 0));
                if (text.Length > 0 && text.Length + line.Length > MaxLength)
                {
                    yield return PassageOf(document, PassageKind.Table, section, table.Page, TextSpan.At(table.Anchor), text.ToString());
                    text.Clear();
                }

                text.Append(text.Length > 0 && line.Length > 0 ? "\n" : "").Append(line);
            }

            if (text.Length > 0)
            {
                yield return PassageOf(document, PassageKind.Table, section, table.Page, TextSpan.At(table.Anchor), text.ToString());
            }
        }
    }

    /// <summary>Blocks (or lines, where nobody made blocks) cut where a section begins and where they are too long.</summary>
    private static IEnumerable<Piece> Pieces(Document document, SectionIndex sections)
    {
        var body = document.BodyEnd;
        foreach (var (span, page, outside) in document.Blocks.IsEmpty ? Lines(document) : Blocks(document))
        {
            foreach (var part in sections.Split(new TextSpan(span.Start, Math.Max(span.Start, Math.Min(span.End, body)))))
            {
                foreach (var cut in Cut(document.Text, part))
                {
                    yield return new Piece(cut, outside ? null : sections.At(cut.Start), page);
                }
            }
        }
    }

    private static IEnumerable<(TextSpan Span, int Page, bool Outside)> Blocks(Document document) =>
        from block in document.Blocks
        where !block.Span.IsEmpty && block.Kind is not (BlockKind.PageNumber or BlockKind.RunningHeader or BlockKind.Table or BlockKind.Footnote) && block.Span.Start < document.BodyEnd
        orderby block.Span.Start
        select (block.Span, block.Page, block.Kind is BlockKind.Letterhead or BlockKind.Recipients or BlockKind.Signature);

    private static IEnumerable<(TextSpan Span, int Page, bool Outside)> Lines(Document document)
    {
        for (int start = 0; start < document.BodyEnd;)
        {
            var feed = document.Text.IndexOf('\n', start, document.BodyEnd - start);
            var end = feed < 0 ? document.BodyEnd : feed;
            if (end > start)
            {
                yield return (new TextSpan(start, end), document.PageAt(start), false);
            }

            start = end + 1;
        }
    }

    /// <summary>Cuts behind a sentence if there is one in the second half, else at a blank, else anywhere but within a character.</summary>
    private static IEnumerable<TextSpan> Cut(string text, TextSpan span)
    {
        var start = span.Start;
        while (span.End - start > MaxLength)
        {
            var half = start + (MaxLength / 2);
            var sentence = text.LastIndexOf(". ", start + MaxLength - 1, MaxLength / 2, StringComparison.Ordinal);
            var blank = text.LastIndexOf(' ', start + MaxLength - 1, MaxLength / 2);
            var cut = sentence >= half ? sentence + 2 : blank >= half ? blank + 1 : start + MaxLength;
            cut -= char.IsLowSurrogate(text[cut]) ? 1 : 0;
            yield return new TextSpan(start, cut);
            start = cut;
        }

        if (!text.AsSpan(start, span.End - start).IsWhiteSpace())
        {
            yield return new TextSpan(start, span.End);
        }
    }

    private static Passage PassageOf(Document document, PassageKind kind, Section? section, int page, TextSpan span, string text) =>
        new(kind, section?.Id, section is null ? null : HeadingOf(document, section), section?.Role, page, span, text);

    private static string HeadingOf(Document document, Section section)
    {
        var heading = section.HeadingSpan.IsEmpty ? $"{section.Label} {section.Title}".Trim() : section.HeadingSpan.In(document.Text).ReplaceLineEndings(" ").Trim();
        return heading.Length <= 200 ? heading : heading[..200] + "…";
    }

    private sealed record Piece(TextSpan Span, Section? Section, int Page);
}
