using System.Collections.Immutable;
using System.Text.RegularExpressions;
using IngestPipeline.Documents;

namespace IngestPipeline.Extraction.Layout;

/// <summary>
/// Joins the parts of tables that run over page ends: nothing but page furniture stands between them and their columns agree. Headings that are repeated
/// on the next page are left out there, and a row that was cut by the page end is one row again.
/// </summary>
public static partial class TableContinuation
{
    /// <summary>Column edges of one ruled table differ by less than this from page to page; those of equally many columns by less than the other. Points.</summary>
    private const double SameEdge = 5;
    private const double NearEdge = 25;

    /// <summary>For each page the tables that begin on it.</summary>
    /// <param name="pages">With their tables.</param>
    /// <param name="rows">For each page its text without furniture.</param>
    public static IReadOnlyList<ImmutableArray<FoundTable>> Join(IReadOnlyList<PageRows> pages, IReadOnlyList<ImmutableArray<LayoutLine>> rows)
    {
        var result = pages.Select(p => p.Tables.Select(t => OnPaper(t, p.Page)).ToList()).ToList();
        var open = -1;
        for (var i = 1; i < pages.Count; i++)
        {
            open = pages[i - 1].Tables.Length > (open < 0 ? 0 : 1) ? i - 1 : open;
            if (open < 0 || pages[i].Tables.IsEmpty || !EndsWithTable(pages[i - 1], rows[i - 1]) || !BeginsWithTable(pages[i], rows[i]) || JoinTwo(result[open][^1], result[i][0]) is not { } joined)
            {
                open = -1;
                continue;
            }

            result[open][^1] = joined;
            result[i].RemoveAt(0);
        }

        return [.. result.Select(t => t.ToImmutableArray())];
    }

    private static bool EndsWithTable(PageRows page, ImmutableArray<LayoutLine> rows) => rows.All(r => r.Baseline < page.Tables[^1].Box.Y1);

    /// <summary>The unit and "(tiếp theo)" may be repeated above.</summary>
    private static bool BeginsWithTable(PageRows page, ImmutableArray<LayoutLine> rows) => rows.All(r => r.Baseline > page.Tables[0].Box.Y0 || Repeated().IsMatch(r.Text));

    private static FoundTable? JoinTwo(FoundTable first, FoundTable second)
    {
        var columns = Columns(first.Xs, second.Xs);
        if (columns is not var (xs, ofFirst, ofSecond))
        {
            return null;
        }

        var skipped = RepeatedRows(first, second);
        if (skipped == 0 && first.Headers > 0 && second.Headers > 0 && second.Row(0).Any(c => c.Bold) && first.Row(0).Any(c => c.Bold))
        {
            return null;
        }

        var above = first.Cells.Select(c => Move(c, 0, ofFirst)).ToList();
        var below = second.Cells.Where(c => c.Row >= skipped).Select(c => Move(c, first.RowCount - skipped, ofSecond)).ToList();
        var cut = CutRow(above, below, first);
        var rowCount = first.RowCount + second.RowCount - skipped;
        if (cut)
        {
            // The rest of the cut row goes back to where it was cut off.
            foreach (var rest in below.Where(c => c.Row == first.RowCount && !c.IsEmpty))
            {
                var at = above.FindIndex(c => c.Column == rest.Column && c.Row + c.RowSpan == first.RowCount);
                above[at] = above[at] with { Lines = [.. above[at].Lines, .. rest.Lines] };
            }

            below = [.. below.Where(c => c.Row > first.RowCount).Select(c => c with { Row = c.Row - 1 })];
            rowCount--;
        }

        var parts = second.Parts.Select(p => p with { Row = first.RowCount + p.Row });
        return first with { Xs = xs, RowCount = rowCount, Cells = [.. above, .. below], Parts = [.. first.Parts, .. parts] };
    }

    private static FoundCell Move(FoundCell cell, int down, int[] columns) =>
        cell with { Row = cell.Row + down, Column = columns[cell.Column], ColumnSpan = columns[cell.Column + cell.ColumnSpan] - columns[cell.Column] };

