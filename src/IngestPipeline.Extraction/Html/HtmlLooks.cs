using System.Globalization;
using AngleSharp.Dom;
using IngestPipeline.Documents;
using IngestPipeline.Extraction.Flow;

namespace IngestPipeline.Extraction.Html;

/// <summary>Looks that an element hands down. Only inline styles and old attributes count: reports come from word processors, not from designers.</summary>
internal sealed record HtmlLooks(string? Font, double? Size, bool Bold, bool Italic, bool Superscript, bool Hidden, bool Capitals, Alignment Alignment, double? Indent)
{
    public static readonly HtmlLooks Plain = new(null, null, false, false, false, false, false, Alignment.Unknown, null);

    public FlowRun Run(string text) => new(text, Font, Size, Bold, Italic, Superscript) { Capitals = Capitals };

    public HtmlLooks Of(IElement element)
    {
        var looks = element.LocalName switch
        {
            "b" or "strong" or "th" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" => this with { Bold = true },
            "i" or "em" or "cite" => this with { Italic = true },
            "sup" => this with { Superscript = true },
            "center" => this with { Alignment = Alignment.Center },
            "font" => this with { Font = element.GetAttribute("face") ?? Font },
            _ => this,
        };
        looks = looks with { Alignment = AlignmentOf(element.GetAttribute("align")) ?? looks.Alignment };
        foreach (var declaration in (element.GetAttribute("style") ?? "").Split(';'))
        {
            var colon = declaration.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
            {
                looks = looks.With(declaration[..colon].Trim().ToLowerInvariant(), declaration[(colon + 1)..].Trim());
            }
        }

        return looks;
    }

    private HtmlLooks With(string property, string value) => property switch
    {
        "font-family" => this with { Font = value.Split(',')[0].Trim(' ', '"', '\'') },
        "font-size" => this with { Size = Points(value) ?? Size },
        "font-weight" => this with { Bold = value is "bold" or "bolder" or "600" or "700" or "800" or "900" },
        "font-style" => this with { Italic = value is "italic" or "oblique" },
        "vertical-align" => this with { Superscript = value == "super" },
        "text-transform" => this with { Capitals = value == "uppercase" },
        "text-align" => this with { Alignment = AlignmentOf(value) ?? Alignment },
        "text-indent" => this with { Indent = Points(value) ?? Indent },
        "display" when value == "none" => this with { Hidden = true },
        "mso-hide" when value == "all" => this with { Hidden = true },
        _ => this,
    };

    private static Alignment? AlignmentOf(string? value) => value?.Trim().ToLowerInvariant() switch
    {
        "center" or "middle" => Alignment.Center,
        "right" or "end" => Alignment.Right,
        "left" or "start" => Alignment.Left,
        "justify" => Alignment.Justify,
        _ => null,
    };

    private static double? Points(string value)
    {
        var (unit, points) = value switch
        {
            [.., 'p', 't'] => (2, 1.0),
            [.., 'p', 'x'] => (2, 0.75),
            [.., 'c', 'm'] => (2, 28.35),
            [.., 'm', 'm'] => (2, 2.835),
            [.., 'i', 'n'] => (2, 72.0),
            _ => (-1, 0),
        };
        return unit > 0 && double.TryParse(value[..^unit], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 10_000 ? number * points : null;
    }
}
