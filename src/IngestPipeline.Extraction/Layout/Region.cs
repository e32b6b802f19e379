using System.Collections.Immutable;

namespace IngestPipeline.Extraction.Layout;

/// <summary>A part of a page in reading order.</summary>
public abstract record Region
{
    private Region()
    {
    }

    /// <summary>Running text over the whole width.</summary>
    public sealed record Flow(ImmutableArray<LayoutLine> Lines) : Region;

    /// <summary>Letterhead or signature block: every printed line stands for itself; left column first.</summary>
    public sealed record Band(ImmutableArray<LayoutLine> Left, ImmutableArray<LayoutLine> Right) : Region
    {
        /// <summary>Baseline of its first line.</summary>
        public double Top => Left.Concat(Right).Min(l => l.Baseline);

        /// <summary>A line at the top of the next page that lies in the left column and looks like it.</summary>
        public bool GoesOnLeft(LayoutLine? line) =>
            line is not null && !Left.IsEmpty && !Right.IsEmpty && line.X1 < Right.Min(r => r.X0) &&
            Left.Any(l => Math.Abs(l.X0 - line.X0) < 0.6 * line.Size) && Math.Abs(Left[^1].Size - line.Size) < 0.08 * line.Size;
    }

    /// <summary>Running text set in two columns.</summary>
    public sealed record Columns(ImmutableArray<LayoutLine> Left, ImmutableArray<LayoutLine> Right) : Region;
}
