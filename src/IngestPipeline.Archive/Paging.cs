namespace IngestPipeline.Archive;

/// <summary>Which part of a list is wanted.</summary>
/// <param name="Limit">Items at most, 1 to 500.</param>
/// <param name="After">The <see cref="ResultPage{T}.Next"/> of the page before (keyset paging: as quick on page 1,000 as on page 1); null for the start.</param>
/// <param name="Offset">Items to skip after that; for numbered pages.</param>
/// <param name="CountAll">Whether the total is wanted as well.</param>
public sealed record PageRequest(int Limit = 50, string? After = null, int Offset = 0, bool CountAll = true)
{
    /// <summary>The <see cref="ResultPage{T}.Previous"/> of the page behind; stands above <see cref="After"/>. Only where a list says so.</summary>
    public string? Before { get; init; }

    /// <summary>Where a program reads, not a person, more go at once.</summary>
    internal int Most { get; init; } = 500;

    internal int Rows => Math.Clamp(Limit, 1, Most);

    internal int Skip => Math.Max(0, Offset);
}

/// <summary>A part of a list.</summary>
/// <param name="Items">In order.</param>
/// <param name="Next">Where the next part begins; null when this is the last.</param>
/// <param name="Total">Matches in all; null when it was not asked for.</param>
public sealed record ResultPage<T>(IReadOnlyList<T> Items, string? Next, long? Total)
{
    /// <summary>Where the part before ends; null when this is the first, or the list is paged in one direction.</summary>
    public string? Previous { get; init; }
}

internal static class Pages
{
    /// <summary>Lists ask for one row more than wanted: it tells that there is a next part.</summary>
    public static ResultPage<T> Cut<T>(List<T> items, int rows, long? total, Func<T, string> cursor)
    {
        if (items.Count <= rows)
        {
            return new ResultPage<T>(items, null, total);
        }

        items.RemoveRange(rows, items.Count - rows);
        return new ResultPage<T>(items, cursor(items[^1]), total);
    }

    /// <summary>Likewise for lists that are paged in both directions; rows before a place come in reverse.</summary>
    public static ResultPage<T> Cut<T>(List<T> items, PageRequest page, long? total, Func<T, string> cursor)
    {
        var more = items.Count > page.Rows;
        if (more)
        {
            items.RemoveRange(page.Rows, items.Count - page.Rows);
        }

        if (page.Before is null)
        {
            return new ResultPage<T>(items, more ? cursor(items[^1]) : null, total) { Previous = page.After is not null && items.Count > 0 ? cursor(items[0]) : null };
        }

        items.Reverse();
        return new ResultPage<T>(items, items.Count > 0 ? cursor(items[^1]) : null, total) { Previous = more ? cursor(items[0]) : null };
    }
}
