using System.Collections.Immutable;
using IngestPipeline.Documents;

namespace IngestPipeline.Web.Documents;

/// <summary>A section in the outline beside the text, with those within it.</summary>
/// <param name="Title">Label and title, or the id of a section that has neither.</param>
public sealed record OutlineNode(Section Section, string Title, ImmutableArray<OutlineNode> Within)
{
    /// <summary>The sections of a document as a tree, in order of the text.</summary>
    public static ImmutableArray<OutlineNode> Tree(ImmutableArray<Section> sections)
    {
        // A parent that is not there must not lose its sections.
        var known = sections.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        var within = sections.ToLookup(s => s.Parent is { } parent && parent != s.Id && known.Contains(parent) ? parent : "", StringComparer.Ordinal);
        ImmutableArray<OutlineNode> Branch(string id) => [.. within[id].Select(s => new OutlineNode(s, TitleOf(s), Branch(s.Id)))];
        return Branch("");
    }

    private static string TitleOf(Section section)
    {
        var title = string.Join(". ", new[] { section.Label, section.Title }.Where(s => !string.IsNullOrEmpty(s)));
        return title.Length == 0 ? section.Id : title;
    }
}
