using System.Globalization;
using System.Text.Encodings.Web;
using IngestPipeline.Archive;
using IngestPipeline.Documents;
using IngestPipeline.Web.Localization;
using Microsoft.AspNetCore.Html;

namespace IngestPipeline.Web.Documents;

/// <summary>What the reader came for.</summary>
/// <param name="At">Offset to be shown; gets the id <c>at</c>.</param>
/// <param name="Matches">Words of the query in a paragraph: offsets in the document's text.</param>
public sealed record ReadingPlace(int? At, Func<TextSpan, IEnumerable<TextSpan>> Matches)
{
    public static readonly ReadingPlace None = new(null, _ => []);
}

/// <summary>Writes parts of a document as HTML: every character of the text is encoded here, marks become spans.</summary>
public sealed class TextMarkup(DocumentView view, Translator t, HtmlEncoder encoder, ReadingPlace place) : IHtmlContent
{
    private readonly int? _atLine = place.At is { } at ? view.LineAt(at) : null;
    private readonly HashSet<string> _ids = [];

    /// <summary>Numbers of the parts to write, inclusive.</summary>
    public required (int From, int To) Range { get; init; }

    /// <summary>Marks also repairs of white space alone.</summary>
    public bool Spacing { get; init; }

    /// <summary>Marks of repairs carry the name by which they can be rejected.</summary>
    public bool Review { get; init; }

    /// <summary>Lines carry what an archivist's correction of their heading starts from; those corrected are among these starts. Null: nobody corrects here.</summary>
    public IReadOnlySet<int>? Corrected { get; init; }

    public void WriteTo(TextWriter writer, HtmlEncoder _)
    {
        foreach (var part in view.Parts.Where(p => p.Number >= Range.From && p.Number <= Range.To))
        {
            Write(writer, part);
        }
    }

    private void Write(TextWriter w, DocumentPart part)
    {
        w.Write(string.Create(CultureInfo.InvariantCulture, $"<section class=\"page\" data-part=\"{part.Number}\" data-page=\"{part.Page.Number}\""));
        w.Write(part.First ? string.Create(CultureInfo.InvariantCulture, $" id=\"page-{part.Page.Number}\">") : ">");
        if (part.First && view.Document.Pages.Length > 1)
        {
            w.Write("<p class=\"page-rule\"><a href=\"#page-" + Number(part.Page.Number) + "\">" + Encode(t["document.page-rule", part.Page.Number]) + "</a>");
            if (part.Page.Method is PageMethod.Ocr or PageMethod.Mixed)
            {
                w.Write("<span>" + Encode(t["method." + ContractNames.Of(part.Page.Method)]) + " " + t.Percent(part.Page.Confidence) + "</span>");
            }

            w.Write("</p>");
        }

        foreach (var item in part.Items)
        {
            Write(w, item);
        }

        if (part.First && part.Items.IsEmpty)
        {
            w.Write("<p class=\"aside\">" + Encode(t["document.page-empty"]) + "</p>");
        }

        w.Write("</section>\n");
    }

    private void Write(TextWriter w, PartItem item)
    {
        if (item.Aside is { } aside)
        {
            // The rule between pages tells the number already.
            w.Write(item.Kind == BlockKind.PageNumber && view.Document.Pages.Length > 1 ? "" : "<p class=\"aside\">" + Encode(aside) + "</p>");
            return;
        }

        if (item.Table is { } table)
        {
            TableMarkup.Write(w, view.Document, table, t, encoder);
            return;
        }

        var tag = item.Heading is { } heading ? heading.Level <= 2 ? "h3" : "h4" : "p";
        w.Write($"<{tag} class=\"{ContractNames.Of(item.Kind)}\"");
        if (item.Heading is not null)
        {
            w.Write(" id=\"" + Encode(item.Heading.Id) + "\"");
        }
        else if (item.Footnote is { } note)
        {
            w.Write(" id=\"fn" + Number(view.Document.Footnotes.IndexOf(note) + 1) + "\"");
        }

        WriteKind(w, item);
        w.Write(">");
        if (_atLine == item.Span.Start)
        {
            w.Write("<a id=\"at\"></a>");
        }

        if (item.Footnote is { } footnote)
        {
            w.Write("<sup>" + Encode(footnote.Mark) + "</sup> ");
        }

        WriteMarked(w, item.Span);
        w.Write($"</{tag}>\n");
    }

    /// <summary>What the line is, for readers who want to see it, and what an archivist's correction of it starts from.</summary>
    private void WriteKind(TextWriter w, PartItem item)
    {
        if (item.Heading is { } heading)
        {
            w.Write(" data-kind=\"" + Encode(t["heading.short", heading.Level] + " · " + t["section." + ContractNames.Of(heading.Role)]) + "\"");
        }
        else if (item.Kind is not BlockKind.Paragraph && t["block." + ContractNames.Of(item.Kind)] is var kind)
        {
            w.Write(" data-kind=\"" + Encode(kind) + "\"");
        }

        if (Corrected is null || item.Footnote is not null)
        {
            return;
        }

        w.Write(" data-line=\"" + Number(item.Span.Start) + "\"");
        if (item.Heading is not null)
        {
            w.Write(" data-level=\"" + Number(item.Heading.Level) + "\" data-role=\"" + ContractNames.Of(item.Heading.Role) + "\"");
        }

        if (Corrected.Contains(item.Span.Start))
        {
            w.Write(" data-corrected");
        }
    }

