using System.Collections.Immutable;
using System.Text.RegularExpressions;
using IngestPipeline.Documents;

namespace IngestPipeline.Extraction.Flow;

/// <summary>
/// Older files set the letterhead with tabs or spaces instead of a table: <c>BỘ TÀI CHÍNH ⇥ CỘNG HÒA XÃ HỘI …</c>. Such lines are split
/// into the two columns they show.
/// </summary>
internal static partial class TabbedLetterhead
{
    /// <summary>Lines from the top among which a letterhead is looked for.</summary>
    private const int Within = 12;

    public static IEnumerable<FlowItem> Split(ImmutableArray<FlowItem> items)
    {
        var top = items.TakeWhile(i => i is FlowItem.Paragraph).Take(Within).Cast<FlowItem.Paragraph>().ToList();
        var first = top.FindIndex(p => RightPart().Match(p.Text) is { Success: true } m && Gap(p.Text, m.Index) && m.Index > 0);
        if (first < 0)
        {
            return items;
        }

        var last = first;
        for (var i = first + 1; i < top.Count && (string.IsNullOrWhiteSpace(top[i].Text) || Cut(top[i]) is not null); i++)
        {
            last = string.IsNullOrWhiteSpace(top[i].Text) ? last : i;
        }

        var left = ImmutableArray.CreateBuilder<FlowItem>();
        var right = ImmutableArray.CreateBuilder<FlowItem>();
        for (var i = first; i <= last; i++)
        {
            if (Cut(top[i]) is var (l, r))
            {
                left.Add(l);
                right.Add(r);
            }
        }

        var band = new FlowItem.Grid([[new FlowCell(left.ToImmutable(), 1, 1, false), new FlowCell(right.ToImmutable(), 1, 1, false)]], false);
        return [.. items.Take(first), band, .. items.Skip(last + 1)];
    }

    private static (FlowItem.Paragraph Left, FlowItem.Paragraph Right)? Cut(FlowItem.Paragraph paragraph)
    {
        var gap = WideGap().Matches(paragraph.Text).MaxBy(Width);
        if (gap is null || paragraph.Text.AsSpan(gap.Index + gap.Length).Trim().Length == 0 || paragraph.Text.Length > 200)
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

    [GeneratedRegex(@"(?<=\S)(\s*\t\s*|[ \u00A0]{3,})", RegexOptions.CultureInvariant)]
    private static partial Regex WideGap();
}
