using System.Collections.Immutable;

namespace IngestPipeline.Extraction.Layout;

/// <summary>A page with its words in rows; the words of tables are in the tables.</summary>
/// <param name="Tables">From top to bottom.</param>
public sealed record PageRows(PageContent Page, ImmutableArray<LayoutLine> Rows, ImmutableArray<FoundTable> Tables)
{
    /// <summary>The page on the right where this is the left one of two facing pages that are one page of the file.</summary>
    public PageRows? Facing { get; init; }

    public static PageRows Of(PageContent page) => FacingPages.Split(page) is var (left, right) ? Whole(left) with { Facing = Whole(right) } : Whole(page);

    private static PageRows Whole(PageContent page)
    {
        var (ruled, outside) = TableFinder.Find(page);
        var (open, rest) = OpenTableFinder.Find(page.Number, RowBuilder.Build(outside));
        return new PageRows(page with { Words = [] }, rest, open.IsEmpty ? ruled : [.. ruled.Concat(open).OrderBy(t => t.Box.Y0)]);
    }
}
