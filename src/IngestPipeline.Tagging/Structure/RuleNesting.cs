using IngestPipeline.Documents;

namespace IngestPipeline.Tagging.Structure;

/// <summary>Nests headings by their markers' ranks and by the series that are open.</summary>
public sealed class RuleNesting : INesting
{
    public string Version => "rules-1";

    public (int Keep, double Confidence) Depth(IReadOnlyList<OpenSection> open, Enumerator? marker, TextLine line) => (Keep(open, marker, line), 0.95);

    /// <summary>Order of headings from outermost to innermost where nothing else tells.</summary>
    public static double Rank(Enumerator? marker, TextLine line) => marker is { } m ? (int)m.Kind + (m.Depth / 10.0) : line.AllCapitals ? 5.5 : 8.5;

    public static string Look(TextLine line) => $"{line.AllCapitals}|{line.Style.Bold}|{line.Style.Italic}|{line.Style.Alignment == Alignment.Center}|{line.Style.OutlineLevel}";

    private static int Keep(IReadOnlyList<OpenSection> open, Enumerator? marker, TextLine line)
    {
        if (marker is null)
        {
            return Unnumbered(open, line);
        }

        for (var i = open.Count - 1; i >= 0; i--)
        {
            if (open[i].Marker is { } m && m.Kind == marker.Kind && m.Depth == marker.Depth)
            {
                return i;
            }
        }

        // A series that begins anew below an article or an unnumbered heading stands within it, whatever its rank.
        if (marker.Ordinal == 1 && open.Count > 0 && (open[^1].Marker is null || (open[^1].Marker!.Kind is EnumeratorKind.Article && marker.Kind > EnumeratorKind.Subdivision)))
        {
            return open.Count;
        }

        var rank = Rank(marker, line);
        var keep = open.Count;
        while (keep > 0 && open[keep - 1].Rank >= rank)
        {
            keep--;
        }

        return keep;
    }

    private static int Unnumbered(IReadOnlyList<OpenSection> open, TextLine line)
    {
        for (var i = open.Count - 1; i >= 0; i--)
        {
            if (open[i].Marker is null && open[i].Look == Look(line))
            {
                return i;
            }
        }

        if (line.Style.OutlineLevel is { } outline)
        {
            return open.TakeWhile(o => o.Outline is null || o.Outline < outline).Count();
        }

        // In capitals it ranks with the Roman sections; else it divides the section that it stands in.
        return line.AllCapitals
            ? open.TakeWhile(o => o.Marker is { Kind: EnumeratorKind.Appendix or EnumeratorKind.Part or EnumeratorKind.Chapter }).Count()
            : open.TakeWhile(o => o.Marker is not null || o.Section.Title is { } t && TextLine.IsCapitals(t)).Count();
    }
}
