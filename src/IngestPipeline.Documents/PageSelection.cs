using System.Collections.Immutable;
using System.Globalization;

namespace IngestPipeline.Documents;

/// <summary>Why a list of pages cannot be followed.</summary>
public sealed record PageListProblem(string Vietnamese, string English);

/// <summary>A list of pages as it was typed: one of the two is null.</summary>
public readonly record struct PageListParse(PageSelection? Value, PageListProblem? Problem);

/// <summary>Pages of a document as people write them: <c>2-5, 9</c>; none written means all.</summary>
public sealed record PageSelection
{
    public static readonly PageSelection All = new([]);

    /// <summary>No document has a page beyond it.</summary>
    private const int Last = 100_000;

    private readonly ImmutableArray<(int First, int Last)> _ranges;

    private PageSelection(ImmutableArray<(int First, int Last)> ranges)
    {
        _ranges = ranges;
        Text = string.Join(", ", ranges.Select(r => r.First == r.Last ? Number(r.First) : $"{Number(r.First)}-{Number(r.Last)}"));
    }

    /// <summary>As people write it, in order and without overlaps; empty for all pages.</summary>
    public string Text { get; }

    public bool IsAll => _ranges.IsEmpty;

    /// <param name="page">From 1.</param>
    public bool Contains(int page) => IsAll || _ranges.Any(r => page >= r.First && page <= r.Last);

    /// <param name="text">Numbers and ranges with commas, semicolons or blanks between; empty: all pages.</param>
    /// <param name="pages">How many the document has; null while nobody knows.</param>
    public static PageListParse Parse(string? text, int? pages = null)
    {
        var ranges = new List<(int First, int Last)>();
        var tidy = string.Concat((text ?? "").Select(c => c is '–' or '—' or '−' ? '-' : c)).Replace(" -", "-", StringComparison.Ordinal).Replace("- ", "-", StringComparison.Ordinal);
        foreach (var part in tidy.Split([',', ';', ' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            var ends = part.Split('-');
            if (ends.Length > 2 || PageOf(ends[0]) is not { } first || PageOf(ends[^1]) is not { } last)
            {
                return Refuse($"“{Short(part)}” không phải là số trang; viết như 2-5, 9", $"“{Short(part)}” is no page number; write as in 2-5, 9");
            }

            if (first > last)
            {
                return Refuse($"“{Short(part)}”: trang đầu đứng sau trang cuối", $"“{Short(part)}”: the first page comes after the last");
            }

            if (pages is { } count && last > count)
            {
                return Refuse($"Không có trang {Number(last)}: tài liệu có {Number(count)} trang", $"There is no page {Number(last)}: the document has {Number(count)} pages");
            }

            ranges.Add((first, last));
        }

        return new PageListParse(new PageSelection(Merged(ranges)), null);
    }

    public bool Equals(PageSelection? other) => other is not null && Text == other.Text;

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Text;

    private static ImmutableArray<(int First, int Last)> Merged(List<(int First, int Last)> ranges)
    {
        var merged = ImmutableArray.CreateBuilder<(int First, int Last)>();
        foreach (var range in ranges.Order())
        {
            if (merged.Count > 0 && range.First <= merged[^1].Last + 1)
            {
                merged[^1] = (merged[^1].First, Math.Max(merged[^1].Last, range.Last));
            }
            else
            {
                merged.Add(range);
            }
        }

        return merged.ToImmutable();
    }

    private static PageListParse Refuse(string vietnamese, string english) => new(null, new PageListProblem(vietnamese, english));

    private static int? PageOf(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is > 0 and <= Last ? page : null;

    private static string Short(string part) => part.Length <= 20 ? part : part[..20] + "…";

    private static string Number(int page) => page.ToString(CultureInfo.InvariantCulture);
}
