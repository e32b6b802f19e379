using System.Collections.Immutable;
using IngestPipeline.Documents;

namespace IngestPipeline.Web.Documents;

/// <summary>Something that stands in the text column: a paragraph, a footnote's text, a table or page furniture.</summary>
/// <param name="Span">Its text; empty for tables and furniture.</param>
public sealed record PartItem(TextSpan Span, BlockKind Kind, Section? Heading = null, Footnote? Footnote = null, int? Table = null, string? Aside = null);

/// <summary>A page, or a part of a long flowing document: the unit in which text is sent to the browser.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Page">The page it shows.</param>
/// <param name="First">Whether it begins its page.</param>
public sealed record DocumentPart(int Number, Page Page, bool First, ImmutableArray<PartItem> Items);

/// <summary>Cuts a document into parts that a browser can take one after the other.</summary>
public static class DocumentParts
{
    /// <summary>A flowing document has one page, however long; it is cut after this many paragraphs.</summary>
    private const int ItemsPerPart = 60;

    public static ImmutableArray<DocumentPart> Of(Document document)
    {
        var pages = document.Pages.IsEmpty ? [new Page(1, PageMethod.Flow, 0, 0, 0, 1, new TextSpan(0, document.Text.Length))] : document.Pages;
        var items = pages.ToDictionary(p => p.Number, _ => new List<(int At, PartItem Item)>());
        void Add(int page, int at, PartItem item) => (items.GetValueOrDefault(page) ?? items[pages[0].Number]).Add((at, item));

        var headings = document.Sections.GroupBy(s => s.HeadingSpan.Start).ToDictionary(g => g.Key, g => g.First());
        var blocks = document.Blocks.Where(b => !b.Span.IsEmpty).GroupBy(b => b.Span.Start).ToDictionary(g => g.Key, g => g.First().Kind);
        var notes = document.Footnotes.GroupBy(f => f.Span.Start).ToDictionary(g => g.Key, g => g.First());
        foreach (var furniture in document.Blocks.Where(b => b.Aside is { Length: > 0 }))
        {
            Add(furniture.Page, furniture.Span.Start, new PartItem(TextSpan.At(furniture.Span.Start), furniture.Kind, Aside: furniture.Aside));
        }

        for (var i = 0; i < document.Tables.Length; i++)
        {
            Add(document.Tables[i].Page, document.Tables[i].Anchor, new PartItem(TextSpan.At(document.Tables[i].Anchor), BlockKind.Table, Table: i));
        }

        var page = 0;
        foreach (var line in Lines(document.Text))
        {
            while (page + 1 < pages.Length && pages[page + 1].Span.Start <= line.Start)
            {
                page++;
            }

            if (notes.TryGetValue(line.Start, out var note))
            {
                // The note's text stands at the end of the document's; readers look for it at the foot of its page.
                Add(note.Page, int.MaxValue, new PartItem(line, BlockKind.Footnote, Footnote: note));
            }
            else
            {
                Add(pages[page].Number, line.Start, new PartItem(line, blocks.GetValueOrDefault(line.Start), headings.GetValueOrDefault(line.Start)));
            }
        }

        var parts = ImmutableArray.CreateBuilder<DocumentPart>();
        foreach (var p in pages)
        {
            // Stable: a table and furniture stand before the line at whose start they are anchored.
            var ordered = items[p.Number].OrderBy(i => i.At).Select(i => i.Item).ToList();
            var first = true;
            foreach (var chunk in ordered.Count == 0 ? [[]] : ordered.Chunk(p.Method == PageMethod.Flow ? ItemsPerPart : int.MaxValue))
            {
                parts.Add(new DocumentPart(parts.Count + 1, p, first, [.. chunk]));
                first = false;
            }
        }

        return parts.DrainToImmutable();
    }

    private static IEnumerable<TextSpan> Lines(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf('\n', at);
            end = end < 0 ? text.Length : end;
            if (end > at)
            {
                yield return new TextSpan(at, end);
            }

            at = end + 1;
        }
    }
}
