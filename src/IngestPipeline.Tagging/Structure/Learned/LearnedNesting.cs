using IngestPipeline.Learning;

namespace IngestPipeline.Tagging.Structure.Learned;

/// <summary>Nests headings by a trained choice among the open sections.</summary>
public sealed class LearnedNesting(ChoiceModel model, string identity) : INesting
{
    private static readonly RuleNesting Rules = new();

    public string Version => $"maxent-1;{Rules.Version};{identity}";

    public (int Keep, double Confidence) Depth(IReadOnlyList<OpenSection> open, Enumerator? marker, TextLine line)
    {
        var probabilities = model.Probabilities(Candidates(open, marker, line));
        var keep = Array.IndexOf(probabilities, probabilities.Max());
        return (keep, probabilities[keep]);
    }

    /// <summary>Features of each depth that the heading may have: below none, one, … all of the open sections.</summary>
    public static List<IReadOnlyList<string>> Candidates(IReadOnlyList<OpenSection> open, Enumerator? marker, TextLine line)
    {
        var rule = Rules.Depth(open, marker, line).Keep;
        return [.. Enumerable.Range(0, open.Count + 1).Select(keep => Features(open, keep, marker, line, rule))];
    }

    private static List<string> Features(IReadOnlyList<OpenSection> open, int keep, Enumerator? marker, TextLine line, int rule)
    {
        var own = marker is null ? (line.AllCapitals ? "CAPITALS" : "plain") : $"{marker.Kind}{marker.Depth}";
        var elder = keep < open.Count ? open[keep] : null;
        var parent = keep > 0 ? open[keep - 1] : null;
        var follows = elder is null ? "none" : Follows(elder, marker, line);
        var below = parent is null ? "top" : Kind(parent);
        var series = open.Any(o => Same(o, marker, line)) ? "open" : marker?.Ordinal == 1 ? "first" : "new";
        List<string> features =
        [
            $"follows={follows}", $"follows={follows}&{own}", $"below={below}&{own}", $"below={below}&{own}&{series}", $"series={series}&{follows}",
            $"levels-closed={Math.Min(open.Count - keep, 4)}", $"levels-closed={Math.Min(open.Count - keep, 4)}&{own}&{series}",
            $"parent-look={Compare(parent, line)}", $"elder-look={Compare(elder, line)}&{follows}", $"elder={(elder is null ? "none" : Kind(elder))}&{own}",
        ];
        if (keep == rule)
        {
            features.AddRange(["rule", $"rule&{own}", $"rule&{series}", $"rule&{follows}"]);
        }

        if (line.Style.OutlineLevel is { } outline)
        {
            features.Add($"outline={(parent?.Outline is null ? "?" : parent.Outline < outline)}&{(elder?.Outline is null ? "?" : elder.Outline >= outline)}");
        }

        return features;
    }

    private static string Kind(OpenSection section) =>
        section.Marker is { } m ? $"{m.Kind}{m.Depth}" : section.Section.Title is { } t && TextLine.IsCapitals(t) ? "CAPITALS" : "plain";

    private static bool Same(OpenSection section, Enumerator? marker, TextLine line) =>
        marker is null ? section.Marker is null && section.Look == RuleNesting.Look(line) : section.Marker is { } m && m.Kind == marker.Kind && m.Depth == marker.Depth;

    private static string Follows(OpenSection elder, Enumerator? marker, TextLine line)
    {
        if (!Same(elder, marker, line))
        {
            return "other";
        }

        return marker is null ? "alike" : (marker.Ordinal - elder.Marker!.Ordinal) switch { 1 => "next", 0 => "again", > 1 => "jump", _ => "back" };
    }

    private static string Compare(OpenSection? section, TextLine line) => section is null ? "none" : section.Look == RuleNesting.Look(line) ? "same" : "other";
}
