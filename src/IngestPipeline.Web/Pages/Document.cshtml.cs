using System.Globalization;
using System.Text.Encodings.Web;
using IngestPipeline.Archive;
using IngestPipeline.Documents;
using IngestPipeline.Jobs;
using IngestPipeline.Web.Documents;
using IngestPipeline.Web.Localization;
using IngestPipeline.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IngestPipeline.Web.Pages;

/// <summary>One document: its pages beside its text, and everything that was read from it.</summary>
public sealed partial class DocumentModel(
    DocumentStore documents, DocumentViews views, RepairReviewStore reviews, MetadataEditStore metadataEdits, StructureEditStore structureEdits, RecognitionStore recognition, CitationLinkStore citationLinks, DocumentQueue queue, JobLedger ledger, AuditLog audit, Translator t, HtmlEncoder encoder) : PageModel
{
    /// <summary>Parts sent with the page; the rest follows while the reader scrolls, so that 1,000 pages open as fast as ten.</summary>
    public const int PartsAtOnce = 12;

    /// <summary>Marks sent at once, unless a single part has more: a document in an old encoding has one on every word.</summary>
    public const int MarksAtOnce = 6000;

    /// <summary>Entries of a list beside the text; the rest is found on the facts page and in the JSON.</summary>
    public const int ListedItems = 300;

    /// <summary>Citing documents beside the text; all of them have a page of their own.</summary>
    public const int ListedCiting = 5;

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

    /// <summary>Kind of repair to be listed; null: all.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    /// <summary>Repairs at least this sure, in percent, are listed.</summary>
    [BindProperty(SupportsGet = true)]
    public int Confidence { get; set; }

    /// <summary>Page of the list of repairs.</summary>
    [BindProperty(SupportsGet = true, Name = "repairs")]
    public int RepairPage { get; set; } = 1;

    /// <summary><c>original</c>: the text as it was extracted.</summary>
    [BindProperty(SupportsGet = true, Name = "view")]
    public string? Shown { get; set; }

    /// <summary>What the last button did, as a key of the texts.</summary>
    [TempData]
    public string? Done { get; set; }

    public RepairList Repairs { get; private set; } = new([], [], 0, 1);

    public RejectionList Rejections { get; private set; } = new([], [], []);

    /// <summary>What the document's citations mean in the archive, by their number from 1.</summary>
    public IReadOnlyDictionary<int, CitationLink> CitationLinks { get; private set; } = new Dictionary<int, CitationLink>();

    /// <summary>Documents that cite this one.</summary>
    public ResultPage<CitingDocument> CitedBy { get; private set; } = new([], null, 0);

    /// <summary>A decision is not followed yet: the document waits to be read again.</summary>
    public bool Pending { get; private set; }

    public bool IsOriginal => Shown == "original";

    public ArchivedDocument Row { get; private set; } = null!;

    public DocumentView? View { get; private set; }

    public IReadOnlyList<UploadEvent> Uploads { get; private set; } = [];

    public IReadOnlyList<Attempt> Attempts { get; private set; } = [];

    public (int From, int To) Range { get; private set; }

    /// <summary>The page whose image is shown first.</summary>
    public int ImagePage { get; private set; } = 1;

    public TextMarkup Markup { get; private set; } = null!;

    /// <summary>Parts of the text that is shown.</summary>
    public int Parts => Text(View!).Parts.Length;

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
        Repairs = RepairList.Of(View, Filter, RepairPage);
        Rejections = RejectionList.Of(View, reviews.Rejections(row.Id));
        CitationLinks = citationLinks.Links(row.Id, User.Sees());
        CitedBy = citationLinks.CitedBy(row.Id, User.Sees(), new PageRequest(ListedCiting));
        ReadCorrections();
        RecognitionHistory = [.. recognition.History(row.Id).Reverse()];
        Pending = reviews.Of(row.Id).Revision > row.Review;
        var shown = Text(View);
        var place = Place(shown);
        var first = Math.Clamp(From ?? Math.Max(1, place.Part - 1), 1, Math.Max(1, shown.Parts.Length));
        Range = (first, End(shown, first));
        ImagePage = place.Page ?? shown.Parts.FirstOrDefault(p => p.Number == place.Part)?.Page.Number ?? 1;
        Markup = Written(shown, Range);
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

        var shown = Text(view);
        var first = Math.Clamp(From ?? 1, 1, Math.Max(1, shown.Parts.Length));
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        Written(shown, (first, End(shown, first))).WriteTo(text, encoder);
        return Content(text.ToString(), "text/html; charset=utf-8");
    }

    /// <summary>Where the marks of a page stand on paper.</summary>
    public IActionResult OnGetBoxes() =>
        documents.Find(Id, User.Sees()) is { HasContent: true } row && views.Of(row, User.Sees()) is { } view && PageBoxes.Of(view, PageNumber ?? 1) is { } boxes
            ? new JsonResult(boxes, new System.Text.Json.JsonSerializerOptions(System.Text.Json.JsonSerializerDefaults.Web))
            : NotFound();

    /// <summary>Rejects the repair at an offset of the extracted text, all of a kind, or all.</summary>
    public Task<IActionResult> OnPostRejectAsync([FromForm(Name = "repair")] int? repair, [FromForm(Name = "repair-kind")] string? kind, [FromForm(Name = "repair-all")] bool all) =>
        Decide("document.repairs-rejected", repair, kind, all, selection => queue.RejectRepairs(Id, selection, User.Sees(), User.AccountName()));

    public Task<IActionResult> OnPostRestoreAsync([FromForm(Name = "repair")] int? repair, [FromForm(Name = "repair-kind")] string? kind, [FromForm(Name = "repair-all")] bool all) =>
        Decide("document.repairs-restored", repair, kind, all, selection => queue.RestoreRepairs(Id, selection, User.Sees(), User.AccountName()));

    public string PartUrl(int part) => Shared.With("view", Shown).With("from", part.ToString(CultureInfo.InvariantCulture)).ToString();

    /// <summary>This document with what holds for all of it: query, repairs of spaces, filter of repairs.</summary>
    public QueryAddress Shared => QueryAddress.Of("/documents/" + Row.Id).With("q", Q).With("spacing", Spacing ? "true" : null).With("kind", Kind)
        .With("confidence", Confidence > 0 ? Confidence.ToString(CultureInfo.InvariantCulture) : null);

    /// <summary>Where a button of the repairs sends its form.</summary>
    public string Post(string handler) => Shared.With("view", Shown).With("repairs", RepairPage > 1 ? RepairPage.ToString(CultureInfo.InvariantCulture) : null).With("handler", handler).ToString();

    public RepairFilter Filter => new(KindOf(Kind), Math.Clamp(Confidence, 0, 100), Spacing);

    /// <summary>Address of a mark: in the page if its part is there, else a page that has it.</summary>
    public string Link(int part, string anchor) => !IsOriginal && part >= Range.From && part <= Range.To
        ? "#" + anchor
        : Shared.With("from", Math.Max(1, part - 1).ToString(CultureInfo.InvariantCulture)) + "#" + anchor;

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

    private async Task<IActionResult> Decide(string done, int? repair, string? kind, bool all, Func<RepairSelection, Task<int>> order)
    {
        if (!User.MayIngest())
        {
            return Forbid();
        }

        if (documents.Find(Id, User.Sees()) is not { } row)
        {
            return NotFound();
        }

        Row = row;
        RepairSelection? selection = repair is { } at ? new RepairSelection.At(at) : KindOf(kind) is { } one ? new RepairSelection.OfKind(one) : all ? new RepairSelection.Everything() : null;
        if (selection is null)
        {
            return BadRequest();
        }

        Done = await order(selection) > 0 ? done : "document.repairs-unchanged";
        return LocalRedirect(Shared.With("view", Shown).With("repairs", RepairPage > 1 ? RepairPage.ToString(CultureInfo.InvariantCulture) : null).ToString());
    }

    private static RepairKind? KindOf(string? name) =>
        Enum.GetValues<RepairKind>().Where(k => ContractNames.Of(k) == name).Select(k => (RepairKind?)k).FirstOrDefault();

    private DocumentView Text(DocumentView view) => IsOriginal ? view.Original : view;

    private HashSet<int> Corrected(DocumentView view) => [.. structureEdits.Standing(Id).Select(e => view.Lines.Find(e.Correction.Line)?.Start).OfType<int>()];

    private static int End(DocumentView view, int first)
    {
        var last = first;
        var weight = first <= view.Parts.Length ? view.WeightOf(view.Parts[first - 1]) : 0;
        while (last < Math.Min(view.Parts.Length, first + PartsAtOnce - 1) && (weight += view.WeightOf(view.Parts[last])) <= MarksAtOnce)
        {
            last++;
        }

        return Math.Min(last, view.Parts.Length);
    }

    private TextMarkup Written(DocumentView view, (int From, int To) range)
    {
        var matches = QueryMatches.Of(Q);
        var at = At is { } offset ? Math.Clamp(offset, 0, view.Document.Text.Length) : (int?)null;
        return new TextMarkup(view, t, encoder, new ReadingPlace(at, line => matches.In(view.Document.Text, line))) { Range = range, Spacing = Spacing, Review = User.MayIngest(), Corrected = User.MayIngest() && !IsOriginal ? Corrected(view) : null };
    }
}