    /// <summary>Cuts the paragraph at every border of a mark; each piece carries all marks over it.</summary>
    private void WriteMarked(TextWriter w, TextSpan line)
    {
        var marks = view.MarksOf(line.Start).Where(m => Spacing || m.Kind != MarkKind.Repair || !view.IsSpacing(m.Index)).Concat(place.Matches(line).Select(m => new TextMark(m, MarkKind.Match, 0))).ToList();
        var notes = view.NotesOf(line.Start);
        if (marks.Count == 0 && notes.Count == 0)
        {
            encoder.Encode(w, view.Document.Text, line.Start, line.Length);
            return;
        }

        var cuts = new SortedSet<int> { line.Start, line.End };
        foreach (var mark in marks)
        {
            cuts.Add(Math.Clamp(mark.Span.Start, line.Start, line.End));
            cuts.Add(Math.Clamp(mark.Span.End, line.Start, line.End));
        }

        foreach (var note in notes)
        {
            cuts.Add(Math.Clamp(view.Document.Footnotes[note].Anchor!.Value, line.Start, line.End));
        }

        // In order, so that each piece looks only at the marks that reach it: a paragraph of an old encoding has thousands.
        var ordered = marks.Where(m => !m.Span.IsEmpty).OrderBy(m => m.Span.Start).ToList();
        var gone = marks.Where(m => m.Span.IsEmpty).ToLookup(m => m.Span.Start);
        var anchors = notes.ToLookup(n => Math.Clamp(view.Document.Footnotes[n].Anchor!.Value, line.Start, line.End));
        var over = new List<TextMark>();
        var from = -1;
        var next = 0;
        foreach (var cut in cuts)
        {
            if (from >= 0)
            {
                over.RemoveAll(m => m.Span.End <= from);
                while (next < ordered.Count && ordered[next].Span.Start <= from)
                {
                    over.Add(ordered[next++]);
                }

                WritePiece(w, new TextSpan(from, cut), over);
            }

            foreach (var mark in gone[cut])
            {
                w.Write($"<span class=\"{Class(mark)} gone\" title=\"" + Encode(Title(mark)) + "\"" + Id(mark) + Place(mark) + "></span>");
            }

            foreach (var note in anchors[cut])
            {
                w.Write("<sup class=\"fn\"><a href=\"#fn" + Number(note + 1) + "\">" + Encode(view.Document.Footnotes[note].Mark) + "</a></sup>");
            }

            from = cut;
        }
    }

    /// <summary>What was read of the text stands outside, what was done to its characters inside: each of these is a mark of its own.</summary>
    private void WritePiece(TextWriter w, TextSpan piece, List<TextMark> over)
    {
        var read = over.Where(m => m.Kind is MarkKind.Fact or MarkKind.Citation).OrderBy(m => m.Kind).ToList();
        var done = over.Where(m => m.Kind is MarkKind.Repair or MarkKind.Rejected or MarkKind.Gap).OrderBy(m => m.Kind).ToList();
        if (read.Count > 0)
        {
            w.Write($"<span class=\"{string.Join(' ', read.Select(Class).Distinct())}\" title=\"{Encode(string.Join("\n", read.Select(Title)))}\"{Id(read[0])}>");
        }

        foreach (var mark in done)
        {
            w.Write($"<span class=\"{Class(mark)}\" title=\"{Encode(Title(mark))}\"{Id(mark)}{Place(mark)}>");
        }

        var match = over.Any(m => m.Kind == MarkKind.Match);
        w.Write(match ? "<mark>" : "");
        encoder.Encode(w, view.Document.Text, piece.Start, piece.Length);
        w.Write(match ? "</mark>" : "");
        w.Write(string.Concat(Enumerable.Repeat("</span>", done.Count + (read.Count > 0 ? 1 : 0))));
    }

    private string Class(TextMark mark) => mark.Kind switch
    {
        MarkKind.Fact => view.Reviews.GetValueOrDefault(mark.Index)?.Verdict == FactVerdict.Rejected ? "f off" : view.Document.Facts[mark.Index].Status == FactStatus.Target ? "f target" : "f",
        MarkKind.Citation => "c",
        MarkKind.Rejected => "x",
        MarkKind.Gap => "g",
        _ => "r",
    };

    private string Title(TextMark mark) => mark.Kind switch
    {
        MarkKind.Fact => MarkTitles.Of(view.Document.Facts[mark.Index], t, view.Reviews.GetValueOrDefault(mark.Index)),
        MarkKind.Citation => MarkTitles.Of(view.Document.Citations[mark.Index], t),
        MarkKind.Rejected => MarkTitles.Of(view.Document.Rejected[mark.Index], t),
        MarkKind.Gap => MarkTitles.Of(view.Gaps[mark.Index], t),
        _ => MarkTitles.Of(view.Document.Repairs[mark.Index], t),
    };

    /// <summary>The first piece of a mark gets its id (<c>f12</c> as in the contract, <c>c3</c>, <c>r7</c>), every piece names it.</summary>
    private string Id(TextMark mark)
    {
        var id = mark.Kind == MarkKind.Fact ? view.Document.Facts[mark.Index].Id : Class(mark) + Number(mark.Index + 1);
        return $" data-m=\"{Encode(id)}\"" + (_ids.Add(id) ? $" id=\"{Encode(id)}\"" : "");
    }

    private string Place(TextMark mark) => !Review ? "" : mark.Kind switch
    {
        MarkKind.Repair when !view.IsSpacing(mark.Index) => " data-at=\"" + Number(view.OffsetOf(mark.Index)) + "\"",
        MarkKind.Rejected => " data-at=\"" + Number(view.RejectedOffset(mark.Index)) + "\"",
        _ => "",
    };

    private string Encode(string text) => encoder.Encode(text);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
