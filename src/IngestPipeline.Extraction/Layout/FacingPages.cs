using System.Collections.Immutable;
using IngestPipeline.Documents;
using IngestPipeline.Extraction.Pdf;

namespace IngestPipeline.Extraction.Layout;

/// <summary>Which part of a page as it was read is one of two facing pages of a booklet.</summary>
/// <param name="Left">X of its left edge, points; what was read of it counts from there.</param>
/// <param name="PageWidth">Of the whole page.</param>
public readonly record struct PageHalf(double Left, double PageWidth)
{
    public bool IsRight => Left > 0;
}

/// <summary>
/// Two facing pages of a booklet that were scanned as one. An engine keeps their lines apart, but what belongs to each page (its number, its notes, the end
/// of its last paragraph, a signature beside which the other page goes on) shows only when each is read for itself, left before right.
/// </summary>
public static class FacingPages
{
    /// <summary>Width over height: two sheets of A4 or A5 side by side have 1.41; cropped or photographed ones more or less.</summary>
    private const double Narrowest = 1.15;
    private const double Broadest = 2;

    /// <summary>Of the page's width: the inner margins reach between these, and are as wide as this at least, both together.</summary>
    private const double FoldFrom = 0.44;
    private const double FoldTo = 0.56;
    private const double InnerMargins = 0.045;

    /// <summary>Lines of running text on both sides, or on one of them where page numbers tell the rest.</summary>
    private const int TextLines = 8;
    private const int NumberedLines = 4;

    /// <summary>A line of running text: of the width of its column, letters, and font sizes without a word.</summary>
    private const double LongLine = 0.7;
    private const int LongLineLetters = 20;
    private const double WidestBlank = 2.5;

    /// <summary>Words read less surely may be the shadow of the fold.</summary>
    private const double Sure = 0.5;

    /// <summary>The left and the right page; null where the page is one.</summary>
    public static (PageContent Left, PageContent Right)? Split(PageContent page)
    {
        if (page.Half is not null || page.Width < Narrowest * page.Height || page.Width > Broadest * page.Height || Fold(page) is not { } fold)
        {
            return null;
        }

        var at = Math.Clamp(page.Width / 2, fold.From, fold.To);
        var (left, right) = (Half(page, 0, at), Half(page, at, page.Width));
        var (before, after) = (RowBuilder.Build(left.Words), RowBuilder.Build(right.Words));
        var (lines, others) = (RunningText(before, left.Width), RunningText(after, right.Width));
        return CrossedByTable(page, fold) ? null
            : page.Method == PageMethod.Ocr && Math.Min(lines, others) >= TextLines ? (left, right)
            : Math.Max(lines, others) >= NumberedLines && AreNumbered(before, after, page.Height) ? (left, right)
            : null;
    }

    /// <summary>The widest strip near the middle without a word in it from top to bottom: both inner margins.</summary>
    private static Gutter? Fold(PageContent page)
    {
        var words = page.Words.Where(w => w.Confidence >= Sure && w.Text.Any(char.IsLetterOrDigit))
            .Select(w => (Middle: page.Upright(w), Half: (w.X1 - w.X0) / 2)).Select(w => (From: w.Middle - w.Half, To: w.Middle + w.Half)).OrderBy(w => w.From).ToList();
        var widest = default(Gutter?);
        var end = double.MaxValue;
        foreach (var (from, to) in words)
        {
            if (from - end > Math.Max(InnerMargins * page.Width, widest?.Width ?? 0) && from > FoldFrom * page.Width && end < FoldTo * page.Width)
            {
                widest = new Gutter(end, from);
            }

            end = end == double.MaxValue ? to : Math.Max(end, to);
        }

        return widest;
    }

    /// <summary>Its words and rules, moved so that they count from its left edge. What belongs to the page as a whole goes with the left half.</summary>
    private static PageContent Half(PageContent page, double from, double to)
    {
        bool Holds(double x) => from == 0 ? x < to : x >= from;
        var half = page with
        {
            Width = to - from,
            Words = [.. page.Words.Where(w => Holds(page.Upright(w))).Select(w => w with { X0 = w.X0 - from, X1 = w.X1 - from, Paper = w.Box })],
            Rules = [.. page.Rules.Where(r => Holds((r.X0 + r.X1) / 2)).Select(r => new PdfRule((float)(r.X0 - from), r.Y0, (float)(r.X1 - from), r.Y1))],
            Half = new PageHalf(from, page.Width),
        };
        return from == 0 ? half : half with { Asides = [], Marks = [], Warnings = [] };
    }

    /// <summary>Rules run through the fold among the words: a table of a landscape page that has an empty column there. The edge of the paper may run through it too.</summary>
    private static bool CrossedByTable(PageContent page, Gutter fold)
    {
        var (top, bottom) = (page.Words.Min(w => w.Baseline - w.Size), page.Words.Max(w => w.Baseline));
        return page.Rules.Count(r => r.X0 < fold.From && r.X1 > fold.To && r.Y0 > top && r.Y0 < bottom) > 1;
    }

    /// <summary>How many lines run over most of the column without a blank as wide as between the columns of a table.</summary>
    private static int RunningText(ImmutableArray<LayoutLine> rows, double width)
    {
        var column = Margins.Of(rows, width).Width;
        return rows.Count(r => r.Width > LongLine * column && r.Text.Count(char.IsLetter) >= LongLineLetters && !Gutter.In(r, WidestBlank).Any());
    }

    /// <summary>Page numbers stand at the same height of both, the right one a page on.</summary>
    private static bool AreNumbered(ImmutableArray<LayoutLine> left, ImmutableArray<LayoutLine> right, double height)
    {
        bool Follow(LayoutLine? one, LayoutLine? next) =>
            one is not null && next is not null && Furniture.PageNumberOf(one, height) is { } n && Furniture.PageNumberOf(next, height) == n + 1
            && Math.Abs(one.Baseline - next.Baseline) < 2 * one.Size;
        return Follow(left.FirstOrDefault(), right.FirstOrDefault()) || Follow(left.LastOrDefault(), right.LastOrDefault());
    }
}
