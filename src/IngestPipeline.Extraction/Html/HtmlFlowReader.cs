using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using IngestPipeline.Extraction.Docx;
using IngestPipeline.Extraction.Flow;

namespace IngestPipeline.Extraction.Html;

/// <summary>Walks the tree of a page and makes flowing content of it: blocks, lists, tables, Word's footnotes.</summary>
internal sealed partial class HtmlFlowReader
{
    private const int MaxDepth = 500;

    private static readonly HashSet<string> Ignored = ["script", "style", "head", "title", "template", "noscript", "svg", "object", "iframe", "select", "textarea", "button", "input", "map"];

    private static readonly HashSet<string> Blocks =
    [
        "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd", "blockquote", "pre", "section", "article", "header", "footer", "main", "nav", "aside", "center",
        "form", "fieldset", "figure", "figcaption", "address", "hr", "body", "caption",
    ];

    private readonly Dictionary<string, ImmutableArray<FlowItem>> _notes = [];

    public FlowContent Read(IDocument page)
    {
        var items = page.Body is { } body ? Items(body, HtmlLooks.Plain, 0) : [];
        return new FlowContent(items, _notes.ToImmutableDictionary(), []);
    }

    private ImmutableArray<FlowItem> Items(IElement element, HtmlLooks looks, int depth)
    {
        var story = new Story();
        Children(element, looks.Of(element), story, depth);
        story.End(looks);
        return [.. story.Items];
    }

    private void Children(INode parent, HtmlLooks looks, Story story, int depth)
    {
        foreach (var node in parent.ChildNodes)
        {
            switch (node)
            {
                case IText text when !looks.Hidden:
                    story.Add(text.Data, looks);
                    break;
                case IElement element when depth > MaxDepth:
                    story.Add(element.TextContent, looks);
                    break;
                case IElement element when !Ignored.Contains(element.LocalName):
                    Element(element, looks, story, depth + 1);
                    break;
            }
        }
    }

    private void Element(IElement element, HtmlLooks outer, Story story, int depth)
    {
        var looks = outer.Of(element);
        if (looks.Hidden)
        {
            return;
        }

        if (element.LocalName == "br")
        {
            story.Break(looks);
        }
        else if (element.LocalName == "table")
        {
            story.End(outer);
            story.Items.Add(Table(element, looks, depth));
        }
        else if (element.LocalName == "a" && NoteReference().Match(element.GetAttribute("href") ?? "") is { Success: true } reference)
        {
            story.AddMark(element.TextContent.Trim().Trim('[', ']', '(', ')'), reference.Groups[1].Value, looks);
        }
        else if (NoteId().Match(element.Id ?? "") is { Success: true } note && element.LocalName == "div")
        {
            _notes[note.Groups[1].Value] = Items(element, HtmlLooks.Plain, depth);
        }
        else if ((element.GetAttribute("style") ?? "").Contains("mso-element:footnote-list", StringComparison.OrdinalIgnoreCase))
        {
            story.End(outer);
            Children(element, looks, new Story(), depth);
        }
        else if (Blocks.Contains(element.LocalName))
        {
            Block(element, outer, looks, story, depth);
        }
        else
        {
            Children(element, looks, story, depth);
        }
    }

    private void Block(IElement element, HtmlLooks outer, HtmlLooks looks, Story story, int depth)
    {
        story.End(outer);
        if (element.LocalName == "li")
        {
            story.Label = Label(element);
        }

        var heading = element.LocalName is ['h', >= '1' and <= '6' and var digit] ? digit - '0' : (int?)null;
        story.Outline = heading;
        Children(element, looks, story, depth);
        story.End(looks);
        story.Outline = null;
        story.Label = null;
    }

