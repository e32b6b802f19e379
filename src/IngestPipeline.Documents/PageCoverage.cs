using System.Collections.Immutable;

namespace IngestPipeline.Documents;

/// <summary>Pages of a document whose text is missing or not to be relied on, from its warnings.</summary>
/// <param name="Unread">Could not be read, or were not; rising.</param>
/// <param name="Doubtful">Were recognised with little confidence or from a damaged image, and are not among the unread; rising.</param>
public sealed record PageCoverage(ImmutableArray<int> Unread, ImmutableArray<int> Doubtful)
{
    public static PageCoverage Of(Document document)
    {
        var unread = Pages(document, "page-unreadable");
        return new PageCoverage(unread, [.. Pages(document, "ocr-doubtful").Union(Pages(document, "page-damaged")).Except(unread).Order()]);
    }

    private static ImmutableArray<int> Pages(Document document, string code) =>
        [.. document.Warnings.Where(w => w.Code == code).Select(w => w.Page).OfType<int>().Distinct().Order()];
}
