using System.Globalization;
using System.Text.Encodings.Web;
using IngestPipeline.Archive;
using IngestPipeline.Documents;
using IngestPipeline.Web.Documents;
using IngestPipeline.Web.Localization;
using IngestPipeline.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IngestPipeline.Web.Pages;

/// <summary>One document: its pages beside its text, and everything that was read from it.</summary>
public sealed class DocumentModel(DocumentStore documents, DocumentViews views, JobLedger ledger, AuditLog audit, Translator t, HtmlEncoder encoder) : PageModel
{
    /// <summary>Parts sent with the page; the rest follows while the reader scrolls, so that 1,000 pages open as fast as ten.</summary>
    public const int PartsAtOnce = 12;

    /// <summary>Entries of a list beside the text; the rest is found on the facts page and in the JSON.</summary>
    public const int ListedItems = 300;

    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    /// <summary>The query that led here.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    /// <summary>Offset to be shown.</summary>
    [BindProperty(SupportsGet = true)]
    public int? At { get; set; }

    /// <summary>Id of a fact to be shown.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Fact { get; set; }

    /// <summary>Page to be shown.</summary>
    [BindProperty(SupportsGet = true, Name = "page-number")]
    public int? PageNumber { get; set; }

    /// <summary>First part to be shown.</summary>
    [BindProperty(SupportsGet = true)]
    public int? From { get; set; }

    /// <summary>Repairs of white space alone are shown too.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Spacing { get; set; }

    public ArchivedDocument Row { get; private set; } = null!;

    public DocumentView? View { get; private set; }

    public IReadOnlyList<UploadEvent> Uploads { get; private set; } = [];

    public IReadOnlyList<Attempt> Attempts { get; private set; } = [];

    public (int From, int To) Range { get; private set; }

    /// <summary>The page whose image is shown first.</summary>
    public int ImagePage { get; private set; } = 1;

    public TextMarkup Text { get; private set; } = null!;

    public string Title => Row.Subject is null ? Row.FileName : $"{t.Sentence(Row.DocType)}: {Row.Subject}";

    public IActionResult OnGet()
    {
        if (documents.Find(Id, User.Sees()) is not { } row)
        {
            return NotFound();
        }

        Row = row;
        View = row.HasContent ? views.Of(row, User.Sees()) : null;
        Attempts = ledger.Attempts(row.Id);
        if (View is null)
        {
            return Page();
        }

        Uploads = documents.Uploads(row.Id);
        var place = Place(View);
        var first = Math.Clamp(From ?? Math.Max(1, place.Part - 1), 1, Math.Max(1, View.Parts.Length));
        Range = (first, Math.Min(View.Parts.Length, first + PartsAtOnce - 1));
        ImagePage = place.Page ?? View.Parts.FirstOrDefault(p => p.Number == place.Part)?.Page.Number ?? 1;
        Text = Markup(View, Range);
        audit.Add(User.AccountName(), AuditAction.View, row.Id, row.FileName);
        return Page();
    }

    /// <summary>More of the text, as it stands in the page.</summary>
    public IActionResult OnGetText()
    {
        if (documents.Find(Id, User.Sees()) is not { HasContent: true } row || views.Of(row, User.Sees()) is not { } view)
        {
            return NotFound();
        }

        var first = Math.Clamp(From ?? 1, 1, Math.Max(1, view.Parts.Length));
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        Markup(view, (first, Math.Min(view.Parts.Length, first + PartsAtOnce - 1))).WriteTo(text, encoder);
        return Content(text.ToString(), "text/html; charset=utf-8");
    }

    /// <summary>Where the marks of a page stand on paper.</summary>
    public IActionResult OnGetBoxes() =>
        documents.Find(Id, User.Sees()) is { HasContent: true } row && views.Of(row, User.Sees()) is { } view && PageBoxes.Of(view, PageNumber ?? 1) is { } boxes
            ? new JsonResult(boxes, new System.Text.Json.JsonSerializerOptions(System.Text.Json.JsonSerializerDefaults.Web))
            : NotFound();

    public string PartUrl(int part) =>
        QueryAddress.Of("/documents/" + Row.Id).With("q", Q).With("spacing", Spacing ? "true" : null).With("from", part.ToString(CultureInfo.InvariantCulture)).ToString();

    /// <summary>Indexes of the repairs to be listed.</summary>
    public IReadOnlyList<int> Repairs => Spacing ? [.. Enumerable.Range(0, View!.Document.Repairs.Length)] : View!.TellingRepairs;

    /// <summary>Address of a mark: in the page if its part is there, else a page that has it.</summary>
    public string Link(int part, string anchor) => part >= Range.From && part <= Range.To ? "#" + anchor : PartUrl(Math.Max(1, part - 1)) + "#" + anchor;

    public int PartOf(Fact fact) => fact.Cell is { } cell ? View!.PartOfTable(cell.Table) : View!.PartAt(fact.Span.Start);

    private (int Part, int? Page) Place(DocumentView view)
    {
        if (Fact is not null && view.Document.Facts.FirstOrDefault(f => f.Id == Fact) is { } fact)
        {
            return (fact.Cell is { } cell ? view.PartOfTable(cell.Table) : view.PartAt(fact.Span.Start), fact.Page);
        }

        if (At is { } at)
        {
            var offset = Math.Clamp(at, 0, view.Document.Text.Length);
            return (view.PartAt(offset), view.Document.PageAt(offset));
        }

        return PageNumber is { } page ? (view.PartOfPage(page), page) : (From ?? 1, null);
    }

    private TextMarkup Markup(DocumentView view, (int From, int To) range)
    {
        var matches = QueryMatches.Of(Q);
        var at = At is { } offset ? Math.Clamp(offset, 0, view.Document.Text.Length) : (int?)null;
        return new TextMarkup(view, t, encoder, new ReadingPlace(at, line => matches.In(view.Document.Text, line))) { Range = range, Spacing = Spacing };
    }
}
