using System.Collections.Immutable;
using System.Text.RegularExpressions;
using IngestPipeline.Documents;

namespace IngestPipeline.Extraction.Layout;

/// <summary>A row that belongs to the page and not to the text.</summary>
public readonly record struct FurnitureRow(BlockKind Kind, LayoutLine Line);

/// <summary>
/// Finds page numbers and running headers and footers by what is the same from page to page: numbers that count with the pages,
/// lines that return at the same height.
/// </summary>
public static partial class Furniture
{
    /// <summary>Page numbers stand within this share of the page's height from its edges.</summary>
    private const double Edge = 0.13;

    private const int Candidates = 3;

    /// <summary>For each page, the furniture among its rows.</summary>
    public static ImmutableArray<ImmutableArray<FurnitureRow>> Find(IReadOnlyList<PageRows> pages)
    {
        var numbers = Numbers(pages);
        var returning = Returning(pages);
        var result = ImmutableArray.CreateBuilder<ImmutableArray<FurnitureRow>>(pages.Count);
        for (var i = 0; i < pages.Count; i++)
        {
            var found = ImmutableArray.CreateBuilder<FurnitureRow>();
            foreach (var row in EdgeRows(pages[i]))
            {
                if (numbers[i].Contains(row))
                {
                    found.Add(new FurnitureRow(BlockKind.PageNumber, row));
                }
                else if (returning.Contains(row))
                {
                    found.Add(new FurnitureRow(BlockKind.RunningHeader, row));
                }
            }

            result.Add(found.ToImmutable());
        }

        return result.MoveToImmutable();
    }

    /// <summary>The number in a row that has nothing else and stands where page numbers do; else null.</summary>
    public static int? PageNumberOf(LayoutLine row, double pageHeight) =>
        (row.Baseline < Edge * pageHeight || row.Baseline > (1 - Edge) * pageHeight) && PageNumber().Match(row.Text) is { Success: true } match
            ? int.Parse(match.Groups["n"].Value, System.Globalization.CultureInfo.InvariantCulture)
            : null;

    private static List<HashSet<LayoutLine>> Numbers(IReadOnlyList<PageRows> pages)
    {
        var candidates = new List<(int Index, LayoutLine Row, int Offset)>();
        for (var i = 0; i < pages.Count; i++)
        {
            foreach (var row in EdgeRows(pages[i]))
            {
                // Pages that face each other on one page of the file are numbered one by one.
                if (PageNumberOf(row, pages[i].Page.Height) is { } number)
                {
                    candidates.Add((i, row, number - i - 1));
                }
            }
        }

        // A number belongs to the pages when it counts with them: the same distance to the page's index on several pages, or none.
        var common = candidates.GroupBy(c => c.Offset).Where(g => g.Key == 0 || g.Select(c => c.Index).Distinct().Count() > 1).Select(g => g.Key).ToHashSet();
        var result = pages.Select(_ => new HashSet<LayoutLine>(ReferenceEqualityComparer.Instance)).ToList();
        foreach (var (index, row, offset) in candidates)
        {
            if (common.Contains(offset))
            {
                result[index].Add(row);
            }
        }

        return result;
    }

    private static HashSet<LayoutLine> Returning(IReadOnlyList<PageRows> pages)
    {
        var byLook = new Dictionary<(string Text, int Height), List<(int Index, LayoutLine Row)>>();
        for (var i = 0; i < pages.Count; i++)
        {
            foreach (var row in EdgeRows(pages[i]))
            {
                // The unit above a table returns with every table, but it is no header.
                if (UnitOfTable().IsMatch(row.Text))
                {
                    continue;
                }

                var fromEdge = row.Baseline < pages[i].Page.Height / 2 ? row.Baseline : row.Baseline - pages[i].Page.Height;
                var look = (Digits().Replace(row.Text, "#"), (int)Math.Round(fromEdge / 6));
                if (!byLook.TryGetValue(look, out var list))
                {
                    byLook[look] = list = [];
                }

                list.Add((i, row));
            }
        }

        var result = new HashSet<LayoutLine>(ReferenceEqualityComparer.Instance);
        foreach (var list in byLook.Values)
        {
            var count = list.Select(e => e.Index).Distinct().Count();
            if (count >= 3 && (count >= 0.4 * pages.Count || list[^1].Index - list[0].Index == count - 1))
            {
                result.UnionWith(list.Select(e => e.Row));
            }
        }

        return result;
    }

    private static IEnumerable<LayoutLine> EdgeRows(PageRows page)
    {
        var rows = page.Rows;
        for (var i = 0; i < rows.Length; i++)
        {
            if (i < Candidates || i >= rows.Length - Candidates)
            {
                yield return rows[i];
            }
        }
    }

    [GeneratedRegex(@"^[\s\-–—_|.]*(?:(?:trang|page|tr\.?)\s*:?\s*)?(?<n>\d{1,4})(?:\s*(?:/|of|trên)\s*\d{1,4})?[\s\-–—_|.]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PageNumber();

    [GeneratedRegex(@"^\W*(?:đơn\s+vị(?:\s+tính)?|đvt)\b", RegexOptions.IgnoreCase)]
    private static partial Regex UnitOfTable();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
