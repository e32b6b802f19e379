namespace IngestPipeline.Web.Facts;

/// <summary>A scale of values with round steps (Heckbert, "Nice numbers for graph labels", Graphics Gems 1990).</summary>
public sealed record SeriesAxis(double Low, double High, double Step)
{
    private const int Steps = 5;

    /// <param name="fromZero">Bars are compared by their lengths.</param>
    public static SeriesAxis Of(IReadOnlyCollection<double> values, bool fromZero)
    {
        var (low, high) = (values.Min(), values.Max());

        // A line may leave zero out only where it would be squeezed into the upper half.
        low = fromZero || low > 0 && low < high / 2 ? Math.Min(0, low) : low;
        high = fromZero ? Math.Max(0, high) : high;
        if (high - low < 1e-9)
        {
            (low, high) = (Math.Min(0, low), low == 0 ? 1 : Math.Max(0, high));
        }

        var step = Nice((high - low) / Steps);
        return new SeriesAxis(Math.Floor(low / step) * step, Math.Ceiling(high / step) * step, step);
    }

    public IEnumerable<double> Ticks => Enumerable.Range(0, (int)Math.Round((High - Low) / Step) + 1).Select(i => Math.Round(Low + i * Step, 10));

    /// <summary>0 at the low end, 1 at the high one.</summary>
    public double Share(double value) => (value - Low) / (High - Low);

    private static double Nice(double raw)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        return (raw / power) switch { <= 1 => 1, <= 2 => 2, <= 2.5 => 2.5, <= 5 => 5, _ => 10 } * power;
    }
}
