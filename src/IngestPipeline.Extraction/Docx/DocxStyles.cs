using System.Xml.Linq;
using IngestPipeline.Documents;

namespace IngestPipeline.Extraction.Docx;

/// <summary>Looks of a run after all that was said about it.</summary>
internal sealed record RunLooks(string? Font, double? Size, bool Bold, bool Italic, bool Superscript, bool Hidden, bool Capitals)
{
    public static readonly RunLooks Plain = new(null, null, false, false, false, false, false);

    /// <summary>These looks, changed by a <c>w:rPr</c>.</summary>
    public RunLooks With(XElement? properties)
    {
        if (properties is null)
        {
            return this;
        }

        var fonts = properties.Child("rFonts");
        return this with
        {
            Font = fonts.Value("ascii") ?? fonts.Value("hAnsi") ?? (fonts.Value("asciiTheme") is not null ? null : Font),
            Size = properties.Child("sz").Number() is { } half ? half / 2.0 : Size,
            Bold = properties.Child("b").Flag() ?? Bold,
            Italic = properties.Child("i").Flag() ?? Italic,
            Superscript = properties.Child("vertAlign") is { } place ? place.Value() == "superscript" : Superscript,
            Hidden = properties.Child("vanish").Flag() ?? Hidden,
            Capitals = properties.Child("caps").Flag() ?? Capitals,
        };
    }
}

/// <summary>Looks of a paragraph; lengths in twentieths of a point, as in the file.</summary>
internal sealed record ParagraphLooks(Alignment Alignment, int? Left, int? FirstLine, int? OutlineLevel, string? NumberingId, int? NumberingLevel)
{
    public static readonly ParagraphLooks Plain = new(Alignment.Unknown, null, null, null, null, null);

    public double? Indent => Left is null && FirstLine is null ? null : ((Left ?? 0) + (FirstLine ?? 0)) / 20.0;

    /// <summary>These looks, changed by a <c>w:pPr</c>.</summary>
    public ParagraphLooks With(XElement? properties)
    {
        if (properties is null)
        {
            return this;
        }

        var indent = properties.Child("ind");
        var numbering = properties.Child("numPr");
        return this with
        {
            Alignment = properties.Child("jc").Value() switch
            {
                "center" => Alignment.Center,
                "right" or "end" => Alignment.Right,
                "left" or "start" => Alignment.Left,
                "both" or "distribute" or "lowKashida" or "mediumKashida" or "highKashida" => Alignment.Justify,
                _ => Alignment,
            },
            Left = indent.Number("left") ?? indent.Number("start") ?? Left,
            FirstLine = indent.Number("firstLine") ?? -indent.Number("hanging") ?? FirstLine,
            OutlineLevel = properties.Child("outlineLvl").Number() is { } level ? (level is >= 0 and <= 8 ? level + 1 : null) : OutlineLevel,
            NumberingId = numbering.Child("numId").Value() ?? NumberingId,
            NumberingLevel = numbering.Child("ilvl").Number() ?? NumberingLevel,
        };
    }
}

/// <summary>The style sheet: what a paragraph or run style says, with all it is based on.</summary>
internal sealed class DocxStyles
{
    private readonly Dictionary<string, XElement> _styles = [];
    private readonly Dictionary<string, (ParagraphLooks, RunLooks)> _known = [];
    private readonly string? _defaultParagraph;
    private readonly RunLooks _runDefaults;
    private readonly ParagraphLooks _paragraphDefaults;

    public DocxStyles(XElement? styles)
    {
        foreach (var style in styles.Children("style"))
        {
            if (style.Value("styleId") is { } id)
            {
                _styles[id] = style;
                _defaultParagraph = style.Value("type") == "paragraph" && style.Value("default") is "1" or "true" ? id : _defaultParagraph;
            }
        }

        var defaults = styles.Child("docDefaults");
        _runDefaults = RunLooks.Plain.With(defaults.Child("rPrDefault").Child("rPr"));
        _paragraphDefaults = ParagraphLooks.Plain.With(defaults.Child("pPrDefault").Child("pPr"));
    }

    public (ParagraphLooks Paragraph, RunLooks Run) Paragraph(string? id)
    {
        id ??= _defaultParagraph ?? "";
        if (!_known.TryGetValue(id, out var looks))
        {
            looks = (_paragraphDefaults, _runDefaults);
            foreach (var style in Chain(id))
            {
                var outline = HeadingLevel(style);
                var paragraph = looks.Item1.With(style.Child("pPr"));
                looks = (paragraph with { OutlineLevel = outline ?? paragraph.OutlineLevel }, looks.Item2.With(style.Child("rPr")));
            }

            _known[id] = looks;
        }

        return looks;
    }

    /// <summary>What a character style changes.</summary>
    public RunLooks Run(string? id, RunLooks under) => id is null ? under : Chain(id).Aggregate(under, (looks, style) => looks.With(style.Child("rPr")));

    /// <summary>The borders that a table style draws, or null.</summary>
    public XElement? TableBorders(string? id) => id is null ? null : Chain(id).Select(s => s.Child("tblPr").Child("tblBorders")).LastOrDefault(b => b is not null);

    /// <summary>From the root style to the style itself; a circle ends where it began.</summary>
    private List<XElement> Chain(string id)
    {
        var chain = new List<XElement>();
        for (var at = id; at is not null && _styles.TryGetValue(at, out var style) && !chain.Contains(style) && chain.Count < 32; at = style.Child("basedOn").Value())
        {
            chain.Insert(0, style);
        }

        return chain;
    }

    private static int? HeadingLevel(XElement style) =>
        style.Child("name").Value()?.ToLowerInvariant() is ['h', 'e', 'a', 'd', 'i', 'n', 'g', ' ', >= '1' and <= '9' and var digit] ? digit - '0' : null;
}