    private static (string Text, bool Bullet) Label(IElement item)
    {
        if (item.ParentElement is not { LocalName: "ol" } list)
        {
            return ("-", true);
        }

        var start = int.TryParse(list.GetAttribute("start"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var first) ? first : 1;
        var number = start + list.Children.Where(c => c.LocalName == "li").TakeWhile(c => c != item).Count();
        var format = list.GetAttribute("type") switch
        {
            "a" => "lowerLetter",
            "A" => "upperLetter",
            "i" => "lowerRoman",
            "I" => "upperRoman",
            _ => "decimal",
        };
        return (NumberFormat.Write(number, format) + ".", false);
    }

    private FlowItem.Grid Table(IElement table, HtmlLooks looks, int depth)
    {
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<FlowCell>>();
        foreach (var row in table.Children.SelectMany(c => c.LocalName is "tbody" or "thead" or "tfoot" ? c.Children.AsEnumerable() : [c]).Where(r => r.LocalName == "tr"))
        {
            rows.Add([.. row.Children.Where(c => c.LocalName is "td" or "th").Select(c => new FlowCell(Items(c, looks, depth + 1), Span(c, "rowspan"), Span(c, "colspan"), c.LocalName == "th"))]);
        }

        return new FlowItem.Grid(rows.ToImmutable(), IsRuled(table));
    }

    private static int Span(IElement cell, string name) =>
        int.TryParse(cell.GetAttribute(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var span) ? Math.Clamp(span, 1, 1000) : 1;

    /// <summary>By its border attribute or style, or the styles of its cells.</summary>
    private static bool IsRuled(IElement table)
    {
        if (table.GetAttribute("border") is { } border && border.Trim() is not ("0" or ""))
        {
            return true;
        }

        var cells = table.QuerySelectorAll("td,th").Take(200).ToList();
        return Line().IsMatch(table.GetAttribute("style") ?? "") || cells.Count(c => Line().IsMatch(c.GetAttribute("style") ?? "")) * 2 > cells.Count;
    }

    [GeneratedRegex(@"#_((?:ftn|edn)\d+)$", RegexOptions.CultureInvariant)]
    private static partial Regex NoteReference();

    [GeneratedRegex(@"^((?:ftn|edn)\d+)$", RegexOptions.CultureInvariant)]
    private static partial Regex NoteId();

    [GeneratedRegex(@"border(-(top|left|bottom|right))?\s*:\s*(?!none|0)[^;]*(solid|double|windowtext)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Line();

    /// <summary>Runs of the block that is open, with HTML's white space folded.</summary>
    private sealed class Story
    {
        private readonly List<FlowRun> _runs = [];
        private bool _space = true;

        public List<FlowItem> Items { get; } = [];

        public (string Text, bool Bullet)? Label { get; set; }

        public int? Outline { get; set; }

        public void Add(string text, HtmlLooks looks)
        {
            var folded = new StringBuilder(text.Length);
            foreach (var c in text)
            {
                if (c is ' ' or '\t' or '\n' or '\r' or '\f')
                {
                    _ = _space ? folded : folded.Append(' ');
                    _space = true;
                }
                else
                {
                    folded.Append(c);
                    _space = false;
                }
            }

            if (folded.Length > 0)
            {
                _runs.Add(looks.Run(SymbolFont.Decode(looks.Font, folded.ToString())));
            }
        }

        public void Break(HtmlLooks looks)
        {
            _runs.Add(looks.Run("\n"));
            _space = true;
        }

        public void AddMark(string mark, string id, HtmlLooks looks) => _runs.Add(looks.Run(mark) with { Superscript = true, FootnoteMark = id });

        public void End(HtmlLooks looks)
        {
            if (_runs.Exists(r => r.FootnoteMark is not null || !string.IsNullOrWhiteSpace(r.Text)))
            {
                Items.Add(new FlowItem.Paragraph([.. _runs], looks.Alignment, looks.Indent, Label?.Text, Label?.Bullet == true, Outline));
                Label = null;
            }

            _runs.Clear();
            _space = true;
        }
    }
}
