namespace IngestPipeline.Documents;

/// <summary>A rectangle on a page in PDF points (1/72 inch), origin top left, <c>Y</c> growing downwards.</summary>
public readonly record struct Box(double X0, double Y0, double X1, double Y1)
{
    public double Width => X1 - X0;

    public double Height => Y1 - Y0;

    public double CenterX => (X0 + X1) / 2;

    public double CenterY => (Y0 + Y1) / 2;

    public Box Union(Box other) => new(Math.Min(X0, other.X0), Math.Min(Y0, other.Y0), Math.Max(X1, other.X1), Math.Max(Y1, other.Y1));

    public bool Intersects(Box other) => X0 < other.X1 && other.X0 < X1 && Y0 < other.Y1 && other.Y0 < Y1;

    /// <summary>In another unit, or another resolution.</summary>
    public Box Scaled(double factor) => new(X0 * factor, Y0 * factor, X1 * factor, Y1 * factor);

    public bool Contains(double x, double y) => x >= X0 && x <= X1 && y >= Y0 && y <= Y1;
}
