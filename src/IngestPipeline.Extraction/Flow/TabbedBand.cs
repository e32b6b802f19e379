using System.Collections.Immutable;
using System.Text.RegularExpressions;
using IngestPipeline.Documents;

namespace IngestPipeline.Extraction.Flow;

/// <summary>
/// Older files set the letterhead with tabs or spaces instead of a table: <c>BỘ TÀI CHÍNH ⇥ CỘNG HÒA XÃ HỘI …</c>; likewise the signature
/// beside the recipients. Such lines are split into the two columns they show.
/// </summary>
internal static partial class TabbedBand
{
    /// <summary>Lines from the top among which a letterhead is looked for.</summary>
    private const int Within = 12;

    /// <summary>Items from the end among which the recipients are looked for.</summary>
    private const int FromEnd = 60;

    private const int LongestLine = 200;

    private const int MostLines = 30;

    public static ImmutableArray<FlowItem> Split(ImmutableArray<FlowItem> items) => Signature(Letterhead(items));

    /// <summary>From "Nơi nhận" on, if names or titles stand to the right of the recipients.</summary>
    private static ImmutableArray<FlowItem> Signature(ImmutableArray<FlowItem> items)
    {
        var first = -1;
        for (var i = items.Length - 1; i >= Math.Max(0, items.Length - FromEnd) && first < 0; i--)
        {
            first = items[i] is FlowItem.Paragraph p && Recipients().IsMatch(p.Text) ? i : -1;
        }

        if (first < 0)
        {
            return items;
        }

        var lines = items.Skip(first).TakeWhile(i => i is FlowItem.Paragraph { Text.Length: <= LongestLine }).Take(MostLines).Cast<FlowItem.Paragraph>().ToList();
        var cuts = lines.ConvertAll(l => Cut(l) ?? (LeadingGap().IsMatch(l.Text) && IsNameOrTitle(l.Text) ? (l with { Runs = [] }, l) : null));
        var last = cuts.FindLastIndex(c => c is not null);
        if (!cuts.Exists(c => c is var (_, right) && IsNameOrTitle(right.Text)))
        {
            return items;
        }

        while (last + 1 < lines.Count && lines[last + 1].Text.TrimStart() is ['-' or '+' or '*', ..])
        {
            last++;
        }

        var left = lines.Take(last + 1).Select((l, i) => (FlowItem)(cuts[i]?.Left ?? l));
        var right = cuts.Where(c => c is not null).Select(c => (FlowItem)c!.Value.Right);
        return [.. items.Take(first), Band([.. left], [.. right]), .. items.Skip(first + last + 1)];
    }

    private static bool IsNameOrTitle(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: >= 2 and <= 10 } words && Array.TrueForAll(words, w => char.IsUpper(w[0]) || !char.IsLetter(w[0]));

    private static FlowItem.Grid Band(ImmutableArray<FlowItem> left, ImmutableArray<FlowItem> right) =>
        new([[new FlowCell(left, 1, 1, false), new FlowCell(right, 1, 1, false)]], false);

    private static ImmutableArray<FlowItem> Letterhead(ImmutableArray<FlowItem> items)
    {
        var top = items.TakeWhile(i => i is FlowItem.Paragraph).Take(Within).Cast<FlowItem.Paragraph>().ToList();
        var first = top.FindIndex(p => RightPart().Match(p.Text) is { Success: true } m && Gap(p.Text, m.Index) && m.Index > 0);
        if (first < 0)
        {
            return items;
        }

        var last = first;
        for (var i = first + 1; i < top.Count && (string.IsNullOrWhiteSpace(top[i].Text) || HeadCut(top[i]) is not null); i++)
        {
            last = string.IsNullOrWhiteSpace(top[i].Text) ? last : i;
        }

        var left = ImmutableArray.CreateBuilder<FlowItem>();
        var right = ImmutableArray.CreateBuilder<FlowItem>();
        for (var i = first; i <= last; i++)
        {
            if (HeadCut(top[i]) is var (l, r))
            {
                left.Add(l);
                right.Add(r);
            }
        }

        return [.. items.Take(first), Band(left.ToImmutable(), right.ToImmutable()), .. items.Skip(last + 1)];
    }

    /// <summary>In the letterhead a line may also be wholly of the right column, set there by leading tabs.</summary>
    private static (FlowItem.Paragraph Left, FlowItem.Paragraph Right)? HeadCut(FlowItem.Paragraph line) =>
        Cut(line) ?? (LeadingGap().IsMatch(line.Text) && (RightPart().IsMatch(line.Text) || IssueDate().IsMatch(line.Text)) ? (line with { Runs = [] }, line) : null);

    private static (FlowItem.Paragraph Left, FlowItem.Paragraph Right)? Cut(FlowItem.Paragraph paragraph)
    {
        var gap = WideGap().Matches(paragraph.Text).MaxBy(Width);
        if (gap is null || paragraph.Text.AsSpan(gap.Index + gap.Length).Trim().Length == 0 || paragraph.Text.Length > LongestLine)
        {
            return null;
        }

        return (paragraph with { Runs = Slice(paragraph.Runs, 0, gap.Index) }, paragraph with { Runs = Slice(paragraph.Runs, gap.Index + gap.Length, int.MaxValue), ListLabel = null });
    }

    private static ImmutableArray<FlowRun> Slice(ImmutableArray<FlowRun> runs, int from, int to)
    {
        var result = ImmutableArray.CreateBuilder<FlowRun>();
        var at = 0;
        foreach (var run in runs)
        {
            var start = Math.Clamp(from - at, 0, run.Text.Length);
            var end = Math.Clamp(to - at, start, run.Text.Length);
            at += run.Text.Length;
            if (end > start)
            {
                result.Add(end - start == run.Text.Length ? run : run with { Text = run.Text[start..end], Original = null });
            }
        }

        return result.ToImmutable();
    }

    /// <summary>Tabs reach further than spaces.</summary>
    private static int Width(Match gap) => gap.Value.Sum(c => c == '\t' ? 8 : 1);

    private static bool Gap(string text, int at) => WideGap().Match(text) is { Success: true } m && m.Index + m.Length <= at + 1;

    [GeneratedRegex(@"C[ỘộÔô]NG\s+H(ÒA|OÀ|òa|oà)\s+XÃ\s+HỘI|Độc\s+lập\s*[-–]|ĐẢNG\s+CỘNG\s+SẢN", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex RightPart();

    [GeneratedRegex(@"^\s*(Nơi\s+nhận|NƠI\s+NHẬN)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Recipients();

    [GeneratedRegex(@"^([ \u00A0]*\t|[ \u00A0]{10,})", RegexOptions.CultureInvariant)]
    private static partial Regex LeadingGap();

    [GeneratedRegex(@"ngày.{1,12}tháng.{1,12}năm", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex IssueDate();

    [GeneratedRegex(@"(?<=\S)(\s*\t\s*|[ \u00A0]{3,})", RegexOptions.CultureInvariant)]
    private static partial Regex WideGap();
}
