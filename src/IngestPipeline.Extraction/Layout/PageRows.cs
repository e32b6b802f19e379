using System.Collections.Immutable;

namespace IngestPipeline.Extraction.Layout;

/// <summary>A page with its words in rows; the words of ruled tables are in the tables.</summary>
public sealed record PageRows(PageContent Page, ImmutableArray<LayoutLine> Rows, ImmutableArray<FoundTable> Tables)
{
    public static PageRows Of(PageContent page)
    {
        var (tables, rest) = TableFinder.Find(page);
        return new PageRows(page with { Words = [] }, RowBuilder.Build(rest), tables);
    }
}