    /// <summary>The edges of the joined table, and where the edges of both are among them; null where the columns do not agree.</summary>
    private static (ImmutableArray<double> Xs, int[] First, int[] Second)? Columns(ImmutableArray<double> first, ImmutableArray<double> second)
    {
        var moved = second.Select(x => x - second[0] + first[0]).ToList();
        var width = first[^1] - first[0];
        if (Math.Abs(moved[^1] - first[^1]) > Math.Max(NearEdge, 0.04 * width))
        {
            return null;
        }

        if (first.Length == second.Length && first.Zip(moved).All(e => Math.Abs(e.First - e.Second) < NearEdge))
        {
            var same = Enumerable.Range(0, first.Length).ToArray();
            return (first, same, same);
        }

        if (Among(moved, first) is { } ofSecond)
        {
            return (first, [.. Enumerable.Range(0, first.Length)], ofSecond);
        }

        return Among(first, moved) is { } ofFirst ? ([.. moved], ofFirst, [.. Enumerable.Range(0, moved.Count)]) : null;
    }

    private static int[]? Among(IReadOnlyList<double> edges, IReadOnlyList<double> all)
    {
        var places = edges.Select(e => Enumerable.Range(0, all.Count).MinBy(i => Math.Abs(all[i] - e))).ToArray();
        var inner = edges.Select((e, i) => Math.Abs(all[places[i]] - e) < SameEdge || i == 0 || i == edges.Count - 1).All(near => near);
        return inner && places[0] == 0 && places[^1] == all.Count - 1 && places.Distinct().Count() == places.Length ? places : null;
    }

    /// <summary>How many rows at the top of the second part say what the headings of the first do: all of them, or the column numbers alone.</summary>
    private static int RepeatedRows(FoundTable first, FoundTable second)
    {
        for (var from = 0; from < first.Headers; from++)
        {
            var count = first.Headers - from;
            if (count < second.RowCount && Said(first, from, first.Headers) is { Length: > 1 } said && said == Said(second, 0, count))
            {
                return count;
            }
        }

        return 0;
    }

    private static string Said(FoundTable table, int from, int end) =>
        string.Concat(table.Cells.Where(c => c.Row >= from && c.Row < end).SelectMany(c => c.Text).Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));

    /// <summary>
    /// The first row below goes on with the last one above: its first cell is empty where all others are filled, and what it says goes on in lower case,
    /// in cells that have something above.
    /// </summary>
    private static bool CutRow(List<FoundCell> above, List<FoundCell> below, FoundTable first)
    {
        var rest = below.Where(c => c.Row == first.RowCount).ToList();
        var filled = rest.Where(c => !c.IsEmpty).ToList();
        if (filled.Count == 0 || filled.Count == rest.Count || rest.Any(c => c.RowSpan > 1) || !rest.Any(c => c.Column == 0 && c.IsEmpty)
            || above.Any(c => c.Column == 0 && c.Row >= first.Headers && c.IsEmpty))
        {
            return false;
        }

        return filled.TrueForAll(c => !c.IsFigure && above.Exists(a => a.Column == c.Column && a.ColumnSpan == c.ColumnSpan && a.Row + a.RowSpan == first.RowCount && !a.IsEmpty))
            && filled.Exists(c => char.IsLower(c.Text[0]));
    }

    /// <summary>The box of a table on a page that was turned to be read, or is one of two facing pages, where it stands on paper.</summary>
    private static FoundTable OnPaper(FoundTable table, PageContent page)
    {
        var (left, width) = page.Half ?? new PageHalf(0, page.Width);
        Box Placed(Box box) => Ocr.TurnedPage.Clockwise(box with { X0 = box.X0 + left, X1 = box.X1 + left }, (360 - page.Turn) % 360, width, page.Height);
        return page.Turn == 0 && page.Half is null ? table : table with { Parts = [.. table.Parts.Select(p => p with { Box = Placed(p.Box) })] };
    }

    [GeneratedRegex(@"^\W*(?:đơn\s+vị(?:\s+tính)?\s*:|đvt\b|\(?tiếp\s+theo|.*\(tiếp(?:\s+theo)?\)\W*$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Repeated();
}
