using System.Collections.Immutable;
using IngestPipeline.Documents;

namespace IngestPipeline.Extraction.Layout;

/// <summary>A word as it lies on an upright page. Coordinates in points, origin top left.</summary>
/// <param name="Text">Never empty, no white space.</param>
/// <param name="X0">Left edge.</param>
/// <param name="X1">Right edge.</param>
/// <param name="Baseline">Y of the baseline.</param>
/// <param name="Size">Font size in points; estimated on scans.</param>
public sealed record LayoutWord(string Text, double X0, double X1, double Baseline, double Size)
{
    public bool Bold { get; init; }

    public bool Italic { get; init; }

    /// <summary>0 to 1.</summary>
    public double Confidence { get; init; } = 1;

    /// <summary>A blank was drawn right before it.</summary>
    public bool SpaceBefore { get; init; }

    /// <summary>No blank stands between the word before it on its line and this one.</summary>
    public bool Glued { get; init; }

    /// <summary>Smaller and higher than its neighbour: a superscript.</summary>
    public bool Raised { get; init; }

    /// <summary>Where it stands on paper when that is not where layout sees it (a scan that was set straight); else null.</summary>
    public Box? Paper { get; init; }

    /// <summary>What the reader had to repair in it; spans count from the word's start, in order.</summary>
    public ImmutableArray<Repair> Repairs { get; init; } = [];

    /// <summary>What it could not decipher; spans count from the word's start, in order.</summary>
    public ImmutableArray<Gap> Gaps { get; init; } = [];

    /// <summary>On paper; height from the font size: ascent 0.75, descent 0.22 (Times).</summary>
    public Box Box => Paper ?? new Box(X0, Baseline - (0.75 * Size), X1, Baseline + (0.22 * Size));

    /// <summary>One word of this and the letters that follow it.</summary>
    public LayoutWord Join(LayoutWord next) => this with
    {
        Text = Text + next.Text,
        X1 = Math.Max(X1, next.X1),
        Paper = Paper?.Union(next.Box),
        Repairs = [.. Repairs, .. next.Repairs.Select(r => r with { Span = r.Span.Shift(Text.Length) })],
        Gaps = [.. Gaps, .. next.Gaps.Select(g => g with { Span = g.Span.Shift(Text.Length) })],
    };

    /// <summary>Without its first characters.</summary>
    public LayoutWord Skip(int count) => this with
    {
        Text = Text[count..],
        Repairs = [.. Repairs.Where(r => r.Span.Start >= count).Select(r => r with { Span = r.Span.Shift(-count) })],
        Gaps = [.. Gaps.Where(g => g.Span.Start >= count).Select(g => g with { Span = g.Span.Shift(-count) })],
    };
}
